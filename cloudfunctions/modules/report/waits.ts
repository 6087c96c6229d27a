import type { PhotoView } from '#contracts/file';
import type { Order } from '#domain/order';
import { defined } from '#runtime/defined';
import type { WorkOrderRecord } from '../work-order/records';

/** A result stays among colleagues until somebody has verified it. */
export function shownResult(
  { status, result }: WorkOrderRecord,
  view: (fileId: string) => PhotoView,
) {
  if (!result || status === 'result-submitted') return undefined;
  const { text, outcome, at, byText: by, reviewOn } = result;
  return { text, outcome, at, by, photos: result.photos.map(view), ...defined({ reviewOn }) };
}

const questionOf = ({ status, question }: Order) =>
  status === 'returned' && question
    ? { text: question.text, returnBy: question.returnBy }
    : undefined;

const appealOf = ({ appeal }: Order) =>
  appeal && {
    at: appeal.at,
    text: appeal.text,
    ...defined({ verdict: appeal.verdict, answer: appeal.answer }),
  };

const petitionOf = ({ petition }: Order) =>
  petition && {
    households: petition.households,
    dueAt: petition.dueAt,
    ...defined({
      reply: petition.reply && {
        isTaken: petition.reply.isTaken,
        text: petition.reply.text,
        by: petition.reply.byText,
      },
    }),
  };

const explanationOf = ({ explanation }: Order) =>
  explanation && {
    dueAt: explanation.dueAt,
    ...defined({ text: explanation.text, by: explanation.byText }),
  };

type Seen = { own: WorkOrderRecord; order: WorkOrderRecord; isAlong: boolean };

/** What was asked of the one who reported it, and what she wrote herself: no neighbour reads it. */
const forReporter = ({ own, order, isAlong }: Seen) => ({
  appeal: isAlong && own._id === order._id ? undefined : appealOf(own),
  question: isAlong ? undefined : questionOf(order),
  nudge: isAlong || !order.nudge ? undefined : defined(order.nudge),
});

/** What a report waits for, and what was decided about it. */
export const waitsOf = (seen: Seen) => {
  const { own, order } = seen;
  const { decline, pause, external, status } = order;
  return defined({
    ...forReporter(seen),
    decline: decline && {
      reason: decline.reason,
      channel: decline.channel,
      appealUntil: decline.appealUntil,
    },
    mergedInto: own._id === order._id ? undefined : { number: order.number },
    pause:
      pause && status === 'paused' ? { reason: pause.reason, reviewOn: pause.reviewOn } : undefined,
    external: external && { platform: external.platform, number: external.number, on: external.on },
    petition: petitionOf(order),
    explanation: explanationOf(order),
  });
};
