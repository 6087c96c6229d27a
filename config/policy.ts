import { witnessAbovePoints } from '#contracts/shop-counter';
import { calendar } from '#domain/calendar-days';
import { earningRules } from '#domain/earning';
import { mergeMinutes } from '#domain/inbox';
import { amendHours, doorMinutes, leadDays, resolutionDays } from '#domain/meeting/numbers';
import { shownDays } from '#domain/notice';
import { reading } from '#domain/notice-outputs';
import type { Rules } from '#domain/rules';

/** One number or switch of the district: its value, whence it comes, and from which day it holds. */
export type PolicyEntry<T> = { value: T; source: string; effectiveFrom: string };

/** What no law or practice prescribes: shown to people by this name, never as policy. */
export const ourDefault = '本平台默认';

const ours = <T>(value: T): PolicyEntry<T> => ({
  value,
  source: ourDefault,
  effectiveFrom: '2026-01-01',
});
const from = <T>(source: string, value: T): PolicyEntry<T> => ({
  value,
  source,
  effectiveFrom: '2026-01-01',
});

const beijing = '公开实践：北京市接诉即办分类时限';
const hotlines =
  '地方性法规：潍坊市、济南市12345条例，菏泽市物业管理条例第28条（五个工作日内回复）';
const xiayang = '公开实践：上海青浦 夏阳街道 青夏街〔2022〕22号';
const jingan = '公开实践：上海静安 大宁路街道 2019';
const formalism = '国办函〔2026〕12号';

/** Every number and switch of the district; `docs/` and people's screens show the source beside it. */
export const policy = {
  /** Asia/Shanghai. */
  workingHours: ours([
    { from: '08:30', until: '12:00' },
    { from: '14:00', until: '17:30' },
  ]),
  acceptP0: from(beijing, { wallMinutes: 15 }),
  acceptP1: from(beijing, { wallMinutes: 60 }),
  acceptOthers: ours({ workingMinutes: 240 }),
  finishP0: from(beijing, { wallMinutes: 120 }),
  finishP1: from(beijing, { wallMinutes: 24 * 60 }),
  finishP2: from(hotlines, { workingDays: 5 }),
  finishP3: from(jingan, { workingDays: 1 }),
  finishP4: from(jingan, { workingDays: 15 }),
  secondDisposal: from(xiayang, { workingDays: 3 }),
  /** Silence afterwards counts as 未评价, never as 满意. */
  ratingDays: ours(7),
  reopenLimit: ours(2),
  contactP0: from(beijing, { wallMinutes: 30 }),
  contactP1: from(beijing, { wallMinutes: 120 }),
  contactOthers: from(xiayang, { workingDays: 1 }),
  followUp: from(xiayang, { workingDays: 1 }),
  signP0: ours({ wallMinutes: 15 }),
  signP1: ours({ wallMinutes: 60 }),
  signOthers: ours({ workingDays: 1 }),
  /** A working day is too long for what is urgent. */
  escalateP0: ours({ wallMinutes: 15 }),
  escalateP1: ours({ wallMinutes: 60 }),
  escalateOthers: ours({ workingDays: 1 }),
  superviseAfter: ours({ workingDays: 5 }),
  supplement: ours({ workingDays: 3 }),
  appeal: ours({ workingDays: 5 }),
  ratingAppeal: ours({ workingDays: 3 }),
  explanation: ours({ workingDays: 3 }),
  /** 联名 about a property firm: not every city has it in its law, so it can be switched off. */
  hasPetitions: ours(true),
  petitionHouseholds: from('地方性法规：菏泽市物业管理条例第28条', 10),
  petitionReply: from('地方性法规：菏泽市物业管理条例第28条', { workingDays: 2 }),
  /** Questions to a resident about one report. */
  askLimit: ours(2),
  sendBackLimit: from('地方性法规：滨州市12345条例第11条、潍坊市第22条（退单与指定承办）', 2),
  pauseLimit: ours(2),
  pauseDays: ours(30),
  nagDays: ours(30),
  /** Duplicates: how long after closing something still counts, and how long a merge can be taken back. */
  mergeDays: ours(7),
  recurDays: ours(30),
  unitRatingHours: ours(24),
  claimMinutes: ours(15),
  samplePercent: ours(10),
  reportsPerDay: ours(10),
  photosPerReport: ours(6),
  photoKB: ours(500),
  homesPerPerson: ours(3),
  leaveDays: ours(90),
  /** After closing, the reporter's identity is detached. */
  identityRetentionDays: ours(365),
  auditRetentionDays: from('网络数据安全管理条例第12条（不少于三年）', 3 * 365),
  /** WeChat messages keep quiet meanwhile, but for P0 and emergencies. */
  quietHours: ours({ from: '21:30', until: '07:30' }),
  /** Messages of one kind to one person merge within this time. */
  mergeMessagesMinutes: ours(mergeMinutes),
  /** Notices: taken back without a word, off the list after what they announce, read marks and doors forgotten. */
  takeBackMinutes: ours(5),
  noticeShownDays: ours(shownDays),
  noticeForgetDays: ours(7),
  /** A district may let the community look first; see `notice.set-policy`. */
  areNoticesReviewedFirst: ours(false),
  /** 大喇叭: characters read aloud in a minute, slowly, for old ears. */
  readAloudPerMinute: ours(reading.perMinute),
  readAloudSeconds: ours(reading.seconds),
  /** Of doors ticked as told, so many are rung back. */
  toldSamplePercent: ours(10),
  /** WeChat messages: tries after a clear refusal that may pass, and the minutes between. */
  pushTries: ours(3),
  /** What waits for staff, once a working day. */
  digestAt: ours('08:05'),
  /** Resident points: voluntary, unranked, never for login, share, subscribe, likes or time online. */
  hasResidentPoints: ours(true),
  /** Whole points an act, and its caps (`rules.md §4.3.3`, calibrated on 900 余人次 → 4000 余分). */
  earningRules: ours(earningRules),
  /** From so many points on the secretary decides instead of the shopkeeper. */
  secretaryFromPoints: ours(50),
  /** A candidate that nobody decided goes up. */
  decidePoints: ours({ workingDays: 3 }),
  appealPoints: ours({ workingDays: 5 }),
  /** After a month's sheet came out (`rules.md §4.3.6`). */
  objectToSheet: ours({ workingDays: 5 }),
  answerObjection: ours({ workingDays: 5 }),
  /** Of the month's budget: from here on whoever decides is warned. */
  budgetWarnPercent: ours(80),
  /** A reservation: real hours, and at least so many days on which the shop is open. */
  holdHours: ours(72),
  holdOpeningDays: ours(2),
  voucherDays: ours(30),
  /** Above it a paper passbook needs a second person or the signed slip. */
  witnessAbovePoints: ours(witnessAbovePoints),
  /** 议事会: announced so long before, minutes open for amendments, the resolution hangs out, the door's code is taken around it. */
  meetingLeadDays: from('公开实践：青岛市物业管理条例第92条（公示不少于三日）', leadDays),
  amendHours: ours(amendHours),
  resolutionDays: ours(resolutionDays),
  doorMinutes: ours(doorMinutes),
  remindMeetingHours: ours(24),
  topicsPerDay: ours(5),
  /** Volunteers: counted at most so much of what was planned, in percent. */
  servedPercent: ours(120),
  /** Rankings of points or people do not exist. */
  hasPointsRanking: from(formalism, false),
  hasStaffAttendance: from(formalism, false),
  hasPatrolTrack: from(formalism, false),
  /** Work photos are voluntary but for after-photos a category really needs. */
  areWorkPhotosRequired: from(formalism, false),
  /** Scores are advice, seen by oneself and the direct lead, without any ranking. */
  areScoresAdvisory: from('个人信息保护法第24条', true),
  hasUsageFigures: from(formalism, false),
} satisfies Record<string, PolicyEntry<unknown>>;

