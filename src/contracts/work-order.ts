import * as z from 'zod';
import { action, lazily } from './action';
import { categoryCodes } from './category';
import { Photos, PhotoView } from './file';
import { deskRoles } from './roles';

/** States of `rules.md §4.1.1`, by the names of `docs/glossary.md`. A draft lives on the phone only. */
export const workOrderStatuses = [
  'submitted',
  'returned',
  'declined',
  'accepted',
  'assigned',
  'in-progress',
  'paused',
  'handed-over',
  'result-submitted',
  'resolved',
  'closed',
  'merged',
  'withdrawn',
] as const;
export type WorkOrderStatus = (typeof workOrderStatuses)[number];

/** What staff read. */
export const workOrderStatusWords: Record<WorkOrderStatus, string> = {
  submitted: '待受理',
  returned: '待补充',
  declined: '不予受理',
  accepted: '已受理待派',
  assigned: '已交办待签收',
  'in-progress': '处置中',
  paused: '挂起',
  'handed-over': '已转外部平台',
  'result-submitted': '待核查',
  resolved: '待评价',
  closed: '已归档',
  merged: '已合并',
  withdrawn: '居民撤回',
};

/** How far up a work order has gone; a person of that level answers for it. */
export const workOrderLevels = ['grid', 'community', 'subdistrict', 'district'] as const;
export type WorkOrderLevel = (typeof workOrderLevels)[number];
export const workOrderLevelWords: Record<WorkOrderLevel, string> = {
  grid: '网格',
  community: '社区',
  subdistrict: '街道',
  district: '区',
};

/** Speed classes of `rules.md §4.1.4`. */
export const slaTiers = ['p0', 'p1', 'p2', 'p3', 'p4'] as const;
export type SlaTier = (typeof slaTiers)[number];
export const slaTierWords: Record<SlaTier, string> = {
  p0: '特急',
  p1: '紧急',
  p2: '一般',
  p3: '咨询建议',
  p4: '复杂',
};

/** What came of it, as the handler says (`rules.md §4.1.1`). */
export const outcomes = [
  'solved',
  'partly-solved',
  'not-now',
  'not-as-reported',
  'answered',
  'other-channel',
] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeWords: Record<Outcome, string> = {
  solved: '已解决',
  'partly-solved': '部分解决',
  'not-now': '暂时解决不了',
  'not-as-reported': '经核实，现场情况与反映不一致',
  answered: '已答复',
  'other-channel': '请走法定渠道',
};

export const ratings = ['satisfied', 'acceptable', 'unsatisfied'] as const;
export type Rating = (typeof ratings)[number];
export const ratingWords: Record<Rating, string> = {
  satisfied: '满意',
  acceptable: '基本满意',
  unsatisfied: '不满意',
};

/** Why somebody is not satisfied; one tick is enough. */
export const reopenReasons = [
  'still-there',
  'came-back',
  'poor-work',
  'too-slow',
  'attitude',
] as const;
export type ReopenReason = (typeof reopenReasons)[number];
export const reopenReasonWords: Record<ReopenReason, string> = {
  'still-there': '问题还在',
  'came-back': '又出现了',
  'poor-work': '没有弄好',
  'too-slow': '太慢了',
  attitude: '态度不好',
};

/** Every step of the loop: the table in `#domain/loop` says from where, to where and by whom. */
export const steps = [
  'submit',
  'accept',
  'take',
  'assign',
  'sign',
  'submit-result',
  'confirm-result',
  'refuse-result',
  'rate',
  'reopen',
  'finish-unsatisfied',
  'close-unrated',
  'withdraw',
] as const;
export type Step = (typeof steps)[number];

/** What the button says. */
export const stepWords: Record<Step, string> = {
  submit: '提交',
  accept: '受理',
  take: '受理并由我处理',
  assign: '由我处理',
  sign: '签收',
  'submit-result': '提交结果',
  'confirm-result': '核查通过',
  'refuse-result': '退回再办',
  rate: '评价',
  reopen: '不满意，请再处理',
  'finish-unsatisfied': '不满意',
  'close-unrated': '到期归档',
  withdraw: '撤回',
};

