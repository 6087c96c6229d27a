import {
  contactWayWords,
  declineReasonWords,
  exclusionReasonWords,
  type Outcome,
  pauseReasonWords,
  platformWords,
  type Rating,
  reopenReasonWords,
} from '#contracts/loop';
import { dateText, dayOf } from './day';
import type { Brings, Move } from './loop/moves';
import type { Order } from './order';

/** What somebody said with a step, as its event keeps it; who may read it is `#domain/timeline`'s. */
export type Said = { note?: string; photos?: string[]; rating?: Rating; outcome?: Outcome };

type Complaint = Pick<Brings['reopen'], 'reasons' | 'text'>;
type Saying = { [S in keyof Brings]?: (it: Brings[S], after: Order) => Said };

const noted = (...words: (string | undefined)[]): Said => {
  const note = words.filter(Boolean).join('：');
  return note ? { note } : {};
};
const reasonOf = ({ reason }: { reason?: string | undefined }) => noted(reason);
const textOf = ({ text }: { text?: string | undefined }) => noted(text);
const complaint = ({ reasons, text }: Complaint): Said => ({
  rating: 'unsatisfied',
  ...noted(reasons.map((one) => reopenReasonWords[one]).join('、'), text),
});
const pauseWords = ({ pause }: Order) =>
  pause && `${pauseReasonWords[pause.reason]}，${dateText(pause.reviewOn, dayOf(pause.at))} 再看`;

const sayings: Saying = {
  'handle-on-spot': ({ text, photos }) => ({ ...noted(text), photos, outcome: 'solved' }),
  'ask-more': ({ question }) => noted(question),
  supplement: textOf,
  decline: ({ reason, channel }) => noted(declineReasonWords[reason], channel),
  appeal: textOf,
  'uphold-appeal': ({ answer }) => noted(answer),
  'dismiss-appeal': ({ answer }) => noted(answer),
  merge: ({ master }) => noted(`编号 ${master.number}`),
  unmerge: reasonOf,
  'assign-below': reasonOf,
  'assign-agency': reasonOf,
  designate: reasonOf,
  escalate: reasonOf,
  attend: textOf,
  'take-back': reasonOf,
  'send-back': ({ reason, suggestion }) =>
    noted([reason, suggestion && `建议由${suggestion}办理`].filter(Boolean).join('；')),
  'invite-collaborator': ({ unit, text }) => noted(unit.name, text),
  'finish-subtask': ({ text, photos }) => ({ ...noted(text), photos }),
  contact: ({ way }) => noted(contactWayWords[way]),
  'ask-pause': ({ reason, text }) => noted(pauseReasonWords[reason], text),
  pause: (_, after) => noted(pauseWords(after)),
  'refuse-pause': reasonOf,
  extend: reasonOf,
  'hand-over': ({ platform, number }) => noted(`${platformWords[platform]}，编号 ${number}`),
  'submit-result': ({ text, outcome, photos }) => ({ ...noted(text), outcome, photos }),
  'confirm-result': ({ wasOnSite }) => (wasOnSite ? noted('到现场看过') : {}),
  'refuse-result': reasonOf,
  rate: ({ rating, text }) => ({ rating, ...noted(text) }),
  'rate-along': ({ rating, reasons, text }) =>
    rating === 'unsatisfied' ? complaint({ reasons, text }) : { rating, ...noted(text) },
  reopen: complaint,
  'finish-unsatisfied': complaint,
  recur: ({ reasons, text }) =>
    noted(reasons.map((one) => reopenReasonWords[one]).join('、'), text),
  explain: textOf,
  'check-sample': ({ isGood, text }) => noted(isGood ? '做得好' : '还要改进', text),
  'rate-unit': ({ efficiency, quality }) => noted(`效率 ${efficiency} 分，结果 ${quality} 分`),
  'appeal-rating': ({ reason, text }) => noted(exclusionReasonWords[reason], text),
  'judge-rating-appeal': ({ isUpheld }) => noted(isUpheld ? '同意不计入' : '仍然计入'),
  'answer-petition': ({ isTaken, text }) => noted(isTaken ? '予以受理' : '不予受理', text),
  review: ({ decision }) => noted(decision === 'show' ? '邻居可以看到' : '邻居看不到'),
};

/** The words, photos and rating that came with a step, out of the move and the order it led to. */
export function saidOf(move: Move, after: Order): Said {
  const saying = sayings[move.step] as ((it: Move, after: Order) => Said) | undefined;
  return saying?.(move, after) ?? {};
}
