import { AppError, refusedAt } from '#contracts/errors';
import { lotSourceWords } from '#contracts/shop';
import {
  listMovements,
  listStock,
  type StockedReward,
  stockIn as stockInSpec,
  writeOff as writeOffSpec,
} from '#contracts/shop-stock';
import { type Day, dayOf } from '#domain/day';
import {
  availableOn,
  expiredOn,
  firstOut,
  isExpired,
  type Lot,
  piecesHere,
  reservedOf,
  stockedIn,
  writtenOff,
} from '#domain/stock';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { derivedId } from '#runtime/ids';
import { isUnder, keeperText, kept, keptShop, shopsUnder } from './kept';
import { keepMovements, movementsOf } from './movement-records';
import { type MovementRecord, type RewardRecord, rewards, shops } from './records';
import { rewardsOfAll } from './reward-records';

const lotView = (lot: Lot, today: Day): StockedReward['lots'][number] => ({
  id: lot.id,
  sourceText: lotSourceWords[lot.source],
  left: lot.available + lot.reserved,
  reserved: lot.reserved,
  isExpired: isExpired(lot, today),
  ...defined({ donor: lot.donor, expiresOn: lot.expiresOn }),
});

/** A thing as its keeper sees it; lots that are used up are left out. */
const stocked = (reward: RewardRecord, today: Day): Omit<StockedReward, 'photo'> => ({
  id: reward._id,
  version: reward.version,
  kind: reward.kind,
  name: reward.name,
  price: reward.price,
  isOnShelf: reward.isOnShelf,
  available: availableOn(reward, today),
  reserved: reservedOf(reward),
  expired: expiredOn(reward, today),
  lots: reward.lots
    .filter(({ available, reserved }) => available + reserved > 0)
    .sort(firstOut)
    .map((lot) => lotView(lot, today)),
  ...defined({
    note: reward.note,
    maxPerMonth: reward.maxPerMonth,
    partnerText: reward.partner?.name,
  }),
});

const list = defineQuery(listStock, async ({ shopId }, { caller, now }) => {
  const own = await shopsUnder(caller, listStock.roles);
  const asked = own.filter(({ _id }) => shopId === undefined || _id === shopId);
  if (shopId !== undefined && asked.length === 0) throw new AppError('not-found');
  const found = await rewardsOfAll(asked.map(({ _id }) => _id));
  const view = await photoViews(found.map(({ photo }) => photo));
  return {
    rewards: found.map((reward) => ({
      ...stocked(reward, dayOf(now)),
      ...(reward.photo && { photo: view(reward.photo) }),
    })),
  };
});

/** A thing in a shop the caller keeps; any other does not exist for her. */
async function keptReward(tx: Transaction, id: string, caller: Caller): Promise<RewardRecord> {
  const reward = await tx.get(rewards, id);
  if (!reward) throw new AppError('not-found');
  kept(await tx.get(shops, reward.shopId), caller);
  return reward;
}

async function recheck({ rewardId }: { rewardId: string }, { caller }: { caller: Caller }) {
  const reward = await get(rewards, rewardId);
  if (!reward) throw new AppError('not-found');
  await keptShop(reward.shopId, caller);
}

/** More of one thing no shop has room for; and a thing in so many lots is a mistake. */
const mostPieces = 100_000;
const mostLots = 60;

const stockIn = defineCommand(stockInSpec, {
  async transact({ tx, input, ctx: { caller, now }, eventId }) {
    const before = await keptReward(tx, input.rewardId, caller);
    const { pieces, source, donor, expiresOn } = input;
    const today = dayOf(now);
    if (expiresOn !== undefined && expiresOn < today)
      throw refusedAt('expiresOn', '已经过期了，不能入库');
    if (piecesHere(before) + pieces > mostPieces)
      throw refusedAt('pieces', `一样最多存 ${mostPieces} 件`);
    const lot: Lot = {
      id: derivedId('lt', eventId),
      source,
      available: pieces,
      reserved: 0,
      at: now,
      ...defined({ donor: donor || undefined, expiresOn }),
    };
    const reward = { ...before, ...stockedIn(before, lot, today) };
    if (reward.lots.length > mostLots)
      throw new AppError('step-not-allowed', { reason: '批次太多了，请先盘点' });
    await tx.set(rewards, reward);
    await keepMovements(tx, reward, {
      kind: 'in',
      pieces: [{ lotId: lot.id, pieces }],
      words: ['入库', lotSourceWords[source], lot.donor].filter(Boolean).join('，'),
      byText: keeperText(caller),
      aboutId: lot.id,
      at: now,
    });
    return {
      answer: { available: availableOn(reward, today) },
      name: 'shop.stocked-in',
      subjectIds: [reward._id, reward.shopId],
      data: { rewardId: reward._id, shopId: reward.shopId, lotId: lot.id, pieces, source },
    };
  },
  recheck,
});

const writeOff = defineCommand(writeOffSpec, {
  async transact({ tx, input, ctx: { caller, now }, eventId }) {
    const before = await keptReward(tx, input.rewardId, caller);
    const { lotId, pieces, reason } = input;
    const today = dayOf(now);
    const reward = { ...before, ...writtenOff(before, { lotId, pieces }, today) };
    await tx.set(rewards, reward);
    await keepMovements(tx, reward, {
      kind: 'written-off',
      pieces: [{ lotId, pieces: -pieces }],
      words: reason,
      byText: keeperText(caller),
      aboutId: eventId,
      at: now,
    });
    return {
      answer: { available: availableOn(reward, today) },
      name: 'shop.written-off',
      subjectIds: [reward._id, reward.shopId],
      data: { rewardId: reward._id, shopId: reward.shopId, lotId, pieces, reason },
    };
  },
  recheck,
});

const pageSize = 20;

const line = ({ _id, at, name, kind, pieces, words, byText, witnessText }: MovementRecord) => ({
  id: _id,
  at,
  name,
  kind,
  pieces,
  words,
  byText: [byText, witnessText].filter(Boolean).join('、'),
});

/** What a list of movements is about: one thing, or every shop the caller may look into. */
async function askedFor(rewardId: string | undefined, caller: Caller) {
  if (rewardId === undefined) {
    const own = await shopsUnder(caller, listMovements.roles);
    return { shopIds: own.map(({ _id }) => _id) };
  }
  const reward = await get(rewards, rewardId);
  const shop = reward && (await get(shops, reward.shopId));
  if (!shop || !isUnder(shop, caller, listMovements.roles)) throw new AppError('not-found');
  return { rewardId };
}

const movements = defineQuery(listMovements, async ({ rewardId, cursor }, { caller }) => {
  const after = readCursor(cursor);
  const about = await askedFor(rewardId, caller);
  if ('shopIds' in about && about.shopIds.length === 0) return { items: [] };
  const found = await movementsOf(about, { after, limit: pageSize + 1 });
  const items = found.slice(0, pageSize);
  const last = found.length > pageSize ? items.at(-1) : undefined;
  return {
    items: items.map(line),
    ...(last && { nextCursor: cursorOf({ at: last.at, id: last._id }) }),
  };
});

export const stockActions = [list, stockIn, writeOff, movements];
