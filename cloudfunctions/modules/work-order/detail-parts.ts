import type { Returned } from '#contracts/action';
import type { PhotoView } from '#contracts/file';
import type { getWorkOrder } from '#contracts/work-order';
import { dayMs } from '#domain/day';
import type { Moment } from '#domain/loop';
import { isAmong } from '#domain/loop/people';
import { suggestedEfficiency } from '#domain/rates';
import { reviewFor } from '#domain/review';
import { unitKeys } from '#domain/scope';
import { defined } from '#runtime/defined';
import type { WorkOrderRecord } from './records';

type Detail = Returned<typeof getWorkOrder>;
type Look = { moment: Moment; view: (fileId: string) => PhotoView };

const bySystem = '系统';

function subtasksOf({ subtasks }: WorkOrderRecord, { moment, view }: Look): Detail['subtasks'] {
  return subtasks.map(({ id, unit, text, done }) => ({
    id,
    unit: unit.name,
    text,
    isMine: isAmong(unitKeys(unit), moment.actor, moment.at),
    ...defined({
      done: done && {
        at: done.at,
        by: done.byText,
        text: done.text,
        photos: done.photos.map(view),
      },
    }),
  }));
}

/** Who was given it, and what became of that. */
export function dispatchOf(
  order: WorkOrderRecord,
  look: Look,
): Pick<Detail, 'assignment' | 'subtasks' | 'hops' | 'sendBacks'> {
  const { assignment, hops, sendBacks } = order;
  return {
    subtasks: subtasksOf(order, look),
    hops: hops.map(({ byText, ...hop }) => ({ ...hop, by: byText || bySystem })),
    sendBacks: sendBacks.map(({ unit, reason, suggestion, at }) => ({
      unit: unit.name,
      reason,
      at,
      ...defined({ suggestion }),
    })),
    ...defined({
      assignment: assignment && {
        unit: assignment.unit.name,
        kind: assignment.unit.kind,
        by: assignment.byText,
        signBy: assignment.signBy,
        isSignMissed: assignment.isSignMissed ?? false,
        isDesignated: assignment.isDesignated,
        ...defined({ reason: assignment.reason, briefing: assignment.briefing }),
      },
    }),
  };
}

/** Orders that were merged into this one, each by the number of the report that opened it. */
function mergedHereOf({ reports }: WorkOrderRecord): Detail['mergedHere'] {
  const numbers = new Map<string, string>();
  for (const { mergedFromId, number } of reports)
    if (mergedFromId && !numbers.has(mergedFromId)) numbers.set(mergedFromId, number);
  return [...numbers].map(([id, number]) => ({ id, number }));
}

type Waits = Pick<
  Detail,
  | 'question'
  | 'decline'
  | 'appeal'
  | 'mergedInto'
  | 'mergedHere'
  | 'contact'
  | 'nudgedAt'
  | 'pauseAsked'
  | 'pause'
  | 'external'
>;

/** What it waits for, or waited; a nudge until somebody answered it in words. */
export function waitsOf(order: WorkOrderRecord, { rules }: Moment): Waits {
  const { mergedInto, nudge } = order;
  return {
    mergedHere: mergedHereOf(order),
    ...defined({
      question: order.status === 'returned' ? order.question : undefined,
      decline: order.decline,
      appeal: order.appeal && defined(order.appeal),
      mergedInto: mergedInto && {
        id: mergedInto.id,
        number: mergedInto.number,
        until: mergedInto.at + rules.mergeDays * dayMs,
      },
      contact: order.contact,
      nudgedAt: nudge && nudge.answeredAt === undefined ? nudge.at : undefined,
      pauseAsked: order.pauseAsked,
      pause: order.pause,
      external: order.external,
    }),
  };
}

type Judgement = Pick<
  Detail,
  | 'petition'
  | 'explanation'
  | 'ratingAppeal'
  | 'unitRating'
  | 'suggestedEfficiency'
  | 'isSampled'
  | 'sample'
  | 'review'
>;

const petitionOf = ({ petition }: WorkOrderRecord): Detail['petition'] => {
  if (!petition) return undefined;
  const { reply, households, dueAt } = petition;
  const said = reply && { isTaken: reply.isTaken, text: reply.text, by: reply.byText };
  return { households, dueAt, ...defined({ reply: said }) };
};

/** What was said of it once it was done. */
export function judgementOf(order: WorkOrderRecord, moment: Moment): Judgement {
  const { explanation, ratingAppeal, sample } = order;
  const review = reviewFor(order, moment);
  return {
    suggestedEfficiency: suggestedEfficiency(order),
    isSampled: order.isSampled,
    ...defined({
      petition: petitionOf(order),
      explanation: explanation && {
        dueAt: explanation.dueAt,
        ...defined({ text: explanation.text, by: explanation.byText }),
      },
      ratingAppeal: ratingAppeal && { ...ratingAppeal, votes: ratingAppeal.votes.length },
      unitRating: order.unitRating,
      sample: sample && {
        isGood: sample.isGood,
        by: sample.byText,
        ...defined({ text: sample.text }),
      },
      review: review && {
        reasons: review.reasons,
        ...defined({ decision: review.decision, by: review.byText }),
      },
    }),
  };
}

/** What residents who joined say, counted. */
export const alongOf = ({ ratingsAlong }: WorkOrderRecord): Detail['ratingsAlong'] => {
  const unsatisfied = ratingsAlong.filter(({ rating }) => rating === 'unsatisfied').length;
  return { satisfied: ratingsAlong.length - unsatisfied, unsatisfied };
};