const others = {
  accept: policy.acceptOthers.value,
  contact: policy.contactOthers.value,
  sign: policy.signOthers.value,
  escalate: policy.escalateOthers.value,
};

/** The policy as plain values for `#domain`. */
export const rules: Rules = {
  calendar,
  hours: policy.workingHours.value,
  sla: {
    p0: {
      accept: policy.acceptP0.value,
      contact: policy.contactP0.value,
      sign: policy.signP0.value,
      finish: policy.finishP0.value,
      escalate: policy.escalateP0.value,
    },
    p1: {
      accept: policy.acceptP1.value,
      contact: policy.contactP1.value,
      sign: policy.signP1.value,
      finish: policy.finishP1.value,
      escalate: policy.escalateP1.value,
    },
    p2: { ...others, finish: policy.finishP2.value },
    p3: {
      accept: others.accept,
      sign: others.sign,
      escalate: others.escalate,
      finish: policy.finishP3.value,
    },
    p4: { ...others, finish: policy.finishP4.value },
  },
  secondDisposal: policy.secondDisposal.value,
  followUp: policy.followUp.value,
  supplement: policy.supplement.value,
  appeal: policy.appeal.value,
  ratingAppeal: policy.ratingAppeal.value,
  explanation: policy.explanation.value,
  supervise: policy.superviseAfter.value,
  ...(policy.hasPetitions.value && {
    petition: {
      households: policy.petitionHouseholds.value,
      reply: policy.petitionReply.value,
    },
  }),
  ratingDays: policy.ratingDays.value,
  reopenLimit: policy.reopenLimit.value,
  askLimit: policy.askLimit.value,
  sendBackLimit: policy.sendBackLimit.value,
  pauseLimit: policy.pauseLimit.value,
  pauseDays: policy.pauseDays.value,
  nagDays: policy.nagDays.value,
  mergeDays: policy.mergeDays.value,
  recurDays: policy.recurDays.value,
  unitRatingHours: policy.unitRatingHours.value,
  claimMinutes: policy.claimMinutes.value,
  samplePercent: policy.samplePercent.value,
};

/** The numbers of meetings for `#domain/meeting`. */
export const councilRules = {
  leadDays: policy.meetingLeadDays.value,
  amendHours: policy.amendHours.value,
  publicityDays: policy.resolutionDays.value,
  remindHours: policy.remindMeetingHours.value,
};
