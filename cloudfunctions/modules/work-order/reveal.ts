import { AppError } from '#contracts/errors';
import { revealReasonWords, revealReporter } from '#contracts/work-order';
import { mayReveal } from '#domain/reveal';
import { standingOf } from '#domain/standing';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { people } from '../identity/records';
import { reports } from '../report/records';
import { keepReveal, visible, type WorkOrderRecord, workOrders } from './records';
import { anonymousText } from './standing';
import { actorText, momentOf, toldOf } from './step-records';

/** Logged in the same transaction that answers; the name and phone themselves are never stored with it. */
export const revealAction = defineCommand(revealReporter, {
  async transact({ tx, ctx, eventId, input: { id, reason } }) {
    const order = visible(await tx.get(workOrders, id), ctx.caller.keys);
    const moment = momentOf(ctx);
    if (!mayLook(order, ctx)) throw new AppError('forbidden');
    await keepReveal(tx, {
      _id: derivedId('rv', eventId),
      workOrderId: order._id,
      reporterId: order.reporterId,
      viewerId: ctx.caller.personId,
      viewerText: actorText(order, moment) ?? '',
      reason,
      at: ctx.now,
    });
    const facts = { note: revealReasonWords[reason] };
    return {
      ...toldOf(order, { name: 'report.revealed', moment, facts }),
      answer: { name: order.isAnonymous ? anonymousText : order.reporterText },
    };
  },
  async recheck({ id }, ctx) {
    const order = visible(await get(workOrders, id), ctx.caller.keys);
    if (!mayLook(order, ctx)) throw new AppError('forbidden');
  },
  async after(answer, { id }) {
    const order = await get(workOrders, id);
    return order ? { ...answer, ...(await reporterOf(order)) } : answer;
  },
});

/** The firm that is complained about never (`rules.md §4.1.6`-3). */
function mayLook(order: WorkOrderRecord, ctx: Context): boolean {
  return standingOf(order, ctx.caller) !== 'property' && mayReveal(order, momentOf(ctx));
}

/** Whoever can be rung: the one it was sent for, where somebody else sent it. */
async function reporterOf(order: WorkOrderRecord) {
  const [person, report] = await Promise.all([
    get(people, order.reporterId),
    get(reports, order.reports[0]?.id ?? ''),
  ]);
  const { homeText, proxyFor } = report ?? {};
  if (proxyFor)
    return defined({ name: proxyFor.name ?? order.reporterText, phone: proxyFor.phone, homeText });
  return defined({ name: person?.name ?? order.reporterText, phone: person?.phone, homeText });
}
