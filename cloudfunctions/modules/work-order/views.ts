import type { PhotoView } from '#contracts/file';
import type { Step, WorkOrderSummary } from '#contracts/work-order';
import { type Moment, promiseView, refusalOf, stepsFor } from '#domain/loop';
import { defined } from '#runtime/defined';
import type { WorkOrderRecord } from './records';

/** The step that moves the matter on, before one that only looks at it. */
const foremost: readonly Step[] = [
  'take',
  'sign',
  'submit-result',
  'confirm-result',
  'accept',
  'assign',
];

type Look = { moment: Moment; view: (fileId: string) => PhotoView };

/** One line of the work list. */
export function summaryOf(order: WorkOrderRecord, { moment, view }: Look): WorkOrderSummary {
  const steps = stepsFor(order, moment);
  return {
    id: order._id,
    number: order.number,
    title: order.title,
    category: order.category,
    status: order.status,
    level: order.level,
    tier: order.tier,
    placeText: order.placeText,
    promised: promiseView(order, moment.at),
    reporterText: order.reporterText,
    reopenCount: order.reopenCount,
    version: order.version,
    ...defined({
      photo: order.photo === undefined ? undefined : view(order.photo),
      nextStep: foremost.find((step) => steps.includes(step)),
    }),
  };
}

/** Which step somebody at a desk would expect in a state. */
const expected: Partial<Record<WorkOrderRecord['status'], Step>> = {
  submitted: 'take',
  accepted: 'assign',
  'result-submitted': 'confirm-result',
};

/** Why the step one would expect now is missing: 「结果由别人核查…」. */
export function stepNoteOf(order: WorkOrderRecord, moment: Moment): string | undefined {
  const step = expected[order.status];
  const refusal = step && refusalOf(order, step, moment);
  return refusal?.code === 'step-not-allowed' ? refusal.details?.reason : undefined;
}
