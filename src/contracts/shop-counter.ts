import * as z from 'zod';
import { action, lazily } from './action';
import { Photos } from './file';
import { accountId } from './points';
import { type Role, witnessRoles } from './roles';
import {
  codeAlphabet,
  codeLength,
  RedemptionItem,
  redemptionId,
  redemptionStatuses,
  WantedItems,
} from './shop';

/** Who stands at the counter. */
export const counterRoles = ['shopkeeper'] as const satisfies readonly Role[];
/** Who checks codes: the keeper of a shop, or the partner who serves a voucher. */
export const checkRoles = ['shopkeeper', 'partner'] as const satisfies readonly Role[];

/** Above so many points an account on paper needs a witness or a photo of the signed slip (`rules.md §4.3.4`). */
export const witnessAbovePoints = 20;

const reason = () => z.string().trim().min(2, '请写一句原因').max(100, '最多 100 个字');
const cursor = () => z.string().max(200).optional();
const seen = () => ({ id: redemptionId(), version: z.number().int().min(1) });

/** A code as typed or scanned: capitals and digits, with or without the rotating suffix of the QR. */
export const typedCode = () =>
  z
    .string()
    .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
    .pipe(
      z
        .string()
        .regex(
          new RegExp(`^[${codeAlphabet}]{${codeLength}}(\\.[${codeAlphabet}]{4})?$`),
          '领取码是 6 位字母和数字，没有 0、O、1、I、L',
        ),
    );

/** What the counter sees of a redemption: a masked name, the goods, what remains; large. */
export const CounterRedemption = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    status: z.enum(redemptionStatuses),
    maskedName: z.string(),
    place: z.string(),
    items: z.array(RedemptionItem()),
    points: z.number().int(),
    /** What she has left once it is done. */
    balance: z.number().int(),
    until: z.number(),
    handedOverAt: z.number().optional(),
    receiptNumber: z.string().optional(),
    needsWitness: z.boolean(),
    /** Same day, until the shop's midnight. */
    mayReverse: z.boolean(),
  }),
);
export type CounterRedemption = z.infer<ReturnType<typeof CounterRedemption>>;

/** Finds a reservation by its code at the caller's own counter; another shop's code does not exist here. */
export const lookUpCode = action({
  name: 'shop.look-up',
  kind: 'query',
  roles: checkRoles,
  input: lazily(() => z.object({ code: typedCode() })),
  output: lazily(() => z.object({ redemption: CounterRedemption() })),
});

/** Hands goods over, once: a second time answers with the first receipt. */
export const handOver = action({
  name: 'shop.hand-over',
  kind: 'command',
  roles: checkRoles,
  input: lazily(() => z.object({ id: redemptionId() })),
  output: lazily(() =>
    z.object({
      redemption: CounterRedemption(),
      /** It had been handed over before, at that time. */
      isRepeat: z.boolean(),
    }),
  ),
});

/** The counter cannot give it: points and pieces go back, and she reads an apology. */
export const refuseRedemption = action({
  name: 'shop.refuse',
  kind: 'command',
  roles: checkRoles,
  input: lazily(() => z.object({ ...seen(), why: z.enum(['out-of-stock', 'damaged']) })),
  output: lazily(() => z.object({})),
});

/** 柜台直兑: several things in one go for somebody without a reservation. Large ones on paper wait for a witness. */
export const sell = action({
  name: 'shop.sell',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() =>
    z.object({
      accountId: accountId(),
      items: WantedItems(),
      points: z.number().int('积分是整数').min(1).max(10_000),
      /** Photo of the slip she signed. */
      slip: Photos().optional(),
      /** From the printed register: the day it was handed over without network; always waits for a second person. */
      registeredOn: z.iso.date().optional(),
    }),
  ),
  output: lazily(() => z.object({ redemption: CounterRedemption() })),
});

/** Takes a redemption of the same day back: points and pieces both return. */
export const reverseRedemption = action({
  name: 'shop.reverse',
  kind: 'command',
  roles: counterRoles,
  input: lazily(() => z.object({ ...seen(), reason: reason() })),
  output: lazily(() => z.object({ redemption: CounterRedemption() })),
});

/** What was handed over, newest first. */
export const listHandedOver = action({
  name: 'shop.handed-over',
  kind: 'query',
  roles: checkRoles,
  input: lazily(() => z.object({ cursor: cursor() })),
  output: lazily(() =>
    z.object({ items: z.array(CounterRedemption()), nextCursor: z.string().optional() }),
  ),
});

/** What waits for the caller as the second person: a redemption on paper, or a stocktake. */
export const ToWitness = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    kind: z.enum(['redemption', 'register', 'stocktake']),
    shopName: z.string(),
    byText: z.string(),
    at: z.number(),
    /** 「王*兰 领 大米 1 件，30 分」 */
    words: z.array(z.string()),
  }),
);
export type ToWitness = z.infer<ReturnType<typeof ToWitness>>;

export const listToWitness = action({
  name: 'shop.to-witness',
  kind: 'query',
  roles: witnessRoles,
  input: lazily(() => z.object({})),
  output: lazily(() => z.object({ items: z.array(ToWitness()) })),
});

/** The second person says it is right, and it is done; or that it is not, and it never was. */
export const witness = action({
  name: 'shop.witness',
  kind: 'command',
  roles: witnessRoles,
  input: lazily(() =>
    z.object({
      id: z.string().regex(/^(rd|st)_[0-9a-z]{8,40}$/),
      version: z.number().int().min(1),
      isRight: z.boolean(),
    }),
  ),
  output: lazily(() => z.object({})),
});
