import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categoryCodes } from './category';
import { councilRoles, hallId, meetingId, proposalId, proposalStatuses } from './council';
import type { Role } from './roles';

/** Who enters what others said, where they sat (兼职民情员, `seeds.md` D13): each in the own area. */
export const batchRoles = [
  'unit-lead',
  'building-lead',
  'micro-grid-worker',
  'grid-worker',
  'grid-lead',
  ...councilRoles,
] as const satisfies readonly Role[];

export const topicTitleLimit = 30;
export const topicTextLimit = 300;
export const topicBatchLimit = 20;

const title = () =>
  z.string().trim().min(2, '请用几个字写是什么事').max(topicTitleLimit, '最多 30 个字');
const text = () => z.string().trim().max(topicTextLimit, '最多 300 个字');

export const ProposalLine = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    hallId: z.string(),
    title: z.string(),
    text: z.string(),
    /** 「5号楼居民」「民情员代 6 位居民」: never a name. */
    byText: z.string(),
    at: z.number(),
    /** Those who say 「我也想议这件」, beside the author. */
    backers: z.number().int(),
    status: z.enum(proposalStatuses),
    /** Of what does not come up, and of what was merged: into what. */
    reason: z.string().optional(),
    mergedIntoTitle: z.string().optional(),
    /** The meeting that has it on its agenda. */
    meetingId: z.string().optional(),
    /** The report it became, for its author alone. */
    reportId: z.string().optional(),
    /** Number of a report it refers to. */
    linkedNumber: z.string().optional(),
    /** Words WeChat doubts: only author and desk read it until somebody looked. */
    isHeldBack: z.boolean(),
    isMine: z.boolean(),
    isBacked: z.boolean(),
  }),
);
export type ProposalLine = z.infer<ReturnType<typeof ProposalLine>>;

/** Topics of a hall: those that wait for its next meeting, those of one meeting, or one's own everywhere. */
export const listTopics = action({
  name: 'council.topics',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      hallId: hallId().optional(),
      meetingId: meetingId().optional(),
      isMine: z.boolean().default(false),
      cursor: z.string().max(200).optional(),
    }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(ProposalLine()), nextCursor: z.string().optional() }),
  ),
});

/** Brings a topic to a hall where one lives or works; up to five a day. It waits for the next meeting. */
export const suggest = action({
  name: 'council.suggest',
  kind: 'command',
  roles: ['resident', ...batchRoles],
  input: lazily(() =>
    z.object({
      hallId: hallId(),
      title: title(),
      text: text(),
      /** Number of a report of one's own, or of one of the own area for somebody with a post. */
      linkedNumber: z.string().trim().max(30).optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), isHeldBack: z.boolean() })),
});

/** Enters what neighbours said without a phone: one row a topic, each for so many speakers. */
export const suggestBatch = action({
  name: 'council.suggest-batch',
  kind: 'command',
  roles: batchRoles,
  input: lazily(() =>
    z.object({
      hallId: hallId(),
      /** Where they sat: 「凉亭」. */
      place: z.string().trim().min(2, '请写在哪里听到的').max(20, '最多 20 个字'),
      topics: z
        .array(
          z.object({
            title: title(),
            text: text(),
            speakers: z.number('请写几个人').int('请写整数').min(1, '至少 1 人').max(200),
            linkedNumber: z.string().trim().max(30).optional(),
          }),
        )
        .min(1, '至少写一个议题')
        .max(topicBatchLimit, '一次最多 20 个'),
    }),
  ),
  output: lazily(() => z.object({ ids: z.array(z.string()) })),
});

/** 「我也想议这件」, or not any more: one per person. */
export const backTopic = action({
  name: 'council.back',
  kind: 'command',
  roles: ['resident', ...batchRoles],
  input: lazily(() => z.object({ id: proposalId(), isBacked: z.boolean() })),
  output: lazily(() => z.object({ backers: z.number().int() })),
});

/** The author takes a topic back while nobody has decided about it. */
export const withdrawTopic = action({
  name: 'council.withdraw-topic',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ id: proposalId(), version: z.number().int().min(1) })),
  output: lazily(() => z.object({})),
});

/** What becomes of a topic (`rules.md §4.2.1`, agenda): on the agenda, into another, a report, or not this time. */
export const judgeTopic = action({
  name: 'council.judge-topic',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.discriminatedUnion('as', [
      z.object({
        as: z.literal('adopted'),
        id: proposalId(),
        version: z.number().int().min(1),
        meetingId: meetingId(),
      }),
      z.object({
        as: z.literal('merged'),
        id: proposalId(),
        version: z.number().int().min(1),
        meetingId: meetingId(),
        intoId: proposalId(),
      }),
      z.object({
        as: z.literal('to-report'),
        id: proposalId(),
        version: z.number().int().min(1),
        meetingId: meetingId(),
        category: z.enum(categoryCodes, { error: '请选一类' }),
        areaId: areaId(),
      }),
      z.object({
        as: z.literal('not-tabled'),
        id: proposalId(),
        version: z.number().int().min(1),
        meetingId: meetingId(),
        reason: z.string().trim().min(2, '请写理由，提议的人会看到').max(100, '最多 100 个字'),
      }),
      /** Back to the topics that wait, until the agenda is confirmed. */
      z.object({
        as: z.literal('open'),
        id: proposalId(),
        version: z.number().int().min(1),
        meetingId: meetingId(),
      }),
    ]),
  ),
  output: lazily(() =>
    z.object({ version: z.number().int(), meetingVersion: z.number().int().optional() }),
  ),
});

/** Lets a topic be read whose words WeChat doubted, or keeps it back with a reason for its author. */
export const reviewTopic = action({
  name: 'council.review-topic',
  kind: 'command',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() =>
    z.object({
      id: proposalId(),
      version: z.number().int().min(1),
      decision: z.enum(['show', 'refuse']),
      reason: z.string().trim().min(2, '请写理由').max(100, '最多 100 个字').optional(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});
