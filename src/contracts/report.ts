import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categories, categoryCodes } from './category';
import { Photos, PhotoView } from './file';
import {
  outcomes,
  Promised,
  ratings,
  reopenReasons,
  steps,
  TimelineEntry,
  workOrderStatuses,
} from './work-order';

export { type Category, categories, categoryCodes } from './category';

export const categoryGroups = [
  { code: 'facility', words: '设施损坏' },
  { code: 'cleaning', words: '环境卫生' },
  { code: 'parking', words: '停车与道路' },
  { code: 'property', words: '物业服务' },
  { code: 'safety', words: '安全隐患' },
  { code: 'utilities', words: '水电气暖' },
  { code: 'waste', words: '垃圾清运' },
  { code: 'noise', words: '噪声扰民' },
  { code: 'dispute', words: '矛盾纠纷' },
  { code: 'delivery', words: '快递外卖与公共空间' },
  { code: 'flood', words: '防汛防灾' },
  { code: 'special-care', words: '特殊群体关爱' },
  { code: 'errand', words: '便民代办' },
  { code: 'consultation', words: '政策咨询' },
  { code: 'suggestion', words: '意见建议' },
  { code: 'other', words: '其他' },
] as const;
export type CategoryGroup = (typeof categoryGroups)[number]['code'];

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

const reportId = () => z.string().regex(/^rp_[0-9a-z]{8,40}$/);

export const ReportDetail = lazily(() =>
  ReportSummary().extend({
    category: z.string(),
    placeText: z.string(),
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
      })
      .optional(),
    rating: z
      .object({ rating: z.enum(ratings), text: z.string().optional(), at: z.number() })
      .optional(),
    /** Until when she can rate; silence then counts as 未评价. */
    rateUntil: z.number().optional(),
    timeline: z.array(TimelineEntry()),
    /** Among `rate`, `reopen`, `withdraw`. */
    steps: z.array(z.enum(steps)),
    /** 谁看过您的信息 (feature N10). */
    reveals: z.array(z.object({ at: z.number(), by: z.string(), reason: z.string() })),
    /** Where else she may turn, once it was refused her three times. */
    furtherText: z.string().optional(),
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
      }),
      z.object({
        ...seen(),
        rating: z.literal('unsatisfied'),
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
