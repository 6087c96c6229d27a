import { refusedAt } from '#contracts/errors';
import { handleOnSpot } from '#contracts/report';
import { roleWords } from '#contracts/roles';
import { take } from '#domain/loop';
import { defineCommand } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { workOrders } from '../work-order/records';
import { momentOf, toldByStep } from '../work-order/step-records';
import { locate, orderOf, type Prepared, prepareReport, reportOf } from './new-report';
import { answersFor } from './proxy';
import { reports } from './records';

type Handling = Attempt<typeof handleOnSpot, Prepared>;

/** T24: found and settled on patrol. The report and its order begin and end in one transaction. */
async function settled({ tx, input, ctx, eventId, prepared }: Handling) {
  const { area, route } = locate(input, prepared);
  if (!answersFor(ctx.caller, area, ['grid-worker']))
    throw refusedAt('place.areaId', '只能在自己的网格里当场处置');
  const all = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
  const [photos, after] = [all.slice(0, -1), all.slice(-1)];
  const { textCheck, path } = prepared;
  const report = reportOf({ told: input, ctx, eventId, photos, textCheck, area });
  const reporterText = `${roleWords['grid-worker']}巡查`;
  const opened = orderOf(report, { ctx, path, route, isAnonymous: false, reporterText });
  const { version } = opened;
  const move = { step: 'handle-on-spot', version, text: input.resultText, photos: after } as const;
  const order = take({ ...opened, followers: [] }, move, momentOf(ctx));
  return { report, opened, order, move };
}

export const onSpot = defineCommand(handleOnSpot, {
  prepare: prepareReport,
  async transact(attempt: Handling) {
    const { tx, input, ctx } = attempt;
    const { report, opened, order, move } = await settled(attempt);
    await tx.set(reports, report);
    await tx.set(workOrders, order);
    const facts = {
      photos: [...report.photos, ...move.photos],
      ...defined({ batchId: input.photos?.batchId }),
    };
    return {
      ...toldByStep(move, { before: opened, after: order, moment: momentOf(ctx), facts }),
      answer: { id: report._id, number: report.number, isSampled: order.isSampled },
    };
  },
});
