import type { Got } from '#contracts/action';
import { reserve } from '#contracts/shop';
import { sell } from '#contracts/shop-counter';
import type { AccountRecord } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord, RewardRecord } from '../../cloudfunctions/modules/shop/records';
import type { TestCloud } from './cloud';
import { posted } from './desk';
import { accountOf, paperAccount, shopWith } from './points';
import type { Who } from './world';

/** Ids of things and shop as `shopWith` makes them. */
export const shopId = 'sh_huaian00';
export const rewardId = (name: string): string => `rw_${name.padEnd(8, '0')}`;

type Shelf = Parameters<typeof shopWith>[1];

/** The shop of 槐安社区 with two keepers, 钱外 and 顾明岚, and residents with points. */
export async function openShop(cloud: TestCloud, shelf: Shelf = {}): Promise<void> {
  await posted(cloud, 'qian', ['shopkeeper', 'huai']);
  await posted(cloud, 'gu', ['shopkeeper', 'huai']);
  await posted(cloud, 'nine', ['shopkeeper', 'gui']);
  await shopWith(cloud, {
    soap: { name: '肥皂', price: 5, pieces: 10 },
    mop: { name: '拖把', price: 30, pieces: 3 },
    ...shelf,
  });
  await accountOf(cloud, 'wang', { balance: 40 });
  await accountOf(cloud, 'li', { balance: 40 });
}

/** A paper passbook of 5号楼 with points. */
export const oldNeighbour = (
  cloud: TestCloud,
  over: Partial<AccountRecord> = {},
): Promise<AccountRecord> =>
  paperAccount(cloud, { name: '郑奶奶', areaName: 'u51', balance: 60, ...over });

export const rewardOf = (cloud: TestCloud, name: string): RewardRecord => {
  const found = cloud.one<RewardRecord>('rewards', rewardId(name));
  if (!found) throw new RangeError(`there is no ${name}`);
  return found;
};

/** Pieces of a thing: still there, reserved, and gone. */
export function piecesOf(cloud: TestCloud, name: string): [number, number, number] {
  const { lots, totals } = rewardOf(cloud, name);
  const sum = (field: 'available' | 'reserved') => lots.reduce((all, one) => all + one[field], 0);
  return [sum('available'), sum('reserved'), totals.handedOut];
}

export const redemptionOf = (cloud: TestCloud, id: string): RedemptionRecord => {
  const found = cloud.one<RedemptionRecord>('redemptions', id);
  if (!found) throw new RangeError(`there is no ${id}`);
  return found;
};

/** What somebody has: to spend, and held. */
export function pointsOf(cloud: TestCloud, accountId: string): [number, number] {
  const account = cloud.one<AccountRecord>('point_accounts', accountId);
  return [account?.balance ?? 0, account?.held ?? 0];
}

type Things = Record<string, number>;

const wanted = (cloud: TestCloud, things: Things) => {
  const entries = Object.entries(things);
  return {
    items: entries.map(([name, quantity]) => ({ rewardId: rewardId(name), quantity })),
    points: entries.reduce((sum, [name, n]) => sum + rewardOf(cloud, name).price * n, 0),
  };
};

/** Somebody reserves things at the price that stands there. */
export const reserved = (
  cloud: TestCloud,
  who: Who,
  things: Things = { soap: 1 },
): Promise<Got<typeof reserve>> => cloud.as(who)(reserve, { shopId, ...wanted(cloud, things) });

type Sale = {
  accountId: string;
  registeredOn?: string;
  slip?: { batchId: string; places: number[] };
};

/** A keeper sells things to somebody who stands there without a reservation. */
export const sold = (
  cloud: TestCloud,
  { who = 'qian', things = { soap: 1 }, ...sale }: Sale & { who?: Who; things?: Things },
): Promise<Got<typeof sell>> => cloud.as(who)(sell, { ...sale, ...wanted(cloud, things) });
