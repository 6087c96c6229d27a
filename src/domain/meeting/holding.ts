import type { Party } from '#contracts/council';
import { dayMs, minuteMs } from '../day';
import { kindRules, type Meeting } from './model';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { blank } from './writing';

/** It can be opened so long before its time, and recorded as begun within a day after it. */
const earlyMs = 60 * minuteMs;
const lateMs = dayMs;

const itsTime: Guard = {
  words: '还没到时间：开会前一小时起可以开始；过了一天请先改期',
  holds: ({ kind, startsAt }, { at }) =>
    !kindRules[kind].isAnnounced ||
    (startsAt !== undefined && at >= startsAt - earlyMs && at <= startsAt + lateMs),
};

const announcedFirst: Guard = {
  words: '这次会要先征集议题、公示，再开始',
  holds: ({ kind, status }) => status === 'published' || !kindRules[kind].isAnnounced,
};

const present = (meeting: Meeting, came: readonly Party[]): Meeting['parties'] =>
  meeting.parties.map((one) => ({ ...one, isPresent: came.includes(one.party) }));

const begin: Effect<'start'> = (meeting, { move, at, actor }) => ({
  ...meeting,
  startedAt: at,
  startsAt: meeting.startsAt ?? at,
  parties: present(meeting, move.present),
  minutes: {
    items: meeting.agenda.map(({ id, text }) => ({ ...blank(id), problem: text ?? '' })),
    photos: [],
    byId: actor === 'clock' ? '' : actor.personId,
    amendments: [],
  },
});

const finish: Effect<'end'> = (meeting, { move, at }) => ({
  ...meeting,
  endedAt: at,
  endsAt: meeting.endsAt ?? at,
  parties: present(meeting, move.present),
});

const publicityOver: Guard = {
  words: '决议还在公示',
  holds: ({ resolution }, { at }) => resolution !== undefined && resolution.until <= at,
};

const allFinal: Check<'close'> = {
  words: '还有决议没有落实',
  field: 'isAllFinal',
  holds: (_, { move }) => move.isAllFinal,
};

/** From the first word in the room to the last decision that was carried out. */
export const holding: readonly Row[] = [
  row({
    step: 'start',
    event: 'council.started',
    from: ['draft', 'published'],
    to: 'in-session',
    who: ['leads'],
    guards: [announcedFirst, itsTime],
    effects: [begin],
  }),
  row({
    step: 'end',
    event: 'council.ended',
    from: ['in-session'],
    to: 'minutes',
    who: ['leads'],
    effects: [finish],
  }),
  row({
    step: 'finish-publicity',
    event: 'council.publicity-ended',
    from: ['resolved'],
    to: (_, { move }) => (move.isAllFinal ? 'closed' : 'executing'),
    who: ['clock'],
    guards: [publicityOver],
  }),
  row({
    step: 'close',
    event: 'council.closed',
    from: ['executing'],
    to: 'closed',
    who: ['clock'],
    checks: [allFinal],
  }),
];
