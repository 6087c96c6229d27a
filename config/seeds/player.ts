import { reopenReasonWords, revealReasonWords } from '#contracts/work-order';
import { minuteMs } from '#domain/day';
import { clockDuty, eventOf, type Move, markOverdue, take } from '#domain/loop';
import { derivedId, eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type {
  LoopFacts,
  RevealRecord,
  WorkOrderRecord,
} from '../../cloudfunctions/modules/work-order/records';
import { actorText, stepped, toldOf } from '../../cloudfunctions/modules/work-order/step-records';
import { clockAt, eventOfClock, eventOfCommand, momentFor } from './event';
import type { Act, Story } from './story';
import { type SubmissionStage, submit } from './submission';

/** What a story leaves behind in the database. */
export type Played = {
  report: ReportRecord;
  order: WorkOrderRecord;
  events: EventRecord[];
  reveals: RevealRecord[];
};

/** The first start: until then the clocks have done what they do. */
export type Stage = SubmissionStage & { start: number };

/** Plays a story through the rules; a step they refuse is an error, so no impossible state is ever told. */
export function play(story: Story, stage: Stage): Played {
  const { report, order, event } = submit(story, stage);
  const played: Played = { report, order, events: [event], reveals: [] };
  for (const act of story.acts) {
    if (act.at > stage.start) throw new RangeError(`${story.id}: ${act.step} lies in the future`);
    runClock(played, act.at);
    playAct(played, act, { story, stage });
  }
  runClock(played, stage.start);
  return played;
}

function playAct(played: Played, act: Act, { story, stage }: { story: Story; stage: Stage }): void {
  const moment = momentFor(act.by, act.at);
  const eventId = eventIdOf(act.by._id, `${story.id}-${played.events.length}`);
  const photos = 'photos' in act ? act.photos.map(stage.fileIdOf) : [];
  const move = moveOf(act, { version: played.order.version, photos });
  if (move) played.order = take(played.order, move, moment);
  if (act.step === 'reveal')
    played.reveals.push({
      _id: derivedId('rv', eventId),
      workOrderId: played.order._id,
      reporterId: played.order.reporterId,
      viewerId: act.by._id,
      viewerText: actorText(played.order, moment) ?? '',
      reason: act.reason,
      at: act.at,
    });
  const { by: _, at, step: __, ...input } = act;
  const { order } = played;
  played.events.push(
    eventOfCommand({
      eventId,
      action: actionOf(act),
      callerId: act.by._id,
      at,
      told: toldOf(order, { name: nameOf(act), moment, facts: factsOfAct(act, photos) }),
      input: { ...input, id: order._id },
      answer: answerOf(act, played),
    }),
  );
}

function answerOf(act: Act, { order, report }: Played): unknown {
  if (act.step === 'reveal') return { name: order.reporterText };
  return isHers(act) ? { ...stepped(order), id: report._id } : stepped(order);
}

const isHers = ({ step }: Act): boolean =>
  step === 'rate' || step === 'reopen' || step === 'finish-unsatisfied' || step === 'withdraw';

const actionWords = {
  note: 'work-order.add-note',
  reveal: 'work-order.reveal-reporter',
  withdraw: 'report.withdraw',
} as const;

function actionOf({ step }: Act): string {
  if (step === 'rate' || step === 'reopen' || step === 'finish-unsatisfied') return 'report.rate';
  if (step === 'note' || step === 'reveal' || step === 'withdraw') return actionWords[step];
  return `work-order.${step}`;
}

function nameOf(act: Act): string {
  if (act.step === 'note') return 'work-order.note-added';
  return act.step === 'reveal' ? 'report.revealed' : eventOf(act.step);
}

function moveOf(
  act: Act,
  { version, photos }: { version: number; photos: string[] },
): Move | undefined {
  if (act.step === 'note' || act.step === 'reveal') return undefined;
  const { by: _, at: __, ...brings } = act;
  return { ...brings, version, ...(act.step === 'submit-result' ? { photos } : {}) } as Move;
}

/** What the handlers say in the event of each step, beside the order itself. */
function factsOfAct(act: Act, photos: string[]): Partial<LoopFacts> {
  switch (act.step) {
    case 'submit-result':
      return { note: act.text, outcome: act.outcome, photos };
    case 'confirm-result':
      return act.wasOnSite ? { note: '到现场看过' } : {};
    case 'refuse-result':
      return { note: act.reason };
    case 'note':
      return { note: act.text };
    case 'reveal':
      return { note: revealReasonWords[act.reason] };
    case 'rate':
      return { rating: act.rating, ...(act.text ? { note: act.text } : {}) };
    case 'reopen':
    case 'finish-unsatisfied':
      return { rating: 'unsatisfied', note: complaintOf(act) };
    default:
      return {};
  }
}

const complaintOf = (act: Act & { step: 'reopen' | 'finish-unsatisfied' }): string =>
  [act.reasons.map((one) => reopenReasonWords[one]).join('、'), act.text]
    .filter(Boolean)
    .join('：');

/** The timer looks every minute. */
const tickMs = minuteMs;

/** Does what the timer would have done up to an instant: marks what is late, closes what nobody rated. */
function runClock(played: Played, until: number): void {
  const { order } = played;
  if (order.wakeAt === undefined) return;
  const at = order.wakeAt + tickMs;
  const duty = at <= until ? clockDuty(order, at) : undefined;
  if (duty === undefined) return;
  const { version } = order;
  const moment = clockAt(at);
  const next =
    duty === 'close-unrated'
      ? take(order, { step: duty, version }, moment)
      : markOverdue(order, at);
  const name = duty === 'close-unrated' ? eventOf(duty) : 'work-order.became-overdue';
  played.order = next;
  played.events.push(
    eventOfClock(toldOf(next, { name, moment }), { key: `${order._id}-${version}-${duty}`, at }),
  );
}
