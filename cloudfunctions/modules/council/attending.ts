import { createHash } from 'node:crypto';
import { policy } from '#config/policy';
import {
  attendMeeting,
  cancelRegistration,
  registerForMeeting,
} from '#contracts/council-attendance';
import { AppError, refusedAt } from '#contracts/errors';
import { arrived, type Coming, isDoorCode, registered, unregistered } from '#domain/attendance';
import { mayCome, type PathOf } from '#domain/council-scope';
import { defineCommand } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { householdIdOf } from '../identity/records';
import { belonging, postPaths } from './ours';
import {
  type AttendanceRecord,
  attendanceIdOf,
  attendances,
  type HallRecord,
  type MeetingRecord,
  meetings,
} from './records';
import { hallIn, mayLead, meetingIn } from './stepping';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** What a place counts for. */
const countsFor = (one: Coming | undefined) => ({
  registered: Number(one?.registeredAt !== undefined),
  present: Number(one?.status === 'present'),
});

type Change = {
  meeting: MeetingRecord;
  before: AttendanceRecord | undefined;
  after: AttendanceRecord;
};

/** Writes what became of somebody's place, and with it how many signed up and are there. */
export async function settlePlace(tx: Transaction, { meeting, before, after }: Change) {
  const was = countsFor(before);
  const is = countsFor(after);
  const counts = {
    registered: meeting.registered + is.registered - was.registered,
    present: meeting.present + is.present - was.present,
  };
  const record = { ...after, version: (before?.version ?? 0) + 1 };
  await tx.set(attendances, record);
  const isSame = counts.registered === meeting.registered && counts.present === meeting.present;
  if (!isSame) await tx.set(meetings, { ...meeting, ...counts });
  return { record, counts };
}

type Arrival = Pick<AttendanceRecord, 'way' | 'tickedById' | 'tickedByText'>;

/** The record of somebody whose coming changed; what no longer holds is left out. */
export function withComing(
  {
    status: _,
    registeredAt: __,
    presentAt: ___,
    way,
    tickedById,
    tickedByText,
    ...place
  }: AttendanceRecord,
  coming: Coming,
  how: Arrival = defined({ way, tickedById, tickedByText }),
): AttendanceRecord {
  const { status, registeredAt, presentAt } = coming;
  return {
    ...place,
    status,
    ...defined({ registeredAt, presentAt }),
    ...(status === 'present' && how),
  };
}

/** Her home in the hall's area, else none: where she says she lives, and the door that has one ballot. */
function homeThere({ person }: Caller, { areaId }: Pick<MeetingRecord, 'areaId'>) {
  const homes = (person?.homes ?? []).filter(
    ({ status, areaPath }) => status !== 'refused' && areaPath.includes(areaId),
  );
  return homes.find(({ door }) => door !== undefined) ?? homes[0];
}

/** The caller's place at a meeting before she ever came. */
function placeOf(meeting: MeetingRecord, { caller, now }: Context): AttendanceRecord {
  const home = homeThere(caller, meeting);
  return {
    _id: attendanceIdOf(meeting._id, caller.personId),
    meetingId: meeting._id,
    hallId: meeting.hallId,
    personId: caller.personId,
    name: caller.person?.name ?? '',
    ...defined({
      placeText: home?.shortAddress,
      householdId: home?.door === undefined ? undefined : householdIdOf(home.areaId, home.door),
    }),
    status: 'cancelled',
    at: now,
    version: 0,
  };
}

type Known = { meeting: MeetingRecord; hall: HallRecord; before: AttendanceRecord | undefined };

/** A meeting as it stands, with the caller's place there; for whoever does not belong there it does not exist. */
async function comingIn(
  tx: Transaction,
  id: string,
  { ctx, pathOf }: { ctx: Context; pathOf: PathOf },
): Promise<Known> {
  const meeting = await meetingIn(tx, id);
  const hall = await hallIn(tx, meeting.hallId);
  const isThere = mayCome(belonging(ctx.caller), hall, pathOf);
  if (!isThere || !meeting.isPublic) throw new AppError('not-found');
  const before = await tx.get(attendances, attendanceIdOf(id, ctx.caller.personId));
  return { meeting, hall, before };
}

/** What listeners hear of somebody's coming: no name, no door. */
export const comingFacts = ({ _id, hallId, hallName, title, startsAt }: MeetingRecord) => ({
  meetingId: _id,
  hallId,
  hallName,
  title,
  ...defined({ startsAt }),
});

const register = defineCommand(registerForMeeting, {
  prepare: (_, { caller }) => postPaths(caller),
  async transact({ tx, input: { id }, ctx, prepared: pathOf }) {
    const { meeting, before } = await comingIn(tx, id, { ctx, pathOf });
    const place = placeOf(meeting, ctx);
    const after = withComing(place, registered(meeting, before, ctx.now));
    const { counts } = await settlePlace(tx, { meeting, before, after });
    return {
      answer: { registered: counts.registered },
      name: 'council.registered',
      subjectIds: [id],
      data: comingFacts(meeting),
    };
  },
});

const cancel = defineCommand(cancelRegistration, {
  async transact({ tx, input: { id }, ctx }) {
    const meeting = await meetingIn(tx, id);
    const before = await tx.get(attendances, attendanceIdOf(id, ctx.caller.personId));
    const coming = unregistered(before);
    const after = withComing(before ?? placeOf(meeting, ctx), coming);
    const { counts } = await settlePlace(tx, { meeting, before, after });
    return {
      answer: { registered: counts.registered },
      name: 'council.registration-cancelled',
      subjectIds: [id],
      data: comingFacts(meeting),
    };
  },
});

const staleWords = '这个到会码过时了，请看门口现在的码再试';

const attend = defineCommand(attendMeeting, {
  prepare: (_, { caller }) => postPaths(caller),
  async transact({ tx, input: { id, way, code }, ctx, prepared: pathOf }) {
    const { meeting, hall, before } = await comingIn(tx, id, { ctx, pathOf });
    if (mayLead(hall, ctx))
      throw new AppError('step-not-allowed', { reason: '您能打开这张码，请别的同事给您记' });
    const { now } = ctx;
    const coming = arrived(meeting, before, { now, minutes: policy.doorMinutes.value });
    if (!isDoorCode({ secret: meeting.secret, code }, now, sha256))
      throw refusedAt('code', staleWords);
    const isNew = before?.status !== 'present';
    const after = withComing(before ?? placeOf(meeting, ctx), coming, { way });
    const present = isNew
      ? (await settlePlace(tx, { meeting, before, after })).counts.present
      : meeting.present;
    return {
      answer: { present },
      name: 'council.attended',
      subjectIds: [id],
      data: { ...comingFacts(meeting), isFirst: isNew },
    };
  },
});

export const attendingActions = [register, cancel, attend];
