import { AppError, refusedAt } from '#contracts/errors';
import type { WorkOrderStatus } from '#contracts/loop';
import { addProgressNote, claimWorkOrder, redactPhoto } from '#contracts/work-order-steps';
import { claimed, type Moment } from '#domain/loop';
import { desk, desksFrom, handlers, isAmong } from '#domain/loop/people';
import { defineCommand } from '#runtime/action';
import { claimPhotos } from '#runtime/files';
import { reports } from '../report/records';
import { type WorkOrderRecord, workOrders } from './records';
import { momentOf, stepped, toldOf } from './step-records';
import { recheck, seenOrder } from './stepping';

const worked: readonly WorkOrderStatus[] = [
  'submitted',
  'accepted',
  'assigned',
  'in-progress',
  'paused',
  'handed-over',
];

/** Whoever has it writes: the person or the unit, before them the desk that decides; after handing over whoever did. */
export function mayNote(order: WorkOrderRecord, { actor, at }: Moment): boolean {
  const having = handlers(order);
  const keys = having.length > 0 ? having : desk(order);
  return worked.includes(order.status) && isAmong(keys, actor, at);
}

/** Every desk from the community up, as for the review that a covered photo serves. */
export const mayRedact = (order: WorkOrderRecord, { actor, at }: Moment): boolean =>
  isAmong(desksFrom('community')(order), actor, at);

/** Words to the resident answer her 催一催; the version stays. */
const answered = (order: WorkOrderRecord, at: number): WorkOrderRecord | undefined =>
  order.nudge && order.nudge.answeredAt === undefined
    ? { ...order, nudge: { ...order.nudge, answeredAt: at } }
    : undefined;

const addNote = defineCommand(addProgressNote, {
  recheck,
  async transact({ tx, ctx, input: { text, isInternal, ...seen } }) {
    const order = await seenOrder(tx, seen, ctx);
    const moment = momentOf(ctx);
    if (!mayNote(order, moment))
      throw new AppError('step-not-allowed', { reason: '正在处理的人才能写进展' });
    const next = isInternal ? undefined : answered(order, ctx.now);
    if (next) await tx.set(workOrders, next);
    const facts = { note: text, ...(isInternal && { isInternal }) };
    const told = toldOf(order, { name: 'work-order.note-added', moment, facts });
    return { ...told, answer: stepped(order) };
  },
});

/** F102: held while she decides; no page grows stale by it. */
const claim = defineCommand(claimWorkOrder, {
  recheck,
  async transact({ tx, ctx, input }) {
    const order = await seenOrder(tx, input, ctx);
    const moment = momentOf(ctx);
    const next = claimed(order, moment);
    await tx.set(workOrders, next);
    return { ...toldOf(next, { name: 'work-order.claimed', moment }), answer: stepped(next) };
  },
});

/** A copy of one photo with faces and plates covered stands beside the photo; that one stays as it is. */
const redact = defineCommand(redactPhoto, {
  recheck,
  async transact({ tx, ctx, eventId, input: { index, photos: sent, ...seen } }) {
    const order = await seenOrder(tx, seen, ctx);
    const moment = momentOf(ctx);
    if (!mayRedact(order, moment)) throw new AppError('forbidden');
    const report = await tx.get(reports, order.reports[0]?.id ?? '');
    const of = report?.photos[index];
    if (of === undefined) throw refusedAt('index', '没有找到这张照片，请刷新看看');
    const photos = await claimPhotos(tx, { photos: sent, ctx, eventId });
    const [fileId] = photos;
    if (fileId === undefined || photos.length > 1)
      throw refusedAt('photos', '请一次传一张遮好的照片');
    const kept = (order.redactions ?? []).filter((one) => one.of !== of);
    const next: WorkOrderRecord = { ...order, redactions: [...kept, { of, fileId }] };
    await tx.set(workOrders, next);
    const facts = { photos, batchId: sent.batchId };
    const told = toldOf(next, { name: 'work-order.redacted', moment, facts });
    return { ...told, subjectIds: [order._id], answer: stepped(next) };
  },
});

export const notingActions = [addNote, claim, redact];
