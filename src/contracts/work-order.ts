import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categoryGroupCodes } from './category';
import { PhotoView } from './file';
import {
  declineReasons,
  exclusionReasons,
  outcomes,
  pauseReasons,
  platforms,
  ratings,
  reviewReasons,
  slaTiers,
  steps,
  unitKinds,
  workOrderEvents,
  workOrderLevels,
  workOrderStatuses,
} from './loop';
import { observerPosts } from './observer';
import { deskRoles } from './roles';

export * from './loop';

/** One line of 「到哪一步了」. `by` is a name and post, or the resident herself as 「您」 for her own eyes. */
export const TimelineEntry = lazily(() =>
  z.object({
    event: z.enum(workOrderEvents),
    at: z.number(),
    by: z.string().optional(),
    /** Who leads from then on: 「综合执法局」. */
    unit: z.string().optional(),
    note: z.string().optional(),
    photos: z.array(PhotoView()).optional(),
    rating: z.enum(ratings).optional(),
    outcome: z.enum(outcomes).optional(),
    /** A note for colleagues only. */
    isInternal: z.boolean().optional(),
  }),
);
export type TimelineEntry = z.infer<ReturnType<typeof TimelineEntry>>;

/** The promised date and how sure it is (`rules.md §4.1.4`). */
export const Promised = lazily(() =>
  z.object({
    dueAt: z.number(),
    /** The holidays of that year are not announced yet. */
    isProvisional: z.boolean(),
    isOverdue: z.boolean(),
    /** The clock has stopped: done, closed or withdrawn. */
    isStopped: z.boolean(),
    /** What the date promises: to accept, to finish, to do it again. */
    what: z.enum(['accept', 'finish', 'second']),
    /** Real minutes, or working days of the calendar. */
    clock: z.enum(['wall', 'working']),
  }),
);
export type Promised = z.infer<ReturnType<typeof Promised>>;

export const WorkOrderSummary = lazily(() =>
  z.object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    category: z.string(),
    status: z.enum(workOrderStatuses),
    level: z.enum(workOrderLevels),
    tier: z.enum(slaTiers),
    placeText: z.string(),
    promised: Promised(),
    /** 「王女士」 */
    reporterText: z.string(),
    photo: PhotoView().optional(),
    reopenCount: z.number().int(),
    /** Doors that reported it: 「3 户反映」. */
    households: z.number().int(),
    isPrivate: z.boolean(),
    /** Sent for somebody who has no phone; she is called back. */
    isProxy: z.boolean(),
    /** The unit or person that has it: 「综合执法局」「网格员 赵小河」. */
    holderText: z.string(),
    /** Somebody is deciding on it; a colleague's name, or 「您」. */
    claimedBy: z.string().optional(),
    /** What the caller herself can do next, for the line under the title. */
    nextStep: z.enum(steps).optional(),
    version: z.number().int(),
  }),
);
export type WorkOrderSummary = z.infer<ReturnType<typeof WorkOrderSummary>>;

export const deskViews = ['todo', 'open', 'done', 'supervised'] as const;
export type DeskView = (typeof deskViews)[number];
export const deskViewWords: Record<DeskView, string> = {
  todo: '待办',
  open: '在办',
  done: '已办结',
  supervised: '督办',
};

/** The work list: what the caller may see, by what is due. `todo` holds only what waits for her own step, `supervised` what was broken long ago. */
export const listWorkOrders = action({
  name: 'work-order.list',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() =>
    z.object({
      view: z.enum(deskViews),
      group: z.enum(categoryGroupCodes).optional(),
      onlyOverdue: z.boolean().default(false),
      /** A number, or words of the title or place. */
      words: z.string().trim().max(40).optional(),
      cursor: z.string().max(200).optional(),
    }),
  ),
  output: lazily(() =>
    z.object({ items: z.array(WorkOrderSummary()), nextCursor: z.string().optional() }),
  ),
});

/** Who was given it, and what became of that. */
const dispatch = () => ({
  assignment: z
    .object({
      unit: z.string(),
      kind: z.enum(unitKinds),
      by: z.string(),
      signBy: z.number(),
      isSignMissed: z.boolean(),
      isDesignated: z.boolean(),
      reason: z.string().optional(),
      briefing: z.string().optional(),
    })
    .optional(),
  subtasks: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      text: z.string(),
      isMine: z.boolean(),
      done: z
        .object({
          at: z.number(),
          by: z.string(),
          text: z.string(),
          photos: z.array(PhotoView()),
        })
        .optional(),
    }),
  ),
  /** 逐级上报、下派: who, why, when; `attendedAt` is 报到. */
  hops: z.array(
    z.object({
      from: z.enum(workOrderLevels),
      to: z.enum(workOrderLevels),
      at: z.number(),
      by: z.string(),
      why: z.string(),
      isAutomatic: z.boolean(),
      attendedAt: z.number().optional(),
    }),
  ),
  sendBacks: z.array(
    z.object({
      unit: z.string(),
      reason: z.string(),
      suggestion: z.string().optional(),
      at: z.number(),
    }),
  ),
});

