import { policy } from '#config/policy';
import type { Received } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import { sell as sellGoods } from '#contracts/shop-counter';
import { dayMs } from '#domain/day';
import { maskedName } from '#domain/mask';
import {
  faultOfRegisterDay,
  isSameDay,
  refuseOtherPrice,
  withTaken,
  witnessKeys,
} from '#domain/redemption';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { people } from '../identity/records';
import { type AccountRecord, accounts } from '../points/records';
import { shopsUnder } from './kept';
import { type RedemptionRecord, redemptions, type ShopRecord } from './records';
import { redemptionsOf } from './redemption-records';
import { limitedBy, refuseMixed } from './reserve';
import { counterView, postText, refuseOwn } from './serving';
import { factsOf, hold, receiptOf, sellNow } from './settling';
import { keepTaken, type Taken, take } from './taking';

type Wanted = Received<typeof sellGoods>;
type Paper = { unseen: number; version: number };
type Prepared = { own: ShopRecord[]; name: string | undefined; paper?: Paper | undefined };

/** The register waits a week for its second person, a sale as long as a reservation. */
const registerDays = 7;
const hourMs = 3_600_000;

/** More small sales than a day has to one neighbour. */
const mostSales = 50;

/** Points sold to one account today that no second person saw: sold in small pieces, a large one is large. */
async function unseenToday(accountId: string, now: number): Promise<number> {
  const found = await redemptionsOf(accountId, { limit: mostSales });
  return found
    .filter(({ way, status }) => way === 'counter' && status === 'handed-over')
    .filter(({ slip, witnessedBy }) => slip === undefined && witnessedBy === undefined)
    .filter(({ handedOverAt }) => isSameDay(handedOverAt, now))
    .reduce((sum, { points }) => sum + points, 0);
}

/** The name of somebody with WeChat stands in `people`, that of a paper passbook in the account. */
async function buyer(accountId: string, now: number): Promise<Pick<Prepared, 'name' | 'paper'>> {
  const account = await get(accounts, accountId);
  if (!account) return { name: undefined };
  const { personId, name, version } = account;
  if (personId !== undefined) return { name: (await get(people, personId))?.name };
  return { name, paper: { unseen: await unseenToday(accountId, now), version } };
}

/** What was sold today was read before; where a colleague sold something since, it is asked for again. */
function isLargeOnPaper({ version }: AccountRecord, { points, slip }: Wanted, paper?: Paper) {
  if (!paper || slip !== undefined) return false;
  if (paper.version !== version) throw new AppError('busy');
  return points + paper.unseen > policy.witnessAbovePoints.value;
}

/** An account of the keeper's own community, at a shop of hers that redeems. */
function soldAt(
  taken: readonly Taken[],
  account: AccountRecord | undefined,
  own: readonly ShopRecord[],
): { shop: ShopRecord; account: AccountRecord } {
  const shop = own.find(({ _id }) => _id === taken[0]?.reward.shopId);
  if (!shop || account?.communityId !== shop.communityId) throw new AppError('not-found');
  if (!shop.isActive) throw new AppError('step-not-allowed', { reason: '这家超市暂停兑换' });
  return { shop, account };
}

function refuseUnfit({ registeredOn, points }: Wanted, taken: readonly Taken[], now: number): void {
  const fault = registeredOn && faultOfRegisterDay(registeredOn, now);
  if (fault) throw refusedAt('registeredOn', fault);
  refuseMixed(taken);
  if (taken.some(({ reward }) => reward.kind === 'voucher'))
    throw new AppError('step-not-allowed', { reason: '服务券要本人在手机上兑，由商家扫码' });
  refuseOtherPrice(
    taken.map(({ item }) => item),
    points,
  );
}

type Sale = { input: Wanted; ctx: Context; eventId: string; prepared: Prepared };

function redemptionOf(
  { input, ctx, eventId, prepared }: Sale,
  { shop, account, taken }: { shop: ShopRecord; account: AccountRecord; taken: readonly Taken[] },
): RedemptionRecord {
  const { registeredOn, points } = input;
  const { now, caller } = ctx;
  const waits = registeredOn !== undefined || isLargeOnPaper(account, input, prepared.paper);
  const waitsMs =
    registeredOn === undefined ? policy.holdHours.value * hourMs : registerDays * dayMs;
  return {
    _id: `rd_${eventId.slice(0, 24)}`,
    shopId: shop._id,
    communityId: shop.communityId,
    accountId: account._id,
    maskedName: maskedName(prepared.name),
    place: account.place,
    items: taken.map(({ item }) => item),
    points,
    status: 'held',
    way: registeredOn === undefined ? 'counter' : 'register',
    waitsFor: waits ? witnessKeys(account.areaPath, shop.communityId) : [],
    handedOverBy: caller.personId,
    handedOverText: postText('shopkeeper', caller),
    reservedAt: now,
    until: now + waitsMs,
    version: 1,
    ...defined({ personId: account.personId, registeredOn }),
  };
}

export const sell = defineCommand(sellGoods, {
  async prepare({ accountId }, { caller, now }): Promise<Prepared> {
    const [own, known] = await Promise.all([
      shopsUnder(caller, ['shopkeeper']),
      buyer(accountId, now),
    ]);
    return { own, ...known };
  },
  async recheck({ accountId }, { caller }) {
    const account = await get(accounts, accountId);
    const own = await shopsUnder(caller, ['shopkeeper']);
    if (!own.some(({ communityId }) => communityId === account?.communityId))
      throw new AppError('not-found');
  },
  async transact({ tx, input, ctx, prepared, eventId }) {
    const { now } = ctx;
    const taken = await take(tx, { items: input.items, now });
    const { shop, account } = soldAt(taken, await tx.get(accounts, input.accountId), prepared.own);
    refuseUnfit(input, taken, now);
    refuseOwn(ctx, account);
    const within = { ...account, taken: withTaken(account.taken, limitedBy(taken), now) };
    const slip = await claimPhotos(tx, { photos: input.slip, ctx, eventId });
    const asked = {
      ...redemptionOf({ input, ctx, eventId, prepared }, { shop, account, taken }),
      ...(slip.length > 0 && { slip }),
    };
    const { _id, handedOverText: byText = '', waitsFor } = asked;
    const told = { subjectIds: [_id], callerText: byText };
    if (waitsFor.length > 0) {
      await keepTaken(tx, taken);
      const after = await hold(tx, asked, within);
      await tx.set(redemptions, asked);
      return {
        ...told,
        answer: { redemption: counterView(asked, after.balance, ctx) },
        name: 'shop.asked-witness',
        data: factsOf(asked, { tell: waitsFor }),
      };
    }
    const serving = { by: ctx.caller.personId, byText, at: now };
    const after = await sellNow(tx, asked, { account: within, taken, serving });
    const sold = { ...asked, ...receiptOf(_id, serving) };
    await tx.set(redemptions, sold);
    return {
      ...told,
      answer: { redemption: counterView(sold, after.balance, ctx) },
      name: 'shop.sold',
      data: factsOf(sold),
    };
  },
});
