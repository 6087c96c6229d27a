import type { Reply } from '#contracts/wire';
import { dayOf } from '#domain/day';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountRecord,
  accountIdOf,
  type BudgetRecord,
  type CandidateRecord,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { earningWorld, keeper, proposed } from '../kit/earning';
import { accountOf, paperAccount, verifiedAt } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { area, personId, type Who } from '../kit/world';

/*
 * Kills the function around every request with which a passbook is opened, closed, moved, filled or corrected,
 * repeats the command with the same requestId, and looks whether it happened once and every invariant holds. A
 * killed transaction keeps its locks for 30 s, so all the killing is done first, each time to somebody else and,
 * where a month's budget is counted, in another community.
 */

jest.setTimeout(240_000);

const start = 10;

let cloud: TestCloud;
let wang: PersonRecord;
let pattern: CandidateRecord;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
  const person = cloud.one<PersonRecord>('people', personId('wang'));
  if (!person) throw new RangeError('nobody to be a neighbour of');
  wang = person;
  const doneOn = dayOf(cloud.cloud.clock.now());
  pattern = await proposed(cloud, await accountOf(cloud, 'li'), { doneOn });
}, 120_000);
afterAll(stopTestClouds);

type Asked = { who: Who; action: string; input: object };
type After = { status: AccountRecord['status']; balance: number; debt: number; lines: number };
type Kind = { action: string; ready(who: Who, index: number): Promise<Asked>; after: After };

/** A neighbour nobody has touched; with a passbook where there is something to begin with. */
async function neighbour(who: Who, balance?: number): Promise<AccountRecord | undefined> {
  await cloud.load('people', [{ ...wang, _id: personId(who) }]);
  return balance === undefined ? undefined : accountOf(cloud, who, { balance });
}

const ownBook = async (who: Who, balance: number): Promise<AccountRecord> => {
  const account = await neighbour(who, balance);
  if (!account) throw new Error('no passbook');
  return account;
};

/** Somebody who decides in a community of her own. */
async function keeperOf(communityId: string, index: number): Promise<Who> {
  const known = cloud.one<PersonRecord>('people', personId(keeper));
  if (!known) throw new RangeError('no keeper');
  const who: Who = `visitor-decider-${index}`;
  const memberships = known.memberships.map((one) => ({ ...one, areaId: communityId }));
  await cloud.load('people', [{ ...known, _id: personId(who), memberships } as PersonRecord]);
  return who;
}

const kinds: Kind[] = [
  {
    action: 'points.open',
    async ready(who) {
      await neighbour(who);
      return { who, action: 'points.open', input: { hasAgreed: true } };
    },
    after: { status: 'open', balance: 0, debt: 0, lines: 0 },
  },
  {
    action: 'points.close',
    async ready(who) {
      await ownBook(who, start);
      return { who, action: 'points.close', input: { balance: start } };
    },
    after: { status: 'closed', balance: 0, debt: 0, lines: 2 },
  },
  {
    action: 'points.link-paper',
    async ready(who, index) {
      const member = await ownBook(who, start);
      const name = `郑${index}`;
      const door = String(100 + index);
      await verifiedAt(cloud, who, door);
      const paper = await paperAccount(cloud, { name, areaName: 'u52', door, balance: 26 });
      const input = { paperNumber: paper.number, memberNumber: member.number };
      return { who: 'luo', action: 'points.link-paper', input };
    },
    after: { status: 'open', balance: start + 26, debt: 0, lines: 2 },
  },
  {
    action: 'points.reverse',
    async ready(who) {
      const { _id } = await ownBook(who, start);
      const entry = cloud
        .all<JournalEntryRecord>('journal_entries')
        .find(({ accountId }) => accountId === _id);
      const input = { entryId: entry?._id ?? '', reason: '记错了人' };
      return { who: 'he', action: 'points.reverse', input };
    },
    after: { status: 'open', balance: 0, debt: 0, lines: 2 },
  },
  {
    action: 'points.approve',
    async ready(who, index) {
      const communityId = area(`community${index}`);
      await neighbour(who);
      const areaPath = [area('district'), communityId, area(`home${index}`)];
      const account = await accountOf(cloud, who, { communityId, areaPath, balance: 0 });
      const id = `pc_fault${String(index).padStart(8, '0')}`;
      const candidate: CandidateRecord = {
        ...pattern,
        _id: id,
        accountId: account._id,
        communityId,
        areaPath,
        waitsFor: [`shopkeeper@${communityId}`],
      };
      await cloud.load('point_candidates', [candidate]);
      const input = { id, version: candidate.version };
      return { who: await keeperOf(communityId, index), action: 'points.approve', input };
    },
    after: { status: 'open', balance: 2, debt: 0, lines: 1 },
  },
];

