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

/** Why a report is declined; the list is closed (`rules.md §4.1.2` T5). */
export const declineReasons = [
  'statutory-procedure',
  'petition-under-way',
  'already-resolved',
  'privacy-or-decency',
  'not-this-platform',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
export const declineReasonWords: Record<DeclineReason, string> = {
  'statutory-procedure': '已经或应当走法定程序（诉讼、仲裁、复议）',
  'petition-under-way': '信访正在办理',
  'already-resolved': '同一件事已经办结',
  'privacy-or-decency': '涉及他人隐私或公序良俗',
  'not-this-platform': '不归本平台办理',
};

/** Why something is paused (T13). */
export const pauseReasons = [
  'site-conditions',
  'third-party',
  'resident-cooperation',
  'season',
  'project-approval',
] as const;
export type PauseReason = (typeof pauseReasons)[number];
export const pauseReasonWords: Record<PauseReason, string> = {
  'site-conditions': '等施工条件',
  'third-party': '等第三方配合',
  'resident-cooperation': '等居民配合',
  season: '等合适的季节',
  'project-approval': '等立项',
};

/** Where something is handed over to (T15). */
export const platforms = ['county-call', 'hotline-12345', 'other-platform'] as const;
export type Platform = (typeof platforms)[number];
export const platformWords: Record<Platform, string> = {
  'county-call': '街呼县应平台',
  'hotline-12345': '12345 热线',
  'other-platform': '其他平台',
};

/** How somebody got in touch with the reporter: 先行联系, 回访. */
export const contactWays = ['phone', 'visit', 'in-app', 'not-reached'] as const;
export type ContactWay = (typeof contactWays)[number];
export const contactWayWords: Record<ContactWay, string> = {
  phone: '打过电话',
  visit: '上门见过',
  'in-app': '在这里留言',
  'not-reached': '没有联系上',
};

/** Why a rating is left out of a unit's figures (`rules.md §4.1.7`). */
export const exclusionReasons = ['met-but-unsatisfied', 'policy-forbids', 'malicious'] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];
export const exclusionReasonWords: Record<ExclusionReason, string> = {
  'met-but-unsatisfied': '诉求已经满足',
  'policy-forbids': '政策不允许，已经解释',
  malicious: '恶意评价',
};

/** Why a colleague looks at what was sent before neighbours may see it (`rules.md §4.1.6`). */
export const reviewReasons = ['words', 'photo', 'repeated'] as const;
export type ReviewReason = (typeof reviewReasons)[number];
export const reviewReasonWords: Record<ReviewReason, string> = {
  words: '文字要看一看',
  photo: '照片要看一看',
  repeated: '同一个人 30 天内多次与现场不一致',
};

/** How a work order came to its end. */
export const endings = [
  'rated',
  'unrated',
  'unsatisfied',
  'not-supplemented',
  'declined',
  'merged',
  'withdrawn',
  'on-spot',
] as const;
export type Ending = (typeof endings)[number];

