import { refusedAt } from '#contracts/errors';
import { mergeWorkOrder, unmergeWorkOrder, upholdAppeal } from '#contracts/work-order-steps';
import type { Master, Move } from '#domain/loop';
import { canSee } from '#domain/scope';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentAreas } from '../area/records';
import { isOneMatter } from './known-records';
import { visible, type WorkOrderRecord, workOrders } from './records';
import { momentOf, stepped, takeStep } from './step-records';
import { recheck } from './stepping';

type Pair = { order: WorkOrderRecord; path: readonly AreaRecord[] };

const masterFacts = (master: WorkOrderRecord, pair: Pair): Master => ({
  id: master._id,
  number: master.number,
  category: master.category,
  isPrivate: master.isPrivate,
  isOpen: master.isOpen,
  status: master.status,
  isNear: isOneMatter(pair, master) && master.mergedInto === undefined,
  ...defined({ closedAt: master.closedAt }),
});

/** The decisions that follow an order; none is no field. */
const following = ({ decisionIds: _, ...master }: WorkOrderRecord, ids: readonly string[]) => ({
  ...master,
  ...(ids.length > 0 && { decisionIds: [...new Set(ids)] }),
});

/** The master with those who wait for the other one too. */
const withFollowers = (master: WorkOrderRecord, order: WorkOrderRecord): WorkOrderRecord => ({
  ...following(master, [...(master.decisionIds ?? []), ...(order.decisionIds ?? [])]),
  reports: [
    ...master.reports,
    ...order.reports
      .filter(({ leftAt }) => leftAt === undefined)
      .map((one) => ({ ...one, mergedFromId: order._id })),
  ],
  followers: [...new Set([...master.followers, ...order.followers])],
});

/** Without them again, nor what they said of its result. */
function withoutFollowers(master: WorkOrderRecord, order: WorkOrderRecord): WorkOrderRecord {
  const reports = master.reports.filter((one) => one.mergedFromId !== order._id);
  const left = reports.filter(({ leftAt }) => leftAt === undefined);
  const others = master.decisionIds?.filter((id) => !order.decisionIds?.includes(id)) ?? [];
  return {
    ...following(master, others),
    reports,
    followers: [...new Set(left.map((one) => one.reporterId))],
    ratingsAlong: master.ratingsAlong.filter((said) =>
      reports.some(({ id }) => id === said.reportId),
    ),
  };
}

/** Takes those who came from `order` out of the one it was merged into. */
async function leaveMaster(tx: Transaction, order: WorkOrderRecord): Promise<void> {
  const master = order.mergedInto && (await tx.get(workOrders, order.mergedInto.id));
  if (master) await tx.set(workOrders, withoutFollowers(master, order));
}

const mastersOf = ({ mergedInto }: WorkOrderRecord): string[] =>
  mergedInto ? [mergedInto.id] : [];

/** T6: both orders change in one transaction, and what happened stands in the timeline of both. */
const merge = defineCommand(mergeWorkOrder, {
  recheck,
  async prepare({ id }) {
    const order = await get(workOrders, id);
    return order ? recentAreas(order.areaPathAtCreation) : [];
  },
  async transact({ tx, ctx, input: { id, version, masterId }, prepared: path }) {
    const { keys } = ctx.caller;
    const order = visible(await tx.get(workOrders, id), keys);
    const master = await tx.get(workOrders, masterId);
    if (!master || !canSee(master, keys))
      throw refusedAt('masterId', '没有找到要并入的那一件，请重新选一次');
    const move: Move = { step: 'merge', version, master: masterFacts(master, { order, path }) };
    const { next, told } = await takeStep(tx, order, { move, moment: momentOf(ctx) });
    await tx.set(workOrders, withFollowers(master, order));
    const subjectIds = [...(told.subjectIds ?? []), masterId];
    return { ...told, subjectIds, answer: stepped(next) };
  },
});

type Parting = { tx: Transaction; ctx: Context; input: { id: string }; move: Move };

/** Takes a step after which an order stands alone again; both timelines say so. */
async function part({ tx, ctx, input: { id }, move }: Parting) {
  const order = visible(await tx.get(workOrders, id), ctx.caller.keys);
  const { next, told } = await takeStep(tx, order, { move, moment: momentOf(ctx) });
  await leaveMaster(tx, order);
  const subjectIds = [...(told.subjectIds ?? []), ...mastersOf(order)];
  return { ...told, subjectIds, answer: stepped(next) };
}

const unmerge = defineCommand(unmergeWorkOrder, {
  recheck,
  transact: ({ tx, ctx, input }) =>
    part({
      tx,
      ctx,
      input,
      move: { step: 'unmerge', version: input.version, reason: input.reason },
    }),
});

/** T23 also against a merge: then it stands alone again. */
const uphold = defineCommand(upholdAppeal, {
  recheck,
  transact: ({ tx, ctx, input: { version, answer, ...input } }) =>
    part({ tx, ctx, input, move: { step: 'uphold-appeal', version, answer } }),
});

export const mergingActions = [merge, unmerge, uphold];
