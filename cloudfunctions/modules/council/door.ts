import { addPaperAttendee, getMeetingDoor, tickPresent } from '#contracts/council-attendance';
import { AppError, refusedAt } from '#contracts/errors';
import { ticked } from '#domain/attendance';
import { maskedName } from '#domain/mask';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { find, get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { householdIdOf } from '../identity/records';
import { homeIn } from '../points/account-records';
import { refuseHousehold } from '../points/household-records';
import { accounts } from '../points/records';
import { comingFacts, settlePlace, withComing } from './attending';
import {
  type AttendanceRecord,
  attendanceIdOf,
  attendances,
  type HallRecord,
  type MeetingRecord,
} from './records';
import { hallIn, leaderText, ledMeeting, mayLead, meetingIn } from './stepping';

/** A meeting the caller leads, as it stands in this transaction; anybody else's does not exist. */
async function ledIn(tx: Transaction, id: string, ctx: Context) {
  const meeting = await meetingIn(tx, id);
  const hall = await hallIn(tx, meeting.hallId);
  if (!mayLead(hall, ctx)) throw new AppError('not-found');
  return { meeting, hall };
}

/** Everybody who signed up or is there, in the order they came; at most 500. */
const placesOf = (meetingId: string): Promise<AttendanceRecord[]> =>
  find(attendances, {
    where: { meetingId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 500,
  });

const look = defineQuery(getMeetingDoor, async ({ id }, ctx) => {
  const { meeting } = await ledMeeting(id, ctx);
  const places = (await placesOf(id)).filter(({ status }) => status !== 'cancelled');
  const { title, status, version, secret, startsAt, endsAt, place } = meeting;
  return {
    ...{ title, status, version, secret },
    ...defined({ startsAt, endsAt, place }),
    registered: meeting.registered,
    present: meeting.present,
    people: places.map((one) => ({
      ...{ id: one._id, version: one.version, status: one.status },
      name: maskedName(one.name),
      isPaper: one.personId === undefined,
      ...defined({ placeText: one.placeText, way: one.way }),
    })),
  };
});

const tickedBy = (hall: HallRecord, caller: Caller) => ({
  way: 'ticked' as const,
  tickedById: caller.personId,
  tickedByText: leaderText(hall, caller),
});

const tick = defineCommand(tickPresent, {
  async transact({ tx, input: { id, version, isPresent }, ctx }) {
    const before = await tx.get(attendances, id);
    if (!before) throw new AppError('not-found');
    const { meeting, hall } = await ledIn(tx, before.meetingId, ctx);
    if (before.personId === ctx.caller.personId)
      throw new AppError('step-not-allowed', { reason: '自己的请别的同事来记' });
    if (before.version !== version) throw new AppError('conflict', { version: before.version });
    const coming = ticked(meeting, before, { isPresent, now: ctx.now });
    await refuseHousehold(tx, before, ctx.caller);
    const isNew = coming.status !== before.status;
    const how = isNew ? tickedBy(hall, ctx.caller) : undefined;
    const after = withComing(before, coming, how);
    const record = isNew ? (await settlePlace(tx, { meeting, before, after })).record : before;
    return {
      answer: { version: record.version },
      name: 'council.ticked',
      subjectIds: [meeting._id],
      data: { ...comingFacts(meeting), attendanceId: id, isPresent },
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ id }, ctx) {
    const place = await get(attendances, id);
    await ledMeeting(place?.meetingId ?? '', ctx);
  },
});

type Paper = { name: string; placeText?: string | undefined; accountId?: string | undefined };

/** Somebody with a paper passbook, as the passbook says. */
async function holderIn(tx: Transaction, accountId: string, { areaId }: MeetingRecord) {
  const account = await tx.get(accounts, accountId);
  if (account?.kind !== 'paper' || account.status !== 'open' || !account.areaPath.includes(areaId))
    throw refusedAt('accountId', '议事厅范围里没有找到这本纸质存折');
  const home = homeIn(account);
  return {
    accountId,
    name: account.name ?? '',
    placeText: account.place,
    ...defined({ householdId: home.door && householdIdOf(home.areaId, home.door) }),
  };
}

type Written = { who: string } & Pick<
  AttendanceRecord,
  'name' | 'placeText' | 'accountId' | 'householdId'
>;

/** Spaces make nobody somebody else. */
const written = (text = ''): string => text.replace(/\s/g, '');

/** Whom the leader wrote down: the same name and door is the same person. */
async function writtenDown(
  tx: Transaction,
  paper: Paper,
  meeting: MeetingRecord,
): Promise<Written> {
  const { name, placeText, accountId } = paper;
  if (accountId !== undefined)
    return { who: accountId, ...(await holderIn(tx, accountId, meeting)) };
  return {
    who: `${written(name)}@${written(placeText)}`,
    name,
    ...defined({ placeText: placeText || undefined }),
  };
}

const addPaper = defineCommand(addPaperAttendee, {
  async transact({ tx, input: { id, ...paper }, ctx }) {
    const { meeting, hall } = await ledIn(tx, id, ctx);
    const { who, ...person } = await writtenDown(tx, paper, meeting);
    await refuseHousehold(tx, person, ctx.caller);
    const _id = attendanceIdOf(id, who);
    const before = await tx.get(attendances, _id);
    const place: AttendanceRecord = {
      ...{ _id, meetingId: id, hallId: meeting.hallId, at: ctx.now, version: 0 },
      ...person,
      status: 'cancelled',
    };
    const coming = ticked(meeting, before ?? place, { isPresent: true, now: ctx.now });
    const isNew = before?.status !== 'present';
    const after = withComing(before ?? place, coming, tickedBy(hall, ctx.caller));
    const present = isNew
      ? (await settlePlace(tx, { meeting, before, after })).counts.present
      : meeting.present;
    return {
      answer: { id: _id, present },
      name: 'council.paper-attended',
      subjectIds: [id],
      data: { ...comingFacts(meeting), attendanceId: _id },
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ id }, ctx) {
    await ledMeeting(id, ctx);
  },
});

export const doorActions = [look, tick, addPaper];
