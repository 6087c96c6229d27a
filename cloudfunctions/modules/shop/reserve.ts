import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import { codeAlphabet, codeLength, reserve as reserveGoods } from '#contracts/shop';
import { dayMs } from '#domain/day';
import { maskedName } from '#domain/mask';
import { isCurrent } from '#domain/membership';
import { holdUntil, refuseOtherPrice, withTaken } from '#domain/redemption';
import { defineCommand } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { drawn } from '#runtime/ids';
import { people } from '../identity/records';
import { livesIn } from '../points/account-records';
import { type AccountRecord, accountIdOf, accounts } from '../points/records';
import { redemptionView } from './own-view';
import {
  codeIdOf,
  type RedemptionRecord,
  redemptionCodes,
  redemptions,
  type ShopRecord,
  shops,
} from './records';
import { counterOf, factsOf, hold } from './settling';
import { keepTaken, type Taken, take } from './taking';

const secretLength = 20;
const mostDraws = 8;

/** A code nobody holds at this counter; taken by this transaction as soon as it is written. */
async function drawCode(tx: Transaction, counterId: string, redemptionId: string): Promise<string> {
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const code = drawn(codeAlphabet, codeLength);
    const _id = codeIdOf(counterId, code);
    if (await tx.get(redemptionCodes, _id)) continue;
    await tx.set(redemptionCodes, { _id, redemptionId });
    return code;
  }
  throw new AppError('busy');
}

const refused = (reason: string) => new AppError('step-not-allowed', { reason });

/** Shops of the communities where she lives or has her passbook, while they are open for redemptions. */
function refuseShop(shop: ShopRecord, account: AccountRecord, { person }: Caller): void {
  const isNear = account.communityId === shop.communityId || livesIn(person, shop.communityId);
  if (!isNear) throw refused(`这是${shop.communityName}的超市，请到您自己社区的超市兑换`);
  if (!shop.isActive) throw refused('这家超市暂停兑换，请过几天再来看');
}

/** A voucher comes alone: its partner checks the code, and not the shop. */
export function refuseMixed(taken: readonly Taken[]): void {
  if (taken.length > 1 && taken.some(({ reward }) => reward.kind === 'voucher'))
    throw refused('服务券请单独兑换，不和商品放在一起');
}

/** Who serves a voucher, while she still holds that post: nobody else could check its code. */
async function partnerIn(tx: Transaction, [first]: readonly Taken[], now: number) {
  if (first?.reward.kind !== 'voucher') return undefined;
  const { partner, name } = first.reward;
  const person = partner && (await tx.get(people, partner.personId));
  const post = person?.memberships.find(({ id }) => id === partner?.membershipId);
  if (!post || !isCurrent(post, now)) throw refused(`${name}暂时没有商家服务，请换一样`);
  return partner;
}

function untilOf(taken: readonly Taken[], shop: ShopRecord, now: number): number {
  if (taken.some(({ reward }) => reward.kind === 'voucher'))
    return now + policy.voucherDays.value * dayMs;
  return holdUntil(shop.opening, now, {
    hours: policy.holdHours.value,
    openingDays: policy.holdOpeningDays.value,
  });
}

/** What the month allows, with these things more. */
export const limitedBy = (taken: readonly Taken[]) =>
  taken.map(({ item, reward }) => ({
    ...item,
    ...defined({ maxPerMonth: reward.maxPerMonth }),
  }));

export const reserve = defineCommand(reserveGoods, {
  prepare: ({ shopId }) => get(shops, shopId),
  async transact({ tx, input, ctx, prepared: shop, eventId }) {
    const { caller, now } = ctx;
    const taken = await take(tx, { items: input.items, now });
    // Whoever is too late for the last piece learns it here, before anything else is asked.
    await keepTaken(tx, taken);
    if (!shop || taken[0]?.reward.shopId !== shop._id) throw new AppError('not-found');
    const account = await tx.get(accounts, accountIdOf(caller.personId));
    if (!account) throw refused('您还没有积分存折，先在「积分」里开一本');
    refuseShop(shop, account, caller);
    refuseMixed(taken);
    const items = taken.map(({ item }) => item);
    refuseOtherPrice(items, input.points);
    const partner = await partnerIn(tx, taken, now);
    const _id = `rd_${eventId.slice(0, 24)}`;
    const counter = { shopId: shop._id, ...defined({ partnerPersonId: partner?.personId }) };
    const redemption: RedemptionRecord = {
      _id,
      ...counter,
      communityId: shop.communityId,
      accountId: account._id,
      personId: caller.personId,
      maskedName: maskedName(caller.person?.name),
      place: account.place,
      items,
      points: input.points,
      status: 'held',
      way: 'reserved',
      code: await drawCode(tx, counterOf(counter), _id),
      secret: drawn(codeAlphabet, secretLength),
      waitsFor: [],
      ...defined({ partnerText: partner?.name }),
      reservedAt: now,
      until: untilOf(taken, shop, now),
      version: 1,
    };
    const within = { ...account, taken: withTaken(account.taken, limitedBy(taken), now) };
    const { balance } = await hold(tx, redemption, within);
    await tx.set(redemptions, redemption);
    return {
      answer: { redemption: redemptionView(redemption, shop), balance },
      name: 'shop.reserved',
      subjectIds: [_id],
      data: factsOf(redemption),
    };
  },
  async after(answer) {
    const redemption = await get(redemptions, answer.redemption.id);
    if (redemption?.status !== 'held') return answer;
    const { code, secret } = redemption;
    return { ...answer, redemption: { ...answer.redemption, ...defined({ code, secret }) } };
  },
});
