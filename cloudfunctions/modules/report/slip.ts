import { AppError } from '#contracts/errors';
import { getSlip, reportStatusWords } from '#contracts/report';
import { residentText } from '#domain/mask';
import { nextText } from '#domain/next';
import { canSee } from '#domain/scope';
import { standingOf } from '#domain/standing';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { nearest, recentAreas } from '../area/records';
import { masterOf, type WorkOrderRecord, workOrders } from '../work-order/records';
import { isAlong, progressOf } from './line';
import { type ReportRecord, reports } from './records';

/** A report with the order that answers it, for its sender and the desks that may see it; for others it does not exist. */
async function printed(id: string, { caller }: Context) {
  const report = await get(reports, id);
  const own = report && (await get(workOrders, report.workOrderId));
  const entry = own?.reports.find((one) => one.id === id && one.leftAt === undefined);
  if (!report || !own || !entry) throw new AppError('not-found');
  const isHers = entry.reporterId === caller.personId;
  const isDesk = canSee(own, caller.keys) && standingOf(own, caller) === 'desk';
  if (!isHers && !isDesk) throw new AppError('not-found');
  const order = await masterOf(own, (orderId) => get(workOrders, orderId));
  return { report, order, isHers, isAlong: own._id !== order._id || isAlong(own, entry) };
}

/** Her name for whoever wrote it down; others at a desk read it masked. */
const forNameOf = ({ proxyFor }: ReportRecord, isHers: boolean) =>
  isHers || proxyFor?.name === undefined ? proxyFor?.name : residentText({ name: proxyFor.name });

function resultOf({ status, result }: WorkOrderRecord) {
  if (!result || status === 'result-submitted') return undefined;
  const { text, outcome, at } = result;
  return { text, outcome, at };
}

/** Whom to ring: the handler where she has a work phone, else the community. */
async function contactOf({ assignee, areaPathAtCreation }: WorkOrderRecord) {
  if (assignee?.phone !== undefined) return { contactName: assignee.name, phone: assignee.phone };
  return { phone: nearest(await recentAreas(areaPathAtCreation), 'dutyPhone') };
}

export const slip = defineQuery(getSlip, async ({ id }, ctx) => {
  const { report, order, isHers, isAlong } = await printed(id, ctx);
  const contact = await contactOf(order);
  const { phone } = contact;
  const isRated = order.rating !== undefined;
  const progress = progressOf(order, { now: ctx.now, isAlong, isRated, phone });
  return {
    number: report.number,
    title: report.title,
    placeText: report.placeText,
    submittedAt: report.submittedAt,
    statusText: reportStatusWords[order.status],
    promised: progress.promised,
    nextText: nextText(progress, ctx.now),
    ...defined({ forName: forNameOf(report, isHers), result: resultOf(order), ...contact }),
  };
});
