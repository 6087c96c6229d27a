import { AppError } from '#contracts/errors';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  refuseResult,
  signWorkOrder,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order';
import type { Move } from '#domain/loop';
import { stepsFor } from '#domain/loop';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { workOrderQueries } from './queries';
import { type LoopFacts, visible, workOrders } from './records';
import { revealAction } from './reveal';
import { momentOf, stepped, takeStep, toldOf } from './step-records';

/** For a repeat: the stored answer is for those who may still see the order. */
const recheck = async ({ id }: { id: string }, { caller }: Context) => {
  visible(await get(workOrders, id), caller.keys);
};

type Asked = { tx: Transaction; ctx: Context; id: string; move: Move; facts?: Partial<LoopFacts> };

/** One step by somebody at a desk: sees it, may take it, takes it. */
async function step({ tx, ctx, id, move, facts = {} }: Asked) {
  const order = visible(await tx.get(workOrders, id), ctx.caller.keys);
  const { next, told } = await takeStep(tx, order, { move, moment: momentOf(ctx), facts });
  return { ...told, answer: stepped(next) };
}

const accept = defineCommand(acceptWorkOrder, {
  recheck,
  transact: ({ tx, ctx, input: { id, version, category } }) =>
    step({ tx, ctx, id, move: { step: 'accept', version, ...defined({ category }) } }),
});

const take = defineCommand(takeWorkOrder, {
  recheck,
  transact: ({ tx, ctx, input: { id, version, category } }) =>
    step({ tx, ctx, id, move: { step: 'take', version, ...defined({ category }) } }),
});

const assign = defineCommand(assignWorkOrder, {
  recheck,
  transact: ({ tx, ctx, input: { id, ...rest } }) =>
    step({ tx, ctx, id, move: { step: 'assign', ...rest } }),
});

const sign = defineCommand(signWorkOrder, {
  recheck,
  transact: ({ tx, ctx, input: { id, version } }) =>
    step({ tx, ctx, id, move: { step: 'sign', version } }),
});

const giveResult = defineCommand(submitResult, {
  recheck,
  async transact({ tx, ctx, eventId, input: { id, photos: sent, ...rest } }) {
    const order = visible(await tx.get(workOrders, id), ctx.caller.keys);
    const photos = await claimPhotos(tx, { photos: sent, ctx, eventId });
    const { next, told } = await takeStep(tx, order, {
      move: { step: 'submit-result', ...defined(rest), photos },
      moment: momentOf(ctx),
      facts: {
        note: rest.text,
        outcome: rest.outcome,
        photos,
        ...defined({ batchId: sent?.batchId }),
      },
    });
    return { ...told, answer: stepped(next) };
  },
});

const confirm = defineCommand(confirmResult, {
  recheck,
  transact: ({ tx, ctx, input: { id, version, wasOnSite } }) =>
    step({
      tx,
      ctx,
      id,
      move: { step: 'confirm-result', version, wasOnSite },
      facts: wasOnSite ? { note: '到现场看过' } : {},
    }),
});

const refuse = defineCommand(refuseResult, {
  recheck,
  transact: ({ tx, ctx, input: { id, version, reason } }) =>
    step({
      tx,
      ctx,
      id,
      move: { step: 'refuse-result', version, reason },
      facts: { note: reason },
    }),
});

const addNote = defineCommand(addProgressNote, {
  recheck,
  async transact({ tx, ctx, input: { id, version, text } }) {
    const order = visible(await tx.get(workOrders, id), ctx.caller.keys);
    const moment = momentOf(ctx);
    if (order.version !== version) throw new AppError('conflict', { version: order.version });
    if (!stepsFor(order, moment).includes('submit-result'))
      throw new AppError('step-not-allowed', { reason: '正在处理的人才能写进展' });
    const told = toldOf(order, { name: 'work-order.note-added', moment, facts: { note: text } });
    return { ...told, answer: stepped(order) };
  },
});

export const workOrderActions = [
  ...workOrderQueries,
  accept,
  take,
  assign,
  sign,
  giveResult,
  confirm,
  refuse,
  addNote,
  revealAction,
];
