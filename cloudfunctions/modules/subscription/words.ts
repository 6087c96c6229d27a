import type { WorkOrderEvent } from '#contracts/work-order';
import type { Worth } from '#domain/message';

/** Short and general: what it is about stands behind the tap, for whoever is allowed to read it. */
type Said = { status: string; note: string };

const news = '您反映的事项有新进展';

/** What the people who reported are sent about a work order; `isOwn`: only the one who reported it herself. */
export const toReporters: Partial<
  Record<WorkOrderEvent, Said & { worth: Worth; isOwn?: boolean }>
> = {
  'work-order.accepted': { worth: 'accepted', status: '已受理', note: news },
  'work-order.taken': { worth: 'accepted', status: '正在处理', note: news },
  'work-order.more-asked': {
    worth: 'supplement',
    status: '请您补充',
    note: '请点开看看问题，补充后接着办',
    isOwn: true,
  },
  'work-order.result-confirmed': {
    worth: 'outcome',
    status: '请您评价',
    note: '您反映的事项办好了，请点开评价',
  },
  'work-order.declined': { worth: 'outcome', status: '有答复了', note: '请点开看原因和正确的渠道' },
  'work-order.finished-unsatisfied': { worth: 'outcome', status: '已归档', note: news },
};

const given: Said = { status: '有新任务', note: '请点开查看，按时签收' };

/** What whoever has a work order is sent about it. */
export const toHolders: Partial<Record<WorkOrderEvent, Said>> = {
  'work-order.assigned-below': given,
  'work-order.assigned-agency': given,
  'work-order.designated': given,
  'work-order.result-refused': { status: '退回再办', note: '核查没有通过，请点开查看' },
  'work-order.reminded': { status: '上级催办', note: '请点开查看，尽快处理' },
  'work-order.became-overdue': { status: '已超时限', note: '请尽快处理，办不了请报上级' },
};

/** What a notice's message is about, where its own title might name somebody. */
export const noticeSubjects = { outage: '停水停电通知', emergency: '应急通知' } as const;
export const noticeNotes = {
  outage: '请提前准备，点开看详情',
  emergency: '请马上点开查看',
} as const;

/** What whoever signed up for a meeting is sent about it. */
export const meetingNotes: Readonly<Record<string, string>> = {
  'council.published': '定了新的时间，报名还算数',
  'council.neared': '快开会了，来不了请取消报名',
  'council.amended': '有变更，请点开看原因',
  'council.postponed': '会议延期，新的时间再通知您',
  'council.cancelled': '会议取消，不用来了',
};
/** Where the title of a meeting might name somebody. */
export const meetingSubject = '议事会';

/** Where a tap on a message leads. */
export const pageOf = {
  report: (id: string) => `features/report/pages/progress/index?id=${id}`,
  workOrder: (id: string) => `features/work-order/pages/detail/index?id=${id}`,
  notice: (id: string) => `features/notice/pages/detail/index?id=${id}`,
  meeting: (id: string) => `features/council/pages/meeting/index?id=${id}`,
};
