import type { Step, WorkOrderEvent, WorkOrderStatus } from '#contracts/work-order';
import type { Effect } from './loop-effects';
import * as does from './loop-effects';
import type { Check, Guard } from './loop-guards';
import * as only from './loop-guards';
import type { Who } from './loop-people';
import * as people from './loop-people';

/** One row of `rules.md §4.1.2`. */
export type Row<S extends Step = Step> = {
  id: string;
  step: S;
  /** What happened, once it has. */
  event: WorkOrderEvent;
  from: readonly WorkOrderStatus[];
  to: WorkOrderStatus;
  who: Who;
  /** Whose 待办 it is meanwhile; missing where nobody at a desk is waited for. */
  awaits?: Who;
  guards?: readonly Guard[];
  checks?: readonly Check<S>[];
  effects?: readonly Effect<S>[];
};

const row = <S extends Step>(it: Row<S>): Row => it;

/** The closed loop, whole: the page draws these steps and the cloud allows nothing else. */
export const table: readonly Row[] = [
  row({
    id: 'T1',
    step: 'submit',
    event: 'report.submitted',
    from: [],
    to: 'submitted',
    who: people.nobody,
  }),
  row({
    id: 'T2',
    step: 'accept',
    event: 'work-order.accepted',
    from: ['submitted'],
    to: 'accepted',
    who: people.desk,
    awaits: people.staffedDesk,
    checks: [only.sorted],
    effects: [does.sort, does.promiseFinish],
  }),
  row({
    id: 'T2+T7+T8',
    step: 'take',
    event: 'work-order.taken',
    from: ['submitted'],
    to: 'in-progress',
    who: people.gridOfOrder,
    guards: [only.onGridList],
    checks: [only.sorted],
    effects: [does.sort, does.promiseFinish, does.assignSelf],
  }),
  row({
    id: 'T7',
    step: 'assign',
    event: 'work-order.assigned',
    from: ['accepted'],
    to: 'assigned',
    who: people.desk,
    awaits: people.staffedDesk,
    guards: [only.onListForWorkers],
    effects: [does.assignSelf],
  }),
  row({
    id: 'T8',
    step: 'sign',
    event: 'work-order.signed',
    from: ['assigned'],
    to: 'in-progress',
    who: people.assignee,
    awaits: people.assignee,
  }),
  row({
    id: 'T16',
    step: 'submit-result',
    event: 'work-order.result-submitted',
    from: ['in-progress', 'handed-over'],
    to: 'result-submitted',
    who: people.assignee,
    awaits: people.assignee,
    checks: [only.enoughWords, only.afterPhoto, only.reviewDay],
    effects: [does.keepResult],
  }),
  row({
    id: 'T17',
    step: 'confirm-result',
    event: 'work-order.result-confirmed',
    from: ['result-submitted'],
    to: 'resolved',
    who: people.verifiers,
    awaits: people.nextVerifiers,
    guards: [only.notOwnResult],
    effects: [does.openRating],
  }),
  row({
    id: 'T18',
    step: 'refuse-result',
    event: 'work-order.result-refused',
    from: ['result-submitted'],
    to: 'in-progress',
    who: people.verifiers,
    awaits: people.nextVerifiers,
    guards: [only.notOwnResult],
    effects: [does.dropResult],
  }),
  row({
    id: 'T19',
    step: 'rate',
    event: 'work-order.rated',
    from: ['resolved'],
    to: 'closed',
    who: people.reporter,
    effects: [does.keepRating, does.stampClosed],
  }),
  row({
    id: 'T19-silence',
    step: 'close-unrated',
    event: 'work-order.closed-unrated',
    from: ['resolved'],
    to: 'closed',
    who: people.clock,
    guards: [only.windowOver],
    effects: [does.stampClosed],
  }),
  row({
    id: 'T20',
    step: 'reopen',
    event: 'work-order.reopened',
    from: ['resolved'],
    to: 'in-progress',
    who: people.reporter,
    guards: [only.mayReopen, only.staysAtLevel],
    effects: [does.keepComplaint, does.countReopening, does.dropResult],
  }),
  row({
    id: 'T20+T11',
    step: 'reopen',
    event: 'work-order.reopened',
    from: ['resolved'],
    to: 'accepted',
    who: people.reporter,
    guards: [only.mayReopen, only.risesOneLevel],
    effects: [does.keepComplaint, does.countReopening, does.dropResult, does.rise],
  }),
  row({
    id: 'T20b',
    step: 'finish-unsatisfied',
    event: 'work-order.finished-unsatisfied',
    from: ['resolved'],
    to: 'closed',
    who: people.reporter,
    guards: [only.mayNotReopen],
    effects: [does.keepComplaint, does.markUnsatisfied, does.stampClosed],
  }),
  row({
    id: 'T22',
    step: 'withdraw',
    event: 'work-order.withdrawn',
    from: ['submitted', 'accepted'],
    to: 'withdrawn',
    who: people.reporter,
    guards: [only.notUrgent, only.onlyReporter],
    effects: [does.stampClosed],
  }),
];
