import { wakeOf } from '../meeting';
import type { Meeting } from './model';

/** Why whoever leads is asked: the plan ran out, nobody opened it, nobody ended it, no minutes came, they wait to be confirmed. */
export type ChaseReason = 'plan-missed' | 'not-started' | 'not-ended' | 'no-minutes' | 'to-confirm';

type ClockStep = 'close-collecting' | 'publish-due' | 'finish-publicity';
export type ClockWork =
  | { step: ClockStep }
  | { isNote: true; event?: 'council.neared' }
  | { isNote: true; event: 'council.chased'; why: ChaseReason };

function ofPublished({ startsAt = 0, isReminded }: Meeting, now: number): ClockWork {
  const reminded = { isNote: true } as const;
  if (isReminded) return { ...reminded, event: 'council.chased', why: 'not-started' };
  return now < startsAt ? { ...reminded, event: 'council.neared' } : reminded;
}

function workOf(meeting: Meeting, now: number): ClockWork | undefined {
  const { status, startsAt = 0, minutes } = meeting;
  if (status === 'collecting') return { step: 'close-collecting' };
  if (status === 'resolved') return { step: 'finish-publicity' };
  if (status === 'published') return ofPublished(meeting, now);
  if (status === 'agenda')
    return startsAt > now
      ? { step: 'publish-due' }
      : { isNote: true, event: 'council.chased', why: 'plan-missed' };
  if (status === 'in-session') return { isNote: true, event: 'council.chased', why: 'not-ended' };
  if (status !== 'minutes') return undefined;
  const why = minutes?.circulatedAt === undefined ? 'no-minutes' : 'to-confirm';
  return { isNote: true, event: 'council.chased', why };
}

/** What the clock has to do about a meeting now, one thing at a time; undefined where nothing is due. */
export function clockWorkOf(
  meeting: Meeting,
  now: number,
  rules: { remindHours: number },
): ClockWork | undefined {
  const wakeAt = wakeOf(meeting, rules);
  return wakeAt === undefined || wakeAt > now ? undefined : workOf(meeting, now);
}

/** A meeting the clock has looked at: it does so once for each of its reasons; no version, for no page is out of date by it. */
export function noted<M extends Meeting>(meeting: M): M {
  const { publishAt: _, ...rest } = meeting;
  if (meeting.status === 'agenda') return rest as unknown as M;
  if (meeting.status === 'published' && !meeting.isReminded)
    return { ...meeting, isReminded: true };
  return { ...meeting, isChased: true };
}
