import { AppError, refusedAt } from '#contracts/errors';
import type { CallStatus, SignUpStatus } from '#contracts/volunteer';
import { dayMs, minuteMs } from './day';

/** A 招募令, as far as the rules ask (`rules.md §4.8`). */
export type Call = {
  startsAt: number;
  endsAt: number;
  places: number;
  signedCount: number;
  status: CallStatus;
  isForFamilies: boolean;
};

export type Presence = {
  status: SignUpStatus;
  children: number;
  checkedInAt?: number;
  checkedOutAt?: number;
  minutes?: number;
};

const aheadDays = 60;
const longestMs = dayMs / 2;
/** The door opens an hour before, and stands open for half a day after the end. */
const earlyMs = 60 * minuteMs;
const lateMs = dayMs / 2;
/** A leader may still tick somebody within a week. */
const tickMs = 7 * dayMs;

type Plan = {
  startsAt: number;
  endsAt: number;
  isRisky: boolean;
  insuranceNote?: string | undefined;
};

/** Refuses a plan at the field that is wrong; a risky one says what insurance there is (山东省志愿服务条例 33). */
export function checkPlan(plan: Plan, now: number): void {
  const { startsAt, endsAt, isRisky, insuranceNote } = plan;
  if (startsAt <= now) throw refusedAt('startsAt', '开始的时间已经过了，请重新选');
  if (startsAt > now + aheadDays * dayMs) throw refusedAt('startsAt', `最多提前 ${aheadDays} 天发`);
  if (endsAt <= startsAt) throw refusedAt('endsAt', '结束要在开始之后');
  if (endsAt - startsAt > longestMs) throw refusedAt('endsAt', '一次最长 12 小时，请分几次发');
  if (isRisky && !insuranceNote)
    throw refusedAt('insuranceNote', '有风险的活动，请写清给志愿者买了什么保险');
}

/** Places one takes: herself and the children she brings. */
export const placesOf = ({ children }: Pick<Presence, 'children'>): number => 1 + children;

const holdsPlace = (status: SignUpStatus): boolean =>
  status === 'signed' || status === 'present' || status === 'finished';

/** Places that somebody's sign-up takes in the count. */
export const counted = (presence: Presence | undefined): number =>
  presence && holdsPlace(presence.status) ? placesOf(presence) : 0;

type Wish = { children: number; isGuardian: boolean; now: number };

/** Signs somebody up, or puts her on the waiting list where it is full. */
export function signedUp(
  call: Call,
  before: Presence | undefined,
  { now, ...wish }: Wish,
): Presence {
  if (call.status !== 'open' || now >= call.endsAt)
    throw new AppError('step-not-allowed', { reason: '这次招募已经结束了' });
  if (before && before.status !== 'cancelled')
    throw new AppError('step-not-allowed', { reason: '您已经报过名了' });
  if (wish.children > 0 && !call.isForFamilies) throw refusedAt('children', '这次活动不适合带孩子');
  if (wish.children > 0 && !wish.isGuardian)
    throw refusedAt('isGuardian', '带孩子来，请您全程陪着');
  const children = wish.children;
  const isFull = call.signedCount + placesOf({ children }) > call.places;
  return { status: isFull ? 'waiting' : 'signed', children };
}

/** Gives a place back; somebody who is there already cannot. */
export function signedOff(before: Presence | undefined): Presence {
  if (!before || before.status === 'cancelled')
    throw new AppError('step-not-allowed', { reason: '您没有报名' });
  if (before.status !== 'signed' && before.status !== 'waiting')
    throw new AppError('step-not-allowed', { reason: '已经到场了，不能再取消' });
  return { status: 'cancelled', children: before.children };
}

/** Minutes that count: what she stayed within the planned time, at most so many percent of it. */
export function servedMinutes(
  { startsAt, endsAt }: Pick<Call, 'startsAt' | 'endsAt'>,
  { from, until }: { from: number; until: number },
  percent: number,
): number {
  const planned = (endsAt - startsAt) / minuteMs;
  const stayed = Math.floor((until - Math.max(from, startsAt - earlyMs)) / minuteMs);
  return Math.max(0, Math.min(stayed, Math.floor((planned * percent) / 100)));
}

/** Whole half hours, in hours: what points are counted by. */
export const servedHours = (minutes: number): number => Math.floor(minutes / 30) / 2;

