import { policy, rules } from '#config/policy';
import { AppError } from '#contracts/errors';
import type { CandidateStatus } from '#contracts/points';
import {
  approveCandidate,
  approverRoles,
  judgePointsAppeal,
  rejectCandidate,
} from '#contracts/points-desk';
import { type Role, roleWords } from '#contracts/roles';
import { addWorkingDays } from '#domain/calendar';
import { refuseWith } from '#domain/earning';
import { roleKey } from '#domain/membership';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { Membership } from '../identity/records';
import { award, holderOf, obstacleFor } from './awarding';
import { type AccountRecord, type CandidateRecord, candidates } from './records';

type Seen = { id: string; version: number };

/** 「积分超市专管员 王老师」 */
export const textOf = ({ role }: Membership, { caller }: Context): string =>
  `${roleWords[role]} ${caller.person?.name ?? ''}`.trim();

/** The post whose turn it is; undefined where it is somebody else's. */
const postIn = ({ waitsFor }: CandidateRecord, { caller }: Context): Membership | undefined =>
  caller.memberships.find(({ role, areaId }) => waitsFor.includes(roleKey(role, areaId)));

/** Whether the caller decides in the place of a candidate that nobody is waited for any more. */
const isOver = ({ waitsFor, areaPath }: CandidateRecord, { caller }: Context): boolean =>
  waitsFor.length === 0 &&
  caller.memberships.some(
    ({ role, areaId }) =>
      (approverRoles as readonly Role[]).includes(role) && areaPath.includes(areaId),
  );

/** A candidate that waits for the caller, in the version she saw; for anybody else it does not exist. */
async function turnOfCaller(
  tx: Transaction,
  { id, version }: Seen,
  { ctx, status }: { ctx: Context; status: CandidateStatus },
): Promise<{ candidate: CandidateRecord; post: Membership; byText: string }> {
  const candidate = await tx.get(candidates, id);
  const post = candidate && postIn(candidate, ctx);
  if (!candidate || !(post || isOver(candidate, ctx))) throw new AppError('not-found');
  if (candidate.version !== version) throw new AppError('conflict', { version: candidate.version });
  if (!post || candidate.status !== status)
    throw new AppError('step-not-allowed', { reason: '这一件已经审核过了' });
  return { candidate, post, byText: textOf(post, ctx) };
}

/** For a repeat: the stored answer is for whoever decided it. */
const recheck = async ({ id }: { id: string }, { caller }: Context): Promise<void> => {
  const candidate = await get(candidates, id);
  const isHers = candidate?.decidedBy === caller.personId;
  if (!isHers) throw new AppError('not-found');
};

/** Decided: nobody is waited for any more. */
function decided(
  { waitsForText: _, dueAt: __, ...candidate }: CandidateRecord,
  change: Partial<CandidateRecord>,
  { ctx, byText }: { ctx: Context; byText: string },
): CandidateRecord {
  return {
    ...candidate,
    waitsFor: [],
    decidedBy: ctx.caller.personId,
    decidedText: byText,
    decidedAt: ctx.now,
    ...change,
    version: candidate.version + 1,
  };
}

/** What the event of a decision says: ids and numbers, no name. */
const factsOf = (candidate: CandidateRecord, { personId }: AccountRecord) => {
  const { _id: candidateId, accountId, act, path, reason, communityId } = candidate;
  return { candidateId, accountId, act, path, reason, communityId, ...defined({ personId }) };
};

const approve = defineCommand(approveCandidate, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { candidate, post, byText } = await turnOfCaller(tx, input, { ctx, status: 'waiting' });
    const mayExceed = post.role === 'chief-grid-lead' && input.isOverBudgetAgreed;
    const { account, granted } = await award(tx, candidate, { ctx, byText, mayExceed });
    const change = { status: 'approved' as const, granted, accountId: account._id };
    const after = decided(candidate, change, { ctx, byText });
    await tx.set(candidates, after);
    return {
      answer: { granted, version: after.version },
      name: 'points.granted',
      subjectIds: [after._id],
      data: { ...factsOf(after, account), points: granted },
      callerText: byText,
    };
  },
});

const appealDays = policy.appealPoints.value.workingDays;

const reject = defineCommand(rejectCandidate, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { candidate, byText } = await turnOfCaller(tx, input, { ctx, status: 'waiting' });
    const holder = await holderOf(tx, candidate);
    refuseWith(obstacleFor(candidate, holder, ctx));
    const appealUntil = addWorkingDays(ctx.now, appealDays, rules).at;
    const change = { status: 'rejected' as const, answer: input.reason, appealUntil };
    const after = decided(candidate, change, { ctx, byText });
    await tx.set(candidates, after);
    return {
      answer: { version: after.version },
      name: 'points.rejected',
      subjectIds: [after._id],
      data: { ...factsOf(after, holder.account), answer: input.reason, appealUntil },
      callerText: byText,
    };
  },
});

/** Nothing is given: the account as it stands, for somebody who may say so. */
async function keptAsIs(tx: Transaction, candidate: CandidateRecord, ctx: Context) {
  const holder = await holderOf(tx, candidate);
  refuseWith(obstacleFor(candidate, holder, ctx));
  return { account: holder.account, granted: undefined };
}

const judge = defineCommand(judgePointsAppeal, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { candidate, byText } = await turnOfCaller(tx, input, { ctx, status: 'appealed' });
    if (candidate.decidedBy === ctx.caller.personId)
      throw new AppError('step-not-allowed', { reason: '原来是您决定的，请别的同事来复核' });
    const { isUpheld, reason: answer } = input;
    const { account, granted } = isUpheld
      ? await award(tx, candidate, { ctx, byText, mayExceed: true })
      : await keptAsIs(tx, candidate, ctx);
    const { text = '', at = ctx.now } = candidate.appeal ?? {};
    const change = {
      status: isUpheld ? ('upheld' as const) : ('dismissed' as const),
      appeal: { text, at, answer, byText },
      accountId: account._id,
      ...defined({ granted }),
    };
    const after = decided(candidate, change, { ctx, byText });
    await tx.set(candidates, after);
    return {
      answer: { version: after.version },
      name: 'points.appeal-judged',
      subjectIds: [after._id],
      data: { ...factsOf(after, account), isUpheld, answer, ...defined({ points: granted }) },
      callerText: byText,
    };
  },
});

export const decidingActions = [approve, reject, judge];
