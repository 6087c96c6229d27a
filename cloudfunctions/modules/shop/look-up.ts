import { createHash } from 'node:crypto';
import { AppError } from '#contracts/errors';
import { listHandedOver, lookUpCode } from '#contracts/shop-counter';
import { isFresh, readCode, staleCodeWords } from '#domain/redemption-code';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get, getAll } from '#runtime/database';
import { accounts } from '../points/records';
import { shopsUnder } from './kept';
import { codeIdOf, type RedemptionRecord, redemptionCodes, redemptions } from './records';
import { handedOverAt, servedBy } from './redemption-records';
import { counterView, served } from './serving';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Shops the caller keeps. */
const ownShopIds = async ({ caller }: Context): Promise<string[]> =>
  (await shopsUnder(caller, ['shopkeeper'])).map(({ _id }) => _id);

/** What a code means at the caller's own counters: the one still to be fetched before any that was. */
async function ownByCode(code: string, ctx: Context): Promise<RedemptionRecord> {
  const counters = [...(await ownShopIds(ctx)), ctx.caller.personId];
  const known = await getAll(
    redemptionCodes,
    counters.map((counter) => codeIdOf(counter, code)),
  );
  const found = await getAll(
    redemptions,
    known.map(({ redemptionId }) => redemptionId),
  );
  const one = found.find(({ status }) => status === 'held') ?? found[0];
  if (!one)
    throw new AppError('not-found', {
      reason: '这里没有这个领取码，请核对一遍；别的超市的码要到那家去领',
    });
  return served(one, ctx).redemption;
}

export const lookUp = defineQuery(lookUpCode, async (input, ctx) => {
  const { code, suffix } = readCode(input.code);
  const redemption = await ownByCode(code, ctx);
  const { secret, accountId } = redemption;
  if (suffix !== undefined && secret !== undefined && !isFresh({ secret, suffix }, ctx.now, sha256))
    throw new AppError('step-not-allowed', { reason: staleCodeWords });
  const account = await get(accounts, accountId);
  return { redemption: counterView(redemption, account?.balance ?? 0, ctx) };
});

const pageSize = 20;

/** Of the caller's shops and of her vouchers, newest first. */
async function handedOverBy(ctx: Context, cursor: string | undefined): Promise<RedemptionRecord[]> {
  const page = { after: readCursor(cursor), limit: pageSize };
  const shopIds = await ownShopIds(ctx);
  const found = await Promise.all([
    shopIds.length > 0 ? handedOverAt(shopIds, page) : [],
    ctx.caller.roles.has('partner') ? servedBy(ctx.caller.personId, page) : [],
  ]);
  const once = new Map(found.flat().map((one) => [one._id, one]));
  return [...once.values()].sort(
    (a, b) => (b.handedOverAt ?? 0) - (a.handedOverAt ?? 0) || (a._id < b._id ? 1 : -1),
  );
}

export const handedOver = defineQuery(listHandedOver, async ({ cursor }, ctx) => {
  const found = await handedOverBy(ctx, cursor);
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const own = await getAll(
    accounts,
    page.map(({ accountId }) => accountId),
  );
  const balances = new Map(own.map(({ _id, balance }) => [_id, balance]));
  return {
    items: page.map((one) => counterView(one, balances.get(one.accountId) ?? 0, ctx)),
    nextCursor: last && cursorOf({ at: last.handedOverAt ?? 0, id: last._id }),
  };
});
