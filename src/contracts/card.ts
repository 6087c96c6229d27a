import * as z from 'zod';
import { action, lazily } from './action';
import { roles } from './roles';

export const posts = ['primary', 'backup'] as const;
export type Post = (typeof posts)[number];
export const postWords: Record<Post, string> = { primary: 'A岗', backup: 'B岗' };

export const CardPerson = lazily(() =>
  z.object({
    personId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    post: z.enum(posts).optional(),
    duty: z.string().optional(),
    photoUrl: z.string().optional(),
    /** Missing where a resident who leads a stairwell has not agreed to show it. */
    phone: z.string().optional(),
    isOnDuty: z.boolean(),
    /** 「今天 08:30–17:30 在岗」「请假到 11月27日」 */
    dutyText: z.string(),
  }),
);
export type CardPerson = z.infer<ReturnType<typeof CardPerson>>;

/** Who answers for one stairwell or grid (features F02, F03). */
export const Card = lazily(() =>
  z.object({
    areaId: z.string(),
    gridName: z.string(),
    /** The area in words: 「5号楼、6号楼」. */
    coverageText: z.string(),
    address: z.string(),
    shortAddress: z.string(),
    /** Whom the one big button rings now, and why: on leave, off hours and vacancy are already thought of. */
    first: z.object({
      name: z.string(),
      roleText: z.string(),
      phone: z.string(),
      why: z.string().optional(),
      photoUrl: z.string().optional(),
    }),
    people: z.array(CardPerson()),
    communityName: z.string(),
    dutyPhone: z.string(),
    /** 「下班后也有人接」 only when the duty rota says so. */
    dutyText: z.string(),
    supervisionPhone: z.string(),
    /** 「今天有人值班」 */
    todayText: z.string(),
    /** Party labels, words only. */
    labels: z.array(z.string()),
  }),
);
export type Card = z.infer<ReturnType<typeof Card>>;

/** The home tab: a card for each of the caller's homes; empty where she has not said where she lives. */
export const getHomeCards = action({
  name: 'card.home',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      cards: z.array(Card().extend({ homeId: z.string() })),
      /** For somebody without a home: whom to ring all the same. */
      dutyPhone: z.string().optional(),
    }),
  ),
});

/** The code on a 公示牌: permanent, so it survives a grid that is split or moved. */
export const plateCode = () => z.string().regex(/^[2-9A-HJ-NP-Z]{8}$/);

/** What a visitor sees who scanned a plate, without a login, a home or a question. */
export const getPlate = action({
  name: 'card.plate',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ code: z.string().max(64) })),
  output: lazily(() =>
    z.object({
      card: Card(),
      /** The areas a home can be bound to from here: the unit itself, or the units of the building. */
      units: z.array(z.object({ id: z.string(), name: z.string() })),
      isMine: z.boolean(),
    }),
  ),
});

/** 请假: from these days on the card rings the B岗. Days in Asia/Shanghai, both included, at most 90. */
export const setLeave = action({
  name: 'card.set-leave',
  kind: 'command',
  roles: ['grid-worker', 'grid-lead', 'community-staff', 'chief-grid-lead'],
  input: lazily(() =>
    z.object({
      fromOn: z.iso.date(),
      untilOn: z.iso.date(),
    }),
  ),
  output: lazily(() => z.object({})),
});

const Leave = lazily(() => z.object({ fromOn: z.iso.date(), untilOn: z.iso.date() }));
export type Leave = z.infer<ReturnType<typeof Leave>>;

/** My leaves that are not over yet, the next one first. */
export const listLeaves = action({
  name: 'card.list-leaves',
  kind: 'query',
  roles: ['grid-worker', 'grid-lead', 'community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({})),
  output: lazily(() => z.object({ leaves: z.array(Leave()) })),
});

/** 销假: takes a leave back; one that has begun ends yesterday, so that the card rings her again today. */
export const endLeave = action({
  name: 'card.end-leave',
  kind: 'command',
  roles: ['grid-worker', 'grid-lead', 'community-staff', 'chief-grid-lead'],
  input: lazily(() => Leave()),
  output: lazily(() => z.object({})),
});
