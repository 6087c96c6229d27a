import {
  type MeetingStatus,
  type MeetingStep,
  meetingStatusWords,
  secretaryRoles,
} from '#contracts/council';
import { AppError, type ErrorCode, type ErrorDetails } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { addDays, dayMs, minuteMs, startOfDay } from './day';
import { holding } from './meeting/holding';
import { type CouncilMoment, type HallFacts, type Meeting, staffLeads } from './meeting/model';
import type { Change, Move, Row, Who } from './meeting/moves';
import { preparing } from './meeting/preparing';
import { publishing } from './meeting/publishing';
import { stopping } from './meeting/stopping';
import { writing } from './meeting/writing';
import { isCurrent, roleKey } from './membership';

/** The life of a meeting, whole (`rules.md §4.2.1`): the page draws these steps and the cloud allows nothing else. */
export const meetingTable: readonly Row[] = [
  ...preparing,
  ...publishing,
  ...holding,
  ...writing,
  ...stopping,
];

type Refusal = { code: ErrorCode; details?: ErrorDetails };

const holds = (
  roles: readonly Role[],
  { actor, hall, at }: Pick<CouncilMoment, 'actor' | 'hall' | 'at'>,
): boolean =>
  actor !== 'clock' &&
  actor.memberships.some(
    (one) => isCurrent(one, at) && roles.includes(one.role) && hall.path.includes(one.areaId),
  );

/** Whether somebody prepares meetings of a hall: its own moderators while their term lasts, and the community's desk. */
export const leadsHall = (moment: Pick<CouncilMoment, 'actor' | 'hall' | 'at'>): boolean =>
  holds(staffLeads, moment) ||
  (moment.actor !== 'clock' &&
    moment.hall.moderatorIds.includes(moment.actor.personId) &&
    holds(['moderator'], moment));

const may: Record<Who, (moment: CouncilMoment) => boolean> = {
  leads: leadsHall,
  desk: (moment) => holds(staffLeads, moment),
  secretary: (moment) => holds(secretaryRoles, moment),
  clock: ({ actor }) => actor === 'clock',
};

function refusalOfRow(row: Row, meeting: Meeting, moment: CouncilMoment): Refusal | undefined {
  if (!row.from.includes(meeting.status)) {
    const reason = `现在是「${meetingStatusWords[meeting.status]}」，不能再这样做，请刷新看看`;
    return { code: 'step-not-allowed', details: { reason } };
  }
  if (!row.who.some((who) => may[who](moment))) return { code: 'forbidden' };
  const failed = row.guards?.find((guard) => !guard.holds(meeting, moment));
  return failed && { code: 'step-not-allowed', details: { reason: failed.words } };
}

const rowOf = (step: MeetingStep): Row => {
  const found = meetingTable.find((row) => row.step === step);
  if (!found) throw new RangeError(`no row for ${step}`);
  return found;
};

/** Why a step cannot be taken by this person now; undefined where it can. */
export const refusalOf = (
  meeting: Meeting,
  step: MeetingStep,
  moment: CouncilMoment,
): Refusal | undefined => refusalOfRow(rowOf(step), meeting, moment);

/** The steps this person may take now, in the order of the table. */
export const stepsFor = (meeting: Meeting, moment: CouncilMoment): MeetingStep[] =>
  meetingTable.filter((row) => !refusalOfRow(row, meeting, moment)).map(({ step }) => step);

/** What happened, by name, if this step is taken. */
export const eventOfStep = (step: MeetingStep): Row['event'] => rowOf(step).event;

/**
 * Takes a step: the whole next meeting, version one higher, everything a record adds kept as it is. Refuses with
 * `conflict` (a stale version), `step-not-allowed` (with the reason), `forbidden`, or `invalid-input` (with the field).
 */
