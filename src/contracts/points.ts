import * as z from 'zod';
import { action, lazily } from './action';

/** How points are earned: exactly one of three paths for residents, and the duty of neighbours with a post (`seeds.md` D22, B19). */
export const pointsPaths = ['relief', 'service', 'mediation', 'duty'] as const;
export type PointsPath = (typeof pointsPaths)[number];
export const pointsPathWords: Record<PointsPath, string> = {
  relief: '雪中送炭',
  service: '锦上添花',
  mediation: '息事宁人',
  duty: '履职',
};
export const pointsPathNotes: Record<PointsPath, string> = {
  relief: '公益慈善：圆一个微心愿、给超市捐物',
  service: '志愿活动：参加招募令、议事、反映问题',
  mediation: '参与纠纷化解',
  duty: '单元长、楼栋长、话事员、微网格员为邻居做的事',
};

/** What may earn points. Never a login, a share, a subscription, a like or time online (运营规范 5.1, 5.21; 国办函〔2026〕12号). */
export const pointsActs = [
  'report-closed',
  'meeting-attended',
  'suggestion-adopted',
  'volunteer-hours',
  'wish-fulfilled',
  'donation',
  'dispute-reported',
  'dispute-mediated',
  'leader-duty',
] as const;
export type PointsAct = (typeof pointsActs)[number];
export const pointsActWords: Record<PointsAct, string> = {
  'report-closed': '反映的问题办结了',
  'meeting-attended': '参加议事会',
  'suggestion-adopted': '建议被采纳',
  'volunteer-hours': '参加志愿活动',
  'wish-fulfilled': '圆了邻居的微心愿',
  donation: '给积分超市捐物',
  'dispute-reported': '参与纠纷化解',
  'dispute-mediated': '参与纠纷化解',
  'leader-duty': '为邻居履职',
};

export const accountKinds = ['phone', 'paper'] as const;
export type AccountKind = (typeof accountKinds)[number];
export const accountStatuses = ['open', 'linked', 'closed'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** What a line of the ledger did. */
export const entryKinds = [
  'earned',
  'held',
  'released',
  'handed-over',
  'sold',
  'reversed',
  'moved-out',
  'moved-in',
  'expired',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const candidateStatuses = [
  'waiting',
  'approved',
  'rejected',
  'appealed',
  'upheld',
  'dismissed',
] as const;
export type CandidateStatus = (typeof candidateStatuses)[number];
export const candidateStatusWords: Record<CandidateStatus, string> = {
  waiting: '等待审核',
  approved: '已记入存折',
  rejected: '没有通过',
  appealed: '申诉中',
  upheld: '申诉通过，已记入存折',
  dismissed: '申诉后维持原来的决定',
};

/** Why somebody cannot have an account. */
export const accountRefusals = ['staff', 'no-home', 'off'] as const;
export type AccountRefusal = (typeof accountRefusals)[number];
export const accountRefusalWords: Record<AccountRefusal, string> = {
  staff: '您的岗位有工资，按规定不参加积分',
  'no-home': '先选您住哪个单元，再开存折',
  off: '本区没有开通积分超市',
};

export const accountId = () => z.string().regex(/^ac_[0-9a-z]{8,40}$/);
export const entryId = () => z.string().regex(/^je_[0-9a-z]{8,40}$/);
export const candidateId = () => z.string().regex(/^pc_[0-9a-z]{8,40}$/);
/** Eight digits, as printed on every passbook. */
export const accountNumber = () =>
  z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{8}$/, '存折号是 8 位数字'));
export const month = () => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选月份');
const cursor = () => z.string().max(200).optional();

/** One's own account, or why there is none and what to do about it. */
export const getAccount = action({
  name: 'points.account',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      account: z
        .object({
          id: z.string(),
          number: z.string(),
          /** What may be spent now. */
          balance: z.number().int().min(0),
          /** Reserved at a shop and not yet taken home. */
          held: z.number().int().min(0),
          /** Taken back after it was spent: what is earned next settles it first. */
          debt: z.number().int().min(0),
          communityId: z.string(),
          communityName: z.string(),
          openedAt: z.number(),
        })
        .optional(),
      refusal: z.enum(accountRefusals).optional(),
      /** Acts of hers that wait for somebody's decision. */
      waitingCount: z.number().int().min(0),
    }),
  ),
});

/** Opens one's own account: voluntary, for residents; staff never hold one. */
export const openAccount = action({
  name: 'points.open',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() => z.object({ hasAgreed: z.literal(true, '请先看过规则，再点同意') })),
  output: lazily(() => z.object({ number: z.string() })),
});

/** Closes one's own account: what is left expires, what was recorded stays. */
export const closeAccount = action({
  name: 'points.close',
  kind: 'command',
  roles: 'anyone',
  /** The balance she saw, so that nobody gives up more than she read. */
  input: lazily(() => z.object({ balance: z.number().int().min(0) })),
  output: lazily(() => z.object({})),
});

/** One line of a passbook: 日期 路径 事由 收 支 余额 (`seeds.md` D24). */
export const PassbookLine = lazily(() =>
  z.object({
    id: z.string(),
    at: z.number(),
    kind: z.enum(entryKinds),
    path: z.enum(pointsPaths).optional(),
    reason: z.string(),
    in: z.number().int().min(0),
    out: z.number().int().min(0),
    balance: z.number().int().min(0),
    /** The rule it was given by, and its version. */
    ruleText: z.string().optional(),
    /** Who agreed, by post: 「积分超市专管员 王老师」. */
    approverText: z.string().optional(),
  }),
);
export type PassbookLine = z.infer<ReturnType<typeof PassbookLine>>;

export const passbookFilters = ['all', 'in', 'out', ...pointsPaths] as const;
export type PassbookFilter = (typeof passbookFilters)[number];

/** One's own passbook, newest first; each balance is the ledger's. */
export const getPassbook = action({
  name: 'points.passbook',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({ filter: z.enum(passbookFilters).default('all'), cursor: cursor() }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(PassbookLine()), nextCursor: z.string().optional() }),
  ),
});

/** An act that may earn points, as its doer reads it. */
export const OwnAct = lazily(() =>
  z.object({
    id: z.string(),
    act: z.enum(pointsActs),
    path: z.enum(pointsPaths),
    points: z.number().int().min(1),
    reason: z.string(),
    doneOn: z.string(),
    status: z.enum(candidateStatuses),
    version: z.number().int(),
    /** Whose turn it is, and until when. */
    waitsForText: z.string().optional(),
    dueAt: z.number().optional(),
    /** What was granted: less where a day or a month is full. */
    granted: z.number().int().optional(),
    answer: z.string().optional(),
    appealUntil: z.number().optional(),
  }),
);
export type OwnAct = z.infer<ReturnType<typeof OwnAct>>;

/** What one did lately and what became of it, newest first. */
export const listOwnActs = action({
  name: 'points.my-acts',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ cursor: cursor() })),
  output: lazily(() => z.object({ items: z.array(OwnAct()), nextCursor: z.string().optional() })),
});

/** Asks the subdistrict to look again at what was rejected, within five working days. */
export const appealCandidate = action({
  name: 'points.appeal',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: candidateId(),
      version: z.number().int().min(1),
      text: z.string().trim().min(5, '请写几个字，说说为什么').max(200, '最多 200 个字'),
    }),
  ),
  output: lazily(() => z.object({ status: z.enum(candidateStatuses), version: z.number().int() })),
});
