import { AppError } from '#contracts/errors';
import { getCounter } from '#contracts/shop-stock';
import { addDays, type Day, dayOf, startOfDay } from '#domain/day';
import { availableOn } from '#domain/stock';
import { defineQuery } from '#runtime/action';
import { find, op } from '#runtime/database';
import { shopsUnder, shopView } from './kept';
import { type RedemptionRecord, type RewardRecord, redemptions } from './records';
import { rewardsOf } from './reward-records';

/** So few pieces run out soon; so many days before something expires one can still give it away. */
const fewPieces = 3;
const soonDays = 30;
/** Beyond it nobody needs the exact number. */
const mostCounted = 500;

const heldIn = async (shopId: string): Promise<number> =>
  (
    await find(redemptions, {
      where: { shopId, status: 'held' },
      limit: mostCounted,
      fields: ['_id'],
    })
  ).length;

const handedOverSince = (shopId: string, since: number): Promise<RedemptionRecord[]> =>
  find(redemptions, {
    where: { shopId, status: 'handed-over', handedOverAt: op.gte(since) },
    order: [
      ['handedOverAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: mostCounted,
    fields: ['points', 'items'],
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const figures = (done: readonly RedemptionRecord[]) => ({
  redemptions: done.length,
  points: sum(done.map(({ points }) => points)),
  pieces: sum(done.flatMap(({ items }) => items.map(({ quantity }) => quantity))),
});

const runningOut = (all: readonly RewardRecord[], today: Day) =>
  all
    .filter(({ isOnShelf }) => isOnShelf)
    .map((reward) => ({ name: reward.name, available: availableOn(reward, today) }))
    .filter(({ available }) => available <= fewPieces);

/** What expires soon or did already, the first first; the same thing on the same day is one line. */
function expiring(all: readonly RewardRecord[], today: Day) {
  const last = addDays(today, soonDays);
  const lines = new Map<string, { name: string; pieces: number; expiresOn: string }>();
  for (const { name, lots } of all)
    for (const { available, reserved, expiresOn } of lots) {
      const pieces = available + reserved;
      if (expiresOn === undefined || expiresOn > last || pieces === 0) continue;
      const before = lines.get(`${expiresOn} ${name}`)?.pieces ?? 0;
      lines.set(`${expiresOn} ${name}`, { name, pieces: before + pieces, expiresOn });
    }
  return [...lines.values()].sort((a, b) => a.expiresOn.localeCompare(b.expiresOn));
}

const none = { redemptions: 0, pieces: 0, points: 0 };

export const glance = defineQuery(getCounter, async ({ shopId }, { caller, now }) => {
  const own = await shopsUnder(caller, getCounter.roles);
  const shops = own.map(({ _id, name }) => ({ id: _id, name }));
  const shop = shopId
    ? own.find(({ _id }) => _id === shopId)
    : (own.find(({ isActive }) => isActive) ?? own[0]);
  if (!shop && shopId) throw new AppError('not-found');
  if (!shop) return { shops, heldCount: 0, today: none, low: [], expiring: [] };
  const today = dayOf(now);
  const [heldCount, done, all] = await Promise.all([
    heldIn(shop._id),
    handedOverSince(shop._id, startOfDay(today)),
    rewardsOf(shop._id),
  ]);
  const { version, communityId, opening } = shop;
  return {
    shops,
    shop: { ...shopView(shop, now), version, communityId, opening },
    heldCount,
    today: figures(done),
    low: runningOut(all, today),
    expiring: expiring(all, today),
  };
});
