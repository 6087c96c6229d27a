import type { PhotoView } from '#contracts/file';
import type { Step, WorkOrderSummary } from '#contracts/work-order';
import { householdsOf } from '#domain/household';
import { type Moment, promiseView, refusalOf, stepsFor } from '#domain/loop';
import { defined } from '#runtime/defined';
import type { WorkOrderRecord } from './records';
import type { Shown } from './standing';

/** The step that moves the matter on, before one that only looks at it. */
const foremost: readonly Step[] = [
  'take',
  'sign',
  'finish-subtask',
  'submit-result',
  'confirm-result',
  'accept',
  'uphold-appeal',
  'pause',
  'attend',
  'designate',
  'assign-agency',
  'assign-below',
  'assign',
  'resume',
  'answer-petition',
  'explain',
  'rate',
  'review',
  'judge-rating-appeal',
  'check-sample',
];

type Look = { moment: Moment; shown: Shown; view: (fileId: string) => PhotoView };

/** The unit or person that has it: 「综合执法局」「网格员 赵小河」. */
const holderOf = ({ assignee, assignment, holderText }: WorkOrderRecord): string => {
  if (assignee) return `${assignee.roleText} ${assignee.name}`;
  return assignment?.unit.name ?? holderText;
};

const claimerOf = ({ claim }: WorkOrderRecord, { actor, at }: Moment): string | undefined => {
  if (!claim || claim.until <= at) return undefined;
  return claim.personId === actor.personId ? '您' : claim.name;
};

/** One line of the work list. */
export function summaryOf(order: WorkOrderRecord, { moment, shown, view }: Look): WorkOrderSummary {
  const steps = stepsFor(order, moment);
  const photo = shown.photoOf(order.photo);
  return {
    id: order._id,
    number: order.number,
    title: shown.title,
    category: order.category,
    status: order.status,
    level: order.level,
    tier: order.tier,
    placeText: shown.placeText,
    promised: promiseView(order, moment.at),
    reporterText: shown.reporterText,
    reopenCount: order.reopenCount,
    households: householdsOf(order),
    isPrivate: order.isPrivate,
    isProxy: order.isProxy,
    holderText: holderOf(order),
    version: order.version,
    ...defined({
      photo: photo === undefined ? undefined : view(photo),
      claimedBy: claimerOf(order, moment),
      nextStep: foremost.find((step) => steps.includes(step)),
    }),
  };
}

/** Which step somebody at a desk would expect in a state. */
const expected: Partial<Record<WorkOrderRecord['status'], Step>> = {
  submitted: 'take',
  accepted: 'assign',
  assigned: 'send-back',
  'result-submitted': 'confirm-result',
};

/** Why the step one would expect now is missing: 「结果由别人核查…」. */
export function stepNoteOf(order: WorkOrderRecord, moment: Moment): string | undefined {
  const step = expected[order.status];
  const refusal = step && refusalOf(order, step, moment);
  return refusal?.code === 'step-not-allowed' ? refusal.details?.reason : undefined;
}
