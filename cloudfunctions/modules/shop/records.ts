import type { LotSource, RedemptionStatus, RewardKind, VoidReason } from '#contracts/shop';
import type { Opening } from '#contracts/shop-stock';
import type { LotPieces, Stock } from '#domain/stock';
import { collection } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** `shops`: one counter of a community, kept by its `shopkeeper`. */
export type ShopRecord = {
  _id: string;
  communityId: string;
  communityName: string;
  areaPath: string[];
  name: string;
  place: string;
  phone?: string;
  opening: Opening;
  isActive: boolean;
  version: number;
};

/**
 * `rewards`: one thing on the shelf with its stock: all that a reservation must know stands in one document.
 */
export type RewardRecord = Stock & {
  _id: string;
  shopId: string;
  kind: RewardKind;
  name: string;
  note?: string;
  photo?: string;
  price: number;
  maxPerMonth?: number;
  isOnShelf: boolean;
  /** Of a voucher: who serves, by post, and who that is today is in `people`. */
  partner?: { membershipId: string; personId: string; name: string };
  order: number;
  /** When a stocktake of it was booked last: one counted before that is out of date. */
  countedAt?: number;
  version: number;
};

export type RedemptionItemRecord = {
  rewardId: string;
  name: string;
  price: number;
  quantity: number;
  lots: LotPieces[];
};

/** `redemptions`: from the reservation to the receipt. */
export type RedemptionRecord = {
  _id: string;
  shopId: string;
  communityId: string;
  accountId: string;
  /** Of an account on the phone. */
  personId?: string;
  maskedName: string;
  place: string;
  items: RedemptionItemRecord[];
  points: number;
  status: RedemptionStatus;
  /** How it was asked for: by her in advance, at the counter, or in the printed register. */
  way: 'reserved' | 'counter' | 'register';
  /** Of one she asked for herself: kept after it was used, gone once it was given back. */
  code?: string;
  /** While it is held by a code. */
  secret?: string;
  /** Access keys of second persons who may say that it is right; empty where nobody has to. */
  waitsFor: string[];
  slip?: string[];
  witnessedBy?: string;
  /** Of a voucher. */
  partnerPersonId?: string;
  partnerText?: string;
  reservedAt: number;
  /** For a register: the day it was handed over on paper. */
  registeredOn?: string;
  until: number;
  /** That it ends soon was told. */
  remindedAt?: number;
  handedOverAt?: number;
  /** Who stood at the counter; of a sale also while it waits for its second person. */
  handedOverBy?: string;
  handedOverText?: string;
  receiptNumber?: string;
  endedAt?: number;
  voidReason?: VoidReason;
  reversedReason?: string;
  version: number;
};

/**
 * `redemption_codes`: a code leads to one redemption of a counter; `_id` is made of both. One that was used
 * stays, so that a second scan reads when; one that was given back is free.
 */
export type RedemptionCodeRecord = { _id: string; redemptionId: string };

/** `stock_movements`: pieces in and out, for the wall and for whoever checks. Never changed. */
export type MovementRecord = {
  _id: string;
  shopId: string;
  rewardId: string;
  name: string;
  lotId: string;
  kind: 'in' | 'handed-over' | 'returned' | 'written-off' | 'counted';
  /** In is above zero, out below; `counted` either. */
  pieces: number;
  source?: LotSource;
  words: string;
  byText: string;
  witnessText?: string;
  aboutId: string;
  at: number;
};

/** `stocktakes`: what was counted, booked once a second person agreed. */
export type StocktakeRecord = {
  _id: string;
  shopId: string;
  shopName: string;
  communityId: string;
  counts: { rewardId: string; name: string; expected: number; counted: number }[];
  status: 'waiting' | 'booked' | 'refused';
  waitsFor: string[];
  by: string;
  byText: string;
  at: number;
  witnessedBy?: string;
  endedAt?: number;
  version: number;
};

export const shops = collection<ShopRecord>('shops');
export const rewards = collection<RewardRecord>('rewards');
export const redemptions = collection<RedemptionRecord>('redemptions');
export const redemptionCodes = collection<RedemptionCodeRecord>('redemption_codes');
export const movements = collection<MovementRecord>('stock_movements');
export const stocktakes = collection<StocktakeRecord>('stocktakes');

/** The one document of an open code at one counter. */
export const codeIdOf = (counterId: string, code: string): string =>
  derivedId('co', counterId, code);
