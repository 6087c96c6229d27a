import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import {
  cadences,
  decisionKinds,
  decisionStatuses,
  hallId,
  meetingId,
  meetingKinds,
  meetingStatuses,
} from './council-words';
import { PhotoView } from './file';

export * from './council-words';

const cursor = () => z.string().max(200).optional();

export const HallLine = lazily(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    /** 「槐安社区 丹桂苑」 */
    areaText: z.string(),
    place: z.string(),
    /** 「已停用」, and where to go instead. */
    closedReason: z.string().optional(),
    /** Public from collecting on. */
    next: z
      .object({
        meetingId: z.string(),
        kind: z.enum(meetingKinds),
        status: z.enum(meetingStatuses),
        startsAt: z.number().optional(),
        collectUntilOn: z.string().optional(),
      })
      .optional(),
    openDecisions: z.number().int(),
  }),
);
export type HallLine = z.infer<ReturnType<typeof HallLine>>;

/** Halls where she lives or works, her own estate first; a visitor reads those of the district. */
export const listHalls = action({
  name: 'council.halls',
  kind: 'query',
  roles: 'anyone',
  /** `areaId`: those in or below it. */
  input: lazily(() => z.object({ areaId: areaId().optional(), cursor: cursor() })),
  output: lazily(() => z.object({ items: z.array(HallLine()), nextCursor: z.string().optional() })),
});

export const MeetingLine = lazily(() =>
  z.object({
    id: z.string(),
    kind: z.enum(meetingKinds),
    status: z.enum(meetingStatuses),
    /** 「11月议事会」 */
    title: z.string(),
    startsAt: z.number().optional(),
    place: z.string().optional(),
    collectUntilOn: z.string().optional(),
    topics: z.number().int(),
    present: z.number().int(),
    decisions: z.number().int(),
    decisionsDone: z.number().int(),
  }),
);
export type MeetingLine = z.infer<ReturnType<typeof MeetingLine>>;

export const DecisionView = lazily(() =>
  z.object({
    id: z.string(),
    hallId: z.string(),
    meetingId: z.string(),
    /** 「10月议事会」 */
    meetingTitle: z.string(),
    decidedAt: z.number(),
    /** 你提的. */
    topic: z.string(),
    /** 「5号楼居民 等 7 人」 */
    proposersText: z.string(),
    /** She proposed it or backed it. */
    isMine: z.boolean(),
    /** 我们议定的. */
    text: z.string(),
    kind: z.enum(decisionKinds),
    /** Who answers for it: 「物业企业 · 丹桂物业」. */
    ownerText: z.string(),
    dueOn: z.string().optional(),
    isOverdue: z.boolean(),
    /** 做了什么. */
    status: z.enum(decisionStatuses),
    /** The newest word about it, with who said it and when. */
    progress: z.array(
      z.object({
        at: z.number(),
        text: z.string(),
        byText: z.string().optional(),
        photos: z.array(PhotoView()),
      }),
    ),
    /** Of `not-now`: looked at again on. */
    reviewOn: z.string().optional(),
    /** The work order it became; of a private one no number. */
    workOrder: z.object({ number: z.string().optional(), statusText: z.string() }).optional(),
    /** Its work order ended without doing it: whoever leads writes what comes of it. */
    isLeftToHall: z.boolean().optional(),
    version: z.number().int(),
  }),
);
export type DecisionView = z.infer<ReturnType<typeof DecisionView>>;

/** One hall: who leads it, when it meets, what is under way, what it did last. Its cost does not grow with its past. */
export const getHall = action({
  name: 'council.hall',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: hallId() })),
  output: lazily(() =>
    z.object({
      hall: HallLine().extend({
        version: z.number().int(),
        areaId: z.string(),
        capacity: z.number().int().optional(),
        phone: z.string().optional(),
        /** 「从10月20日起在党群服务中心二楼开」 */
        movedNote: z.string().optional(),
        moderators: z.array(z.object({ name: z.string(), untilOn: z.string().optional() })),
        hasOwnersCommittee: z.boolean(),
      }),
      next: MeetingLine().optional(),
      /** Topics that wait for the next meeting. */
      waitingTopics: z.number().int(),
      /** 上次议定事项进展: the newest five, open ones first. */
      decisions: z.array(DecisionView()),
      /** The last three that were held. */
      past: z.array(MeetingLine()),
      /** 「近 6 个月开了 5 次」 */
      cadence: z.array(z.object({ month: z.string(), cadence: z.enum(cadences) })),
      /** She lives or works in its area: may bring topics and come. */
      isOurs: z.boolean(),
      /** May prepare meetings here. */
      mayLead: z.boolean(),
      /** May change the hall itself. */
      mayEdit: z.boolean(),
    }),
  ),
});

/** All meetings of a hall that neighbours may see, the newest first. */
export const listMeetings = action({
  name: 'council.meetings',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ hallId: hallId(), cursor: cursor() })),
  output: lazily(() =>
    z.object({
      hallName: z.string(),
      items: z.array(MeetingLine()),
      nextCursor: z.string().optional(),
    }),
  ),
});

/** 你提的，做了什么: every decision of a hall, the newest first; none of them ever leaves it. */
export const getTrace = action({
  name: 'council.trace',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      hallId: hallId(),
      /** Of one meeting alone. */
      meetingId: meetingId().optional(),
      only: z.enum(['all', 'open', 'mine']).default('all'),
      cursor: cursor(),
    }),
  ),
  output: lazily(() =>
    z.object({
      hallName: z.string(),
      items: z.array(DecisionView()),
      nextCursor: z.string().optional(),
      mayNote: z.boolean(),
    }),
  ),
});
