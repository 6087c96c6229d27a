import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categories, categoryCodes } from './category';
import { Photos, PhotoView } from './file';
import { outcomes, ratings, reopenReasons, steps, workOrderStatuses } from './loop';
import { type Role, roles } from './roles';
import { decisions, Promised, Source, TimelineEntry, workOrderId } from './work-order';

export {
  type Category,
  type CategoryGroup,
  categories,
  categoryCodes,
  categoryGroups,
} from './category';

export const categoryWords = (code: string): string =>
  categories.find((one) => one.code === code)?.words ?? '其他';

/** Danger: the phone shows these before the form (feature N22). National numbers, not ours. */
export const emergencyPhones = [
  { phone: '119', words: '火警' },
  { phone: '110', words: '报警' },
  { phone: '120', words: '急救' },
] as const;

export const reportTextLimit = 500;
/** Without a photo the words must carry the report (`rules.md §4.1.2` T1). */
export const reportTextLeast = 10;

/** What a resident reads for each state. */
export const reportStatusWords: Record<(typeof workOrderStatuses)[number], string> = {
  submitted: '等待受理',
  returned: '请补充',
  declined: '不予受理',
  accepted: '已受理',
  assigned: '已交办',
  'in-progress': '处理中',
  paused: '暂缓',
  'handed-over': '已转外部平台',
  'result-submitted': '核实中',
  resolved: '请评价',
  closed: '已完成',
  merged: '已并入同一问题',
  withdrawn: '已撤回',
};

const Place = lazily(() =>
  z.object({
    areaId: areaId(),
    /** A public point of the area: 南门. */
    point: z.string().trim().max(20).optional(),
    /** 「三楼楼道」 */
    detail: z.string().trim().max(40, '最多 40 个字').optional(),
    /** Voluntary. GCJ-02 degrees as WeChat gives them; `accuracy` in metres. */
    gcj02: z
      .object({
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        accuracy: z.number().min(0).max(10000).optional(),
      })
      .optional(),
  }),
);

/** Everything the form needs, once: where she probably is, what to know before, whom to ring instead. */
export const getReportForm = action({
  name: 'report.form',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ areaId: areaId().optional() })),
  output: lazily(() =>
    z.object({
      place: z
        .object({
          areaId: z.string(),
          shortAddress: z.string(),
          points: z.array(z.string()),
        })
        .optional(),
      /** A 监督员: what her post looks after comes first. */
      observer: z
        .object({ words: z.string(), categories: z.array(z.enum(categoryCodes)) })
        .optional(),
      /** Closed for now: the code is refused on submit too. */
      closedCategories: z.array(z.enum(categoryCodes)),
      /** 「现在没有人实时查看」 outside working hours, with the next working hour. */
      offHoursNote: z.string().optional(),
      dutyPhone: z.string().optional(),
      /** Gas and lift rescue of this district. */
      rescuePhones: z.array(z.object({ phone: z.string(), words: z.string() })),
      hasName: z.boolean(),
      hasPhone: z.boolean(),
    }),
  ),
});

const reportId = () => z.string().regex(/^rp_[0-9a-z]{8,40}$/);

/** Who may report for somebody else, within the own area (`rules.md §4.7`, Proxy). */
export const proxyRoles = [
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
] as const satisfies readonly Role[];

const ProxyFor = lazily(() =>
  z.object({
    name: z.string().trim().max(20, '最多 20 个字').optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\d{5,12}$/, '请填 5 到 12 位数字的电话')
      .optional(),
    /** 「302」 */
    door: z.string().trim().max(20, '最多 20 个字').optional(),
    /** She agreed, by word or on paper. */
    hasConsent: z.literal(true, { error: '请先征得本人同意' }),
  }),
);

/** Somebody with a post, as residents know her. */
const StaffRef = lazily(() =>
  z.object({ areaId: areaId(), role: z.enum(roles), name: z.string().max(40) }),
);

/** T1. One photo or ten characters; a repeat of the same requestId gives the first answer. */
export const submitReport = action({
  name: 'report.submit',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z
      .object({
        category: z.enum(categoryCodes, { error: '请选一类；说不准就选「不清楚」' }),
        place: Place(),
        text: z.string().trim().max(reportTextLimit, `最多 ${reportTextLimit} 个字`).default(''),
        photos: Photos().optional(),
        /** Those who handle it do not learn who she is (`rules.md §4.1.6`-5); not for what is urgent, errands and disputes. */
        isAnonymous: z.boolean().default(false),
        /** 代报: for somebody without a phone, who agreed. */
        proxyFor: ProxyFor().optional(),
        /** 对工作人员的意见: whom it is about, as `report.staff` names her. */
        about: StaffRef().optional(),
        /** An older report of hers that was closed more than 30 days ago (T21). */
        followsId: reportId().optional(),
      })
      .refine((it) => it.photos || it.text.length >= reportTextLeast, {
        path: ['text'],
        error: `没有照片时，请至少写 ${reportTextLeast} 个字`,
      }),
  ),
  output: lazily(() =>
    z.object({
      id: z.string(),
      number: z.string(),
      promised: Promised(),
      /** Who has it now: 「第三网格 赵小河」 */
      holderText: z.string(),
    }),
  ),
});

