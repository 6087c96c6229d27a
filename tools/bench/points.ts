import tcb from '@cloudbase/node-sdk';
import { getAccount, getPassbook } from '#contracts/points';
import { reserve } from '#contracts/shop';
import type { JournalEntryRecord } from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../../tests/kit/cloud';
import { openShop, rewardId, shopId } from '../../tests/kit/counter';
import { allAtOnce, crowd } from '../../tests/kit/crowd';
import { accountOf } from '../../tests/kit/points';
import type { Who } from '../../tests/kit/world';
import { asking, type Cost } from './asking';
import { type PointsFigures, type Progress, rounded } from './figures';

/** At once, as many as there are instances on the smallest machine. */
const atOnce = 4;
const people = 60;
const things = 20;
const few = 10;
const many = 100_000;

type Bare = {
  collection(name: string): {
    doc(id: string): { get(): Promise<{ data: unknown }>; set(data: object): Promise<unknown> };
  };
};
type Work = (index: number) => Promise<unknown>;

/** How many are done in a second, so many at once. */
async function rateOf(count: number, work: Work): Promise<number> {
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return count / ((performance.now() - began) / 1000);
}

/** A transaction on two documents and nothing else: what the machine gives at best. */
function bareTransaction(cloud: TestCloud): (ids: readonly [string, string]) => Promise<void> {
  Object.assign(process.env, cloud.cloud.env());
  const db = tcb.init({ env: cloud.cloud.envId }).database();
  const once = (ids: readonly string[]) =>
    db.runTransaction(async (tx: Bare) => {
      for (const id of ids) {
        const { data } = await tx.collection('leases').doc(id).get();
        const { until = 0 } = (data ?? {}) as { until?: number };
        await tx
          .collection('leases')
          .doc(id)
          .set({ until: until + 1, holder: id });
      }
    }, 0);
  return async (ids) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await once(ids);
        return;
      } catch {
        if (attempt > 40) throw new Error('a bare transaction found no gap');
        const wait = Math.random() * Math.min(1000, 20 * 2 ** attempt);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
}

/** Of the things nobody asks for otherwise. */
const hot = 'thing19';

const thing = (index: number): string => `thing${String(index).padStart(2, '0')}`;

/** Shelves that never run out, and people who can pay. */
async function opened(cloud: TestCloud): Promise<Who[]> {
  const shelf = Array.from({ length: things }, (_, index) => [
    thing(index),
    { name: `商品${index}`, price: 1, pieces: 5_000 },
  ]);
  await openShop(cloud, Object.fromEntries(shelf));
  return crowd(cloud, people, 100);
}

const reserving = (cloud: TestCloud, who: Who, name: string) =>
  allAtOnce([
    (requestId) =>
      cloud.as(who)(
        reserve,
        { shopId, items: [{ rewardId: rewardId(name), quantity: 1 }], points: 1 },
        { requestId: `${who}-${name}-${requestId}` },
      ),
  ]);

async function measureRates(progress: Progress) {
  const cloud = await startTestCloud();
  const everybody = await opened(cloud);
  const bare = bareTransaction(cloud);
  const who = (index: number) => everybody[index % people] ?? 'wang';
  // Every instance has answered once, and the SDK of the bare one too.
  await rateOf(8, (index) => reserving(cloud, who(index), thing(18)));
  await rateOf(8, (index) => bare([`warm-a${index}`, `warm-b${index}`]));
  progress('积分 各自兑换');
  const bareMany = await rateOf(people, (index) => bare([`a${index}`, `b${index}`]));
  const reserveMany = await rateOf(people, (index) =>
    reserving(cloud, who(index), thing(index % (things - 2))),
  );
  progress('积分 抢同一件');
  const bareOne = await rateOf(people, (index) => bare([`c${index}`, 'hot']));
  const reserveOne = await rateOf(people, (index) => reserving(cloud, who(index), hot));
  return { bareMany, reserveMany, bareOne, reserveOne };
}

/** What a balance and a page of the passbook look at, with so many entries behind them. */
async function examinedWith(count: number): Promise<{ account: number; passbook: number }> {
  const cloud = await startTestCloud();
  const account = await accountOf(cloud, 'wang', { balance: 40 });
  const [first] = cloud.all<JournalEntryRecord>('journal_entries');
  if (!first) throw new Error('no entry to copy');
  const batch = 10_000;
  for (let from = 2; from <= count; from += batch)
    await cloud.load(
      'journal_entries',
      Array.from({ length: Math.min(batch, count - from + 1) }, (_, index) => ({
        ...first,
        _id: `je_${(from + index).toString(16).padStart(24, '0')}`,
        sequence: from + index,
      })),
    );
  await cloud.change('point_accounts', account._id, { sequence: count });
  const costs = new Map<string, Cost>();
  const ask = asking(cloud.cloud, (name, cost) => costs.set(name, cost));
  const examined = (name: string) => {
    const { documents = 0, keys = 0 } = costs.get(name) ?? {};
    return documents + keys;
  };
  await ask('wang', getAccount, {});
  await ask('wang', getPassbook, {});
  return { account: examined(getAccount.name), passbook: examined(getPassbook.name) };
}

/** How quick the counter is against a bare transaction, and what a long passbook costs. */
export async function measurePoints(progress: Progress): Promise<PointsFigures> {
  try {
    const { bareMany, reserveMany, bareOne, reserveOne } = await measureRates(progress);
    await stopTestClouds();
    progress('积分 长存折');
    const short = await examinedWith(few + 20);
    const long = await examinedWith(many);
    return {
      spread: {
        bare: rounded(bareMany),
        reserve: rounded(reserveMany),
        ratio: rounded(reserveMany / bareMany),
      },
      contended: {
        bare: rounded(bareOne),
        reserve: rounded(reserveOne),
        ratio: rounded(reserveOne / bareOne),
      },
      examined: { few: short, many: long },
    };
  } finally {
    await stopTestClouds();
  }
}
