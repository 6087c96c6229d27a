import * as z from 'zod';
import { action, lazily } from './action';
import { Photos, PhotoView } from './file';
import {
  accountId,
  candidateId,
  candidateStatuses,
  entryId,
  month,
  pointsActs,
  pointsPaths,
} from './points';
import type { Role } from './roles';

/** Who names somebody for points, each within the own area (`rules.md §4.7`, Points propose). */
export const proposerRoles = [
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'moderator',
  'community-staff',
  'shopkeeper',
] as const satisfies readonly Role[];

/** Who decides: the shopkeeper; 50 points and more and disputes the secretary; duty the community; appeals the subdistrict. */
export const approverRoles = [
  'shopkeeper',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
] as const satisfies readonly Role[];

/** What may be named by hand; what the platform sees itself it proposes itself. */
export const proposableActs = [
  'meeting-attended',
  'suggestion-adopted',
  'volunteer-hours',
  'wish-fulfilled',
  'donation',
] as const;
export type ProposableAct = (typeof proposableActs)[number];

const reason = () => z.string().trim().min(2, '请写一句原因').max(100, '最多 100 个字');
const seenCandidate = () => ({ id: candidateId(), version: z.number().int().min(1) });
const cursor = () => z.string().max(200).optional();
const wholePoints = (words: string, most: number) =>
  z.number(words).int('积分是整数').min(1, words).max(most, `一次最多 ${most}`);

/** Names somebody for what she did, with proof; never oneself or one's own household. */
export const proposeCandidate = action({
  name: 'points.propose',
  kind: 'command',
  roles: proposerRoles,
  input: lazily(() =>
    z.object({
      accountId: accountId(),
      act: z.enum(proposableActs),
      /** Hours of a volunteer; one otherwise. */
      units: z
        .number('请写几个小时')
        .int('请写整数')
        .min(1, '至少 1')
        .max(12, '最多 12')
        .default(1),
      doneOn: z.iso.date('请选日期'),
      note: reason(),
      photos: Photos().optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), points: z.number().int() })),
});

/** A candidate as its approver reads it. */
export const Candidate = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    status: z.enum(candidateStatuses),
    act: z.enum(pointsActs),
    path: z.enum(pointsPaths),
    points: z.number().int(),
    reason: z.string(),
    note: z.string().optional(),
    doneOn: z.string(),
    ruleText: z.string(),
    maskedName: z.string(),
    place: z.string(),
    proposerText: z.string(),
    photos: z.array(PhotoView()),
    dueAt: z.number().optional(),
    /** Why the caller cannot decide it herself. */
    obstacle: z.string().optional(),
    answer: z.string().optional(),
    appeal: z.string().optional(),
    decidedText: z.string().optional(),
    granted: z.number().int().optional(),
    /** The entry that gave it: what `points.reverse` takes back. */
    entryId: z.string().optional(),
  }),
);
export type Candidate = z.infer<ReturnType<typeof Candidate>>;

export const candidateViews = ['waiting', 'decided'] as const;

/** What waits for the caller's decision, the longest waiting first; or what was decided, newest first. */
export const listCandidates = action({
  name: 'points.candidates',
  kind: 'query',
  roles: approverRoles,
  input: lazily(() =>
    z.object({ view: z.enum(candidateViews).default('waiting'), cursor: cursor() }),
  ),
  output: lazily(() =>
    z.object({
      items: z.array(Candidate()),
      nextCursor: z.string().optional(),
      /** Of the month of the caller's community. */
      budget: z
        .object({ planned: z.number().int().optional(), issued: z.number().int() })
        .optional(),
    }),
  ),
});

/** Gives the points: as far as the caps of the day and the month reach. */
export const approveCandidate = action({
  name: 'points.approve',
  kind: 'command',
  roles: approverRoles,
  input: lazily(() =>
    z.object({
      ...seenCandidate(),
      /** The secretary agrees that the month's budget is exceeded. */
      isOverBudgetAgreed: z.boolean().default(false),
    }),
  ),
  output: lazily(() => z.object({ granted: z.number().int(), version: z.number().int() })),
});

export const rejectCandidate = action({
  name: 'points.reject',
  kind: 'command',
  roles: approverRoles,
  input: lazily(() => z.object({ ...seenCandidate(), reason: reason() })),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** The subdistrict decides an appeal. */
export const judgePointsAppeal = action({
  name: 'points.judge-appeal',
  kind: 'command',
  roles: ['subdistrict-dispatcher'],
  input: lazily(() => z.object({ ...seenCandidate(), isUpheld: z.boolean(), reason: reason() })),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Takes points back that were given wrongly: a counter-entry, at most one; what is spent already becomes a debt. */
export const reverseEntry = action({
  name: 'points.reverse',
  kind: 'command',
  roles: ['chief-grid-lead', 'subdistrict-dispatcher'],
  input: lazily(() => z.object({ entryId: entryId(), reason: reason() })),
  output: lazily(() => z.object({ taken: z.number().int(), debt: z.number().int() })),
});

/** The month's budget of the caller's community: planned, issued, and what is still owed to people. */
export const getBudget = action({
  name: 'points.budget',
  kind: 'query',
  roles: ['community-staff', 'chief-grid-lead', 'shopkeeper'],
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      month: z.string(),
      planned: z.number().int().optional(),
      issued: z.number().int(),
      mayIssueMore: z.boolean(),
    }),
  ),
});

export const setBudget = action({
  name: 'points.set-budget',
  kind: 'command',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({ month: month(), planned: wholePoints('请写多少分', 100_000) })),
  output: lazily(() => z.object({})),
});
