import { noticeReviewRoles } from '#contracts/notice';
import type { Role } from '#contracts/roles';
import { type DayAhead, urgencyOf } from '#domain/digest';
import { isCurrent } from '#domain/membership';
import { accessKeys } from '#domain/scope';
import { untoldIn } from '../coverage/untold-records';
import type { Membership, PersonRecord } from '../identity/records';
import { waitingReviews } from '../notice/records';
import { waitingFor } from '../work-order/list-records';

/** Counted this far. */
const mostWaiting = 100;

/** Notices that wait for her desk: of her community, and for a desk above one what goes beyond a community. */
async function toReviewBy(memberships: readonly Membership[], now: number): Promise<number> {
  const desks = memberships.filter(
    (one) => isCurrent(one, now) && (noticeReviewRoles as readonly Role[]).includes(one.role),
  );
  if (desks.length === 0) return 0;
  const found = await waitingReviews(
    desks.map(({ areaId }) => areaId),
    mostWaiting,
  );
  const isHers = ({ path }: { path: readonly string[] }) =>
    desks.some(({ areaId, areaLevel }) =>
      areaLevel === 'community' ? path.includes(areaId) : path.at(-1) === areaId,
    );
  return found.filter(isHers).length;
}

/** Doors without a phone in the grids she goes round, that nobody has told yet of what holds today. */
async function toTellBy(memberships: readonly Membership[], now: number): Promise<number> {
  const grids = memberships.filter((one) => isCurrent(one, now) && one.role === 'grid-worker');
  const tasks = await untoldIn([...new Set(grids.map(({ areaId }) => areaId))], now);
  const doors = tasks.flatMap(({ people: some }) => some.map((one) => `${one.areaId} ${one.door}`));
  return new Set(doors).size;
}

/** What waits for somebody at this instant; three requests, and two more where people without a phone are listed. */
export async function dayAheadOf(person: PersonRecord, now: number): Promise<DayAhead> {
  const { _id: personId, memberships, grants } = person;
  const [orders, toTell, toReview] = await Promise.all([
    waitingFor(accessKeys({ personId, memberships, grants }, now), mostWaiting),
    toTellBy(memberships, now),
    toReviewBy(memberships, now),
  ]);
  return { ...urgencyOf(orders, now), toTell, toReview };
}
