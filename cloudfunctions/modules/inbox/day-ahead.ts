import { noticeReviewRoles } from '#contracts/notice';
import { approverRoles } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { type DayAhead, urgencyOf } from '#domain/digest';
import { isCurrent, roleKey } from '#domain/membership';
import { accessKeys } from '#domain/scope';
import { untoldIn } from '../coverage/untold-records';
import type { Membership, PersonRecord } from '../identity/records';
import { waitingReviews } from '../notice/records';
import { candidatesWaitingFor } from '../points/candidate-records';
import { waitingFor } from '../work-order/list-records';

/** Documents read for one page of colleagues; what lies beyond is not counted. */
const mostRead = 1000;

type Now = { now: number };
type Post = Pick<Membership, 'role' | 'areaId' | 'areaLevel'>;

const postsOf = ({ memberships }: PersonRecord, roles: readonly Role[], { now }: Now): Post[] =>
  memberships.filter((one) => isCurrent(one, now) && roles.includes(one.role));

const areasOf = (all: readonly (readonly Post[])[]): string[] => [
  ...new Set(all.flat().map(({ areaId }) => areaId)),
];

/** Notices that wait for a desk: of its community, and for a desk above one what goes beyond a community. */
async function reviewsOf(people: readonly PersonRecord[], at: Now) {
  const desks = people.map((person) => postsOf(person, noticeReviewRoles, at));
  const areaIds = areasOf(desks);
  const found = areaIds.length > 0 ? await waitingReviews(areaIds, mostRead) : [];
  const isFor =
    ({ areaId, areaLevel }: Post) =>
    ({ path }: { path: readonly string[] }) =>
      areaLevel === 'community' ? path.includes(areaId) : path.at(-1) === areaId;
  return desks.map((mine) => found.filter((one) => mine.some((post) => isFor(post)(one))).length);
}

/** Doors without a phone in the grids somebody goes round, that nobody has told yet of what holds today. */
async function doorsOf(people: readonly PersonRecord[], at: Now) {
  const rounds = people.map((person) => postsOf(person, ['grid-worker'], at));
  const tasks = await untoldIn(areasOf(rounds), at.now);
  const doors = tasks.flatMap((task) => task.people);
  return rounds.map((mine) => {
    const grids = mine.map(({ areaId }) => areaId);
    const own = doors.filter(({ areaPath }) => grids.some((id) => areaPath.includes(id)));
    return new Set(own.map(({ areaId, door }) => `${areaId} ${door}`)).size;
  });
}

const keysOf = ({ _id: personId, memberships, grants }: PersonRecord, { now }: Now): string[] =>
  accessKeys({ personId, memberships, grants }, now);

/** Acts of residents that wait for one of somebody's posts to decide about points. */
async function candidatesOf(people: readonly PersonRecord[], at: Now) {
  const keys = people.map((person) =>
    postsOf(person, approverRoles, at).map(({ role, areaId }) => roleKey(role, areaId)),
  );
  const asked = [...new Set(keys.flat())];
  const found = asked.length > 0 ? await candidatesWaitingFor(asked, undefined, mostRead) : [];
  return keys.map(
    (mine) => found.filter(({ waitsFor }) => waitsFor.some((key) => mine.includes(key))).length,
  );
}

/** Work orders that wait for one of somebody's keys, the soonest first. */
async function ordersOf(people: readonly PersonRecord[], at: Now) {
  const keys = people.map((person) => keysOf(person, at));
  const found = await waitingFor([...new Set(keys.flat())], mostRead);
  return keys.map((mine) =>
    found.filter(({ waitsFor }) => waitsFor.some((key) => mine.includes(key))),
  );
}

/** What waits for each of these colleagues at this instant; asked once for all of them. */
export async function daysAheadOf(
  people: readonly PersonRecord[],
  now: number,
): Promise<DayAhead[]> {
  if (people.length === 0) return [];
  const [orders, toTell, toReview, toDecide] = await Promise.all([
    ordersOf(people, { now }),
    doorsOf(people, { now }),
    reviewsOf(people, { now }),
    candidatesOf(people, { now }),
  ]);
  return people.map((_, index) => ({
    ...urgencyOf(orders[index] ?? [], now),
    toTell: toTell[index] ?? 0,
    toReview: toReview[index] ?? 0,
    toDecide: toDecide[index] ?? 0,
  }));
}
