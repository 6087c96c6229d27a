import {
  type Outcome,
  outcomeWords,
  type Rating,
  ratingWords,
  type WorkOrderEvent,
} from '#contracts/work-order';

/** Whose eyes: the resident who reported, or people at a desk who may see the work order. */
export type Reader = 'reporter' | 'staff';

/** What happened, as the wire carries it (`#contracts/work-order` TimelineEntry), without its photos. */
export type Happened = {
  event: WorkOrderEvent;
  /** A name and post: 「网格员 赵小河」. */
  by?: string | undefined;
  note?: string | undefined;
  rating?: Rating | undefined;
  outcome?: Outcome | undefined;
};

type Line = (it: Happened & { who: string }) => string;

const said = (note: string | undefined) => (note ? `：${note}` : '');
const outcomeOf = ({ outcome }: Happened) => (outcome ? `：${outcomeWords[outcome]}` : '');
const ratingOf = ({ rating }: Happened) => (rating ? `：${ratingWords[rating]}` : '');

const staffLines: Record<WorkOrderEvent, Line> = {
  'report.submitted': ({ by }) => `${by ?? '居民'}反映`,
  'work-order.accepted': ({ who }) => `${who}受理`,
  'work-order.taken': ({ who }) => `${who}受理并处理`,
  'work-order.assigned': ({ who }) => `由${who}处理`,
  'work-order.signed': ({ who }) => `${who}签收`,
  'work-order.result-submitted': (it) => `${it.who}提交结果${outcomeOf(it)}`,
  'work-order.result-confirmed': ({ who }) => `${who}核查通过`,
  'work-order.result-refused': ({ who, note }) => `${who}请再办${said(note)}`,
  'work-order.rated': (it) => `居民评价${ratingOf(it)}`,
  'work-order.reopened': ({ note }) => `居民不满意，再次办理${said(note)}`,
  'work-order.finished-unsatisfied': ({ note }) => `居民仍不满意，按不满意归档${said(note)}`,
  'work-order.closed-unrated': () => '评价期满，未评价归档',
  'work-order.withdrawn': () => '居民撤回',
  'work-order.note-added': ({ who, note }) => `${who}记录进展${said(note)}`,
  'report.revealed': ({ who, note }) => `${who}查看联系方式${said(note)}`,
};

const reporterLines: Record<WorkOrderEvent, Line> = {
  'report.submitted': () => '您提交了，我们已经收到',
  'work-order.accepted': ({ who }) => `${who}已受理`,
  'work-order.taken': ({ who }) => `${who}已受理，正在处理`,
  'work-order.assigned': ({ who }) => `由${who}处理`,
  'work-order.signed': ({ who }) => `${who}正在处理`,
  'work-order.result-submitted': ({ who }) => `${who}处理完了，正在请同事核实`,
  'work-order.result-confirmed': () => '核实过了，请您评价',
  'work-order.result-refused': () => '核实时发现还要再处理一下',
  'work-order.rated': (it) => `您评价了${ratingOf(it)}`,
  'work-order.reopened': () => '您不满意，我们再处理',
  'work-order.finished-unsatisfied': () => '您不满意，已如实记下',
  'work-order.closed-unrated': () => '评价时间到了，已归档，记为未评价',
  'work-order.withdrawn': () => '您撤回了',
  'work-order.note-added': ({ who, note }) => `${who}告诉您${said(note)}`,
  'report.revealed': ({ who, note }) => `${who}看了您的联系方式${said(note)}`,
};

/** One line of 「到哪一步了」 in plain words. */
export const timelineText = (it: Happened, reader: Reader): string =>
  (reader === 'staff' ? staffLines : reporterLines)[it.event]({ ...it, who: it.by ?? '工作人员' });

/** Not for the resident: who checked and why it was not good enough stays among colleagues. */
const internal: readonly WorkOrderEvent[] = ['work-order.result-refused'];

/** An entry with only what this reader may have; the cloud sends nothing else (feature F21). */
export function entryFor<H extends Happened>(it: H, reader: Reader): H {
  if (reader === 'staff' || !internal.includes(it.event)) return it;
  const shown = { ...it };
  delete shown.by;
  delete shown.note;
  return shown;
}
