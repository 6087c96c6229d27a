import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import type { RedemptionStatus } from '#contracts/shop';
import type { Opening } from '#contracts/shop-stock';
import { addDays, clockText, type Day, dayOf, daysBetween, instantOf, momentText } from './day';
import type { Account } from './ledger';
import { roleKey } from './membership';
import { isOpeningDay } from './opening';

const hourMs = 3_600_000;
/** A shop that does not open for a year gives the hours alone. */
const mostDays = 366;

type HoldRules = { hours: number; openingDays: number };

/** Until when something is kept: real hours, and to the close of so many opening days after today (`rules.md §4.3.4`). */
export function holdUntil(opening: Opening, now: number, rules: HoldRules): number {
  const closes =
    opening.hours
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? '24:00';
  const today = dayOf(now);
  let left = rules.openingDays;
  let last = today;
  for (let ahead = 1; left > 0 && ahead <= mostDays; ahead += 1) {
    const day = addDays(today, ahead);
    if (!isOpeningDay(opening, day)) continue;
    left -= 1;
    last = day;
  }
  const byHours = now + rules.hours * hourMs;
  return left > 0 ? byHours : Math.max(byHours, instantOf(last, closes));
}

/** 「20261120-K7QM3P」: the day and letters that follow from the redemption. */
export const receiptNumberOf = (at: number, letters: string): string =>
  `${dayOf(at).replaceAll('-', '')}-${letters}`;

type Item = { name: string; quantity: number };

/** 「肥皂 2 件、拖把 1 件」 */
export const itemsText = (items: readonly Item[]): string =>
  items.map(({ name, quantity }) => `${name} ${quantity} 件`).join('、');

export const priceOf = (items: readonly { price: number; quantity: number }[]): number =>
  items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);

/** Refuses a total she did not read: the price of today is told, never taken. */
export function refuseOtherPrice(
  items: readonly { name: string; price: number; quantity: number }[],
  read: number,
): void {
  const now = priceOf(items);
  if (now === read) return;
  const each = items.map(({ name, price }) => `${name} ${price} 分`).join('、');
  throw new AppError('step-not-allowed', {
    reason: `价格变了：现在${each}，一共 ${now} 分，请看过再兑`,
  });
}

export type Taken = Account['taken'];

export const monthOf = (at: number): string => dayOf(at).slice(0, 7);

/** Pieces of each thing taken in the month of an instant; a new month begins with none. */
const piecesIn = (taken: Taken, at: number): Taken['pieces'] =>
  taken.month === monthOf(at) ? taken.pieces : {};

/** What one may still take of a thing this month; undefined where nothing limits it. */
export const stillAllowed = (
  thing: { _id: string; maxPerMonth?: number },
  taken: Taken,
  at: number,
): number | undefined =>
  thing.maxPerMonth === undefined
    ? undefined
    : Math.max(0, thing.maxPerMonth - (piecesIn(taken, at)[thing._id] ?? 0));

type Wanted = { rewardId: string; quantity: number };
type Limited = Wanted & { name: string; maxPerMonth?: number };

/** What was taken, with these things more; refuses more than a month allows (`seeds.md` D21). */
export function withTaken(taken: Taken, items: readonly Limited[], at: number): Taken {
  const pieces = { ...piecesIn(taken, at) };
  for (const { rewardId, name, quantity, maxPerMonth } of items) {
    const after = (pieces[rewardId] ?? 0) + quantity;
    if (maxPerMonth !== undefined && after > maxPerMonth) {
      const left = Math.max(0, maxPerMonth - after + quantity);
      const still = left === 0 ? '这个月已经兑够了' : `这个月还可以兑 ${left} 件`;
      throw new AppError('step-not-allowed', {
        reason: `${name}每人每月最多 ${maxPerMonth} 件，${still}`,
      });
    }
    pieces[rewardId] = after;
  }
  return { month: monthOf(at), pieces };
}

/** What was taken, without what came back; of a month that is over nothing is kept any more. */
export function withoutTaken(taken: Taken, items: readonly Wanted[], takenAt: number): Taken {
  if (taken.month !== monthOf(takenAt)) return taken;
  const pieces = { ...taken.pieces };
  for (const { rewardId, quantity } of items) {
    const left = (pieces[rewardId] ?? 0) - quantity;
    if (left > 0) pieces[rewardId] = left;
    else delete pieces[rewardId];
  }
  return { ...taken, pieces };
}

/** Whoever stands at the counter or bears witness, as far as fairness asks. */
type Server = { personId: string; homes: readonly { areaId: string; door?: string }[] };
type Holder = { personId?: string; areaPath: readonly string[]; door?: string };

/** Nobody serves herself or those she lives with. */
export function obstacleToServe(server: Server, holder: Holder): string | undefined {
  if (server.personId === holder.personId) return '这是您自己的，请别的同事办理';
  const isHousehold = server.homes.some(
    ({ areaId, door }) =>
      areaId === holder.areaPath.at(-1) && door !== undefined && door === holder.door,
  );
  return isHousehold ? '这是您家里人的，请别的同事办理' : undefined;
}

/** Whether it was handed over on this day of the shop, so that it may still be taken back (`rules.md §4.3.4`). */
export const isSameDay = (handedOverAt: number | undefined, now: number): boolean =>
  handedOverAt !== undefined && dayOf(handedOverAt) === dayOf(now);

/** A day of the printed register: not to come, and at most 31 days ago. */
export function faultOfRegisterDay(day: Day, now: number): string | undefined {
  const ago = daysBetween(day, dayOf(now));
  if (ago < 0) return '登记的日期还没有到';
  return ago > 31 ? '登记的日期超过 31 天了，请找社区书记处理' : undefined;
}

type Ended = {
  status: RedemptionStatus;
  handedOverAt?: number;
  endedAt?: number;
  until: number;
};

/** Why something is not there to be handed over any more, or undefined while it is. */
export function endedText(
  { status, handedOverAt = 0, endedAt = 0, until }: Ended,
  now: number,
): string | undefined {
  const handedOn =
    dayOf(handedOverAt) === dayOf(now) ? clockText : (at: number) => momentText(at, now);
  if (status === 'handed-over') return `已于 ${handedOn(handedOverAt)} 领取`;
  if (status === 'reversed') return `已于 ${momentText(endedAt, now)} 撤销，积分已退回`;
  if (status === 'void') return '这个预约已经取消，积分已退回';
  return until <= now
    ? `领取时间到 ${momentText(until, now)} 为止，已经过了，积分马上退回`
    : undefined;
}

/** Second persons of a place: the community's staff, whoever audits it, and neighbours with a post (`rules.md §4.3.4`). */
export function witnessKeys(areaPath: readonly string[], communityId: string): string[] {
  const at = areaPath.indexOf(communityId);
  const above = areaPath.slice(0, at + 1);
  const below = areaPath.slice(Math.max(0, at));
  const keysOf = (roles: readonly Role[], areaIds: readonly string[]) =>
    roles.flatMap((role) => areaIds.map((areaId) => roleKey(role, areaId)));
  return [
    ...keysOf(['community-staff', 'chief-grid-lead'], [communityId]),
    ...keysOf(['auditor'], above),
    ...keysOf(['building-lead', 'unit-lead', 'moderator'], below),
  ];
}

/** Refuses whatever is only possible while it waits to be fetched, and says what became of it. */
export function refuseEnded(redemption: Ended, now: number): void {
  const reason = endedText(redemption, now);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
}
