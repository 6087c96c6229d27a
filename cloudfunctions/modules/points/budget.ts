import { AppError, refusedAt } from '#contracts/errors';
import { getBudget, setBudget } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { monthOf } from '#domain/candidate';
import { dayOf } from '#domain/day';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { budgetOf } from './awarding';
import { textOf } from './deciding';
import { budgetIdOf, budgets } from './records';

/** The post of the caller in the community whose budget it is. */
function postOf({ memberships }: Caller, roles: readonly Role[]) {
  const post = memberships.find(({ role }) => roles.includes(role));
  if (!post) throw new AppError('not-found');
  return post;
}

const look = defineQuery(getBudget, async (_, { caller, now }) => {
  const month = monthOf(dayOf(now));
  const { areaId } = postOf(caller, getBudget.roles);
  const { planned, issued = 0 } = (await get(budgets, budgetIdOf(areaId, month))) ?? {};
  const mayIssueMore = planned === undefined || issued < planned;
  return { month, issued, mayIssueMore, ...defined({ planned }) };
});

const set = defineCommand(setBudget, {
  async transact({ tx, input: { month, planned }, ctx }) {
    const post = postOf(ctx.caller, setBudget.roles);
    if (month < monthOf(dayOf(ctx.now))) throw refusedAt('month', '过去的月份不能改');
    const before = await budgetOf(tx, post.areaId, month);
    if (before.planned === planned)
      throw new AppError('step-not-allowed', { reason: '没有改动，不用保存' });
    await tx.set(budgets, { ...before, planned, version: before.version + 1 });
    return {
      answer: {},
      name: 'points.budget-set',
      subjectIds: [before._id],
      data: { communityId: post.areaId, month, planned },
      callerText: textOf(post, ctx),
    };
  },
});

export const budgetActions = [look, set];