/** What happened, in the past: names of `events`, of lines in the timeline and of messages. */
export const workOrderEvents = [
  'report.submitted',
  'work-order.accepted',
  'work-order.taken',
  'work-order.assigned',
  'work-order.signed',
  'work-order.result-submitted',
  'work-order.result-confirmed',
  'work-order.result-refused',
  'work-order.rated',
  'work-order.reopened',
  'work-order.finished-unsatisfied',
  'work-order.closed-unrated',
  'work-order.withdrawn',
  'work-order.note-added',
  'report.revealed',
] as const;
export type WorkOrderEvent = (typeof workOrderEvents)[number];

/** One line of 「到哪一步了」. `by` is a name and post, or the resident herself as 「您」 for her own eyes. */
export const TimelineEntry = lazily(() =>
  z.object({
    event: z.enum(workOrderEvents),
    at: z.number(),
    by: z.string().optional(),
    note: z.string().optional(),
    photos: z.array(PhotoView()).optional(),
    rating: z.enum(ratings).optional(),
    outcome: z.enum(outcomes).optional(),
  }),
);
export type TimelineEntry = z.infer<ReturnType<typeof TimelineEntry>>;

/** The promised date and how sure it is (`rules.md §4.1.4`). */
export const Promised = lazily(() =>
  z.object({
    dueAt: z.number(),
    /** The holidays of that year are not announced yet. */
    isProvisional: z.boolean(),
    isOverdue: z.boolean(),
    /** The clock has stopped: done, closed or withdrawn. */
    isStopped: z.boolean(),
    /** What the date promises: to accept, to finish, to do it again. */
    what: z.enum(['accept', 'finish', 'second']),
    /** Real minutes, or working days of the calendar. */
    clock: z.enum(['wall', 'working']),
  }),
);
export type Promised = z.infer<ReturnType<typeof Promised>>;

export const WorkOrderSummary = lazily(() =>
  z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    category: z.string(),
    status: z.enum(workOrderStatuses),
    level: z.enum(workOrderLevels),
    tier: z.enum(slaTiers),
    placeText: z.string(),
    promised: Promised(),
    /** 「王女士」 */
    reporterText: z.string(),
    photo: PhotoView().optional(),
    reopenCount: z.number().int(),
    /** What the caller herself can do next, for the line under the title. */
    nextStep: z.enum(steps).optional(),
    version: z.number().int(),
  }),
);
export type WorkOrderSummary = z.infer<ReturnType<typeof WorkOrderSummary>>;

export const deskViews = ['todo', 'open', 'done'] as const;
export type DeskView = (typeof deskViews)[number];
export const deskViewWords: Record<DeskView, string> = {
  todo: '待办',
  open: '在办',
  done: '已办结',
};

/** The work list: what the caller may see, by what is due. `todo` holds only what waits for her own step. */
export const listWorkOrders = action({
  name: 'work-order.list',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() =>
    z.object({
      view: z.enum(deskViews),
      cursor: z.string().max(200).optional(),
    }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(WorkOrderSummary()), nextCursor: z.string().optional() }),
  ),
});

export const WorkOrderDetail = lazily(() =>
  WorkOrderSummary().extend({
    text: z.string(),
    photos: z.array(PhotoView()),
    location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
    submittedAt: z.number(),
    assignee: z.object({ name: z.string(), roleText: z.string() }).optional(),
    result: z
      .object({
        text: z.string(),
        outcome: z.enum(outcomes),
        at: z.number(),
        by: z.string(),
        photos: z.array(PhotoView()),
      })
      .optional(),
    rating: z
      .object({ rating: z.enum(ratings), text: z.string().optional(), at: z.number() })
      .optional(),
    timeline: z.array(TimelineEntry()),
    /** The steps the caller may take now: the page draws these and no others. */
    steps: z.array(z.enum(steps)),
    /** Why a step the caller might expect is missing, in words: 「结果由别人核查」. */
    stepNote: z.string().optional(),
    isAfterPhotoNeeded: z.boolean(),
    /** The caller may ask for the reporter's phone, with a reason that the reporter will read. */
    canReveal: z.boolean(),
  }),
);
export type WorkOrderDetail = z.infer<ReturnType<typeof WorkOrderDetail>>;

