import {
  type Outcome,
  outcomeWords,
  type Rating,
  ratingWords,
  type WorkOrderEvent,
} from '#contracts/work-order';

/**
 * Whose eyes: people at a desk who may see the work order, the resident who reported it, or one whose
 * report hangs on it: a neighbour who joined or was merged into it.
 */
export type Reader = 'staff' | 'reporter' | 'joined';

/** What the reader is called where she did something herself. */
export const herself = '您';

/** What happened, as the wire carries it (`#contracts/work-order` TimelineEntry), without its photos. */
export type Happened = {
  event: WorkOrderEvent;
  /** A name and post: 「网格员 赵小河」, or 「您」. */
  by?: string | undefined;
  /** Who leads from then on: 「综合执法局」. */
  unit?: string | undefined;
  note?: string | undefined;
  rating?: Rating | undefined;
  outcome?: Outcome | undefined;
  /** For colleagues only. */
  isInternal?: boolean | undefined;
};

type Line = (it: Happened & { who: string }) => string;

const said = (note: string | undefined) => (note ? `：${note}` : '');
const outcomeOf = ({ outcome }: Happened) => (outcome ? `：${outcomeWords[outcome]}` : '');
const ratingOf = ({ rating }: Happened) => (rating ? `：${ratingWords[rating]}` : '');
const noted =
  (words: string): Line =>
  ({ who, note }) =>
    `${who}${words}${said(note)}`;
const plain =
  (words: string): Line =>
  () =>
    words;
const given =
  (words: string): Line =>
  ({ who, unit, note }) =>
    `${who}${words}${unit ?? '承办单位'}${said(note)}`;

const staffLines: Record<WorkOrderEvent, Line> = {
  'report.submitted': ({ by }) => `${by ?? '居民'}反映`,
  'work-order.handled-on-spot': noted('当场处置'),
  'work-order.accepted': ({ who }) => `${who}受理`,
  'work-order.taken': ({ who }) => `${who}受理并处理`,
  'work-order.more-asked': noted('请居民补充'),
  'report.supplemented': ({ note }) => `居民补充${said(note)}`,
  'work-order.closed-unsupplemented': plain('居民没有补充，到期归档'),
  'work-order.declined': noted('不予受理'),
  'report.appealed': ({ note }) => `居民申诉${said(note)}`,
  'work-order.appeal-upheld': noted('认为申诉成立，重新受理'),
  'work-order.appeal-dismissed': noted('评议申诉，维持原来的决定'),
  'work-order.closed-declined': plain('申诉期满归档'),
  'work-order.merged': noted('并入同一件'),
  'work-order.unmerged': noted('取消合并'),
  'work-order.closed-merged': plain('随主件归档'),
  'work-order.withdrawn': plain('居民撤回'),
  'work-order.assigned': ({ who }) => `由${who}处理`,
  'work-order.assigned-below': given('派给'),
  'work-order.assigned-agency': given('派给'),
  'work-order.escalated': noted('报上级协调'),
  'work-order.escalated-overdue': plain('超过时限，自动上报'),
  'work-order.attended': noted('报到'),
  'work-order.designated': given('指定主办单位：'),
  'work-order.taken-back': noted('收回重派'),
  'work-order.signed': ({ who }) => `${who}签收`,
  'work-order.sent-back': noted('退单'),
  'work-order.collaborator-invited': noted('请单位协办'),
  'work-order.subtask-finished': noted('完成协办'),
  'work-order.contacted': noted('联系反映人'),
  'report.nudged': plain('居民催了一催，请尽快答复'),
  'work-order.reminded': ({ who }) => `${who}催办`,
  'work-order.pause-asked': noted('申请挂起'),
  'work-order.paused': noted('同意挂起'),
  'work-order.pause-refused': noted('不同意挂起'),
  'work-order.resumed': ({ who }) => `${who}恢复办理`,
  'work-order.resumed-due': plain('到了复核的日子，恢复办理'),
  'work-order.extended': noted('延长时限'),
  'work-order.handed-over': noted('转外部平台'),
  'work-order.result-submitted': (it) => `${it.who}提交结果${outcomeOf(it)}`,
  'work-order.result-confirmed': ({ who }) => `${who}核查通过`,
  'work-order.result-refused': noted('请再办'),
  'work-order.rated': (it) => `居民评价${ratingOf(it)}`,
  'work-order.rated-along': (it) => `同楼居民评价${ratingOf(it)}`,
  'work-order.closed-unrated': plain('评价期满，未评价归档'),
  'work-order.reopened': ({ note }) => `居民不满意，再次办理${said(note)}`,
  'work-order.reopened-by-majority': plain('多数同楼居民说没有解决，再次办理'),
  'work-order.finished-unsatisfied': ({ note }) => `居民仍不满意，按不满意归档${said(note)}`,
  'work-order.explained': noted('向居民说明'),
  'work-order.recurred': ({ note }) => `又出现了，再次办理${said(note)}`,
  'work-order.sample-checked': noted('抽查'),
  'work-order.unit-rated': noted('评价承办单位'),
  'work-order.rating-appealed': noted('对评价申诉'),
  'work-order.rating-appeal-judged': noted('评议申诉'),
  'work-order.put-under-review': ({ note }) => `请社区审核，审核前邻居看不到${said(note)}`,
  'work-order.reviewed': noted('审核公开内容'),
  'work-order.deadline-neared': plain('时限快到了，已提醒'),
  'work-order.became-overdue': plain('超过时限'),
  'work-order.put-under-supervision': plain('列入督办'),
  'work-order.sign-missed': plain('签收时限已过，还没有签收'),
  'work-order.contact-missed': plain('没有按时联系反映人'),
  'work-order.explanation-missed': plain('没有按时向居民说明'),
  'work-order.reply-missing': plain('外部平台还没有回复，请问一问'),
  'work-order.note-added': ({ who, note, isInternal }) =>
    `${who}${isInternal ? '内部记录' : '告诉居民'}${said(note)}`,
  'work-order.claimed': ({ who }) => `${who}正在看这一件`,
  'work-order.redacted': ({ who }) => `${who}遮住了照片里的人脸或车牌`,
  'report.joined': plain('又有居民说也遇到了'),
  'report.left': plain('一位居民退出'),
  'report.said': ({ note }) => `居民留言${said(note)}`,
  'report.revealed': noted('查看联系方式'),
  'work-order.recounted': plain('放假安排公布，时限重新计算'),
  'report.petitioned': plain('十户以上联名反映，要书面答复是否受理'),
  'work-order.petition-answered': noted('书面答复联名'),
  'work-order.petition-missed': plain('没有按时书面答复联名'),
};