export const ReportSummary = lazily(() =>
  z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    status: z.enum(workOrderStatuses),
    promised: Promised(),
    /** 「赵小河正在处理」 */
    holderText: z.string(),
    submittedAt: z.number(),
    photo: PhotoView().optional(),
    /** She said 「我也遇到了」: in the detail the words and photos are not hers. */
    isJoined: z.boolean(),
  }),
);
export type ReportSummary = z.infer<ReturnType<typeof ReportSummary>>;

/** 我反映的, newest first. */
export const listReports = action({
  name: 'report.list',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      onlyOpen: z.boolean().default(false),
      limit: z.number().int().min(1).max(20).default(20),
      cursor: z.string().max(200).optional(),
    }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(ReportSummary()), nextCursor: z.string().optional() }),
  ),
});

export const ReportDetail = lazily(() =>
  ReportSummary().extend({
    category: z.string(),
    placeText: z.string(),
    /** The same as it was sent, for 「又出现了，重新反映」. */
    place: z
      .object({
        areaId: z.string(),
        point: z.string().optional(),
        detail: z.string().optional(),
      })
      .optional(),
    text: z.string(),
    photos: z.array(PhotoView()),
    holder: z.object({ name: z.string(), roleText: z.string(), phone: z.string() }).optional(),
    /** Whom to ring while it is open and nobody in particular has it. */
    dutyPhone: z.string().optional(),
    /** What happens next, by whom: one plain sentence. */
    nextText: z.string(),
    result: z
      .object({
        text: z.string(),
        outcome: z.enum(outcomes),
        at: z.number(),
        by: z.string(),
        photos: z.array(PhotoView()),
        /** With 暂时解决不了: the day somebody looks again. */
        reviewOn: z.string().optional(),
      })
      .optional(),
    rating: z
      .object({ rating: z.enum(ratings), text: z.string().optional(), at: z.number() })
      .optional(),
    /** Until when she can rate; silence then counts as 未评价. */
    rateUntil: z.number().optional(),
    timeline: z.array(TimelineEntry()),
    /** 「3 户都在等这件事」 */
    households: z.number().int(),
    isAnonymous: z.boolean(),
    /** Reported for somebody else, by her name if it was given: she is to be told. */
    proxyFor: z.object({ name: z.string().optional() }).optional(),
    ...decisions(),
    /** The number of the one it was merged into; what follows is told of that one. */
    mergedInto: z.object({ number: z.string() }).optional(),
    nudge: z.object({ at: z.number(), answeredAt: z.number().optional() }).optional(),
    canLeave: z.boolean(),
    /** Among `rate`, `rate-along`, `reopen`, `recur`, `supplement`, `appeal`, `nudge`, `withdraw`. */
    steps: z.array(z.enum(steps)),
    /** 谁看过您的信息 (feature N10). */
    reveals: z.array(z.object({ at: z.number(), by: z.string(), reason: z.string() })),
    /** Where else she may turn, once it was refused her three times. */
    furtherText: z.string().optional(),
    /** The meeting it comes from, where she brought it there. */
    source: Source().optional(),
    version: z.number().int(),
  }),
);
export type ReportDetail = z.infer<ReturnType<typeof ReportDetail>>;

/** The progress screen of one's own report. */
export const getReport = action({
  name: 'report.get',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: reportId() })),
  output: lazily(() => ReportDetail()),
});

const Stepped = lazily(() =>
  z.object({ id: z.string(), status: z.enum(workOrderStatuses), version: z.number().int() }),
);
const seen = () => ({ id: reportId(), version: z.number().int().min(1) });

/** For 代报: how the person answered. */
const heard = () => ({ heardBy: z.enum(['phone', 'visit']).optional() });

/** T19, T20 and T20b: 满意 and 基本满意 close; 不满意 with a reason reopens, twice at most, then closes as unsatisfied. */
export const rateReport = action({
  name: 'report.rate',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.discriminatedUnion('rating', [
      z.object({
        ...seen(),
        rating: z.enum(['satisfied', 'acceptable']),
        text: z.string().trim().max(200, '最多 200 个字').optional(),
        ...heard(),
      }),
      z.object({
        ...seen(),
        rating: z.literal('unsatisfied'),
        ...heard(),
        reasons: z.array(z.enum(reopenReasons)).min(1, '请点一下原因').max(5),
        text: z.string().trim().max(200, '最多 200 个字').optional(),
        photos: Photos().optional(),
      }),
    ]),
  ),
  output: Stepped,
});

