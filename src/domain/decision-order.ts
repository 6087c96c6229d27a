import type { DecisionStatus } from '#contracts/council';
import {
  declineReasonWords,
  outcomeWords,
  pauseReasonWords,
  platformWords,
  type WorkOrderStatus,
} from '#contracts/loop';
import { datedText } from './day';
import { type Decision, moved, progressLimit } from './decision';
import type { Order } from './order';
import { isWithheld } from './review';
import { clip } from './title';

/** The work order a decision follows, as far as neighbours may read of it. */
export type Followed = Order & { number: string };

/**
 * Where a decision stands by the work order it became (`features.md` F67). What ended without a result, or twice done
 * again is still not good, stays open for the hall: whoever leads says what comes of it.
 */
export function statusByOrder({
  status,
  result,
  ending,
}: Pick<Order, 'status' | 'result' | 'ending'>): DecisionStatus {
  if (status === 'declined' || status === 'withdrawn') return 'not-now';
  if (status !== 'resolved' && status !== 'closed') return 'in-progress';
  const isBad = result === undefined || result.outcome === 'not-now' || ending === 'unsatisfied';
  return isBad ? 'not-now' : 'done';
}

/** Who has it, in words for neighbours: the unit, before that the desk. */
const ownerOf = ({ assignment, assignee, desks, level, holderText }: Followed): string =>
  assignment?.unit.name ?? ((assignee && desks[level]?.name) || holderText);

const by = ({ dueAt }: Followed, at: number): string => `${datedText(dueAt, at)} 前办好`;

const resultLimit = 120;

/** What was done, once somebody else confirmed it; of a private matter only that. */
function resultText(order: Followed): string {
  const { result, isPrivate, ending } = order;
  if (!result) return ending === 'declined' ? declined(order) : '已归档，没有办成';
  const words = outcomeWords[result.outcome];
  const said =
    isPrivate || isWithheld(order) ? words : `${words}：${clip(result.text, resultLimit)}`;
  return ending === 'unsatisfied' ? `${said}。再次办理后仍不满意，由街道说明情况` : said;
}

const declined = ({ decline, isPrivate }: Followed): string => {
  if (!decline || isPrivate) return '没有受理';
  return `没有受理：${declineReasonWords[decline.reason]}。可以找${decline.channel}`;
};

const again = ({ reopenCount }: Followed): string =>
  reopenCount > 0 ? '还没有解决好，再次办理' : '正在办理';

type Say = (order: Followed, at: number) => string;
const words: Record<WorkOrderStatus, Say> = {
  submitted: () => '已转工单，等待受理',
  returned: () => '等补充情况',
  declined,
  accepted: (order, at) => `${order.reopenCount > 0 ? again(order) : '已受理'}，${by(order, at)}`,
  assigned: (order, at) => `交${ownerOf(order)}办理，${by(order, at)}`,
  'in-progress': (order, at) => `${ownerOf(order)}${again(order)}，${by(order, at)}`,
  paused: ({ pause }) => (pause ? `暂缓：${pauseReasonWords[pause.reason]}` : '暂缓'),
  'handed-over': ({ external }) =>
    external ? `已转${platformWords[external.platform]}办理` : '已转外部平台办理',
  'result-submitted': () => '已办，正在核实',
  resolved: resultText,
  closed: resultText,
  merged: () => '与同一件事合并办理',
  withdrawn: () => '工单撤回了',
};

/** What neighbours read of a work order that a decision became: where it stands, and what was done once that is sure. */
export function wordOf(order: Followed, at: number): { status: DecisionStatus; text: string } {
  return { status: statusByOrder(order), text: words[order.status](order, at) };
}

type News = { order: Followed; at: number; isMerged?: boolean };

const merging = ({ isPrivate, number }: Followed): string =>
  `与同一件事合并办理${isPrivate ? '' : `（编号 ${number}）`}`;

/**
 * The decision as its work order has it now; the same object where the order says nothing new. `isMerged` where it is
 * another order by now, of which it says so once.
 */
export function following<D extends Decision>(decision: D, { order, at, isMerged }: News): D {
  const { status, text } = wordOf(order, at);
  const { byOrder, progress } = decision;
  if (byOrder?.status === status && byOrder.text === text && !isMerged) return decision;
  const isFull = progress.length >= progressLimit && decision.status === status;
  const reviewOn = status === 'not-now' ? order.result?.reviewOn : undefined;
  const news = { at, status, text, photos: [], reviewOn };
  const first = isMerged ? moved(decision, { ...news, text: merging(order) }) : decision;
  const next = isFull ? { ...first, version: first.version + 1 } : moved(first, news);
  return { ...next, ownerText: ownerOf(order), byOrder: { status, text } };
}