const fields = ['by', 'unit', 'note', 'rating', 'outcome'] as const;
type Field = (typeof fields)[number];

/** A line for a resident, and which names and words beside the event go to her with it. */
type Told = {
  line: Line;
  keeps: readonly Field[];
  /** Where others than the one who did it read something else: that line; undefined where nothing. */
  others?: Told | typeof internal;
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
const residentLines: Record<WorkOrderEvent, Told | typeof internal> = {
  'report.submitted': own('您提交了，我们已经收到', '有邻居反映，我们已经收到'),
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

function toldTo(it: Happened, reader: Reader): Told | undefined {
  const line = it.isInternal ? internal : residentLines[it.event];
  if (!line || (line.isForReporter && reader === 'joined')) return undefined;
  return 'others' in line && it.by !== herself ? line.others : line;
}

/** One line of 「到哪一步了」 in plain words; what is not for this reader only says that it goes on. */
export function timelineText(it: Happened, reader: Reader): string {
  const line = reader === 'staff' ? staffLines[it.event] : toldTo(it, reader)?.line;
  return line ? line({ ...it, who: it.by ?? '工作人员' }) : '正在办理';
}

/**
 * An entry with only what this reader may have, undefined where it is none of hers: the cloud sends
 * nothing else (feature F21).
 */
export function entryFor<H extends Happened>(it: H, reader: Reader): H | undefined {
  if (reader === 'staff') return it;
  const told = toldTo(it, reader);
  if (!told) return undefined;
  const shown: H & { photos?: unknown } = { ...it };
  for (const field of fields) if (!told.keeps.includes(field)) delete shown[field];
  if (!told.keeps.includes('note')) delete shown.photos;
  return shown;
}
