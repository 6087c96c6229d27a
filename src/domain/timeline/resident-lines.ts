import type { WorkOrderEvent } from '#contracts/work-order';
import { type Line, plain, ratingOf, said } from './line';

/** What an entry can carry beside its event. */
export const fields = ['by', 'unit', 'note', 'rating', 'outcome'] as const;
type Field = (typeof fields)[number];

/** A line for a resident, and which names and words beside the event go to her with it. */
export type Told = {
  line: Line;
  keeps: readonly Field[];
  /** Where others than the one who did it read something else: that line; undefined where nothing. */
  others?: Told | typeof internal;
  /** What the one who reported reads where a meeting passed on what she brought there. */
  passedOn?: Told;
  /** Speaks to the one who reported; nobody else reads it. */
  isForReporter?: boolean;
};

const internal = undefined;
const told = (words: string | Line, ...keeps: Field[]): Told => ({
  line: typeof words === 'string' ? plain(words) : words,
  keeps,
});
/** What colleagues say to the one who reported. */
const toHer = (line: Line): Told => ({ ...told(line, 'by', 'note'), isForReporter: true });
/** What she did herself, with her own words; of a neighbour who did it others read only that. */
const own = (words: string | Line, others?: string): Told => ({
  ...told(words, ...fields),
  others: others === undefined ? internal : told(others),
});
const ofUnit =
  (words: string, without: string): Line =>
  ({ unit }) =>
    unit ? `${words}${unit}` : without;

/** To residents: polite, plain, and for each event decided whether they read it at all (`rules.md §4.1.1`). */
export const residentLines: Record<WorkOrderEvent, Told | typeof internal> = {
  'report.submitted': {
    ...own('您提交了，我们已经收到', '有邻居反映，我们已经收到'),
    passedOn: told(({ who }) => `${who}转来，我们已经收到`, 'by'),
  },
  'work-order.handled-on-spot': told(
    ({ who, note }) => `${who}当场处理好了${said(note)}`,
    'by',
    'note',
    'outcome',
  ),
  'work-order.accepted': told(({ who }) => `${who}已受理`, 'by'),
  'work-order.taken': told(({ who }) => `${who}已受理，正在处理`, 'by'),
  'work-order.more-asked': toHer(({ note }) => `请您补充一下${said(note)}`),
  'report.supplemented': own(({ note }) => `您补充了情况${said(note)}`, '反映的人补充了情况'),
  'work-order.closed-unsupplemented': told('没有等到补充，先归档了；可以重新提交'),
  'work-order.declined': told(
    ({ note }) => `很抱歉，这件事不能在这里受理${said(note)}`,
    'by',
    'note',
  ),
  'report.appealed': own(({ note }) => `您申诉了${said(note)}`),
  'work-order.appeal-upheld': toHer(({ note }) => `您的申诉成立，我们重新受理${said(note)}`),
  'work-order.appeal-dismissed': toHer(
    ({ note }) => `您的申诉认真看过了，维持原来的决定${said(note)}`,
  ),
  'work-order.closed-declined': told('申诉的时间已过，已归档'),
  'work-order.merged': told('已并入同一个问题，进度会一起告诉您'),
  'work-order.unmerged': told('您这一件已分开，单独办理'),
  'work-order.closed-merged': told('同一个问题已办结，这一件一起归档'),
  'work-order.withdrawn': own('您撤回了', '反映的人撤回了'),
  'work-order.assigned': told(({ who }) => `由${who}处理`, 'by'),
  'work-order.assigned-below': told(ofUnit('已交给', '已安排单位处理'), 'unit'),
  'work-order.assigned-agency': told(ofUnit('已交给', '已安排单位处理'), 'unit'),
  'work-order.escalated': told('已请上一级协调'),
  'work-order.escalated-overdue': told('已请上一级协调'),
  'work-order.attended': internal,
  'work-order.designated': told(ofUnit('已确定负责的单位：', '已确定负责的单位'), 'unit'),
  'work-order.taken-back': told('正在重新安排'),
  'work-order.signed': told(({ who }) => `${who}正在处理`, 'by'),
  'work-order.sent-back': told('正在确认由谁负责'),
  'work-order.collaborator-invited': told('已请有关单位一起处理'),
  'work-order.subtask-finished': internal,
  'work-order.contacted': { ...told(({ who }) => `${who}联系过您`, 'by'), isForReporter: true },
  'report.nudged': own('您催了一催，我们会尽快答复您'),
  'work-order.reminded': internal,
  'work-order.pause-asked': internal,
  'work-order.paused': told(({ note }) => `暂时不能继续${said(note)}`, 'note'),
  'work-order.pause-refused': internal,
  'work-order.resumed': told('继续办理了'),
  'work-order.resumed-due': told('到了再看的日子，继续办理'),
  'work-order.extended': told(
    ({ note }) => `这件事比较复杂，需要的时间长一些${said(note)}`,
    'note',
  ),
  'work-order.handed-over': told(({ note }) => `已转给外部平台办理${said(note)}`, 'note'),
  'work-order.result-submitted': told(
    ({ who }) => `${who}处理完了，正在请同事核实`,
    'by',
    'note',
    'outcome',
  ),
  'work-order.result-confirmed': told('核实过了，请您评价', 'by'),
  'work-order.result-refused': told('核实时发现还要再处理一下'),
  'work-order.rated': own((it) => `您评价了${ratingOf(it)}`, '反映的人评价了'),
  'work-order.rated-along': own((it) => `您评价了${ratingOf(it)}`),
  'work-order.closed-unrated': told('评价时间到了，已归档，记为未评价'),
  'work-order.reopened': own('您不满意，我们再处理', '反映的人说还没有解决，我们再处理'),
  'work-order.reopened-by-majority': told('多数邻居说还没有解决，我们再处理'),
  'work-order.finished-unsatisfied': own('您不满意，已如实记下', '反映的人不满意，已如实记下'),
  'work-order.explained': told(({ who, note }) => `${who}向您说明${said(note)}`, 'by', 'note'),
  'work-order.recurred': own('您说又出现了，我们再处理', '又出现了，我们再处理'),
  'work-order.sample-checked': internal,
  'work-order.unit-rated': internal,
  'work-order.rating-appealed': internal,
  'work-order.rating-appeal-judged': internal,
  'work-order.put-under-review': internal,
  'work-order.reviewed': internal,
  'work-order.deadline-neared': internal,
  'work-order.became-overdue': told('比约定的时间晚了，很抱歉，我们会抓紧'),
  'work-order.put-under-supervision': internal,
  'work-order.sign-missed': internal,
  'work-order.contact-missed': internal,
  'work-order.explanation-missed': internal,
  'work-order.reply-missing': internal,
  'work-order.note-added': told(({ who, note }) => `${who}告诉您${said(note)}`, 'by', 'note'),
  'work-order.claimed': internal,
  'work-order.redacted': internal,
  'report.joined': own('您说也遇到了，进度会一起告诉您', '又有邻居说也遇到了'),
  'report.left': own('您退出了这一件'),
  'report.said': own(({ note }) => `您留言${said(note)}`),
  'report.revealed': toHer(({ who, note }) => `${who}看了您的联系方式${said(note)}`),
  'work-order.recounted': told('放假安排公布了，日期重新算过'),
  'report.petitioned': told('邻居们联名反映，会书面答复是否受理'),
  'work-order.petition-answered': told(
    ({ who, note }) => `${who}书面答复${said(note)}`,
    'by',
    'note',
  ),
  'work-order.petition-missed': internal,
};