type Case = { kind: Kind; index: number; holder: Who; asked: Asked };
const cases: Case[] = [];

async function fresh(kind: Kind): Promise<Case> {
  const index = cases.length;
  const holder: Who = `visitor-holder-${index}`;
  const one = { kind, index, holder, asked: await kind.ready(holder, index) };
  cases.push(one);
  return one;
}

const requestIdOf = ({ index }: Case) => `points-fault-${index}`;
const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};
const send = async (one: Case): Promise<string> => {
  const { who, ...asked } = one.asked;
  return codeIn(await cloud.send(who, { ...asked, requestId: requestIdOf(one) } as never));
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(one: Case): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = await send(one);
    if (code !== 'busy' || Date.now() > until) return code;
  }
}

type Point = { when: 'before' | 'after'; request: number };

/** Before every request up to the commit, and after it: after one is before the next. */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(5);
  return [
    ...Array.from({ length: commit }, (_, at): Point => ({ when: 'before', request: at + 1 })),
    { when: 'after', request: commit },
  ];
}

async function killEverywhere(kind: Kind): Promise<void> {
  const calm = await fresh(kind);
  expect([kind.action, await send(calm)]).toEqual([kind.action, 'ok']);
  for (const point of pointsOf(cloud.lastCall())) {
    const one = await fresh(kind);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', ...point });
    await send(one).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect([kind.action, point, cloud.lastCall().outcome]).not.toContain('answered');
  }
}

/** What is there of everybody in the end. */
function everybodyLeft(): (one: Case) => After {
  const accounts = new Map(cloud.all<AccountRecord>('point_accounts').map((one) => [one._id, one]));
  const lines = new Map<string, number>();
  for (const { accountId = '' } of cloud.all<JournalEntryRecord>('journal_entries'))
    lines.set(accountId, (lines.get(accountId) ?? 0) + 1);
  return ({ holder }) => {
    const id = accountIdOf(personId(holder));
    const { status = 'closed', balance = -1, debt = -1 } = accounts.get(id) ?? {};
    return { status, balance, debt, lines: lines.get(id) ?? 0 };
  };
}

const locksGone = () => new Promise((resolve) => setTimeout(resolve, 30_000));

test('a passbook whose function died on the way was opened, closed, moved, filled and corrected once', async () => {
  for (const kind of kinds) await killEverywhere(kind);
  expect(cases.length).toBeGreaterThan(60);
  // Whatever was not committed is as if it had never been asked.
  expect(reconciled(cloud)).toEqual([]);
  await locksGone();
  await Promise.all(
    cases.map(async (one) => {
      expect([one.index, await persist(one)]).toEqual([one.index, 'ok']);
    }),
  );
  for (const one of cases.slice(0, 5)) expect(await send(one)).toBe('ok');
  const left = everybodyLeft();
  const events = new Map(cloud.all<EventRecord>('events').map((event) => [event._id, event]));
  for (const one of cases) {
    const { action, after } = one.kind;
    expect({ action, index: one.index, ...left(one) }).toEqual({
      action,
      index: one.index,
      ...after,
    });
    const event = eventIdOf(personId(one.asked.who), requestIdOf(one));
    expect(events.get(event)?.action).toBe(action);
  }
  const numbers = cloud.all<{ _id: string; accountId: string }>('point_account_numbers');
  expect(new Set(numbers.map(({ accountId }) => accountId)).size).toBe(numbers.length);
  const given = cases.filter(({ kind }) => kind.action === 'points.approve');
  const budgets = cloud.all<BudgetRecord>('point_budgets');
  expect(budgets.map(({ issued }) => issued)).toEqual(given.map(() => 2));
  expect(reconciled(cloud)).toEqual([]);
});
