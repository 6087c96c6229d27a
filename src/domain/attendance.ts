import type { AttendanceStatus } from '#contracts/council-attendance';
import { AppError } from '#contracts/errors';
import { minuteMs } from './day';
import type { Meeting } from './meeting/model';
import { amendHours } from './meeting/numbers';
import {
  areLettersFresh,
  lettersAt,
  lettersUntil,
  type Sha256,
  type Turning,
} from './redemption-code';

/** A meeting as its door asks. */
export type Gathering = Pick<
  Meeting,
  'status' | 'startsAt' | 'startedAt' | 'endsAt' | 'endedAt' | 'capacity'
> & {
  registered: number;
};

/** Somebody at a meeting: whether she signed up, and whether she is there. */
export type Coming = { status: AttendanceStatus; registeredAt?: number; presentAt?: number };

/** A hand-written tick is possible from the opening until two days after the end, as long as minutes may change. */
const tickMs = amendHours * 60 * minuteMs;

const notNow: Partial<Record<Meeting['status'], string>> = {
  draft: '时间和地点还没有公示',
  collecting: '时间和地点还没有公示，公示后可以报名',
  agenda: '时间和地点还没有公示，公示后可以报名',
  postponed: '这次会延期了，新的时间公示后再报名；以前的报名还算数',
  cancelled: '这次会取消了',
  'in-session': '已经开会了，不用报名，直接来扫门口的码',
};

/** Why somebody of the place cannot sign up; undefined where she can. Whoever did not may come all the same. */
export function registerObstacle(
  { status, startsAt, capacity, registered }: Gathering,
  mine: Coming | undefined,
  now: number,
): string | undefined {
  if (status !== 'published') return notNow[status] ?? '这次会已经开过了';
  if (startsAt !== undefined && now >= startsAt) return '已经到开会时间了，不用报名，直接来';
  if (mine?.status === 'present') return '您已经到会了';
  if (mine?.status === 'registered') return '您已经报过名了';
  if (capacity !== undefined && registered >= capacity)
    return '名额满了；不报名也可以来听，到门口扫码';
  return undefined;
}

/** A meeting that was opened early has its door open from then on. */
const opensAt = ({ startsAt, startedAt }: Gathering, minutes: number): number | undefined =>
  startsAt === undefined
    ? startedAt
    : Math.min(startsAt - minutes * minuteMs, startedAt ?? Number.POSITIVE_INFINITY);

/** So long after it really ended, else after it should; open as long as nobody knows. */
const closesAt = ({ endedAt, endsAt }: Gathering, minutes: number): number =>
  (endedAt ?? endsAt ?? Number.POSITIVE_INFINITY) + minutes * minuteMs;

const hasDoor: readonly Meeting['status'][] = ['published', 'in-session', 'minutes'];

/** Why the code at the door is not taken now; undefined where it is: so many minutes around the meeting (`rules.md §4.2.1`, ±30). */
export function doorObstacle(meeting: Gathering, now: number, minutes: number): string | undefined {
  const from = opensAt(meeting, minutes);
  if (!hasDoor.includes(meeting.status) || from === undefined)
    return notNow[meeting.status] ?? '到会的时间过了，请找话事员补记';
  if (now < from) return `来得早了，开会前 ${minutes} 分钟起可以扫码到会`;
  return now > closesAt(meeting, minutes) ? '到会的时间过了，请找话事员补记' : undefined;
}

export const isDoorOpen = (meeting: Gathering, now: number, minutes: number): boolean =>
  doorObstacle(meeting, now, minutes) === undefined;

const isSettled: readonly Meeting['status'][] = ['resolved', 'executing', 'closed'];

/** Why nothing is ticked by hand now; undefined where it may be. */
export function tickObstacle({ status, endedAt }: Gathering, now: number): string | undefined {
  if (status !== 'in-session' && status !== 'minutes')
    return isSettled.includes(status) ? '纪要已经定了，到会情况不能再改' : '还没有开会';
  return endedAt !== undefined && now > endedAt + tickMs
    ? `散会超过 ${amendHours} 小时，不能再补记了`
    : undefined;
}

/** Signs somebody up, or refuses with the reason she reads. */
export function registered(meeting: Gathering, mine: Coming | undefined, now: number): Coming {
  const reason = registerObstacle(meeting, mine, now);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
  return { status: 'registered', registeredAt: now };
}

/** Gives the place back; somebody who is there already does not. */
export function unregistered(mine: Coming | undefined): Coming {
  if (!mine || mine.status === 'cancelled')
    throw new AppError('step-not-allowed', { reason: '您没有报名' });
  if (mine.status === 'present')
    throw new AppError('step-not-allowed', { reason: '您已经到会了，不能再取消' });
  return { status: 'cancelled' };
}

const came = (before: Coming | undefined, now: number): Coming => ({
  status: 'present',
  presentAt: now,
  ...(before?.registeredAt !== undefined && { registeredAt: before.registeredAt }),
});

/** In by the code at the door: again changes nothing. */
export function arrived(
  meeting: Gathering,
  before: Coming | undefined,
  { now, minutes }: { now: number; minutes: number },
): Coming {
  if (before?.status === 'present') return before;
  const reason = doorObstacle(meeting, now, minutes);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
  return came(before, now);
}

/** What whoever leads ticks by hand: there, or not there after all; only a tick is taken back. */
export function ticked(
  meeting: Gathering,
  before: Coming & { way?: string },
  { isPresent, now }: { isPresent: boolean; now: number },
): Coming {
  const reason = tickObstacle(meeting, now);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
  if (isPresent) return before.status === 'present' ? before : came(before, now);
  if (before.status === 'present' && before.way !== 'ticked')
    throw new AppError('step-not-allowed', { reason: '是本人扫码到会的，不能改' });
  return before.registeredAt === undefined
    ? { status: 'cancelled' }
    : { status: 'registered', registeredAt: before.registeredAt };
}

const doorTurning: Turning = { turnMs: 5 * minuteMs, letters: 6 };
/** No secret serves two purposes: the door's letters are of their own. */
const ofDoor = (secret: string): string => `${secret}:door`;

/** The six letters at the door, for five minutes; none of them is 0, O, 1, I or L. */
export const doorCodeAt = (secret: string, at: number, sha256: Sha256): string =>
  lettersAt({ secret: ofDoor(secret), at }, doorTurning, sha256);

/** When the letters at the door change next, epoch ms. */
export const doorCodeUntil = (at: number): number => lettersUntil(at, doorTurning);

/** Whether letters are those at the door now, or of the five minutes before or after. */
export const isDoorCode = (
  { secret, code }: { secret: string; code: string },
  at: number,
  sha256: Sha256,
): boolean => areLettersFresh({ secret: ofDoor(secret), at, letters: code }, doorTurning, sha256);

/** What the QR at the door says: `MT.2BF1….K7QM3P`, in letters a QR packs densely. */
export const doorText = (meetingId: string, code: string): string =>
  `${meetingId.replace('_', '.')}.${code}`.toUpperCase();

/** What a scanned text says, if it is a code of a meeting's door. */
export function readMeetingDoor(text: string): { id: string; code: string } | undefined {
  const [, id, code] =
    /^MT\.([0-9A-Z]{8,40})\.([2-9A-HJKMNP-Z]{6})$/.exec(text.trim().toUpperCase()) ?? [];
  return id === undefined || code === undefined
    ? undefined
    : { id: `mt_${id.toLowerCase()}`, code };
}
