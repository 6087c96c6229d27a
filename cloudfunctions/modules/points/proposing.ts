import { policy, rules } from '#config/policy';
import type { PointsAct } from '#contracts/points';
import type { Role } from '#contracts/roles';
import { addWorkingDays } from '#domain/calendar';
import { pointsFor } from '#domain/candidate';
import { type Day, dayOf } from '#domain/day';
import {
  deciderOf,
  deciderText,
  type RulesVersion,
  ruleFor,
  rulesOn,
  ruleText,
} from '#domain/earning';
import { roleKey } from '#domain/membership';
import { recordEvent } from '#runtime/command';
import { get, type Transaction, transact } from '#runtime/database';
import type { Deadline } from '#runtime/deadline';
import { defined } from '#runtime/defined';
import { people } from '../identity/records';
import { isPaid } from './account-records';
import type { Holder } from './awarding';
import {
  type AccountRecord,
  accounts,
  type CandidateRecord,
  candidateIdOf,
  candidates,
} from './records';
import { recentRules } from './rules-records';

/** Something somebody did that may earn points. */
export type Deed = {
  act: PointsAct;
  /** Hours of a volunteer, acts of a lead; one otherwise. */
  units?: number;
  doneOn: Day;
  /** What it was about: the same again is the same candidate. */
  subjectId: string;
  reason: string;
  note?: string;
  photos?: string[];
  proposerId: string;
  proposerText: string;
};

/** Whoever the platform names because it saw the act itself. */
export const seenByPlatform = { proposerId: 'system', proposerText: '平台按记录自动提出' } as const;

/** Until when somebody decides, from an instant on. */
export const decideBy = (at: number): number =>
  addWorkingDays(at, policy.decidePoints.value.workingDays, rules).at;

type Placed = Pick<CandidateRecord, 'areaPath' | 'communityId'>;

/** Whose turn it is: the key of a post in the community, or in the subdistrict above it. */
export function turnOf(
  role: Role,
  { areaPath, communityId }: Placed,
): Pick<CandidateRecord, 'waitsFor' | 'waitsForText'> {
  const isAbove = role === 'subdistrict-dispatcher';
  const areaId = isAbove ? areaPath[areaPath.indexOf(communityId) - 1] : communityId;
  return {
    waitsFor: areaId === undefined ? [] : [roleKey(role, areaId)],
    waitsForText: deciderText(role),
  };
}

/** The candidate of a deed by the rule of its day; undefined where it is worth no whole point. */
export function candidateFor(
  account: AccountRecord,
  { units = 1, subjectId, photos = [], ...deed }: Deed,
  { versions, now }: { versions: readonly RulesVersion[]; now: number },
): CandidateRecord | undefined {
  const version = rulesOn(versions, deed.doneOn);
  const rule = ruleFor(version, deed.act);
  const { path, maxPerDay, maxPerMonth } = rule;
  const points = pointsFor(rule, units);
  if (points < 1) return undefined;
  const { _id: accountId, communityId, areaPath } = account;
  const role = deciderOf({ path, points }, policy.secretaryFromPoints.value);
  return {
    ...deed,
    _id: candidateIdOf(deed.act, subjectId, accountId),
    accountId,
    communityId,
    areaPath,
    path,
    points,
    ruleText: ruleText(rule),
    ruleVersion: version.version,
    caps: defined({ maxPerDay, maxPerMonth }),
    photos,
    subjectId,
    status: 'waiting',
    ...turnOf(role, account),
    dueAt: decideBy(now),
    escalations: 0,
    at: now,
    version: 1,
  };
}

/** What the event of a candidate says: ids, and who is to be told. */
export const toldOf = (
  { _id: candidateId, accountId, act, waitsFor }: CandidateRecord,
  personId?: string,
) => ({
  candidateId,
  accountId,
  act,
  ...defined({ personId }),
  ...(waitsFor.length > 0 && { tell: waitsFor }),
});

/** An account that can still earn, or the one everything of it was moved into; nobody paid has one. */
export async function earningHolder(accountId: string, at: number): Promise<Holder | undefined> {
  const first = await get(accounts, accountId);
  const account = first?.linkedToId ? await get(accounts, first.linkedToId) : first;
  if (account?.status !== 'open' || !policy.hasResidentPoints.value) return undefined;
  const person = account.personId ? await get(people, account.personId) : undefined;
  return person && isPaid(person, at) ? undefined : { account, person };
}

export type Run = { now: number; traceId: string; deadline: Deadline };

/** Writes a candidate that is not there yet, with its event; answers whether it was new. */
export async function proposeIn(
  tx: Transaction,
  candidate: CandidateRecord,
  { account, run }: { account: AccountRecord; run: Omit<Run, 'deadline'> },
): Promise<boolean> {
  if (await tx.get(candidates, candidate._id)) return false;
  await tx.set(candidates, candidate);
  await recordEvent(tx, {
    told: {
      name: 'points.proposed',
      subjectIds: [candidate._id],
      data: toldOf(candidate, account.personId),
    },
    key: `points.proposed-${candidate._id}`,
    run,
  });
  return true;
}

/**
 * Proposes what an event told; a repeat, what was done before the passbook was opened, an account that is closed
 * and somebody paid change nothing.
 */
export async function proposeSeen(accountId: string, deed: Deed, run: Run): Promise<void> {
  const { account } = (await earningHolder(accountId, run.now)) ?? {};
  if (!account || deed.doneOn < dayOf(account.openedAt)) return;
  const versions = await recentRules(account.areaPath[0] ?? '');
  const candidate = candidateFor(account, deed, { versions, now: run.now });
  if (candidate) await transact((tx) => proposeIn(tx, candidate, { account, run }), run.deadline);
}
