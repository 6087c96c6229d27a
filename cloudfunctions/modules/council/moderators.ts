import type { Role } from '#contracts/roles';
import { isCurrent, type Membership } from '#domain/membership';
import { get, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type AreaRecord, areasNow } from '../area/records';
import { type PersonRecord, people } from '../identity/records';
import { followHall } from './follow-hall';
import { hallsLedBy, hallsWithin } from './hall-records';
import { type HallRecord, halls } from './records';

/** As many as a hall may have (`council.save-hall`). */
const mostModerators = 6;
/** More halls than one community has. */
const mostHalls = 200;

type PostFacts = { role: Role; tell: string[] };

/** Her posts of 话事员 on the way down to a hall that last, or will begin. */
const postsFor = ({ memberships }: PersonRecord, { path }: HallRecord, now: number): Membership[] =>
  memberships.filter(
    ({ role, areaId, until }) =>
      role === 'moderator' && path.includes(areaId) && (until === undefined || until > now),
  );

/** Until when the longest of some posts lasts; undefined where one has no end. */
function lastOf(posts: readonly Membership[]): number | undefined {
  const until = Math.max(...posts.map((post) => post.until ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(until) ? until : undefined;
}

type Change = (hall: HallRecord) => HallRecord;

/** The hall with other moderators; what belongs to it hears of it. */
async function changeHall(id: string, change: Change, hearing: Hearing): Promise<void> {
  const hall = await transact(async (tx) => {
    const kept = await tx.get(halls, id);
    const next = kept && change(kept);
    if (!next || JSON.stringify(next) === JSON.stringify(kept)) return kept;
    const moderatorIds = next.moderators.map(({ personId }) => personId);
    const written = { ...next, moderatorIds, version: next.version + 1 };
    await tx.set(halls, written);
    return written;
  }, hearing.deadline);
  if (hall) await followHall({ hall, hearing });
}

const named = (person: PersonRecord, until: number | undefined) => ({
  personId: person._id,
  name: person.name ?? '',
  ...(until !== undefined && { until }),
});

/** Whoever a list named leads in the hall, once she has the post; a full hall stays as it is. */
const bound =
  (person: PersonRecord, now: number): Change =>
  (hall) => {
    const posts = postsFor(person, hall, now);
    const isNew = hall.namedOnly.includes(person.name ?? '') && posts.length > 0;
    if (!isNew || hall.moderators.length >= mostModerators) return hall;
    const others = hall.moderators.filter(({ personId }) => personId !== person._id);
    return {
      ...hall,
      moderators: [...others, named(person, lastOf(posts))],
      namedOnly: hall.namedOnly.filter((name) => name !== person.name),
    };
  };

/** Whoever has no post there any more leads no longer; of one that ends on a day, the day is known. */
const unbound =
  (person: PersonRecord, now: number): Change =>
  (hall) => {
    const posts = postsFor(person, hall, now);
    const moderators = hall.moderators.flatMap((one) => {
      if (one.personId !== person._id) return [one];
      const { until: _, ...kept } = one;
      const until = posts.length > 0 ? lastOf(posts) : undefined;
      return posts.length > 0 ? [{ ...kept, ...(until !== undefined && { until }) }] : [];
    });
    return { ...hall, moderators };
  };

/** Whether somebody else of the same name has the post too: then a list does not say which of them it means. */
const isAmbiguous = (area: AreaRecord, { _id, name }: PersonRecord, now: number): boolean =>
  area.duties.some(
    (duty) =>
      duty.role === 'moderator' &&
      duty.name === name &&
      duty.personId !== _id &&
      isCurrent(duty, now),
  );

/** A moderator whom a list named before she had the post leads from now on. */
const bindNamed: Listener = {
  name: 'council.bind-named',
  hears: ['identity.appointed'],
  isForJobs: true,
  async hear({ data, subjectIds: [areaId = ''] }, hearing) {
    const { role, tell } = data as PostFacts;
    if (role !== 'moderator') return 'done';
    const [person, [area]] = await Promise.all([get(people, tell[0] ?? ''), areasNow([areaId])]);
    if (!person?.name || !area || isAmbiguous(area, person, hearing.now)) return 'done';
    for (const hall of await hallsWithin([areaId], { limit: mostHalls }))
      if (hall.namedOnly.includes(person.name))
        await changeHall(hall._id, bound(person, hearing.now), hearing);
    return 'done';
  },
};

/** A moderator whose post ended leads no longer. */
const unbindDismissed: Listener = {
  name: 'council.unbind-dismissed',
  hears: ['identity.dismissed'],
  isForJobs: true,
  async hear({ data }, hearing) {
    const { role, tell } = data as PostFacts;
    const person = role === 'moderator' ? await get(people, tell[0] ?? '') : undefined;
    if (!person) return 'done';
    for (const hall of await hallsLedBy(person._id))
      await changeHall(hall._id, unbound(person, hearing.now), hearing);
    return 'done';
  },
};

export const moderatorListeners: readonly Listener[] = [bindNamed, unbindDismissed];
