import * as z from 'zod';
import { action, lazily } from './action';
import { PhotoView } from './file';

/** Where goods come from (`seeds.md` D21). */
export const lotSources = [
  'subdistrict',
  'community',
  'paired-unit',
  'partner',
  'bought',
  'donated',
] as const;
export type LotSource = (typeof lotSources)[number];
export const lotSourceWords: Record<LotSource, string> = {
  subdistrict: '街道统筹',
  community: '社区统筹',
  'paired-unit': '双报到单位支持',
  partner: '红色合伙人支持',
  bought: '采购',
  donated: '居民捐赠',
};

export const rewardKinds = ['goods', 'voucher'] as const;
export type RewardKind = (typeof rewardKinds)[number];
export const rewardKindWords: Record<RewardKind, string> = { goods: '商品', voucher: '服务券' };

/** A redemption: reserved (by her, or until a witness agrees), taken home, given back, or reversed the same day. */
export const redemptionStatuses = ['held', 'handed-over', 'void', 'reversed'] as const;
export type RedemptionStatus = (typeof redemptionStatuses)[number];
export const redemptionStatusWords: Record<RedemptionStatus, string> = {
  held: '等您来领',
  'handed-over': '已领取',
  void: '没有领，积分已退回',
  reversed: '已撤销，积分已退回',
};

/** Why a reservation ended without goods. */
export const voidReasons = [
  'timeout',
  'cancelled',
  'out-of-stock',
  'damaged',
  'not-witnessed',
] as const;
export type VoidReason = (typeof voidReasons)[number];
export const voidReasonWords: Record<VoidReason, string> = {
  timeout: '过了领取时间',
  cancelled: '您取消了',
  'out-of-stock': '超市缺货，很抱歉',
  damaged: '商品破损，很抱歉',
  'not-witnessed': '见证人没有确认',
};

/** Without 0 O 1 I L (`rules.md §4.3.4`). */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 6;
/** Things of one redemption, pieces of one thing. */
export const itemLimit = 5;
export const quantityLimit = 20;

export const shopId = () => z.string().regex(/^sh_[0-9a-z]{8,40}$/);
export const rewardId = () => z.string().regex(/^rw_[0-9a-z]{8,40}$/);
export const redemptionId = () => z.string().regex(/^rd_[0-9a-z]{8,40}$/);
const cursor = () => z.string().max(200).optional();

/** Pieces: whole, at least one. */
export const quantity = () =>
  z
    .number('请写数量')
    .int('数量是整数')
    .min(1, '至少 1 件')
    .max(quantityLimit, `一次最多 ${quantityLimit} 件`);

/** What is wanted: each thing once. */
export const WantedItems = () =>
  z
    .array(z.object({ rewardId: rewardId(), quantity: quantity() }))
    .min(1, '请选商品')
    .max(itemLimit, `一次最多 ${itemLimit} 样`)
    .refine(
      (items) => new Set(items.map((one) => one.rewardId)).size === items.length,
      '同一样请合在一起',
    );

export const Shop = lazily(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    place: z.string(),
    phone: z.string().optional(),
    communityName: z.string(),
    /** 「周一至周五 08:30–12:00、14:00–17:30」 */
    openingText: z.string(),
    isOpenNow: z.boolean(),
    isActive: z.boolean(),
  }),
);
export type Shop = z.infer<ReturnType<typeof Shop>>;

export const Reward = lazily(() =>
  z.object({
    id: z.string(),
    kind: z.enum(rewardKinds),
    name: z.string(),
    note: z.string().optional(),
    photo: PhotoView().optional(),
    price: z.number().int().min(1),
    /** Pieces one may still reserve. */
    available: z.number().int().min(0),
    /** 「街道统筹」: of what is on the shelf now. */
    sourceTexts: z.array(z.string()),
    maxPerMonth: z.number().int().optional(),
    /** What the caller may still take this month. */
    mine: z.number().int().min(0).optional(),
    /** Of a voucher: who serves. */
    partnerText: z.string().optional(),
  }),
);
export type Reward = z.infer<ReturnType<typeof Reward>>;

/** Shops near where she lives, and what stands on the shelf of one, all with its price in points (明码标分). */
export const getShelf = action({
  name: 'shop.shelf',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ shopId: shopId().optional() })),
  output: lazily(() =>
    z.object({
      shops: z.array(z.object({ id: z.string(), name: z.string(), place: z.string() })),
      shop: Shop().optional(),
      rewards: z.array(Reward()),
      /** What the caller can spend; missing without an account. */
      balance: z.number().int().min(0).optional(),
    }),
  ),
});

export const RedemptionItem = lazily(() =>
  z.object({
    rewardId: z.string(),
    name: z.string(),
    price: z.number().int(),
    quantity: z.number().int(),
  }),
);

/** One's own redemption: code, rotating suffix, place and time; afterwards the receipt. */
export const Redemption = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    status: z.enum(redemptionStatuses),
    shopId: z.string(),
    shopName: z.string(),
    shopPlace: z.string(),
    shopPhone: z.string().optional(),
    openingText: z.string(),
    items: z.array(RedemptionItem()),
    points: z.number().int(),
    reservedAt: z.number(),
    until: z.number(),
    /** While it is held. */
    code: z.string().optional(),
    /** What the suffix of the QR is computed from, on her phone only. */
    secret: z.string().optional(),
    handedOverAt: z.number().optional(),
    receiptNumber: z.string().optional(),
    handedOverText: z.string().optional(),
    endedAt: z.number().optional(),
    voidReason: z.enum(voidReasons).optional(),
    reversedReason: z.string().optional(),
    partnerText: z.string().optional(),
  }),
);
export type Redemption = z.infer<ReturnType<typeof Redemption>>;

/** Reserves goods for 72 hours and at least two opening days; points and pieces are held in the same transaction. */
export const reserve = action({
  name: 'shop.reserve',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      shopId: shopId(),
      items: WantedItems(),
      /** What she read that it costs: a price that changed meanwhile is told, not taken. */
      points: z.number().int('积分是整数').min(1).max(10_000),
    }),
  ),
  output: lazily(() => z.object({ redemption: Redemption(), balance: z.number().int() })),
});

/** Gives a reservation back: points and pieces return at once. */
export const cancelRedemption = action({
  name: 'shop.cancel',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ id: redemptionId(), version: z.number().int().min(1) })),
  output: lazily(() => z.object({ balance: z.number().int() })),
});

export const getRedemption = action({
  name: 'shop.redemption',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ id: redemptionId() })),
  output: lazily(() => z.object({ redemption: Redemption() })),
});

/** One's own redemptions, those to fetch first of all, then newest first. */
export const listRedemptions = action({
  name: 'shop.redemptions',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ cursor: cursor() })),
  output: lazily(() =>
    z.object({ items: z.array(Redemption()), nextCursor: z.string().optional() }),
  ),
});
