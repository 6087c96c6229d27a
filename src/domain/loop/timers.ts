import type { Step, WorkOrderEvent, WorkOrderStatus } from '#contracts/loop';
import type { Order } from '../order';
import { levelAbove } from './people';

/** The clock of the promise runs (`rules.md §4.1.1`). */
export const running: readonly WorkOrderStatus[] = [
  'submitted',
  'accepted',
  'assigned',
  'in-progress',
  'handed-over',
];

/** What is noted without a step: the version stays, so that no page grows stale by the clock. */
export type Mark = Extract<
  WorkOrderEvent,
  | 'work-order.deadline-neared'
  | 'work-order.became-overdue'
  | 'work-order.put-under-supervision'
  | 'work-order.sign-missed'
  | 'work-order.contact-missed'
  | 'work-order.explanation-missed'
  | 'work-order.petition-missed'
  | 'work-order.reply-missing'
>;
export type Timer = { at: number } & ({ step: Step } | { mark: Mark; percent?: 50 | 80 });

/** Just after the last instant that was in time. */
const past = (at: number) => at + 1;

function promiseTimers(order: Order): Timer[] {
  if (!running.includes(order.status)) return [];
  const { isMissed, isEscalated, toldPercent = 0, marks } = order.promise;
  if (!isMissed)
    return [
      ...(toldPercent < 50
        ? [{ at: marks.halfAt, mark: 'work-order.deadline-neared', percent: 50 } as const]
        : []),
      ...(toldPercent < 80
        ? [{ at: marks.mostAt, mark: 'work-order.deadline-neared', percent: 80 } as const]
        : []),
      { at: past(order.dueAt), mark: 'work-order.became-overdue' },
    ];
  return [
    ...(!isEscalated && levelAbove(order)
      ? [{ at: marks.escalateAt, step: 'escalate-overdue' } as const]
      : []),
    ...(order.supervisedAt === undefined
      ? [{ at: marks.superviseAt, mark: 'work-order.put-under-supervision' } as const]
      : []),
  ];
}

function contactTimers({ contact, status }: Order): Timer[] {
  const isWaited = running.includes(status) && contact && !contact.doneAt && !contact.isMissed;
  return isWaited ? [{ at: past(contact.dueAt), mark: 'work-order.contact-missed' }] : [];
}

function petitionTimers({ petition, isOpen }: Order): Timer[] {
  const isWaited = isOpen && petition && !petition.reply && !petition.isMissed;
  return isWaited ? [{ at: past(petition.dueAt), mark: 'work-order.petition-missed' }] : [];
}

const waiting: Partial<Record<WorkOrderStatus, (order: Order) => Timer[]>> = {
  returned: ({ question }) =>
    question ? [{ at: question.returnBy, step: 'close-unsupplemented' }] : [],
  declined: ({ decline, appeal }) =>
    decline && (!appeal || appeal.verdict)
      ? [{ at: decline.appealUntil, step: 'close-declined' }]
      : [],
  assigned: ({ assignment }) =>
    assignment && !assignment.isSignMissed
      ? [{ at: past(assignment.signBy), mark: 'work-order.sign-missed' }]
      : [],
  paused: ({ pause }) => (pause ? [{ at: pause.reviewAt, step: 'resume-due' }] : []),
  'handed-over': ({ external }) =>
    external ? [{ at: external.nagAt, mark: 'work-order.reply-missing' }] : [],
  resolved: ({ rateUntil }) =>
    rateUntil === undefined ? [] : [{ at: rateUntil, step: 'close-unrated' }],
  closed: ({ explanation }) =>
    explanation && !explanation.at && !explanation.isMissed
      ? [{ at: past(explanation.dueAt), mark: 'work-order.explanation-missed' }]
      : [],
};

/** Neighbours outvote at once; the timers of the cloud carry it out. */
const majorityTimers = ({ isOutvoted }: Order): Timer[] =>
  isOutvoted ? [{ at: 0, step: 'reopen-by-majority' }] : [];

/** Everything a clock is to do to an order, in no order. */
export const timersOf = (order: Order): Timer[] => [
  ...promiseTimers(order),
  ...contactTimers(order),
  ...petitionTimers(order),
  ...(waiting[order.status]?.(order) ?? []),
  ...majorityTimers(order),
];

/** When a clock next does something to an order; undefined where nothing happens by itself. */
export const wakeOf = (order: Order): number | undefined => {
  const [first, ...others] = timersOf(order).map(({ at }) => at);
  return first === undefined ? undefined : Math.min(first, ...others);
};
