import * as z from 'zod';
import { action, lazily } from './action';
import { categoryCodes } from './category';
import {
  councilRoles,
  decisionKinds,
  meetingId,
  meetingKinds,
  meetingStatuses,
  meetingSteps,
  parties,
  publicityChannels,
  secretaryRoles,
} from './council';
import { ReviewView } from './council-review';
import { VoteView } from './council-vote';
import { PhotoView } from './file';
import { month } from './points';

export const amendmentStatuses = ['open', 'taken', 'declined'] as const;
export type AmendmentStatus = (typeof amendmentStatuses)[number];

const AgendaItem = lazily(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    text: z.string().optional(),
    /** 「5号楼居民 等 7 人」 */
    byText: z.string().optional(),
    /** 评议物业服务: always the last one (`seeds.md` D10). */
    isStanding: z.boolean(),
    /** What was left from the last meeting. */
    isCarried: z.boolean(),
  }),
);

const MinutesItem = lazily(() =>
  z.object({
    itemId: z.string(),
    problem: z.string(),
    opinions: z.string(),
    conclusion: z.string(),
    decision: z
      .object({
        kind: z.enum(decisionKinds),
        ownerText: z.string(),
        dueOn: z.string().optional(),
        /** Of a work order to be: of what kind and where. */
        category: z.enum(categoryCodes).optional(),
        areaId: z.string().optional(),
        /** Why it was not adopted. */
        reason: z.string().optional(),
      })
      .optional(),
  }),
);

/** How it was made known: both channels with a photo, or why not (`features.md` F61). */
const Publicity = lazily(() =>
  z.object({
    channels: z.array(
      z.object({
        channel: z.enum(publicityChannels),
        at: z.number(),
        byText: z.string(),
        photos: z.array(PhotoView()),
      }),
    ),
    isComplete: z.boolean(),
    reason: z.string().optional(),
  }),
);

const Minutes = lazily(() =>
  z.object({
    items: z.array(MinutesItem()),
    photos: z.array(PhotoView()),
    circulatedAt: z.number().optional(),
    amendUntil: z.number().optional(),
    amendments: z.array(
      z.object({
        id: z.string(),
        itemId: z.string(),
        text: z.string(),
        byText: z.string(),
        at: z.number(),
        status: z.enum(amendmentStatuses),
        answer: z.string().optional(),
      }),
    ),
    /** The secretary gave them back, and why. */
    sentBackReason: z.string().optional(),
    confirmedAt: z.number().optional(),
    confirmedByText: z.string().optional(),
  }),
);

export const MeetingView = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    hallId: z.string(),
    hallName: z.string(),
    kind: z.enum(meetingKinds),
    status: z.enum(meetingStatuses),
    month: month(),
    title: z.string(),
    areaText: z.string(),
    place: z.string().optional(),
    startsAt: z.number().optional(),
    endsAt: z.number().optional(),
    capacity: z.number().int().optional(),
    registered: z.number().int(),
    present: z.number().int(),
    collectUntilOn: z.string().optional(),
    publishAt: z.number().optional(),
    publishedAt: z.number().optional(),
    isAgendaConfirmed: z.boolean(),
    /** Announced later than it should be, and why. */
    shortLeadReason: z.string().optional(),
    /** A month without a topic, and what is said about it. */
    noTopicsNote: z.string().optional(),
    parties: z.array(
      z.object({
        party: z.enum(parties),
        who: z.string().optional(),
        isPresent: z.boolean().optional(),
      }),
    ),
    agenda: z.array(AgendaItem()),
    publicity: Publicity(),
    changes: z.array(z.object({ at: z.number(), text: z.string(), byText: z.string() })),
    minutes: Minutes().optional(),
    resolution: z.object({ until: z.number(), publicity: Publicity() }).optional(),
    votes: z.array(VoteView()),
    review: ReviewView().optional(),
    /** Of postponed and cancelled ones. */
    reason: z.string().optional(),
    /** What somebody reads who asks what comes next. */
    nextText: z.string(),
    phone: z.string().optional(),
  }),
);
export type MeetingView = z.infer<ReturnType<typeof MeetingView>>;

/** A meeting, as neighbours see it; drafts only for whoever prepares it. */
export const getMeeting = action({
  name: 'council.meeting',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() =>
    z.object({
      meeting: MeetingView(),
      mine: z.object({
        isRegistered: z.boolean(),
        isPresent: z.boolean(),
        mayRegister: z.boolean(),
        obstacle: z.string().optional(),
        /** The door is open: the code at it is taken. */
        mayAttend: z.boolean(),
        mayAmend: z.boolean(),
        mayReview: z.boolean(),
        /** Speaks for the property firm of this place. */
        mayReply: z.boolean(),
      }),
      /** Steps this person may take now. */
      steps: z.array(z.enum(meetingSteps)),
      mayLead: z.boolean(),
      /** Why the next step is not open yet, for whoever leads: 「还有 2 个议题没有审定」. */
      holdUps: z.array(z.string()),
    }),
  ),
});

/** Meetings that wait for the caller, and those she leads, the next first: the desk of moderator, staff and secretary. */
export const listCouncilWork = action({
  name: 'council.work',
  kind: 'query',
  roles: [...councilRoles, ...secretaryRoles],
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      items: z.array(
        z.object({
          meetingId: z.string(),
          hallName: z.string(),
          title: z.string(),
          status: z.enum(meetingStatuses),
          /** 「等您确认议题」 */
          whatText: z.string(),
          isMyTurn: z.boolean(),
          by: z.number().optional(),
        }),
      ),
      /** Decisions of hers that are late or have no news for two weeks. */
      late: z.array(
        z.object({
          decisionId: z.string(),
          hallId: z.string(),
          hallName: z.string(),
          text: z.string(),
          ownerText: z.string(),
          dueOn: z.string().optional(),
        }),
      ),
      /** Topics whose words somebody looks at before neighbours read them. */
      heldBack: z.array(
        z.object({
          id: z.string(),
          version: z.number().int(),
          hallName: z.string(),
          title: z.string(),
          text: z.string(),
        }),
      ),
      halls: z.array(z.object({ id: z.string(), name: z.string(), monthHasMeeting: z.boolean() })),
    }),
  ),
});
