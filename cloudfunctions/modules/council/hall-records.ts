import { comingStatuses } from '#domain/meeting';
import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type HallRecord, halls, type MeetingRecord, meetings, proposals } from './records';

/** Halls of one home and one post are few: one per area on the way up. */
const mostOwn = 50;

/** Halls for exactly these areas. */
export const hallsFor = (areaIds: readonly string[]): Promise<HallRecord[]> =>
  areaIds.length === 0
    ? Promise.resolve([])
    : find(halls, { where: { areaId: op.in([...areaIds]) }, limit: mostOwn });

type Page = { after?: Cursor | undefined; limit: number };

/** Halls in or below any of these areas, in the order of their lists. */
export function hallsWithin(
  areaIds: readonly string[],
  { after, limit }: Page,
): Promise<HallRecord[]> {
  const where = { path: op.in([...areaIds]) };
  return find(halls, {
    where: after
      ? op.and(
          { ...where, order: op.gte(after.at) },
          op.or({ order: op.gt(after.at) }, { _id: op.gt(after.id) }),
        )
      : where,
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
}

/** Halls that name somebody as their moderator. */
export const hallsLedBy = (personId: string): Promise<HallRecord[]> =>
  find(halls, { where: { moderatorIds: personId }, limit: 100 });

/** Halls whose missed months are not yet written down up to this one. */
export const hallsBehind = (month: string, limit: number): Promise<HallRecord[]> =>
  find(halls, {
    where: { cadenceTo: op.lt(month) },
    order: [
      ['cadenceTo', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });

/** The newest meetings of a hall, by when they are; drafts and those called off before anybody knew where it is not public. */
export const newestMeetings = (
  hallId: string,
  { isPublic, limit }: { isPublic: boolean; limit: number },
): Promise<MeetingRecord[]> =>
  find(meetings, {
    where: { hallId, isPublic },
    order: [
      ['sortAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });

/** Meetings looked at for one that is still to come; those are the newest. */
const comingLook = 10;

/** Meetings of a hall that are still to come or under way. */
export async function comingMeetings(hallId: string): Promise<MeetingRecord[]> {
  const found = await Promise.all([
    newestMeetings(hallId, { isPublic: true, limit: comingLook }),
    newestMeetings(hallId, { isPublic: false, limit: comingLook }),
  ]);
  return found.flat().filter(({ status }) => comingStatuses.includes(status));
}

/** How many topics neighbours may read wait in a hall, counted to `limit`. */
export async function countWaiting(hallId: string, limit: number): Promise<number> {
  const found = await find(proposals, {
    where: { hallId, status: 'open' },
    fields: ['heldBackFor'],
    limit,
  });
  return found.filter(({ heldBackFor }) => heldBackFor === undefined).length;
}
