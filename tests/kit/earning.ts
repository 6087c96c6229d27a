import type { Sent } from '#contracts/action';
import { listCandidates, proposeCandidate } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { faultOfPostings, ledgerAccount } from '#domain/ledger';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type {
  AccountRecord,
  BudgetRecord,
  CandidateRecord,
  CapRecord,
  JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type { TestCloud } from './cloud';
import { area, buildWorld, personId, type Who, type World } from './world';

type Post = readonly [role: Role, areaName: string];

/** Whoever decides about points, beside the people of the small world. */
export const keeper: Who = 'visitor-keeper';
/** Keeps the shop too, and lives in 5号楼2单元. */
export const neighbourKeeper: Who = 'visitor-keeper-at-home';
export const secondDispatcher: Who = 'visitor-dispatcher';
/** A second secretary, who lives nowhere near. */
export const secondChief: Who = 'visitor-chief';
const posts: readonly (readonly [Who, string, Post, string?])[] = [
  [keeper, '孙店', ['shopkeeper', 'huai']],
  [neighbourKeeper, '吴店', ['shopkeeper', 'huai'], 'unitLead'],
  [secondDispatcher, '贺街', ['subdistrict-dispatcher', 'street']],
  [secondChief, '姚书', ['chief-grid-lead', 'huai']],
];

/** The small world with a counter in 槐安社区 and its unit lead behind door 301. */
export function earningWorld(): World {
  const world = buildWorld();
  const known = (who: Who): PersonRecord => {
    const person = world.people.find(({ _id }) => _id === personId(who));
    if (!person) throw new RangeError(`${who} is not in the world`);
    return person;
  };
  const [membership] = known('zhao').memberships;
  if (!membership) throw new RangeError('no membership to copy');
  for (const [who, name, [role, areaName], livesLike] of posts)
    world.people.push({
      ...known('zhao'),
      _id: personId(who),
      name,
      homes: livesLike === undefined ? [] : known(livesLike as Who).homes,
      memberships: [{ ...membership, id: `ms_${who}`, role, areaId: area(areaName) }],
    });
  for (const home of known('unitLead').homes) home.door = '301';
  return world;
}

type Deed = Partial<Sent<typeof proposeCandidate>>;

/** Somebody is named for what she did; answers the candidate as it is kept. */
export async function proposed(
  cloud: TestCloud,
  { _id: accountId }: AccountRecord,
  { by = 'luo', ...over }: Deed & { by?: Who; doneOn: string },
): Promise<CandidateRecord> {
  const deed = { act: 'meeting-attended' as const, note: '红色议事厅', ...over };
  const { id } = await cloud.as(by)(proposeCandidate, { accountId, ...deed });
  return candidateIn(cloud, id);
}

export function candidateIn(cloud: TestCloud, id: string): CandidateRecord {
  const found = cloud.one<CandidateRecord>('point_candidates', id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
}

export const waitingFor = async (cloud: TestCloud, who: Who) =>
  (await cloud.as(who)(listCandidates, {})).items;

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * Every invariant that giving points may break (`rules.md §4.3.6` 1–4, 9): entries balance, each balance is the
 * sum of its postings and never negative, what was issued is what people have, nobody approved her own, and
 * caps, budgets and candidates say what the entries say.
 */
export function expectSound(cloud: TestCloud): void {
  const entries = cloud.all<JournalEntryRecord>('journal_entries');
  const postings = entries.flatMap((entry) => entry.postings);
  for (const entry of entries) expect(faultOfPostings(entry.postings)).toBeUndefined();
  const totalOf = (account: string) =>
    sum(postings.filter((one) => one.account === account).map(({ delta }) => delta));
  for (const account of cloud.all<AccountRecord>('point_accounts')) {
    const { _id, balance, debt, personId: holder, sequence } = account;
    expect([_id, balance]).toEqual([_id, totalOf(ledgerAccount.member(_id))]);
    expect([_id, debt]).toEqual([_id, 0 - totalOf(ledgerAccount.debt(_id))]);
    expect(balance).toBeGreaterThanOrEqual(0);
    const own = entries.filter(({ accountId }) => accountId === _id);
    expect(own.map((entry) => entry.sequence).sort((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: sequence }, (_, index) => index + 1),
    );
    expect(own.every(({ approverId }) => holder === undefined || approverId !== holder)).toBe(true);
  }
  expectGiven(cloud, entries);
}

/** What candidates, caps and budgets say of what was given. */
function expectGiven(cloud: TestCloud, entries: readonly JournalEntryRecord[]): void {
  const all = cloud.all<CandidateRecord>('point_candidates');
  const given = all.filter(({ status }) => status === 'approved' || status === 'upheld');
  for (const { _id, granted } of given) {
    const own = entries.filter(({ aboutId, kind }) => kind === 'earned' && aboutId === _id);
    const issued = own
      .flatMap((one) => one.postings)
      .filter(({ account }) => account.startsWith('issue:'));
    expect([_id, own.length, sum(issued.map(({ delta }) => delta))]).toEqual([
      _id,
      1,
      -(granted ?? 0),
    ]);
  }
  const others = new Set(all.filter((one) => !given.includes(one)).map(({ _id }) => _id));
  expect(entries.filter(({ aboutId }) => others.has(aboutId))).toEqual([]);
  const total = sum(given.map(({ granted = 0 }) => granted));
  expect(sum(cloud.all<CapRecord>('point_caps').map((cap) => cap.total))).toBe(total);
  expect(sum(cloud.all<BudgetRecord>('point_budgets').map(({ issued }) => issued))).toBe(total);
}
