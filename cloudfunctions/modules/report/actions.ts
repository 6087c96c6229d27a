import { rules } from '#config/policy';
import { rateReport, withdrawReport } from '#contracts/report';
import { reopenReasonWords } from '#contracts/work-order';
import { type Move, ratingStep } from '#domain/loop';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { reported, type WorkOrderRecord, workOrderIdOf, workOrders } from '../work-order/records';
import { momentOf, stepped, takeStep } from '../work-order/step-records';
import { reportQueries } from './queries';
import { reports } from './records';
import { submit } from './submit';

/** The order that answers her report: found by the report's own letters, after a merge through the report. */
async function orderOf(tx: Transaction, id: string, { caller }: Context): Promise<WorkOrderRecord> {
  const { personId } = caller;
  const guessed = await tx.get(workOrders, workOrderIdOf(id));
  if (guessed?.reports.some((one) => one.id === id))
    return reported(guessed, { reportId: id, personId });
  const report = await tx.get(reports, id);
  const order = report && (await tx.get(workOrders, report.workOrderId));
  return reported(order, { reportId: id, personId });
}

/** What she answers is about her own report, by its id. */
const answerOf = (id: string, order: WorkOrderRecord) => ({ ...stepped(order), id });

const rate = defineCommand(rateReport, {
  async transact({ tx, ctx, eventId, input }) {
    const order = await orderOf(tx, input.id, ctx);
    const step = ratingStep(order, input.rating, rules);
    const sent = 'photos' in input ? input.photos : undefined;
    const photos = await claimPhotos(tx, { photos: sent, ctx, eventId });
    const { version, text } = input;
    const move: Move =
      input.rating === 'unsatisfied'
        ? {
            step: step === 'rate' ? 'reopen' : step,
            version,
            reasons: input.reasons,
            ...defined({ text }),
          }
        : { step: 'rate', version, rating: input.rating, ...defined({ text }) };
    const ticked = 'reasons' in input ? input.reasons.map((one) => reopenReasonWords[one]) : [];
    const { next, told } = await takeStep(tx, order, {
      move,
      moment: momentOf(ctx),
      facts: {
        rating: input.rating,
        ...(photos.length > 0 && { photos }),
        ...defined({
          note: [ticked.join('、'), text].filter(Boolean).join('：') || undefined,
          batchId: sent?.batchId,
        }),
      },
    });
    return { ...told, answer: answerOf(input.id, next) };
  },
});

const withdraw = defineCommand(withdrawReport, {
  async transact({ tx, ctx, input: { id, version } }) {
    const order = await orderOf(tx, id, ctx);
    const move = { step: 'withdraw', version } as const;
    const { next, told } = await takeStep(tx, order, { move, moment: momentOf(ctx) });
    return { ...told, answer: answerOf(id, next) };
  },
});

export const reportActions = [...reportQueries, submit, rate, withdraw];