/** What an order waits for, and what was decided about it, as the resident and the desk both read it. */
export const decisions = () => ({
  question: z.object({ text: z.string(), returnBy: z.number() }).optional(),
  decline: z
    .object({ reason: z.enum(declineReasons), channel: z.string(), appealUntil: z.number() })
    .optional(),
  appeal: z
    .object({
      at: z.number(),
      text: z.string(),
      verdict: z.enum(['upheld', 'dismissed']).optional(),
      answer: z.string().optional(),
    })
    .optional(),
  pause: z.object({ reason: z.enum(pauseReasons), reviewOn: z.string() }).optional(),
  external: z
    .object({ platform: z.enum(platforms), number: z.string(), on: z.string() })
    .optional(),
  /** 联名, and what was replied. */
  petition: z
    .object({
      households: z.number().int(),
      dueAt: z.number(),
      reply: z.object({ isTaken: z.boolean(), text: z.string(), by: z.string() }).optional(),
    })
    .optional(),
  /** Why it could not be done to her satisfaction. */
  explanation: z
    .object({ text: z.string().optional(), by: z.string().optional(), dueAt: z.number() })
    .optional(),
});

/** What it waits for, or waited. */
const waits = () => ({
  ...decisions(),
  mergedInto: z.object({ id: z.string(), number: z.string(), until: z.number() }).optional(),
  /** Orders that were merged into this one, and can be taken out again until then. */
  mergedHere: z.array(z.object({ id: z.string(), number: z.string() })),
  /** Until when somebody speaks with the reporter: 先行联系, or 回访 after 不满意. */
  contact: z
    .object({ dueAt: z.number(), doneAt: z.number().optional(), isFollowUp: z.boolean() })
    .optional(),
  nudgedAt: z.number().optional(),
  pauseAsked: z
    .object({ reason: z.enum(pauseReasons), text: z.string(), reviewOn: z.string() })
    .optional(),
});

/** What was said of it once it was done. */
const judgement = () => ({
  ratingAppeal: z
    .object({
      reason: z.enum(exclusionReasons),
      text: z.string(),
      votes: z.number().int(),
      verdict: z.enum(['upheld', 'dismissed']).optional(),
    })
    .optional(),
  unitRating: z.object({ efficiency: z.number(), quality: z.number() }).optional(),
  /** What the clock would say of the unit's efficiency, to begin with (下评上). */
  suggestedEfficiency: z.number().int().min(1).max(5),
  /** Chosen by lot: to be seen on site. */
  isSampled: z.boolean(),
  sample: z.object({ isGood: z.boolean(), by: z.string(), text: z.string().optional() }).optional(),
  review: z
    .object({
      reasons: z.array(z.enum(reviewReasons)),
      decision: z.enum(['show', 'hide']).optional(),
      by: z.string().optional(),
    })
    .optional(),
});

export const orderSources = ['decision', 'topic', 'objection'] as const;

/** The meeting of a hall it comes from; its page is public. */
export const Source = lazily(() =>
  z.object({
    as: z.enum(orderSources),
    meetingId: z.string(),
    hallName: z.string(),
    /** 「11月议事会」 */
    meetingTitle: z.string(),
    /** The day the meeting agreed on. */
    dueOn: z.string().optional(),
  }),
);
export type Source = z.infer<ReturnType<typeof Source>>;

