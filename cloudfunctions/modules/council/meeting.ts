import { policy } from '#config/policy';
import { getMeeting } from '#contracts/council-meeting';
import { AppError } from '#contracts/errors';
import { isDoorOpen, registerObstacle } from '#domain/attendance';
import { stepsFor } from '#domain/meeting';
import { obstacleToAmend } from '#domain/meeting/amending';
import { holdUpsOf } from '#domain/meeting/work';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type MinutesSight, meetingView } from './meeting-view';
import { mayAttend } from './ours';
import { openTopicsOf } from './prepare';
import {
  type AttendanceRecord,
  attendanceIdOf,
  attendances,
  type HallRecord,
  halls,
  type MeetingRecord,
  meetings,
} from './records';
import { reviewStandingOf, reviewViewOf } from './review-view';
import { hasSay, mayLead, momentOf } from './stepping';
import { voteViewsOf } from './vote-view';

/** A meeting and its hall, for somebody who may read it: neighbours once it is public, before that who has a say there. */
async function readable(id: string, ctx: Context) {
  const meeting = await get(meetings, id);
  const hall = meeting && (await get(halls, meeting.hallId));
  if (!meeting || !hall) throw new AppError('not-found');
  const moment = momentOf(hall, ctx);
  if (!meeting.isPublic && !hasSay(moment)) throw new AppError('not-found');
  return { meeting, hall, moment };
}

const isThere = (hers: AttendanceRecord | undefined): boolean => hers?.status === 'present';

/** Minutes are for those who lead, then for those who were there, and for all once they are final. */
function sightOf(
  { minutes }: MeetingRecord,
  hers: AttendanceRecord | undefined,
  isLeading: boolean,
): MinutesSight {
  if (isLeading) return 'leading';
  const isOut = minutes?.circulatedAt !== undefined || minutes?.confirmedAt !== undefined;
  if (isThere(hers) && isOut) return 'all';
  return minutes?.confirmedAt === undefined ? 'none' : 'words';
}

type Reading = { meeting: MeetingRecord; hall: HallRecord; hers: AttendanceRecord | undefined };

/** Why she cannot sign up; undefined where she can. */
async function obstacleFor({ meeting, hall, hers }: Reading, ctx: Context) {
  const obstacle = registerObstacle(meeting, hers, ctx.now);
  if (obstacle !== undefined) return obstacle;
  if (await mayAttend(hall, ctx)) return undefined;
  return ctx.caller.roles.has('resident')
    ? '这是别处的议事会，请到您家所在的议事厅报名'
    : '先选您住哪个单元，再报名';
}

async function standing(reading: Reading, ctx: Context) {
  const { meeting, hers } = reading;
  const obstacle = await obstacleFor(reading, ctx);
  const { personId } = ctx.caller;
  const asking = { personId, isPresent: isThere(hers), at: ctx.now };
  return {
    isRegistered: hers?.status === 'registered' || isThere(hers),
    isPresent: isThere(hers),
    mayRegister: obstacle === undefined,
    ...defined({ obstacle }),
    mayAttend: !isThere(hers) && isDoorOpen(meeting, ctx.now, policy.doorMinutes.value),
    mayAmend: obstacleToAmend(meeting, asking) === undefined,
  };
}

export const look = defineQuery(getMeeting, async ({ id }, ctx) => {
  const { meeting, hall, moment } = await readable(id, ctx);
  const hers = await get(attendances, attendanceIdOf(id, ctx.caller.personId));
  const isLeading = hasSay(moment);
  const isJudging = isLeading && meeting.status === 'agenda' && !meeting.isAgendaConfirmed;
  const sight = sightOf(meeting, hers, isLeading);
  const [view, votes, review, mine, openTopics] = await Promise.all([
    meetingView({ meeting, hall, sight, now: ctx.now }),
    voteViewsOf(meeting, hall, ctx),
    reviewViewOf(meeting, ctx),
    standing({ meeting, hall, hers }, ctx),
    isJudging ? openTopicsOf(meeting) : 0,
  ]);
  return {
    meeting: { ...view, votes, ...defined({ review }) },
    mine: { ...mine, ...(await reviewStandingOf(meeting, review, ctx)) },
    steps: stepsFor(meeting, moment),
    mayLead: mayLead(hall, ctx),
    holdUps: isLeading ? holdUpsOf(meeting, { openTopics, now: ctx.now }) : [],
  };
});
