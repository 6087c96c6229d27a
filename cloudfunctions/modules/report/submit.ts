import { policy, rules } from '#config/policy';
import { AppError, refusedAt } from '#contracts/errors';
import { submitReport } from '#contracts/report';
import { dayMs, dayOf } from '#domain/day';
import { promiseView } from '#domain/loop';
import { residentText } from '#domain/mask';
import { defineCommand } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { workOrders } from '../work-order/records';
import { momentOf } from '../work-order/step-records';
import { aboutIn } from './about';
import { locate, orderOf, type Prepared, prepareReport, reportOf } from './new-report';
import { ownOrder } from './own-order';
import { proxyIn, proxyText } from './proxy';
import { type ReportRecord, reports } from './records';
import { toldByResident } from './told';

type Submitting = Attempt<typeof submitReport, Prepared>;

/** Ten a day; who reports for others is not counted out. */
function checkLimit({ input, ctx }: Submitting): void {
  const { reported } = ctx.caller.person ?? {};
  const isReached =
    reported?.on === dayOf(ctx.now) && reported.eventIds.length >= policy.reportsPerDay.value;
  if (isReached && !input.proxyFor) throw new AppError('too-many');
}

/** T21: an older report of hers, closed for so long that it cannot be called back; its number. */
async function followedNumber({ tx, ctx, input: { followsId } }: Submitting) {
  if (followsId === undefined) return undefined;
  const { order, entry } = await ownOrder(tx, followsId, ctx).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found')
      throw refusedAt('followsId', '没有找到以前的那一件，请直接提交');
    throw error;
  });
  if (order.isOpen) throw refusedAt('followsId', '以前的那一件还在办理，可以在那里留言');
  if (order.result && ctx.now < (order.closedAt ?? 0) + rules.recurDays * dayMs)
    throw refusedAt('followsId', '以前的那一件可以直接点「又出现了」，不用重新反映');
  return entry.number;
}

const anonymousText = '匿名居民';

function reporterTextOf({ ctx, input }: Submitting, { proxyFor }: ReportRecord): string {
  if (proxyFor) return proxyText(proxyFor);
  return input.isAnonymous ? anonymousText : residentText(ctx.caller.person ?? {});
}

/** The report and the work order as they are to be; nothing is written yet. */
async function opened(attempt: Submitting) {
  const { tx, input, ctx, eventId, prepared } = attempt;
  checkLimit(attempt);
  const { area, route } = locate(input, prepared);
  if (input.isAnonymous && !route.mayBeAnonymous)
    throw refusedAt('isAnonymous', '这类事要能联系到您，不能匿名；经办人默认看不到您的姓名和电话');
  const proxyFor = proxyIn(input, { caller: ctx.caller, area });
  const about = aboutIn(input, { path: prepared.path, ctx });
  const followed = await followedNumber(attempt);
  const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
  const { textCheck, path } = prepared;
  const { followsId, isAnonymous } = input;
  const sending = { told: input, ctx, eventId, photos, textCheck, area, proxyFor, followsId };
  const report = reportOf(sending);
  const reporterText = reporterTextOf(attempt, report);
  const order = orderOf(report, { ctx, path, route, about, isAnonymous, reporterText });
  return { report, order, followed };
}

/** T1: the report and the work order that answers it, in one transaction. */
export const submit = defineCommand(submitReport, {
  prepare: prepareReport,
  async transact(attempt: Submitting) {
    const { tx, input, ctx } = attempt;
    const { report, order, followed } = await opened(attempt);
    await tx.set(reports, report);
    await tx.set(workOrders, order);
    // An older number would tell who she is.
    const note = input.isAnonymous || !followed ? undefined : `以前反映过：编号 ${followed}`;
    const facts = {
      photos: report.photos,
      ...defined({ batchId: input.photos?.batchId, note }),
    };
    return {
      ...toldByResident(order, { name: 'report.submitted', moment: momentOf(ctx), facts }),
      answer: {
        id: report._id,
        number: report.number,
        promised: promiseView(order, ctx.now),
        holderText: order.holderText,
      },
    };
  },
});