export const WorkOrderDetail = lazily(() =>
  WorkOrderSummary().extend({
    text: z.string(),
    photos: z.array(PhotoView()),
    location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
    submittedAt: z.number(),
    assignee: z.object({ name: z.string(), roleText: z.string() }).optional(),
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
    /** What residents who joined say, counted. */
    ratingsAlong: z.object({ satisfied: z.number().int(), unsatisfied: z.number().int() }),
    ...dispatch(),
    ...waits(),
    ...judgement(),
    /** The caller's unit is the one complained about: no name, no door, no original photo or words. */
    isNarrowed: z.boolean(),
    /** As many of one kind in the community within a day: perhaps one event for all (`rules.md §4.1.5`). */
    bulkCount: z.number().int().optional(),
    timeline: z.array(TimelineEntry()),
    /** The steps the caller may take now: the page draws these and no others. */
    steps: z.array(z.enum(steps)),
    /** Why a step the caller might expect is missing, in words: 「结果由别人核查」. */
    stepNote: z.string().optional(),
    isAfterPhotoNeeded: z.boolean(),
    /** The caller may ask for the reporter's phone, with a reason that the reporter will read. */
    canReveal: z.boolean(),
    /** The caller may write a line of progress. */
    canNote: z.boolean(),
    /** The caller may cover parts of the photos. */
    canRedact: z.boolean(),
    source: Source().optional(),
  }),
);
export type WorkOrderDetail = z.infer<ReturnType<typeof WorkOrderDetail>>;

export const workOrderId = () => z.string().regex(/^wo_[0-9a-z]{8,40}$/);

export const getWorkOrder = action({
  name: 'work-order.get',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId() })),
  output: lazily(() => WorkOrderDetail()),
});

export const revealReasons = ['contact-to-verify', 'arrange-visit', 'tell-result'] as const;
export type RevealReason = (typeof revealReasons)[number];
export const revealReasonWords: Record<RevealReason, string> = {
  'contact-to-verify': '联系您核实情况',
  'arrange-visit': '约上门时间',
  'tell-result': '告诉您结果',
};

/** Shows name, phone and door of the reporter. Logged first; the reporter reads who, when and why (`rules.md §4.1.6`). */
export const revealReporter = action({
  name: 'work-order.reveal-reporter',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId(), reason: z.enum(revealReasons) })),
  output: lazily(() =>
    z.object({
      name: z.string(),
      phone: z.string().optional(),
      homeText: z.string().optional(),
    }),
  ),
});

export const UnitChoice = lazily(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(unitKinds),
    level: z.enum(workOrderLevels).optional(),
    /** Where such things usually go; another choice asks for a reason. */
    isUsual: z.boolean(),
    phone: z.string().optional(),
  }),
);
export type UnitChoice = z.infer<ReturnType<typeof UnitChoice>>;

/** Whom it can be given to: for the four choices of dispatch (`seeds.md` B43). */
export const listUnits = action({
  name: 'work-order.units',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId() })),
  output: lazily(() =>
    z.object({
      below: z.array(UnitChoice()),
      agencies: z.array(UnitChoice()),
      /** The level 报上级协调 leads to. */
      above: z.string().optional(),
    }),
  ),
});

/** Orders it might be one with, nearest first: for 并入同一件. */
export const listDuplicates = action({
  name: 'work-order.duplicates',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() => z.object({ id: workOrderId() })),
  output: lazily(() => z.object({ items: z.array(WorkOrderSummary()) })),
});

/** A rate with what it was counted from; `small` where there are too few to say anything. */
const Rate = lazily(() =>
  z.object({
    /** 0 to 1; missing where nothing was counted. */
    value: z.number().optional(),
    hits: z.number().int(),
    n: z.number().int(),
    isSmall: z.boolean(),
  }),
);

/** 响应率, 解决率 and 满意率 of an area and a month, each with n and coverage (`rules.md §4.1.7`). */
export const getRates = action({
  name: 'work-order.rates',
  kind: 'query',
  roles: [
    'grid-lead',
    'community-staff',
    'chief-grid-lead',
    'subdistrict-dispatcher',
    'subdistrict-lead',
    'district-desk',
    'auditor',
  ],
  input: lazily(() =>
    z.object({
      areaId: areaId().optional(),
      /** 'YYYY-MM' in Asia/Shanghai. */
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    }),
  ),
  output: lazily(() =>
    z.object({
      areaName: z.string(),
      closed: z.number().int(),
      response: Rate(),
      solution: Rate(),
      satisfaction: Rate(),
      /** Of those closed, how many were rated, 0 to 1. */
      coverage: z.number(),
      /** Pulled towards the mean where few were rated (`rules.md §4.5`). */
      weighedSatisfaction: z.number().optional(),
      exclusions: z.array(z.object({ reason: z.enum(exclusionReasons), count: z.number().int() })),
      /** What observers reported, and how much of it was so, by their posts. */
      observers: z.array(
        z.object({
          post: z.enum(observerPosts),
          count: z.number().int(),
          valid: z.number().int(),
        }),
      ),
      /** More were closed than can be counted at once. */
      isPartial: z.boolean(),
    }),
  ),
});
