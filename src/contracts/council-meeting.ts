import * as z from 'zod';
import { action, lazily } from './action';
import { categoryCodes } from './category';
import {
  councilRoles,
  decisionKinds,
  hallId,
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
import { Photos, PhotoView } from './file';
import { month } from './points';

/** Days somebody should be able to bring topics, and days it is announced ahead (`rules.md §4.2.1`). */
export const collectLeastDays = 3;
export const leadDays = 3;
/** Items of one agenda, the standing one included. */
export const agendaLimit = 15;

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

const seen = () => ({ id: meetingId(), version: z.number().int().min(1) });
const Stepped = lazily(() =>
  z.object({ id: z.string(), version: z.number().int(), status: z.enum(meetingStatuses) }),
);
const reason = (words: string) => z.string().trim().min(2, words).max(100, '最多 100 个字');

/** Opens the month's meeting of a hall (one per month), or a gathering of another kind. */
export const openMeeting = action({
  name: 'council.open',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      hallId: hallId(),
      kind: z.enum(meetingKinds),
      month: month(),
      /** Of kinds but the monthly one: 「3号楼加装电梯」. */
      title: z.string().trim().max(30, '最多 30 个字').optional(),
    }),
  ),
  output: Stepped,
});

/** 征集议题, until the end of a day; fewer than three days are possible and said. */
export const collectTopics = action({
  name: 'council.collect',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ ...seen(), untilOn: z.iso.date('请选征集到哪天') })),
  output: Stepped,
});

export const closeCollecting = action({
  name: 'council.close-collecting',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** The secretary agrees to the agenda; no topic may still wait. */
export const confirmAgenda = action({
  name: 'council.confirm-agenda',
  kind: 'command',
  roles: secretaryRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      /** 零议题说明, where there is no topic. */
      noTopicsNote: z.string().trim().max(100, '最多 100 个字').optional(),
    }),
  ),
  output: Stepped,
});

const announced = () => ({
  place: z.string().trim().min(2, '请写开会的地点').max(40, '最多 40 个字'),
  startsAt: z.number('请选开会的时间').int(),
  endsAt: z.number('请选散会的时间').int(),
  capacity: z.number().int('请写整数').min(5, '至少 5 人').max(500, '最多 500 人').optional(),
  parties: z
    .array(
      z.object({
        party: z.enum(parties),
        /** 「书记 何建舟」: who comes for it. */
        who: z.string().trim().max(30, '最多 30 个字').optional(),
      }),
    )
    .max(5),
});

/** 公示 of time, place, topics and the four parties, now or planned; also of one that was postponed. */
export const publishMeeting = action({
  name: 'council.publish',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      ...announced(),
      publishAt: z.number().int().optional(),
      shortLeadReason: z.string().trim().max(100, '最多 100 个字').optional(),
      /** Why it goes out without photos of both channels. */
      proofReason: z.string().trim().max(100, '最多 100 个字').optional(),
    }),
  ),
  output: Stepped,
});

/** 变更通知: another time or place; whoever signed up hears of it. */
export const amendMeeting = action({
  name: 'council.amend',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({ ...seen(), ...announced(), reason: reason('请写为什么改，邻居会看到') }),
  ),
  output: Stepped,
});

/** A photo of where it hangs or was sent: before the meeting, and again of the resolution. */
export const addProof = action({
  name: 'council.add-proof',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({ ...seen(), channel: z.enum(publicityChannels), photos: Photos() }),
  ),
  output: Stepped,
});

export const startMeeting = action({
  name: 'council.start',
  kind: 'command',
  roles: councilRoles,
  /** `present`: the parties that came. */
  input: lazily(() => z.object({ ...seen(), present: z.array(z.enum(parties)).max(5) })),
  output: Stepped,
});

export const endMeeting = action({
  name: 'council.end',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ ...seen(), present: z.array(z.enum(parties)).max(5) })),
  output: Stepped,
});

export const postponeMeeting = action({
  name: 'council.postpone',
  kind: 'command',
  roles: ['community-staff', ...secretaryRoles],
  input: lazily(() => z.object({ ...seen(), reason: reason('请写为什么延期，邻居会看到') })),
  output: Stepped,
});

export const cancelMeeting = action({
  name: 'council.cancel',
  kind: 'command',
  roles: ['community-staff', ...secretaryRoles],
  input: lazily(() => z.object({ ...seen(), reason: reason('请写为什么取消，邻居会看到') })),
  output: Stepped,
});

/** The QR image that leads to a meeting, for its poster. Base64 of a PNG or JPEG. */
export const getMeetingImage = action({
  name: 'council.image',
  kind: 'query',
  roles: councilRoles,
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() => z.object({ imageBase64: z.string(), contentType: z.string() })),
});