export function take<M extends Meeting>(meeting: M, move: Move, moment: CouncilMoment): M {
  if (move.version !== meeting.version)
    throw new AppError('conflict', { version: meeting.version });
  const row = rowOf(move.step);
  const refusal = refusalOfRow(row, meeting, moment);
  if (refusal) throw new AppError(refusal.code, refusal.details);
  const change: Change = { ...moment, move };
  const fields = (row.checks ?? [])
    .filter((check) => !check.holds(meeting, change))
    .map(({ field, words }) => ({ field, words }));
  if (fields.length > 0) throw new AppError('invalid-input', { fields });
  const to = typeof row.to === 'function' ? row.to(meeting, change) : (row.to ?? meeting.status);
  const changed = (row.effects ?? []).reduce<Meeting>((it, effect) => effect(it, change), meeting);
  const { isChased, isReminded, ...rest } = changed;
  const noted = { ...(isChased && { isChased }), ...(isReminded && { isReminded }) };
  const isNew = to !== meeting.status || move.step === 'amend' || move.step === 'circulate';
  return { ...rest, ...(!isNew && noted), status: to, version: meeting.version + 1 } as M;
}

/** Neighbours read a meeting once topics are collected; drafts and its cancelling before that are nobody's business. */
export const isPublic = ({ status, publishedAt, collectUntilOn }: Meeting): boolean =>
  status !== 'draft' && (status !== 'cancelled' || (publishedAt ?? collectUntilOn) !== undefined);

/** Still to come or under way: one at a time for the month. */
export const comingStatuses: readonly MeetingStatus[] = [
  'draft',
  'collecting',
  'agenda',
  'published',
  'in-session',
  'postponed',
];

type Waking = { remindHours: number };

const hourMs = 60 * minuteMs;
/** Whoever leads is asked half a day after the time of a meeting, or after it began and did not end, and three days after its end, what became of it. */
const chaseMs = dayMs / 2;
const minutesMs = 3 * dayMs;

const wakeByStatus: Partial<
  Record<MeetingStatus, (meeting: Meeting, rules: Waking) => number | undefined>
> = {
  collecting: ({ collectUntilOn }) =>
    collectUntilOn === undefined ? undefined : startOfDay(addDays(collectUntilOn, 1)),
  agenda: ({ publishAt }) => publishAt,
  published({ startsAt, isReminded, isChased }, { remindHours }) {
    if (startsAt === undefined || isChased) return undefined;
    return isReminded ? startsAt + chaseMs : startsAt - remindHours * hourMs;
  },
  'in-session': ({ startedAt, isChased }) =>
    isChased || startedAt === undefined ? undefined : startedAt + chaseMs,
  minutes({ minutes, endedAt, isChased }) {
    if (isChased) return undefined;
    return minutes?.amendUntil ?? (endedAt === undefined ? undefined : endedAt + minutesMs);
  },
  resolved: ({ resolution }) => resolution?.until,
};

/** When the clock next has something to do; undefined where it never will by itself. */
export const wakeOf = (meeting: Meeting, rules: Waking): number | undefined =>
  wakeByStatus[meeting.status]?.(meeting, rules);

/** Whose turn it is, as access keys: whoever leads, or who confirms. */
export function waitsForOf(
  { status, isAgendaConfirmed, minutes }: Meeting,
  hall: HallFacts & { secretaryKeys: readonly string[] },
): string[] {
  const leads = [...hall.moderatorIds, roleKey('community-staff', hall.communityId)];
  if (status === 'agenda' && !isAgendaConfirmed) return [...leads, ...hall.secretaryKeys];
  if (status === 'agenda' || status === 'postponed')
    return [roleKey('community-staff', hall.communityId)];
  if (status === 'minutes' && minutes?.circulatedAt !== undefined)
    return [...leads, ...hall.secretaryKeys];
  const isLeads: readonly MeetingStatus[] = [
    'draft',
    'collecting',
    'published',
    'in-session',
    'minutes',
  ];
  return isLeads.includes(status) ? leads : [];
}
