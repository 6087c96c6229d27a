import { policy, rules } from '#config/policy';
import { addWorkingDays } from '#domain/calendar';
import { dayOf } from '#domain/day';
import {
  emptyTally,
  figuresOf,
  goodsOf,
  growthBy,
  listedIn,
  monthBefore,
  publicationOf,
  type SheetTally,
  sourcesOf,
  spanOf,
  tallied,
  unranked,
} from '#domain/sheet';
import { recordEvent } from '#runtime/command';
import { get, getAll, transact } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { hasHappened } from '#runtime/timeline';
import { type AreaRecord, areasWithin } from '../area/records';
import { rewardsOfAll } from '../shop/reward-records';
import { movementsBetween, shopsIn } from '../shop/sheet-records';
import { maskedOf } from './account-records';
import { accounts, budgetIdOf, budgets, type SheetRecord, sheetIdOf, sheets } from './records';
import { entriesAfter, newestSeal } from './seal-records';
import { eachEntryIn, hasAccounts } from './sheet-records';

/** Names are asked for in so many at a time. */
const namesAtOnce = 500;

type Month = { month: string; from: number; until: number };
type Listed = SheetRecord['listed'];

/** The month that is due to be published at an instant. */
const dueMonth = (now: number): Month => {
  const month = monthBefore(dayOf(now).slice(0, 7));
  return { month, ...spanOf(month) };
};

async function listedOf(tally: SheetTally): Promise<Listed> {
  const rows = listedIn(tally);
  const ids = [...new Set(rows.map(({ accountId }) => accountId))];
  const holders = new Map<string, { name: string; place: string }>();
  for (let at = 0; at < ids.length; at += namesAtOnce) {
    const found = await getAll(accounts, ids.slice(at, at + namesAtOnce));
    const names = await maskedOf(found);
    for (const { _id, place } of found) holders.set(_id, { place, name: names.get(_id) ?? '' });
  }
  return unranked(
    rows.flatMap(({ accountId, ...row }) => {
      const holder = holders.get(accountId);
      return holder ? [{ ...holder, ...row }] : [];
    }),
  );
}

/** What people had before the month: from the sheet before it, or from the beginning. */
async function outstandingBefore(communityId: string, last: SheetRecord | undefined, from: number) {
  if (last) return last.outstanding;
  let sum = 0;
  await eachEntryIn(communityId, { from: 0, until: from }, (entry) => {
    sum += growthBy(entry);
  });
  return sum;
}

/** Goods and sources of the community's shops; what was left before is on the sheet before, or counted from the beginning. */
async function stockOf(communityId: string, last: SheetRecord | undefined, { from, until }: Month) {
  const shopIds = (await shopsIn(communityId)).map(({ _id }) => _id);
  const things = await rewardsOfAll(shopIds);
  const moved = await movementsBetween(shopIds, { from: last ? from : 0, until });
  const left = new Map(last?.goods.map((one) => [one.rewardId, one.left]));
  for (const { at, rewardId, pieces } of moved)
    if (at < from) left.set(rewardId, (left.get(rewardId) ?? 0) + pieces);
  const ofMonth = moved.filter(({ at }) => at >= from);
  return {
    goods: goodsOf(things, ofMonth, (rewardId) => left.get(rewardId) ?? 0),
    sources: sourcesOf(ofMonth),
  };
}

/** The sheet of one community's month, as it will stand for ever. */
async function sheetOf(community: AreaRecord, month: Month, now: number): Promise<SheetRecord> {
  const { _id: communityId, name: communityName, path } = community;
  const tally = emptyTally();
  const [last, budget, head] = await Promise.all([
    get(sheets, sheetIdOf(communityId, monthBefore(month.month))),
    get(budgets, budgetIdOf(communityId, month.month)),
    newestSeal(month.until),
  ]);
  await eachEntryIn(communityId, month, (entry) => tallied(tally, entry));
  const before = await outstandingBefore(communityId, last, month.from);
  const { workingDays } = policy.objectToSheet.value;
  return {
    _id: sheetIdOf(communityId, month.month),
    path,
    communityId,
    communityName,
    month: month.month,
    publishedAt: now,
    objectionsUntil: addWorkingDays(now, workingDays, rules).at,
    ...figuresOf(tally),
    outstanding: before + tally.growth,
    ...(await stockOf(communityId, last, month)),
    listed: await listedOf(tally),
    ...defined({
      budget: budget?.planned,
      head: head && { number: head.number, hash: head.hash },
    }),
  };
}

/** Publishes once; what stands there stays. */
async function publish(community: AreaRecord, month: Month, run: JobRun): Promise<boolean> {
  const _id = sheetIdOf(community._id, month.month);
  if (await get(sheets, _id)) return false;
  const hasShop = async () => (await shopsIn(community._id)).length > 0;
  if (!(await hasAccounts(community._id)) && !(await hasShop())) return false;
  const sheet = await sheetOf(community, month, run.now);
  return transact(async (tx) => {
    if (await tx.get(sheets, _id)) return false;
    await tx.set(sheets, sheet);
    const data = { communityId: community._id, month: month.month };
    await recordEvent(tx, {
      told: { name: 'points.sheet-published', subjectIds: [_id], data },
      key: `points.sheet-${_id}`,
      run,
    });
    return true;
  }, run.deadline);
}

/** A community that fails is told to the log and does not hold up the others. */
async function publishSafely(community: AreaRecord, month: Month, run: JobRun) {
  try {
    return { isDone: true, isNew: await publish(community, month, run) };
  } catch (error) {
    const bug = bugOf(error);
    log({ level: 'error', event: 'sheet-not-published', traceId: run.traceId, bug });
    return { isDone: false, isNew: false };
  }
}

const allKey = (month: string) => `points.sheets-${month}`;

/** Whether every entry of the month stands in a seal. */
const isSealed = async ({ until }: Month): Promise<boolean> => {
  const head = await newestSeal(until);
  return (await entriesAfter(head?.until, { before: until, limit: 1 })).length === 0;
};

/** The month this instance knows to be published everywhere. */
let published = '';

/**
 * Publishes last month's sheet of every community with accounts or a shop, from nine on the first working
 * day on, once its last entry is sealed (`rules.md §4.3.6`).
 */
export const publishSheets: Job = {
  name: 'points.publish-sheets',
  async isIdle(now) {
    const { month } = dueMonth(now);
    if (published === month || now < publicationOf(month, rules.calendar)) return true;
    if (await hasHappened(allKey(month))) published = month;
    return published === month;
  },
  async run(run) {
    const month = dueMonth(run.now);
    if (!(await isSealed(month))) return 0;
    let count = 0;
    let isWhole = true;
    for (const community of await areasWithin(undefined, 'community')) {
      if (run.deadline.isOver()) return count;
      const { isDone, isNew } = await publishSafely(community, month, run);
      if (isNew) count += 1;
      isWhole &&= isDone;
    }
    if (isWhole)
      await transact(
        (tx) =>
          recordEvent(tx, {
            told: { name: 'points.sheets-published', data: { month: month.month, count } },
            key: allKey(month.month),
            run,
          }),
        run.deadline,
      );
    return count;
  },
};
