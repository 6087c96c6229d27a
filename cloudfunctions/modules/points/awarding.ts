import { AppError } from '#contracts/errors';
import { fullText, monthOf, overBudgetText } from '#domain/candidate';
import { dayOf } from '#domain/day';
import { grantable, obstacleToDecide, refuseWith, withGranted } from '#domain/earning';
import { earnedPostings } from '#domain/ledger';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type PersonRecord, people } from '../identity/records';
import { isPaid, standingAccount } from './account-records';
import {
  type AccountRecord,
  type BudgetRecord,
  bookFirst,
  budgetIdOf,
  budgets,
  type CandidateRecord,
  type CapRecord,
  capIdOf,
  caps,
} from './records';

/** Whose points they would be: the account, and of one on the phone its holder. */
export type Holder = { account: AccountRecord; person?: PersonRecord | undefined };

/** Why the caller may not decide about it herself: her own, her proposal, a neighbour of her unit (`rules.md §4.3.2`). */
export function obstacleFor(
  { proposerId }: CandidateRecord,
  { account, person }: Holder,
  { caller }: Context,
): string | undefined {
  const judge = { personId: caller.personId, homes: caller.person?.homes ?? [] };
  const { personId, areaPath } = account;
  const homes = [areaPath.at(-1) ?? '', ...(person?.homes ?? []).map(({ areaId }) => areaId)];
  const words = homes.map((homeAreaId) =>
    obstacleToDecide(judge, { proposerId, homeAreaId, ...defined({ personId }) }),
  );
  return words.find((one) => one !== undefined);
}

/** The account, or the one everything of it was moved into, and its holder; two requests, seldom three. */
export async function holderOf(
  tx: Transaction,
  { accountId }: CandidateRecord,
): Promise<Holder & { account: AccountRecord }> {
  const account = await standingAccount(tx, accountId);
  if (!account) throw new AppError('not-found');
  const { personId } = account;
  return { account, person: personId === undefined ? undefined : await tx.get(people, personId) };
}

function refusePaid({ person }: Holder, now: number): void {
  if (person && isPaid(person, now))
    throw new AppError('step-not-allowed', {
      reason: '她现在的岗位有工资，按规定不参加积分，请点「不通过」并写明原因',
    });
}

async function capOf(
  tx: Transaction,
  { _id: accountId }: AccountRecord,
  { act, doneOn }: CandidateRecord,
): Promise<CapRecord> {
  const month = monthOf(doneOn);
  const _id = capIdOf(accountId, act, month);
  return (await tx.get(caps, _id)) ?? { _id, accountId, act, month, days: {}, total: 0 };
}

/** A community's month as it stands; of one nobody planned an empty one. */
export async function budgetOf(
  tx: Transaction,
  communityId: string,
  month: string,
): Promise<BudgetRecord> {
  const _id = budgetIdOf(communityId, month);
  return (await tx.get(budgets, _id)) ?? { _id, communityId, month, issued: 0, version: 0 };
}

/** Who gives the points, and whether she may give more than was planned. */
type Award = { ctx: Context; byText: string; mayExceed: boolean };

/** The budget after so many points more; past the plan only where somebody answers for it. */
function spent(budget: BudgetRecord, granted: number, { ctx, byText, mayExceed }: Award) {
  const over = overBudgetText(budget, granted);
  if (over !== undefined && !mayExceed) throw new AppError('step-not-allowed', { reason: over });
  return {
    ...budget,
    issued: budget.issued + granted,
    ...(over !== undefined && { overrun: { byText, at: ctx.now } }),
    version: budget.version + 1,
  };
}

/**
 * Gives the points of a candidate inside a transaction, as far as the day and the month reach: entry, account,
 * cap and budget together, eleven requests at most. Refuses what is not fair, not free, or not planned.
 */
export async function award(
  tx: Transaction,
  candidate: CandidateRecord,
  how: Award,
): Promise<{ account: AccountRecord; granted: number }> {
  const { path, caps: rule = {}, doneOn: day } = candidate;
  const { now, caller } = how.ctx;
  const holder = await holderOf(tx, candidate);
  const { account } = holder;
  const { communityId } = account;
  const budget = await budgetOf(tx, communityId, monthOf(dayOf(now)));
  refuseWith(obstacleFor(candidate, holder, how.ctx));
  refusePaid(holder, now);
  const cap = await capOf(tx, account, candidate);
  const granted = grantable(candidate.points, { cap, rule, day });
  if (granted === 0)
    throw new AppError('step-not-allowed', { reason: fullText({ cap, rule, day }, dayOf(now)) });
  await tx.set(budgets, spent(budget, granted, how));
  const { _id: aboutId, ruleText, ruleVersion, reason, proposerId } = candidate;
  const after = await bookFirst(tx, account, {
    kind: 'earned',
    postings: earnedPostings(account, { points: granted, path }),
    ...{ aboutId, communityId, path, ruleText, ruleVersion, reason, proposerId },
    approverId: caller.personId,
    approverText: how.byText,
    at: now,
  });
  await tx.set(caps, { ...cap, ...withGranted(cap, day, granted) });
  return { account: after, granted };
}
