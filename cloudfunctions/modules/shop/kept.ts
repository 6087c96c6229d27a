import { AppError } from '#contracts/errors';
import { type Role, roleWords } from '#contracts/roles';
import type { Shop } from '#contracts/shop';
import { isShopOpen, openingText } from '#domain/opening';
import type { Caller } from '#runtime/context';
import { find, get, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type ShopRecord, shops } from './records';

/** Shops of the areas the caller holds one of these posts for, in the order they were opened; at most 100. */
export async function shopsUnder(
  { memberships }: Caller,
  roles: readonly Role[],
): Promise<ShopRecord[]> {
  const areaIds = memberships.filter(({ role }) => roles.includes(role)).map((one) => one.areaId);
  if (areaIds.length === 0) return [];
  return find(shops, {
    where: { areaPath: op.in([...new Set(areaIds)]) },
    order: [['_id', 'asc']],
    limit: 100,
  });
}

/** Whether the caller holds one of these posts where the shop stands. */
export const isUnder = (shop: ShopRecord, { memberships }: Caller, roles: readonly Role[]) =>
  memberships.some(({ role, areaId }) => roles.includes(role) && shop.areaPath.includes(areaId));

const keeper = ['shopkeeper'] as const;

/** A shop the caller keeps; one of another community does not exist for her. */
export function kept(shop: ShopRecord | undefined, caller: Caller): ShopRecord {
  if (!shop || !isUnder(shop, caller, keeper)) throw new AppError('not-found');
  return shop;
}

/** The same, by its id. */
export const keptShop = async (id: string, caller: Caller): Promise<ShopRecord> =>
  kept(await get(shops, id), caller);

/** 「积分超市专管员 罗晴」: who stood at the counter, for receipts and the wall. */
export const keeperText = ({ person }: Caller): string =>
  `${roleWords.shopkeeper} ${person?.name ?? ''}`.trim();

export const shopView = (shop: ShopRecord, now: number): Shop => ({
  id: shop._id,
  name: shop.name,
  place: shop.place,
  communityName: shop.communityName,
  openingText: openingText(shop.opening),
  isOpenNow: shop.isActive && isShopOpen(shop.opening, now),
  isActive: shop.isActive,
  ...defined({ phone: shop.phone }),
});
