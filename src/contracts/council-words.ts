import * as z from 'zod';
import type { Role } from './roles';

/** Gatherings of one shape: the monthly one of a hall, and others that meet when they like (`seeds.md` D10, B24, A27, D13). */
export const meetingKinds = ['monthly', 'quarterly', 'building-talk', 'pavilion-talk'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingKindWords: Record<MeetingKind, string> = {
  monthly: '议事会',
  quarterly: '季度联席会',
  'building-talk': '楼事共议',
  'pavilion-talk': '凉亭说事',
};

/** States of `rules.md §4.2.1`. */
export const meetingStatuses = [
  'draft',
  'collecting',
  'agenda',
  'published',
  'in-session',
  'minutes',
  'resolved',
  'executing',
  'closed',
  'postponed',
  'cancelled',
] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];
export const meetingStatusWords: Record<MeetingStatus, string> = {
  draft: '筹备中',
  collecting: '征集议题',
  agenda: '审定议题',
  published: '已公示',
  'in-session': '正在开会',
  minutes: '整理纪要',
  resolved: '决议公示',
  executing: '落实中',
  closed: '已归档',
  postponed: '已延期',
  cancelled: '已取消',
};

/** What somebody with a post can do to a meeting; the table in `#domain/meeting` says when. */
export const meetingSteps = [
  'collect',
  'close-collecting',
  'confirm-agenda',
  'publish',
  'publish-due',
  'amend',
  'add-proof',
  'start',
  'end',
  'save-minutes',
  'circulate',
  'answer-amendment',
  'send-back',
  'confirm',
  'finish-publicity',
  'close',
  'postpone',
  'cancel',
] as const;
export type MeetingStep = (typeof meetingSteps)[number];

/** The four that convene it; without an owners' committee its seat is the owners' representatives' (`seeds.md` D10, A28). */
export const parties = [
  'community-party',
  'property-firm',
  'estate-party',
  'owners-committee',
  'owners-representatives',
] as const;
export type Party = (typeof parties)[number];
export const partyWords: Record<Party, string> = {
  'community-party': '社区党组织',
  'property-firm': '物业企业',
  'estate-party': '小区党支部',
  'owners-committee': '业委会',
  'owners-representatives': '业主代表',
};

/** Where it hangs or was sent before it happens: both are shown with a photo (`features.md` F61). */
export const publicityChannels = ['poster', 'group-card'] as const;
export type PublicityChannel = (typeof publicityChannels)[number];
export const publicityChannelWords: Record<PublicityChannel, string> = {
  poster: '小区宣传栏',
  'group-card': '业主微信群',
};

/** What became of a topic, as its author reads it. */
export const proposalStatuses = [
  'open',
  'adopted',
  'merged',
  'to-report',
  'not-tabled',
  'withdrawn',
] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];
export const proposalStatusWords: Record<ProposalStatus, string> = {
  open: '等待审定',
  adopted: '已列入议程',
  merged: '已并入相同议题',
  'to-report': '已转随手拍办理',
  'not-tabled': '这次不上会',
  withdrawn: '本人撤回',
};

/** Every item ends in one of these, with who answers for it (`rules.md §4.2.1`). */
export const decisionKinds = [
  'work-order',
  'owner-task',
  'next-meeting',
  'not-adopted',
  'statutory',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export const decisionKindWords: Record<DecisionKind, string> = {
  'work-order': '转工单办理',
  'owner-task': '交责任方办',
  'next-meeting': '留到下次再议',
  'not-adopted': '不采纳',
  statutory: '提请业主大会或居民会议',
};

/** Where a decision stands; `not-now` has a plan and a day on which it is looked at again. */
export const decisionStatuses = [
  'pending',
  'in-progress',
  'done',
  'not-now',
  'carried',
  'not-adopted',
  'statutory',
] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];
export const decisionStatusWords: Record<DecisionStatus, string> = {
  pending: '正在转办',
  'in-progress': '落实中',
  done: '已落实',
  'not-now': '暂不能解决',
  carried: '留到下次',
  'not-adopted': '没有采纳',
  statutory: '已提请法定程序',
};

/** Held, held without topics, missed, or still to come (`rules.md §4.2.1`, Cadence). */
export const cadences = ['held', 'without-topics', 'planned', 'missed'] as const;
export type Cadence = (typeof cadences)[number];

/** 民法典 278: what neighbours agree here is no vote of the owners' assembly. */
export const notStatutoryWords =
  '这里的意见和表决是邻里协商，不是业主大会或居民会议的法定表决。动用维修资金、选聘物业等大事，要按《民法典》第二百七十八条由业主共同决定。';

/** Who prepares a meeting: a moderator in the own hall, the community in all of its own. */
export const councilRoles = [
  'moderator',
  'community-staff',
  'chief-grid-lead',
] as const satisfies readonly Role[];
/** Who confirms agenda and minutes (R8); above a community without a secretary the subdistrict. */
export const secretaryRoles = [
  'chief-grid-lead',
  'subdistrict-dispatcher',
] as const satisfies readonly Role[];
/** Who reads whether the halls of the own area meet. */
export const boardRoles = [
  'moderator',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'subdistrict-lead',
  'district-desk',
  'auditor',
] as const satisfies readonly Role[];

export const hallId = () => z.string().regex(/^ha_[0-9a-z]{8,40}$/);
export const meetingId = () => z.string().regex(/^mt_[0-9a-z]{8,40}$/);
export const proposalId = () => z.string().regex(/^pr_[0-9a-z]{8,40}$/);
export const decisionId = () => z.string().regex(/^dc_[0-9a-z]{8,40}$/);
/** Of an item of one meeting's agenda: `it_1`. */
export const itemId = () => z.string().regex(/^it_[0-9a-z]{1,20}$/);