/** T22: only before it is being handled, and never something urgent. */
export const withdrawReport = action({
  name: 'report.withdraw',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** Whom 「对工作人员的意见」 can be about: those who answer for her place. */
export const listStaff = action({
  name: 'report.staff',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ areaId: areaId() })),
  output: lazily(() =>
    z.object({ staff: z.array(StaffRef().extend({ roleText: z.string(), areaName: z.string() })) }),
  ),
});

/** What neighbours have sent of the same kind nearby; at most 3, nearest first (`rules.md §4.1.5`). */
export const Candidate = lazily(() =>
  z.object({
    workOrderId: z.string(),
    categoryText: z.string(),
    placeText: z.string(),
    status: z.enum(workOrderStatuses),
    at: z.number(),
    households: z.number().int(),
    /** Metres, where both places are known. */
    metres: z.number().optional(),
    photo: PhotoView().optional(),
    isMine: z.boolean(),
  }),
);
export type Candidate = z.infer<ReturnType<typeof Candidate>>;

export const listCandidates = action({
  name: 'report.candidates',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ category: z.enum(categoryCodes), place: Place() })),
  output: lazily(() => z.object({ items: z.array(Candidate()).max(3) })),
});

/** 我也遇到了: once per person, counted by household; gets every update. */
export const joinReport = action({
  name: 'report.join',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ workOrderId: workOrderId() })),
  output: lazily(() =>
    z.object({ id: z.string(), number: z.string(), households: z.number().int() }),
  ),
});

/** Takes back 「我也遇到了」 while it is open. */
export const leaveReport = action({
  name: 'report.leave',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** T4: answers the question; the first words and photos stay as they were. */
export const supplementReport = action({
  name: 'report.supplement',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      ...seen(),
      text: z.string().trim().min(2, '请写一句').max(500, '最多 500 个字'),
      photos: Photos().optional(),
    }),
  ),
  output: Stepped,
});

/** T23: against 不予受理 or a merge, once, within five working days. */
export const appealReport = action({
  name: 'report.appeal',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      ...seen(),
      text: z.string().trim().min(4, '请至少写 4 个字').max(500, '最多 500 个字'),
    }),
  ),
  output: Stepped,
});

/** 催一催: from 80 % of the time on, once a day; somebody answers in words. */
export const nudgeReport = action({
  name: 'report.nudge',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** J: signs for all doors that wait for it; a written reply is owed within two working days. */
export const petitionReport = action({
  name: 'report.petition',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** A further word to those who handle it, in the timeline of this report. */
export const sayToReport = action({
  name: 'report.say',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: reportId(),
      text: z.string().trim().min(2, '请写一句').max(300, '最多 300 个字'),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

/** T21: it has come back within 30 days. */
export const recurReport = action({
  name: 'report.recur',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      ...seen(),
      reasons: z.array(z.enum(reopenReasons)).min(1, '请点一下原因').max(5),
      text: z.string().trim().max(200, '最多 200 个字').optional(),
      photos: Photos().optional(),
      ...heard(),
    }),
  ),
  output: Stepped,
});

/** T24: found and settled on patrol, in one go. */
export const handleOnSpot = action({
  name: 'report.handle-on-spot',
  kind: 'command',
  roles: ['grid-worker'],
  input: lazily(() =>
    z.object({
      category: z.enum(categoryCodes, { error: '请选一类' }),
      place: Place(),
      text: z.string().trim().min(10, '请至少写 10 个字，说明发现了什么').max(500, '最多 500 个字'),
      /** Before and after, in this order; the last one is the after-photo. */
      photos: Photos().optional(),
      resultText: z
        .string()
        .trim()
        .min(10, '请至少写 10 个字，说明怎么处理的')
        .max(500, '最多 500 个字'),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), number: z.string(), isSampled: z.boolean() })),
});

/** What is printed for somebody without a phone: number, what was said, by when, what came of it, whom to ring. */
export const getSlip = action({
  name: 'report.slip',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: reportId() })),
  output: lazily(() =>
    z.object({
      number: z.string(),
      forName: z.string().optional(),
      title: z.string(),
      placeText: z.string(),
      submittedAt: z.number(),
      statusText: z.string(),
      promised: Promised(),
      nextText: z.string(),
      result: z.object({ text: z.string(), outcome: z.enum(outcomes), at: z.number() }).optional(),
      contactName: z.string().optional(),
      phone: z.string().optional(),
    }),
  ),
});
