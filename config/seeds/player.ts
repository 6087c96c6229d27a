import { AppError, wordsFor } from '#contracts/errors';
import type { Step } from '#contracts/loop';
import { revealReasonWords } from '#contracts/work-order';
import { tick } from '#domain/clock';
import { minuteMs } from '#domain/day';
import { type Moment, type Move, system, take } from '#domain/loop';
import { derivedId, eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type {
  RevealRecord,
  WorkOrderRecord,
} from '../../cloudfunctions/modules/work-order/records';
import {
  actorText,
  stepped,
  toldByStep,
  toldOf,
} from '../../cloudfunctions/modules/work-order/step-records';
import { rules } from '../policy';
import { eventOfClock, eventOfCommand, momentFor } from './event';
import type { Act, Story } from './story';
import { type SubmissionStage, submit } from './submission';

/** What a story leaves behind in the database. */
export type Played = {
  story: Story;
  report: ReportRecord;
  order: WorkOrderRecord;
  events: EventRecord[];
  reveals: RevealRecord[];
  /** The order after everything that happened to it, oldest first. */
  states: { at: number; order: WorkOrderRecord }[];
};

/** The first start: until then the clocks have done what they do. */
export type Stage = SubmissionStage & {
  start: number;
  /** Stories played before, by id: what another one can be merged into. */
  before: ReadonlyMap<string, Played>;
};

/** Plays a story through the rules; a step they refuse is an error, so no impossible state is ever told. */
export function play(story: Story, stage: Stage): Played {
  const { report, order, event } = submit(story, stage);
  const states = [{ at: story.at, order }];
  const played: Played = { story, report, order, events: [event], reveals: [], states };
  for (const act of story.acts) {
    if (act.at > stage.start) throw new RangeError(`${story.id}: ${act.step} lies in the future`);
    runClock(played, act.at);
    playAct(played, act, stage);
  }
  runClock(played, stage.start);
  return played;
}

function playAct(played: Played, act: Act, stage: Stage): void {
  const eventId = eventIdOf(act.by._id, `${played.story.id}-${played.events.length}`);
  const told = happened(played, act, { stage, eventId });
  played.states.push({ at: act.at, order: played.order });
  const { by: _, at, step: __, ...input } = act;
  played.events.push(
    eventOfCommand({
      eventId,
      action: actionOf(act.step),
      callerId: act.by._id,
      at,
      told,
      input: { ...input, id: played.order._id },
      answer: answerOf(act, played),
    }),
  );
}

type Playing = { stage: Stage; eventId: string };

/** What somebody did, done; what its event says. */
function happened(played: Played, act: Act, { stage, eventId }: Playing) {
  const before = played.order;
  const moment = momentFor(act.by, act.at);
  if (act.step === 'note')
    return toldOf(before, { name: 'work-order.note-added', moment, facts: { note: act.text } });
  if (act.step === 'reveal') {
    played.reveals.push({
      _id: derivedId('rv', eventId),
      workOrderId: before._id,
      reporterId: before.reporterId,
      viewerId: act.by._id,
      viewerText: actorText(before, moment) ?? '',
      reason: act.reason,
      at: act.at,
    });
    const facts = { note: revealReasonWords[act.reason] };
    return toldOf(before, { name: 'report.revealed', moment, facts });
  }
  if (act.step === 'merge') return merged(played, act, stage);
  const move = moveOf(act, before, stage);
  const after = taken(played, move, moment);
  played.order = after;
  return toldByStep(move, { before, after, moment });
}

/** The rules' own refusal, with the story it belongs to. */
function taken({ story, order }: Played, move: Move, moment: Moment): WorkOrderRecord {
  try {
    return take(order, move, moment);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new RangeError(`${story.id}: ${move.step}: ${wordsFor(error)}`, { cause: error });
  }
}

/** T6: one follows the other, and her report hangs on it from then on. */
function merged(played: Played, act: Act & { step: 'merge' }, { before }: Stage) {
  const master = before.get(act.into);
  if (!master) throw new RangeError(`${act.into} was not played before`);
  const { _id: id, number, category, isPrivate, isOpen, status } = master.order;
  const order = played.order;
  const move: Move = {
    step: 'merge',
    version: order.version,
    master: { id, number, category, isPrivate, isOpen, status, isNear: true },
  };
  const moment = momentFor(act.by, act.at);
  played.order = taken(played, move, moment);
  const joined = order.reports.map((one) => ({ ...one, mergedFromId: order._id }));
  master.order = {
    ...master.order,
    reports: [...master.order.reports, ...joined],
    followers: [...master.order.followers, ...order.followers],
  };
  const told = toldByStep(move, { before: order, after: played.order, moment });
  return { ...told, subjectIds: [...(told.subjectIds ?? []), id] };
}

function moveOf(
  act: Exclude<Act, { step: 'note' | 'reveal' | 'merge' }>,
  order: WorkOrderRecord,
  { fileIdOf }: Stage,
): Move {
  const { by: _, at: __, ...brings } = act;
  const move = { ...brings, version: order.version };
  const photos = 'photos' in act ? { photos: act.photos.map(fileIdOf) } : {};
  const isVerdict = act.step === 'confirm-result';
  return {
    ...move,
    ...photos,
    ...(isVerdict && order.isSampled && { wasOnSite: true }),
    ...(isVerdict && order.assignment && { unitRating: { efficiency: 4, quality: 5 } }),
  } as Move;
}

const ofReporter = {
  rate: 'report.rate',
  reopen: 'report.rate',
  'finish-unsatisfied': 'report.rate',
  supplement: 'report.supplement',
  appeal: 'report.appeal',
  nudge: 'report.nudge',
  recur: 'report.recur',
  withdraw: 'report.withdraw',
} as const satisfies Partial<Record<Step, string>>;
const ofStaff = {
  note: 'work-order.add-note',
  reveal: 'work-order.reveal-reporter',
  'assign-below': 'work-order.assign',
  'assign-agency': 'work-order.assign',
} as const;
const isHers = (step: Act['step']): step is keyof typeof ofReporter => step in ofReporter;

function actionOf(step: Act['step']): string {
  if (isHers(step)) return ofReporter[step];
  return step in ofStaff ? ofStaff[step as keyof typeof ofStaff] : `work-order.${step}`;
}

function answerOf({ step }: Act, { order, report }: Played): unknown {
  if (step === 'reveal') return { name: order.reporterText };
  return isHers(step) ? { ...stepped(order), id: report._id } : stepped(order);
}

/** The timer looks every minute. */
const tickMs = minuteMs;

/** Does what the timer would have done up to an instant, one thing after the other. */
function runClock(played: Played, until: number): void {
  for (;;) {
    const { order } = played;
    const at = (order.wakeAt ?? Number.POSITIVE_INFINITY) + tickMs;
    const done = at <= until ? tick(order, at, rules) : undefined;
    if (!done) return;
    const { next, event, percent } = done;
    played.order = next;
    played.states.push({ at, order: next });
    const told = toldOf(next, {
      name: event,
      moment: { actor: system, at, rules },
      before: order,
      ...(percent && { facts: { percent } }),
    });
    const key = [order._id, order.version, event, percent].filter(Boolean).join('-');
    played.events.push(eventOfClock(told, { key, at }));
  }
}
