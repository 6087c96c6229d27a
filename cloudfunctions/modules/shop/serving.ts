import { AppError } from '#contracts/errors';
import { type Role, roleWords } from '#contracts/roles';
import type { CounterRedemption } from '#contracts/shop-counter';
import { isSameDay, obstacleToServe } from '#domain/redemption';
import type { Caller, Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { AccountRecord } from '../points/records';
import { type RedemptionRecord, redemptions } from './records';
import type { Serving } from './settling';

/** Whether the caller keeps the shop of this redemption. */
export const keeps = ({ communityId }: { communityId: string }, { memberships }: Caller): boolean =>
  memberships.some(({ role, areaId }) => role === 'shopkeeper' && areaId === communityId);

/** As whom the caller may serve it: a voucher is checked by its partner, everything else by a keeper of the shop. */
function servingRole(redemption: RedemptionRecord, caller: Caller): Role | undefined {
  if (redemption.partnerPersonId === undefined)
    return keeps(redemption, caller) ? 'shopkeeper' : undefined;
  const isPartner = redemption.partnerPersonId === caller.personId && caller.roles.has('partner');
  return isPartner ? 'partner' : undefined;
}

/** 「积分超市专管员 罗晴」 */
export const postText = (role: Role, { person }: Caller): string =>
  `${roleWords[role]} ${person?.name ?? ''}`.trim();

export type Served = { redemption: RedemptionRecord; serving: Serving };

/** A redemption the caller may serve; one of another counter does not exist for her. */
export function served(redemption: RedemptionRecord | undefined, ctx: Context): Served {
  const role = redemption && servingRole(redemption, ctx.caller);
  if (!redemption || !role) throw new AppError('not-found');
  const { caller, now } = ctx;
  const serving = { by: caller.personId, byText: postText(role, caller), at: now };
  return { redemption, serving };
}

/** For a repeat: the stored answer is for those who may still serve it. */
export const recheck = async ({ id }: { id: string }, ctx: Context): Promise<void> => {
  const redemption = await get(redemptions, id);
  if (!redemption || !(keeps(redemption, ctx.caller) || servingRole(redemption, ctx.caller)))
    throw new AppError('not-found');
};

/** Why the caller may not serve this account: it is her own, or of her household. */
export const obstacleOf = ({ caller }: Context, account: AccountRecord): string | undefined =>
  obstacleToServe({ personId: caller.personId, homes: caller.person?.homes ?? [] }, account);

/** Refuses to serve oneself or one's household. */
export function refuseOwn(ctx: Context, account: AccountRecord): void {
  const reason = obstacleOf(ctx, account);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
}

/** Large letters at the counter: a masked name, the goods, what remains. */
export function counterView(
  redemption: RedemptionRecord,
  balance: number,
  { caller, now }: Context,
): CounterRedemption {
  const { _id: id, version, status, maskedName, place, points, until, waitsFor } = redemption;
  return {
    id,
    version,
    status,
    maskedName,
    place,
    points,
    balance,
    until,
    items: redemption.items.map(({ lots: _, ...item }) => item),
    needsWitness: waitsFor.length > 0,
    mayReverse:
      status === 'handed-over' &&
      isSameDay(redemption.handedOverAt, now) &&
      keeps(redemption, caller),
    ...defined({
      handedOverAt: redemption.handedOverAt,
      receiptNumber: redemption.receiptNumber,
    }),
  };
}
