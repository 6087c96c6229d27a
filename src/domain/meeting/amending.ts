import type { Amendment, Meeting } from './model';

/** Open ones of one person, and all of one meeting. */
export const ownAmendments = 3;
export const mostAmendments = 50;

type Asking = { personId: string; isPresent: boolean; at: number };

/** Why this person cannot ask for another wording of the minutes now; undefined where she can (`rules.md §4.2.1`). */
export function obstacleToAmend(
  { status, minutes }: Pick<Meeting, 'status' | 'minutes'>,
  { personId, isPresent, at }: Asking,
): string | undefined {
  if (!isPresent) return '到会的人才能提修改意见';
  if (minutes?.confirmedAt !== undefined) return '纪要已经确认了，有新的想法可以提到下次会上';
  if (status !== 'minutes' || minutes?.amendUntil === undefined) return '纪要还没有发出来核对';
  if (at >= minutes.amendUntil) return '核对的时间已经过了，请直接和话事员说';
  const isOwnOpen = (one: Amendment) => one.personId === personId && one.status === 'open';
  if (minutes.amendments.filter(isOwnOpen).length >= ownAmendments)
    return `您提的 ${ownAmendments} 条还没有答复，答复以后再提`;
  if (minutes.amendments.length >= mostAmendments) return '意见已经很多了，请直接和话事员说';
  return undefined;
}

/** The meeting with one wish more; its version stays, so that nobody's page gets old by it. */
export function withAmendment<M extends Pick<Meeting, 'minutes'>>(
  meeting: M,
  wish: Omit<Amendment, 'byText' | 'status'>,
): M {
  const { minutes } = meeting;
  if (!minutes) return meeting;
  const added: Amendment = { ...wish, byText: '到会居民', status: 'open' };
  return { ...meeting, minutes: { ...minutes, amendments: [...minutes.amendments, added] } };
}
