import { AppError } from '#contracts/errors';
import { sayToReport } from '#contracts/report';
import { dayOf } from '#domain/day';
import { defineCommand } from '#runtime/action';
import { checkText } from '#runtime/openapi';
import { workOrders } from '../work-order/records';
import { momentOf } from '../work-order/step-records';
import { ownOrder } from './own-order';
import { type ReportRecord, reports } from './records';
import { doubted } from './steps';
import { toldOfOne } from './told';

/** So many further words of a day about one report reach staff; more would bury its timeline. */
const wordsPerDay = 10;

function counted(report: ReportRecord, at: number): ReportRecord {
  const on = dayOf(at);
  const count = report.said?.on === on ? report.said.count : 0;
  if (count >= wordsPerDay) throw new AppError('too-many', { reason: tooManyWords });
  return { ...report, said: { on, count: count + 1 } };
}
const tooManyWords = '今天已经留了很多次言，工作人员都能看到；着急请直接打电话';

/** A further word to those who handle it; who stayed unnamed stays so. */
export const say = defineCommand(sayToReport, {
  prepare: ({ text }, { caller }) => checkText(text, caller.openid),
  async transact({ tx, ctx, input: { id, text }, prepared }) {
    const { order } = await ownOrder(tx, id, ctx);
    if (!order.isOpen)
      throw new AppError('step-not-allowed', {
        reason: '这件事已经结束，有新情况请点「又出现了」，或者重新反映',
      });
    const report = await tx.get(reports, id);
    if (!report) throw new AppError('not-found');
    await tx.set(reports, counted(report, ctx.now));
    const next = doubted(order, prepared, ctx.now);
    if (next !== order) await tx.set(workOrders, next);
    const moment = momentOf(ctx);
    return {
      ...toldOfOne(next, { reportId: id, name: 'report.said', moment, facts: { note: text } }),
      answer: { id },
    };
  },
});