/** Nobody comes to a call that was cancelled; whoever was there by then may still leave. */
function refuseCancelled({ status }: Call): void {
  if (status === 'cancelled') throw new AppError('step-not-allowed', { reason: '这次招募取消了' });
}

/** In by the code at the door: again changes nothing. */
export function arrived(call: Call, before: Presence | undefined, now: number): Presence {
  if (!before || before.status === 'cancelled')
    throw new AppError('step-not-allowed', { reason: '还没有报名，请先报名' });
  if (before.status === 'present') return before;
  if (before.status === 'waiting')
    throw new AppError('step-not-allowed', { reason: '您还在候补，请带队人看看有没有位子' });
  if (before.status === 'finished')
    throw new AppError('step-not-allowed', { reason: '您已经离场了' });
  refuseCancelled(call);
  if (now < call.startsAt - earlyMs)
    throw new AppError('step-not-allowed', { reason: '来得早了，开始前一小时起可以扫码到场' });
  if (now > call.endsAt) throw new AppError('step-not-allowed', { reason: '活动已经结束了' });
  return { status: 'present', children: before.children, checkedInAt: now };
}

/** Out by the code at the door, with the minutes that count. */
export function left(
  call: Call,
  before: Presence | undefined,
  { now, percent }: { now: number; percent: number },
): Presence {
  if (before?.status === 'finished') return before;
  if (before?.status !== 'present' || before.checkedInAt === undefined)
    throw new AppError('step-not-allowed', { reason: '您还没有到场' });
  if (now > call.endsAt + lateMs)
    throw new AppError('step-not-allowed', { reason: '离场的时间过了，请找带队的人补记' });
  return finished(call, before, { from: before.checkedInAt, until: now, percent });
}

/** Which way the door is open for somebody now: in from an hour before, out until half a day after the end. */
export function openDoor(
  { startsAt, endsAt }: Pick<Call, 'startsAt' | 'endsAt'>,
  status: SignUpStatus | undefined,
  now: number,
): 'in' | 'out' | undefined {
  if (status === 'signed' && now >= startsAt - earlyMs && now <= endsAt) return 'in';
  return status === 'present' && now <= endsAt + lateMs ? 'out' : undefined;
}

type Stay = { from: number; until: number; percent: number };

const finished = (call: Call, before: Presence, { from, until, percent }: Stay): Presence => ({
  status: 'finished',
  children: before.children,
  checkedInAt: from,
  checkedOutAt: until,
  minutes: servedMinutes(call, { from, until }, percent),
});

/** What the leader ticks by hand: who is there, who stayed to the end, who never came. */
export function ticked(
  call: Call,
  before: Presence,
  { as, now, percent }: { as: 'present' | 'finished' | 'absent'; now: number; percent: number },
): Presence {
  if (now < call.startsAt - earlyMs)
    throw new AppError('step-not-allowed', { reason: '活动还没有开始' });
  if (now > call.endsAt + tickMs)
    throw new AppError('step-not-allowed', { reason: '过了一周，不能再补记了' });
  if (before.status === 'cancelled' || before.status === 'finished')
    throw new AppError('step-not-allowed', { reason: '已经记过了，不能再改' });
  if (as === 'absent') return { status: 'absent', children: before.children };
  if (before.checkedInAt === undefined) refuseCancelled(call);
  const checkedInAt = before.checkedInAt ?? Math.min(now, call.startsAt);
  if (as === 'present') return { status: 'present', children: before.children, checkedInAt };
  return finished(call, before, { from: checkedInAt, until: Math.min(now, call.endsAt), percent });
}

/** What the code at the door is made from: another one for in and for out. */
export const doorSecret = (secret: string, way: 'in' | 'out'): string => `${secret}:${way}`;

/** What the QR at the door says: `VC.2BF1….IN.X2AB`, in letters a QR packs densely. */
export const doorText = (callId: string, way: 'in' | 'out', code: string): string =>
  [callId.replace('_', '.'), way, code].join('.').toUpperCase();

/** What a scanned text says, if it is a code of a door. */
export function readDoor(
  text: string,
): { id: string; way: 'in' | 'out'; code: string } | undefined {
  const [, id, way, code] =
    /^VC\.([0-9A-Z]{8,40})\.(IN|OUT)\.([0-9A-Z]{4})$/.exec(text.trim().toUpperCase()) ?? [];
  if (id === undefined || code === undefined) return undefined;
  return { id: `vc_${id.toLowerCase()}`, way: way === 'IN' ? 'in' : 'out', code };
}