export const workOrderId = () => z.string().regex(/^wo_[0-9a-z]{8,40}$/);

export const getWorkOrder = action({
  name: 'work-order.get',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId() })),
  output: lazily(() => WorkOrderDetail()),
});

/** What every step answers: the fresh state, so that the page needs no second question. */
const Stepped = lazily(() =>
  z.object({ id: z.string(), status: z.enum(workOrderStatuses), version: z.number().int() }),
);
export type Stepped = z.infer<ReturnType<typeof Stepped>>;

/** A step names the version it saw: a stale page gets `conflict` and the fresh state. */
const seen = () => ({ id: workOrderId(), version: z.number().int().min(1) });
const note = (least: number) =>
  z.string().trim().min(least, `请至少写 ${least} 个字`).max(500, '最多 500 个字');

/** What came as 其他 or 不清楚 is sorted at acceptance (`rules.md §4.1.3`); otherwise left out. */
const sorted = () => ({ category: z.enum(categoryCodes).optional() });

/** T2 受理: the due date is computed and frozen with its calendar version. */
export const acceptWorkOrder = action({
  name: 'work-order.accept',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ ...seen(), ...sorted() })),
  output: Stepped,
});

/** T2+T7+T8 in one tap: the grid worker accepts and handles what is on the list and in the own grid. */
export const takeWorkOrder = action({
  name: 'work-order.take',
  kind: 'command',
  roles: ['grid-worker', 'grid-lead'],
  input: lazily(() => z.object({ ...seen(), ...sorted() })),
  output: Stepped,
});

/** T7 自行处理 of an accepted one. */
export const assignWorkOrder = action({
  name: 'work-order.assign',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ ...seen(), choice: z.literal('self') })),
  output: Stepped,
});

/** T8 签收. */
export const signWorkOrder = action({
  name: 'work-order.sign',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** T16: text of 10 characters or more, an outcome, and an after-photo where the category needs one. */
export const submitResult = action({
  name: 'work-order.submit-result',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      text: note(10),
      outcome: z.enum(outcomes),
      /** With 暂时解决不了: when it is looked at again (`rules.md §4.1.1`); the plan stands in `text`. */
      reviewOn: z.iso.date().optional(),
      photos: Photos().optional(),
    }),
  ),
  output: Stepped,
});

/** T17 核查通过: never by the one who submitted the result. */
export const confirmResult = action({
  name: 'work-order.confirm-result',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ ...seen(), wasOnSite: z.boolean().default(false) })),
  output: Stepped,
});

/** T18 退回再办. */
export const refuseResult = action({
  name: 'work-order.refuse-result',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ ...seen(), reason: note(4) })),
  output: Stepped,
});

/** 进展: a line for the resident, while it is being handled. */
export const addProgressNote = action({
  name: 'work-order.add-note',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ ...seen(), text: note(2) })),
  output: Stepped,
});

export const revealReasons = ['contact-to-verify', 'arrange-visit', 'tell-result'] as const;
export type RevealReason = (typeof revealReasons)[number];
export const revealReasonWords: Record<RevealReason, string> = {
  'contact-to-verify': '联系您核实情况',
  'arrange-visit': '约上门时间',
  'tell-result': '告诉您结果',
};

/** Shows name, phone and door of the reporter. Logged first; the reporter reads who, when and why (`rules.md §4.1.6`). */
export const revealReporter = action({
  name: 'work-order.reveal-reporter',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId(), reason: z.enum(revealReasons) })),
  output: lazily(() =>
    z.object({
      name: z.string(),
      phone: z.string().optional(),
      homeText: z.string().optional(),
    }),
  ),
});
