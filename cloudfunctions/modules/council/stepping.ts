import { councilRules } from '#config/policy';
import { councilRoles, secretaryRoles } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { type Role, roleWords } from '#contracts/roles';
import {
  comingStatuses,
  eventOfStep,
  isPublic,
  leadsHall,
  take,
  waitsForOf,
  wakeOf,
} from '#domain/meeting';
import type { CouncilMoment, HallFacts } from '#domain/meeting/model';
import type { Move } from '#domain/meeting/moves';
import { roleKey } from '#domain/membership';
import type { Caller, Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { recentArea } from '../area/records';
import { type HallRecord, halls, type MeetingRecord, meetings } from './records';

/** The hall as the rules need it. */
export const factsOf = (hall: HallRecord): HallFacts => ({
  path: hall.path,
  communityId: hall.communityId,
  moderatorIds: hall.moderatorIds,
  hasOwnersCommittee: hall.hasOwnersCommittee,
  isClosed: hall.closed !== undefined,
});

const leading: readonly Role[] = [...new Set<Role>([...councilRoles, ...secretaryRoles])];

/** 「话事员 周正」, by the post nearest to the place. */
export function leaderText({ path }: Pick<HallRecord, 'path'>, { memberships, person }: Caller) {
  const posts = memberships.filter(
    (one) => leading.includes(one.role) && path.includes(one.areaId),
  );
  const post = posts.sort((a, b) => path.indexOf(b.areaId) - path.indexOf(a.areaId))[0];
  return [post && roleWords[post.role], person?.name].filter(Boolean).join(' ');
}

/** Who asks, as the rules see her; `clock` for the timers. */
export const momentOf = (
  hall: HallRecord,
  { caller, now }: Pick<Context, 'caller' | 'now'>,
): CouncilMoment => ({
  actor: {
    personId: caller.personId,
    memberships: caller.memberships,
    ...defined({ name: caller.person?.name }),
  },
  byText: leaderText(hall, caller),
  hall: factsOf(hall),
  at: now,
  rules: councilRules,
});

export const clockMoment = (hall: HallRecord, now: number): CouncilMoment => ({
  actor: 'clock',
  byText: '系统',
  hall: factsOf(hall),
  at: now,
  rules: councilRules,
});

/** Whether somebody takes any step here: she leads, or confirms what others prepared. */
export const hasSay = (moment: CouncilMoment): boolean =>
  moment.actor === 'clock' ||
  leadsHall(moment) ||
  moment.actor.memberships.some(
    ({ role, areaId }) =>
      (secretaryRoles as readonly Role[]).includes(role) && moment.hall.path.includes(areaId),
  );

/** For a repeat: what was answered is for those who may still take steps there. */
export async function recheckSay(
  { id }: { id: string },
  ctx: Pick<Context, 'caller' | 'now'>,
): Promise<void> {
  const meeting = await get(meetings, id);
  const hall = meeting && (await get(halls, meeting.hallId));
  if (!hall || !hasSay(momentOf(hall, ctx))) throw new AppError('not-found');
}

/** Access keys of whoever keeps the meetings and decisions of a hall up to date. */
export const leadKeys = ({ moderatorIds, communityId }: HallRecord): string[] => [
  ...moderatorIds,
  roleKey('community-staff', communityId),
];

/** Whether the caller prepares meetings of this hall. */
export const mayLead = (hall: HallRecord, ctx: Pick<Context, 'caller' | 'now'>): boolean =>
  leadsHall(momentOf(hall, ctx));

export async function hallIn(tx: Transaction, id: string): Promise<HallRecord> {
  const hall = await tx.get(halls, id);
  if (!hall) throw new AppError('not-found');
  return hall;
}

export async function meetingIn(tx: Transaction, id: string): Promise<MeetingRecord> {
  const meeting = await tx.get(meetings, id);
  if (!meeting) throw new AppError('not-found');
  return meeting;
}

/** A meeting and its hall, for somebody who leads there; for others it does not exist. */
export async function ledMeeting(
  id: string,
  ctx: Pick<Context, 'caller' | 'now'>,
): Promise<{ meeting: MeetingRecord; hall: HallRecord }> {
  const meeting = await get(meetings, id);
  const hall = meeting && (await get(halls, meeting.hallId));
  if (!meeting || !hall || !mayLead(hall, ctx)) throw new AppError('not-found');
  return { meeting, hall };
}

/** Who confirms: the secretary of the community, else the subdistrict. */
async function secretaryKeysOf({ communityId }: HallRecord): Promise<string[]> {
  const community = await recentArea(communityId);
  const isHeld = community?.duties.some(({ role }) => role === 'chief-grid-lead');
  if (isHeld || community?.parentId === undefined) return [roleKey('chief-grid-lead', communityId)];
  return [roleKey('subdistrict-dispatcher', community.parentId)];
}

/** The meeting with what follows from the rest: whose turn it is, when it wakes, whether neighbours see it. */
export async function settled(meeting: MeetingRecord, hall: HallRecord): Promise<MeetingRecord> {
  const { wakeAt: _, ...rest } = meeting;
  const secretaryKeys = await secretaryKeysOf(hall);
  return {
    ...rest,
    isPublic: isPublic(meeting),
    sortAt: meeting.startsAt ?? meeting.openedAt,
    waitsFor: waitsForOf(meeting, { ...factsOf(hall), secretaryKeys }),
    ...defined({ wakeAt: wakeOf(meeting, councilRules) }),
  };
}

const isComing = ({ status }: MeetingRecord) => comingStatuses.includes(status);

/** What has no time yet comes after what has one. */
const timeOf = ({ startsAt = Infinity }: { startsAt?: number }) => startsAt;

/** The hall with its line about the meeting that comes next; of a meeting that ended, nothing is left there. */
export function withNext(hall: HallRecord, meeting: MeetingRecord): HallRecord {
  const { next, ...rest } = hall;
  const isOther = next !== undefined && next.meetingId !== meeting._id;
  if (!isComing(meeting) || !meeting.isPublic) return isOther ? hall : rest;
  const isBefore = isOther && next.status !== 'postponed' && timeOf(next) <= timeOf(meeting);
  if (isBefore) return hall;
  const { _id: meetingId, kind, status, startsAt, collectUntilOn } = meeting;
  return { ...rest, next: { meetingId, kind, status, ...defined({ startsAt, collectUntilOn }) } };
}

/** What an event says of a meeting: ids, words for messages, never a name of a resident. */
export const factsForEvent = (meeting: MeetingRecord) => ({
  meetingId: meeting._id,
  hallId: meeting.hallId,
  title: meeting.title,
  hallName: meeting.hallName,
  status: meeting.status,
  ...defined({ startsAt: meeting.startsAt, place: meeting.place }),
  ...(meeting.waitsFor.length > 0 && { tell: meeting.waitsFor }),
});

type Both = { meeting: MeetingRecord; hall: HallRecord };
type Stepping = {
  move: Move;
  moment: (hall: HallRecord) => CouncilMoment;
  /** What the step means for the records beside the table; it decides nothing. */
  also?: (both: Both) => { meeting?: Partial<MeetingRecord>; hall?: Partial<HallRecord> };
};

/**
 * Takes one step of a meeting in a transaction and writes it with its hall; answers what the event says. Whoever
 * neither leads nor confirms there finds no meeting; a page of before meets `conflict` with the fresh version.
 */
export async function stepMeeting(
  tx: Transaction,
  id: string,
  { move, moment: momentFor, also }: Stepping,
) {
  const before = await meetingIn(tx, id);
  const hall = await hallIn(tx, before.hallId);
  const moment = momentFor(hall);
  if (!hasSay(moment)) throw new AppError('not-found');
  const taken = await settled(take(before, move, moment), hall);
  const more = also?.({ meeting: taken, hall });
  const next = { ...taken, ...more?.meeting };
  await tx.set(meetings, next);
  const after = { ...withNext(hall, next), ...more?.hall };
  if (JSON.stringify(after) !== JSON.stringify(hall)) await tx.set(halls, after);
  return {
    before,
    next,
    hall: after,
    told: {
      name: eventOfStep(move.step),
      subjectIds: [next._id],
      data: factsForEvent(next),
      callerText: moment.byText,
    },
    answer: { id: next._id, version: next.version, status: next.status },
  };
}
