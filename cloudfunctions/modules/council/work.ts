import { listCouncilWork } from '#contracts/council-meeting';
import { dayOf } from '#domain/day';
import { isLate } from '#domain/decision';
import { staffLeads } from '#domain/meeting/model';
import { workOf } from '#domain/meeting/work';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import { hallsLedBy, hallsWithin } from './hall-records';
import {
  decisionsDueBefore,
  hallsWithMeeting,
  meetingsWaitingFor,
  topicsHeldBackFor,
} from './meeting-records';
import { type DecisionRecord, type HallRecord, halls, type MeetingRecord } from './records';
import { hasSay, mayLead, momentOf } from './stepping';

/** A desk shows so much at once; what is done makes room. */
const most = { meetings: 50, late: 20, heldBack: 20, halls: 100 };

/** Halls whose meetings the caller prepares: those that name her, and all of her community. */
async function ledHalls(ctx: Context): Promise<HallRecord[]> {
  const { personId, memberships } = ctx.caller;
  const areaIds = memberships.flatMap(({ role, areaId }) =>
    staffLeads.includes(role) ? areaId : [],
  );
  const isModerator = memberships.some(({ role }) => role === 'moderator');
  const [hers, theirs] = await Promise.all([
    isModerator ? hallsLedBy(personId) : [],
    areaIds.length > 0 ? hallsWithin(areaIds, { limit: most.halls }) : [],
  ]);
  const all = new Map([...hers, ...theirs].map((hall) => [hall._id, hall]));
  return [...all.values()].filter((hall) => hall.closed === undefined && mayLead(hall, ctx));
}

const itemOf = (meeting: MeetingRecord, hall: HallRecord, ctx: Context) => ({
  meetingId: meeting._id,
  hallName: meeting.hallName,
  title: meeting.title,
  status: meeting.status,
  ...workOf(meeting, momentOf(hall, ctx)),
});

/** Hers to do first, then by when it is; a meeting still names whose post has ended, and tells her nothing. */
function itemsOf(found: readonly MeetingRecord[], known: readonly HallRecord[], ctx: Context) {
  const byId = new Map(known.map((hall) => [hall._id, hall]));
  const items = found.flatMap((meeting) => {
    const hall = byId.get(meeting.hallId);
    return hall && hasSay(momentOf(hall, ctx)) ? itemOf(meeting, hall, ctx) : [];
  });
  return items.sort((a, b) => Number(b.isMyTurn) - Number(a.isMyTurn));
}

const lateLine = ({ _id, hallId, hallName, text, ownerText, dueOn }: DecisionRecord) => ({
  decisionId: _id,
  ...{ hallId, hallName, text, ownerText },
  ...defined({ dueOn }),
});

export const desk = defineQuery(listCouncilWork, async (_, ctx) => {
  const { keys } = ctx.caller;
  const today = dayOf(ctx.now);
  const [waiting, due, heldBack, led] = await Promise.all([
    meetingsWaitingFor(keys, most.meetings),
    decisionsDueBefore(keys, { today, limit: most.late }),
    topicsHeldBackFor(keys, most.heldBack),
    ledHalls(ctx),
  ]);
  const others = waiting
    .map(({ hallId }) => hallId)
    .filter((id) => !led.some(({ _id }) => _id === id));
  const [known, prepared] = await Promise.all([
    getAll(halls, others),
    hallsWithMeeting(led, today.slice(0, 7)),
  ]);
  return {
    items: itemsOf(waiting, [...led, ...known], ctx),
    late: due.filter((one) => isLate(one, ctx.now)).map(lateLine),
    heldBack: heldBack.map(({ _id: id, version, hallName, title, text }) => {
      return { id, version, hallName, title, text };
    }),
    halls: led.map(({ _id: id, name }) => ({ id, name, monthHasMeeting: prepared.has(id) })),
  };
});
