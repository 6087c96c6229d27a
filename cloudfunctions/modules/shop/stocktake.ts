import type { Received } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { takeStock } from '#contracts/shop-stock';
import { type Day, dayOf } from '#domain/day';
import { roleKey } from '#domain/membership';
import { counted, piecesHere } from '#domain/stock';
import { defineCommand } from '#runtime/action';
import { derivedId } from '#runtime/ids';
import { keeperText, kept, keptShop } from './kept';
import {
  type RewardRecord,
  type ShopRecord,
  type StocktakeRecord,
  shops,
  stocktakes,
} from './records';
import { rewardsOf } from './reward-records';

const askedRoles = ['community-staff', 'chief-grid-lead', 'moderator'] as const satisfies Role[];

/** Who is told that a stocktake waits; an auditor above them may see it done too. */
const keysOf = ({ communityId, areaPath }: ShopRecord) => ({
  tell: askedRoles.map((role) => roleKey(role, communityId)),
  auditors: areaPath.map((areaId) => roleKey('auditor', areaId)),
});

type Count = Received<typeof takeStock>['counts'][number];

/** One thing as it was counted. Refuses a count of what has changed since it was read, and what cannot be booked. */
function checked(
  { rewardId, expected, counted: found }: Count,
  reward: RewardRecord | undefined,
  { day, at }: { day: Day; at: number },
): StocktakeRecord['counts'][number] {
  if (!reward) throw new AppError('not-found');
  const here = piecesHere(reward);
  if (here !== expected)
    throw refusedAt(`counts.${at}.counted`, `刚才有进出，现在应有 ${here} 件，请再数一次`);
  if (found !== expected) counted(reward, { difference: found - expected, day });
  return { rewardId, name: reward.name, expected, counted: found };
}

export const take = defineCommand(takeStock, {
  prepare: ({ shopId }) => rewardsOf(shopId),
  async transact({ tx, input: { shopId, counts }, ctx: { caller, now }, prepared, eventId }) {
    const shop = kept(await tx.get(shops, shopId), caller);
    if (new Set(counts.map(({ rewardId }) => rewardId)).size < counts.length)
      throw refusedAt('counts', '同一样只数一次');
    const byId = new Map(prepared.map((reward) => [reward._id, reward]));
    const { tell, auditors } = keysOf(shop);
    const id = derivedId('st', eventId);
    const day = dayOf(now);
    await tx.set(stocktakes, {
      _id: id,
      shopId,
      shopName: shop.name,
      communityId: shop.communityId,
      counts: counts.map((one, at) => checked(one, byId.get(one.rewardId), { day, at })),
      status: 'waiting',
      waitsFor: [...tell, ...auditors],
      by: caller.personId,
      byText: keeperText(caller),
      at: now,
      version: 1,
    });
    return {
      answer: { id },
      name: 'shop.stock-taken',
      subjectIds: [id, shopId],
      data: { stocktakeId: id, shopId, tell },
      callerText: keeperText(caller),
    };
  },
  async recheck({ shopId }, { caller }) {
    await keptShop(shopId, caller);
  },
});
