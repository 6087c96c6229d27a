import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { Photos, PhotoView } from './file';
import { lotSources, rewardId, rewardKinds, Shop, shopId } from './shop';
import { counterRoles } from './shop-counter';

const reason = () => z.string().trim().min(2, '请写一句原因').max(100, '最多 100 个字');
const cursor = () => z.string().max(200).optional();

/** Days and hours a shop is open: 1 is Monday. */
export const Opening = lazily(() =>
  z.object({
    weekdays: z.array(z.number().int().min(1).max(7)).min(1, '请选哪几天开门').max(7),
    hours: z
      .array(
        z.object({
          from: z.string().regex(/^\d{2}:\d{2}$/),
          until: z.string().regex(/^\d{2}:\d{2}$/),
        }),
      )
      .min(1, '请写几点开门')
      .max(3),
    closedOn: z.array(z.iso.date()).max(30).default([]),
  }),
);
export type Opening = z.infer<ReturnType<typeof Opening>>;

/** Opens a shop of a community or changes it; without an id a new one. */
export const saveShop = action({
  name: 'shop.save-shop',
  kind: 'command',
  roles: ['community-staff', 'chief-grid-lead', 'shopkeeper'],
  input: lazily(() =>
    z.object({
      id: shopId().optional(),
      version: z.number().int().min(1).optional(),
      communityId: areaId(),
      name: z.string().trim().min(2, '请写店名').max(20, '最多 20 个字'),
      place: z.string().trim().min(2, '请写在哪里').max(40, '最多 40 个字'),
      phone: z
        .string()
        .trim()
        .regex(/^[\d-]{5,15}$/, '请写电话')
        .optional(),
      opening: Opening(),
      isActive: z.boolean(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), version: z.number().int() })),
});
/** A shop of the keeper's at a glance; the first of her community's where none is named. */
export const getCounter = action({
  name: 'shop.counter',
  kind: 'query',
  roles: counterRoles,
  input: lazily(() => z.object({ shopId: shopId().optional() })),
  output: lazily(() =>
    z.object({
      /** All of them. */
      shops: z.array(z.object({ id: z.string(), name: z.string() })),
      shop: Shop()
        .extend({ version: z.number().int(), communityId: z.string(), opening: Opening() })
        .optional(),
      heldCount: z.number().int(),
      today: z.object({
        redemptions: z.number().int(),
        pieces: z.number().int(),
        points: z.number().int(),
      }),
      /** Things that run out, and things that expire within 30 days or did already. */
      low: z.array(z.object({ name: z.string(), available: z.number().int() })),
      expiring: z.array(
        z.object({ name: z.string(), pieces: z.number().int(), expiresOn: z.string() }),
      ),
    }),
  ),
});

/** Goods as the keeper sees them, with their lots. */
export const StockedReward = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(rewardKinds),
    name: z.string(),
    note: z.string().optional(),
    photo: PhotoView().optional(),
    price: z.number().int(),
    maxPerMonth: z.number().int().optional(),
    isOnShelf: z.boolean(),
    partnerText: z.string().optional(),
    available: z.number().int(),
    reserved: z.number().int(),
    expired: z.number().int(),
    lots: z.array(
      z.object({
        id: z.string(),
        sourceText: z.string(),
        donor: z.string().optional(),
        /** In the shop, and of these the ones somebody reserved. */
        left: z.number().int(),
        reserved: z.number().int(),
        expiresOn: z.string().optional(),
        isExpired: z.boolean(),
      }),
    ),
  }),
);
export type StockedReward = z.infer<ReturnType<typeof StockedReward>>;

export const listStock = action({
  name: 'shop.stock',
  kind: 'query',
  roles: ['shopkeeper', 'community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({ shopId: shopId().optional() })),
  output: lazily(() => z.object({ rewards: z.array(StockedReward()) })),
});

/** Puts a thing on the shelf or changes it; without an id a new one. A new price holds for new redemptions. */
export const saveReward = action({
  name: 'shop.save-reward',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() =>
    z.object({
      shopId: shopId(),
      id: rewardId().optional(),
      version: z.number().int().min(1).optional(),
      kind: z.enum(rewardKinds),
      name: z.string().trim().min(1, '请写名称').max(20, '最多 20 个字'),
      note: z.string().trim().max(60, '最多 60 个字').optional(),
      price: z.number('请写多少分').int('积分是整数').min(1, '至少 1 分').max(500, '最多 500 分'),
      maxPerMonth: z.number().int('请写整数').min(1, '至少 1').max(20, '最多 20').optional(),
      isOnShelf: z.boolean(),
      photos: Photos().optional(),
      /** Of a voucher: the post of the partner who serves it. */
      partnerMembershipId: z.string().max(60).optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), version: z.number().int() })),
});

/** Partners of the community who may serve vouchers. */
export const listPartners = action({
  name: 'shop.partners',
  kind: 'query',
  roles: counterRoles,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({ partners: z.array(z.object({ membershipId: z.string(), name: z.string() })) }),
  ),
});

const pieces = () =>
  z.number('请写数量').int('数量是整数').min(1, '至少 1 件').max(10_000, '一次最多 10000 件');

/** A lot comes in. */
export const stockIn = action({
  name: 'shop.stock-in',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() =>
    z.object({
      rewardId: rewardId(),
      pieces: pieces(),
      source: z.enum(lotSources),
      donor: z.string().trim().max(30, '最多 30 个字').optional(),
      expiresOn: z.iso.date().optional(),
    }),
  ),
  output: lazily(() => z.object({ available: z.number().int() })),
});

/** Takes spoiled, expired or lost pieces of a lot out of stock, with the reason; what is reserved stays. */
export const writeOff = action({
  name: 'shop.write-off',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() =>
    z.object({
      rewardId: rewardId(),
      lotId: z.string().max(60),
      pieces: pieces(),
      reason: reason(),
    }),
  ),
  output: lazily(() => z.object({ available: z.number().int() })),
});

/** Counts the shelf; the difference is booked once a second person has seen it too. */
export const takeStock = action({
  name: 'shop.take-stock',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() =>
    z.object({
      shopId: shopId(),
      counts: z
        .array(
          z.object({
            rewardId: rewardId(),
            /** What the platform said when she counted. */
            expected: z.number().int().min(0),
            counted: z.number('请写数到几件').int('数量是整数').min(0, '不能是负数').max(100_000),
          }),
        )
        .min(1, '请至少数一样')
        .max(30, '一次最多 30 样'),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

/** What came in and went out of a shop, newest first. */
export const listMovements = action({
  name: 'shop.movements',
  kind: 'query',
  roles: ['shopkeeper', 'community-staff', 'chief-grid-lead', 'auditor'],
  input: lazily(() => z.object({ rewardId: rewardId().optional(), cursor: cursor() })),
  output: lazily(() =>
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at: z.number(),
          name: z.string(),
          kind: z.enum(['in', 'handed-over', 'returned', 'written-off', 'counted']),
          pieces: z.number().int(),
          words: z.string(),
          byText: z.string(),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
  ),
});