/** Kinds of units that can have a work order: a desk of the tree, a department or utility, a property firm. */
export const unitKinds = ['desk', 'agency', 'property'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** Every step of the loop: the table in `#domain/loop` says from where, to where and by whom. */
export const steps = [
  'submit',
  'handle-on-spot',
  'accept',
  'take',
  'ask-more',
  'supplement',
  'close-unsupplemented',
  'decline',
  'appeal',
  'uphold-appeal',
  'dismiss-appeal',
  'close-declined',
  'merge',
  'unmerge',
  'close-merged',
  'withdraw',
  'assign',
  'assign-below',
  'assign-agency',
  'escalate',
  'escalate-overdue',
  'attend',
  'designate',
  'take-back',
  'sign',
  'send-back',
  'invite-collaborator',
  'finish-subtask',
  'contact',
  'nudge',
  'petition',
  'answer-petition',
  'remind',
  'ask-pause',
  'pause',
  'refuse-pause',
  'resume',
  'resume-due',
  'extend',
  'hand-over',
  'submit-result',
  'confirm-result',
  'refuse-result',
  'rate',
  'rate-along',
  'close-unrated',
  'reopen',
  'reopen-by-majority',
  'finish-unsatisfied',
  'explain',
  'recur',
  'check-sample',
  'rate-unit',
  'appeal-rating',
  'judge-rating-appeal',
  'review',
] as const;
export type Step = (typeof steps)[number];

/** What the button says. */
export const stepWords: Record<Step, string> = {
  submit: '提交',
  'handle-on-spot': '当场处置',
  accept: '受理',
  take: '受理并由我处理',
  'ask-more': '请居民补充',
  supplement: '补充',
  'close-unsupplemented': '未补充归档',
  decline: '不予受理',
  appeal: '申诉',
  'uphold-appeal': '申诉成立',
  'dismiss-appeal': '维持原来的决定',
  'close-declined': '申诉期满归档',
  merge: '并入同一件',
  unmerge: '取消合并',
  'close-merged': '随主件归档',
  withdraw: '撤回',
  assign: '由我处理',
  'assign-below': '指派下级',
  'assign-agency': '指派职能部门',
  escalate: '报上级协调',
  'escalate-overdue': '超时上报',
  attend: '报到',
  designate: '指定主办',
  'take-back': '收回重派',
  sign: '签收',
  'send-back': '退单',
  'invite-collaborator': '请单位协办',
  'finish-subtask': '协办完成',
  contact: '记下联系情况',
  nudge: '催一催',
  petition: '联名',
  'answer-petition': '答复联名',
  remind: '催办',
  'ask-pause': '申请挂起',
  pause: '同意挂起',
  'refuse-pause': '不同意挂起',
  resume: '恢复办理',
  'resume-due': '到期恢复',
  extend: '延长时限',
  'hand-over': '转外部平台',
  'submit-result': '提交结果',
  'confirm-result': '核查通过',
  'refuse-result': '退回再办',
  rate: '评价',
  'rate-along': '评价',
  'close-unrated': '到期归档',
  reopen: '不满意，请再处理',
  'reopen-by-majority': '多数邻居说没有解决',
  'finish-unsatisfied': '不满意',
  explain: '向居民说明',
  recur: '又出现了',
  'check-sample': '抽查',
  'rate-unit': '评价承办单位',
  'appeal-rating': '对评价申诉',
  'judge-rating-appeal': '评议申诉',
  review: '审核',
};

/** What happened, in the past: names of `events`, of lines in the timeline and of messages. */
export const workOrderEvents = [
  'report.submitted',
  'work-order.handled-on-spot',
  'work-order.accepted',
  'work-order.taken',
  'work-order.more-asked',
  'report.supplemented',
  'work-order.closed-unsupplemented',
  'work-order.declined',
  'report.appealed',
  'work-order.appeal-upheld',
  'work-order.appeal-dismissed',
  'work-order.closed-declined',
  'work-order.merged',
  'work-order.unmerged',
  'work-order.closed-merged',
  'work-order.withdrawn',
  'work-order.assigned',
  'work-order.assigned-below',
  'work-order.assigned-agency',
  'work-order.escalated',
  'work-order.escalated-overdue',
  'work-order.attended',
  'work-order.designated',
  'work-order.taken-back',
  'work-order.signed',
  'work-order.sent-back',
  'work-order.collaborator-invited',
  'work-order.subtask-finished',
  'work-order.contacted',
  'report.nudged',
  'report.petitioned',
  'work-order.petition-answered',
  'work-order.reminded',
  'work-order.pause-asked',
  'work-order.paused',
  'work-order.pause-refused',
  'work-order.resumed',
  'work-order.resumed-due',
  'work-order.extended',
  'work-order.handed-over',
  'work-order.result-submitted',
  'work-order.result-confirmed',
  'work-order.result-refused',
  'work-order.rated',
  'work-order.rated-along',
  'work-order.closed-unrated',
  'work-order.reopened',
  'work-order.reopened-by-majority',
  'work-order.finished-unsatisfied',
  'work-order.explained',
  'work-order.recurred',
  'work-order.sample-checked',
  'work-order.unit-rated',
  'work-order.rating-appealed',
  'work-order.rating-appeal-judged',
  'work-order.put-under-review',
  'work-order.reviewed',
  'work-order.deadline-neared',
  'work-order.became-overdue',
  'work-order.put-under-supervision',
  'work-order.sign-missed',
  'work-order.contact-missed',
  'work-order.explanation-missed',
  'work-order.petition-missed',
  'work-order.reply-missing',
  'work-order.note-added',
  'work-order.claimed',
  'work-order.redacted',
  'report.joined',
  'report.left',
  'report.said',
  'report.revealed',
  'work-order.recounted',
] as const;
export type WorkOrderEvent = (typeof workOrderEvents)[number];
