import { rules as districtRules, policy } from '#config/policy';
import type { PointsAct } from '#contracts/points';
import { addWorkingDays } from '#domain/calendar';
import { dayOf } from '#domain/day';
import { deciderOf, deciderText, reasonOf, ruleFor, ruleText, withGranted } from '#domain/earning';
import { booked, earnedPostings, ledgerAccount } from '#domain/ledger';
import { derivedId, lettersFrom } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountRecord,
  accountIdOf,
  type Booking,
  type CandidateRecord,
  type CapRecord,
  candidateIdOf,
  entryIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';

const time = { calendar: districtRules.calendar, hours: districtRules.hours };
const rules = {
  version: 1,
  fromOn: policy.earningRules.effectiveFrom,
  rules: policy.earningRules.value,
};

/** Whose passbook it is, and where she lives. */
export type Holder = { unit: AreaRecord; door: string } & (
  | { person: PersonRecord }
  | { name: string; takenBy: PersonRecord; on: string }
);

/** What somebody did. */
export type Deed = {
  act: PointsAct;
  /** Hours of a volunteer. */
  units?: number;
  title?: string;
  note?: string;
  doneAt: number;
  /** Who named her; the platform itself where nobody did. */
  by?: { person: PersonRecord; text: string };
};

const buildingOf = ({ path, pathNames, pathLevels }: AreaRecord): string =>
  pathNames[pathLevels.indexOf('building')] ?? pathNames[path.length - 1] ?? '';

const communityOf = ({ path, pathLevels }: AreaRecord): string =>
  path[pathLevels.indexOf('community')] ?? '';

function newAccount(holder: Holder, at: number): AccountRecord {
  const { unit, door } = holder;
  const isPaper = !('person' in holder);
  const _id = isPaper
    ? derivedId('ac', 'paper', unit._id, door, holder.name)
    : accountIdOf(holder.person._id);
  return {
    _id,
    kind: isPaper ? 'paper' : 'phone',
    status: 'open',
    communityId: communityOf(unit),
    balance: 0,
    held: 0,
    debt: 0,
    sequence: 0,
    taken: { month: dayOf(at).slice(0, 7), pieces: {} },
    number: lettersFrom('0123456789', 8, _id),
    ...(isPaper
      ? {
          name: holder.name,
          consent: { kind: 'paper' as const, on: holder.on, takenBy: holder.takenBy._id },
        }
      : { personId: holder.person._id }),
    areaPath: unit.path,
    place: buildingOf(unit),
    door,
    openedAt: at,
    version: 1,
  };
}

/** A deed that waits for whoever decides about it. */
function candidateFor(account: AccountRecord, deed: Deed): CandidateRecord {
  const { act, units = 1, title, note, doneAt, by } = deed;
  const { _id: accountId, communityId, areaPath } = account;
  const rule = ruleFor(rules, act);
  const points = rule.points * units;
  const role = deciderOf({ path: rule.path, points }, policy.secretaryFromPoints.value);
  const subjectId = derivedId('de', act, accountId, String(doneAt));
  return {
    _id: candidateIdOf(act, subjectId, accountId),
    accountId,
    communityId,
    areaPath,
    act,
    path: rule.path,
    points,
    ruleText: ruleText(rule),
    ruleVersion: rules.version,
    doneOn: dayOf(doneAt),
    reason: reasonOf(act, title),
    ...(note !== undefined && { note }),
    photos: [],
    subjectId,
    proposerId: by?.person._id ?? 'system',
    proposerText: by?.text ?? '平台按记录自动提出',
    status: 'waiting',
    waitsFor: [`${role}@${communityId}`],
    waitsForText: deciderText(role),
    dueAt: decideBy(doneAt),
    escalations: 0,
    at: doneAt,
    version: 1,
  };
}

const decideBy = (at: number): number =>
  addWorkingDays(at, policy.decidePoints.value.workingDays, time).at;

/** What was decided about a deed, and by whom. */
export type Decision = { person: PersonRecord; text: string; at: number };

function decided(candidate: CandidateRecord, { person, text, at }: Decision): CandidateRecord {
  const { waitsForText: _, dueAt: __, ...kept } = candidate;
  return {
    ...kept,
    waitsFor: [],
    decidedBy: person._id,
    decidedText: text,
    decidedAt: at,
    version: 2,
  };
}

/** The entry of a deed that was agreed to. */
const earning = (
  candidate: CandidateRecord,
  account: AccountRecord,
  { person, text, at }: Decision,
): Booking => ({
  kind: 'earned',
  postings: earnedPostings(account, candidate),
  aboutId: candidate._id,
  communityId: candidate.communityId,
  path: candidate.path,
  ruleText: candidate.ruleText,
  ruleVersion: candidate.ruleVersion,
  reason: candidate.reason,
  proposerId: candidate.proposerId,
  approverId: person._id,
  approverText: text,
  at,
});

/** Keeps accounts, entries, candidates and caps, as the handlers write them. */
export class Books {
  readonly accounts = new Map<string, AccountRecord>();
  readonly entries: JournalEntryRecord[] = [];
  readonly candidates = new Map<string, CandidateRecord>();
  readonly caps = new Map<string, CapRecord>();

  private account(id: string): AccountRecord {
    const account = this.accounts.get(id);
    if (!account) throw new RangeError(`no account ${id}`);
    return account;
  }

  open(holder: Holder, at: number): string {
    const account = newAccount(holder, at);
    this.accounts.set(account._id, account);
    return account._id;
  }

  book(accountId: string, booking: Booking): void {
    const _id = entryIdOf(booking.kind, booking.aboutId);
    const { account, entry } = booked(this.account(accountId), { ...booking, _id });
    this.accounts.set(accountId, account);
    this.entries.push(entry);
  }

  propose(accountId: string, deed: Deed): CandidateRecord {
    const candidate = candidateFor(this.account(accountId), deed);
    this.candidates.set(candidate._id, candidate);
    return candidate;
  }

  /** Gives the points of a deed: the entry, the account, and the cap of its month. */
  grant(candidate: CandidateRecord, decision: Decision): void {
    const { _id, accountId, act, doneOn, points } = candidate;
    const granted = { ...decided(candidate, decision), status: 'approved' as const };
    this.candidates.set(_id, { ...granted, granted: points });
    const month = doneOn.slice(0, 7);
    const capId = derivedId('cp', accountId, act, month);
    const cap = this.caps.get(capId) ?? { _id: capId, accountId, act, month, days: {}, total: 0 };
    this.caps.set(capId, { ...cap, ...withGranted(cap, doneOn, points) });
    this.book(accountId, earning(candidate, this.account(accountId), decision));
  }

  reject(candidate: CandidateRecord, decision: Decision & { answer: string }): void {
    const appealUntil = addWorkingDays(decision.at, policy.appealPoints.value.workingDays, time).at;
    this.candidates.set(candidate._id, {
      ...decided(candidate, decision),
      status: 'rejected',
      answer: decision.answer,
      appealUntil,
    });
  }

  /** Notes what was taken of each thing in a month, for the limits per person. */
  took(accountId: string, month: string, pieces: Record<string, number>): void {
    this.accounts.set(accountId, { ...this.account(accountId), taken: { month, pieces } });
  }
}

/** Takes goods home at the counter: points leave the passbook, and the shop has them. */
export const soldPostings = (accountId: string, shopId: string, points: number) => [
  { account: ledgerAccount.member(accountId), delta: -points },
  { account: ledgerAccount.redeemed(shopId), delta: points },
];
