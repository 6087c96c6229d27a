import type { PublicityChannel } from '#contracts/council';
import { clockText, dateText, dayMs, dayOf, minuteMs } from '../day';
import { type Announced, kindRules, type Meeting } from './model';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { leadDays } from './numbers';
import { hallOpen, isAnnounced, partiesFor } from './preparing';

/** A meeting is announced at most so far ahead, and lasts at most so long. */
const aheadDays = 60;
const longestMs = 8 * 60 * minuteMs;

const agendaConfirmed: Guard = {
  words: '议题还没有经社区书记确认',
  holds: ({ isAgendaConfirmed }) => isAgendaConfirmed,
};

type Announcing = 'publish' | 'amend';

const startsLater: Check<Announcing> = {
  words: '开会的时间已经过了，请重新选',
  field: 'startsAt',
  holds: (_, { move, at }) => move.startsAt > at,
};
const startsSoon: Check<Announcing> = {
  words: `最多提前 ${aheadDays} 天公示`,
  field: 'startsAt',
  holds: (_, { move, at }) => move.startsAt <= at + aheadDays * dayMs,
};
const startsInMonth: Check<Announcing> = {
  words: '这是当月的议事会，请选当月的一天',
  field: 'startsAt',
  holds: ({ kind, month }, { move }) =>
    kindRules[kind].slot !== 'month' || dayOf(move.startsAt).startsWith(month),
};
const endsLater: Check<Announcing> = {
  words: '散会要在开会之后，最长 8 小时',
  field: 'endsAt',
  holds: (_, { move }) => move.endsAt > move.startsAt && move.endsAt - move.startsAt <= longestMs,
};

const allParties: Check<Announcing> = {
  words: '四方要写全：社区党组织、物业企业、小区党支部、业委会或业主代表',
  field: 'parties',
  holds: (meeting, { move, hall }) =>
    partiesFor(meeting, hall).every((party) => move.parties.some((one) => one.party === party)),
};

const inTime: Check<'publish'> = {
  words: `离开会不到 ${leadDays} 天了，请写为什么这么急，邻居会看到`,
  field: 'shortLeadReason',
  holds: (_, { move, at, rules }) =>
    move.startsAt - Math.max(move.publishAt ?? at, at) >= rules.leadDays * dayMs ||
    Boolean(move.shortLeadReason),
};

const publishBefore: Check<'publish'> = {
  words: '要在开会之前公示',
  field: 'publishAt',
  holds: (_, { move }) => move.publishAt === undefined || move.publishAt < move.startsAt,
};

/** Channels it was shown in, with a photo. */
export const shownIn = (proofs: Meeting['proofs']): Set<PublicityChannel> =>
  new Set(proofs.map(({ channel }) => channel));

/** Both channels have their photo (`features.md` F61). */
export const isShownWell = (proofs: Meeting['proofs']): boolean => shownIn(proofs).size === 2;

const hasProofs: Check<'publish'> = {
  words: '还没有宣传栏和微信群两处的照片：先补照片，或写明原因再公示',
  field: 'proofReason',
  holds: ({ proofs }, { move }) => isShownWell(proofs) || Boolean(move.proofReason),
};

const announcedIn = ({ place, startsAt, endsAt, capacity, parties }: Announced) => ({
  place,
  startsAt,
  endsAt,
  parties,
  ...(capacity !== undefined && { capacity }),
});

/** A meeting without what an earlier announcement said; what is announced now stands alone. */
function unannounced({
  publishAt: _,
  reason: __,
  capacity: ___,
  shortLeadReason: ____,
  proofReason: _____,
  ...meeting
}: Meeting): Meeting {
  return meeting;
}

const announce: Effect<'publish'> = (before, { move, at }) => {
  const isPlanned = move.publishAt !== undefined && move.publishAt > at;
  const meeting = unannounced(before);
  return {
    ...meeting,
    ...announcedIn(move),
    ...(isPlanned ? { publishAt: move.publishAt } : { publishedAt: meeting.publishedAt ?? at }),
    ...(move.shortLeadReason && { shortLeadReason: move.shortLeadReason }),
    ...(move.proofReason && { proofReason: move.proofReason }),
  } as Meeting;
};

/** Planned for a minute that the clock missed by more than this: neighbours read why they hear of it so late. */
const outageMs = 60 * minuteMs;

const publishDue: Effect<'publish-due'> = ({ publishAt = 0, ...meeting }, { at, rules }) => {
  const { startsAt = at, shortLeadReason } = meeting;
  const isLate = at - publishAt > outageMs && startsAt - at < rules.leadDays * dayMs;
  return {
    ...meeting,
    publishedAt: meeting.publishedAt ?? at,
    ...(isLate && { shortLeadReason: shortLeadReason ?? '系统中断，公示晚了' }),
  };
};

const planned: Guard = {
  words: '还没有到定时公示的时间',
  holds: ({ publishAt }, { at }) => publishAt !== undefined && publishAt <= at,
};

const stillAhead: Guard = {
  words: '开会的时间已经过了，请重新定时间',
  holds: ({ startsAt }, { at }) => startsAt !== undefined && startsAt > at,
};

/** What a change says: 「时间改为 11月28日 19:00；地点改为 党群服务中心二楼」 */
export function changeText(meeting: Meeting, next: Announced, at: number): string {
  const parts = [
    meeting.startsAt !== next.startsAt &&
      `时间改为 ${dateText(dayOf(next.startsAt), dayOf(at))} ${clockText(next.startsAt)}`,
    meeting.place !== next.place && `地点改为${next.place}`,
    meeting.capacity !== next.capacity &&
      (next.capacity === undefined ? '不限人数' : `名额改为 ${next.capacity} 人`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('；') : '参会各方有调整';
}

const change: Effect<'amend'> = (meeting, { move, at, byText }) => {
  const { capacity: _, ...rest } = meeting;
  const text = `${changeText(meeting, move, at)}。原因：${move.reason}`;
  return {
    ...rest,
    ...announcedIn(move),
    changes: [...meeting.changes, { at, text, byText }],
  };
};

const proveIt: Effect<'add-proof'> = (meeting, { move, at, byText }) => {
  const proof = { channel: move.channel, at, byText, photos: move.photos };
  const others = (proofs: Meeting['proofs']) => [
    ...proofs.filter(({ channel }) => channel !== move.channel),
    proof,
  ];
  const { resolution } = meeting;
  return resolution
    ? { ...meeting, resolution: { ...resolution, proofs: others(resolution.proofs) } }
    : { ...meeting, proofs: others(meeting.proofs) };
};

const times = [startsLater, startsSoon, startsInMonth, endsLater, allParties] as const;

/** How a meeting is made known, and what is changed about it afterwards. */
export const publishing: readonly Row[] = [
  row<'publish'>({
    step: 'publish',
    event: 'council.published',
    from: ['agenda', 'postponed'],
    to: (_, { move, at }) =>
      move.publishAt !== undefined && move.publishAt > at ? 'agenda' : 'published',
    who: ['desk'],
    guards: [isAnnounced, hallOpen, agendaConfirmed],
    checks: [...times, publishBefore, inTime, hasProofs],
    effects: [announce],
  }),
  row({
    step: 'publish-due',
    event: 'council.published',
    from: ['agenda'],
    to: 'published',
    who: ['clock'],
    guards: [planned, stillAhead],
    effects: [publishDue],
  }),
  row<'amend'>({
    step: 'amend',
    event: 'council.amended',
    from: ['published'],
    who: ['desk'],
    checks: [...times],
    effects: [change],
  }),
  row({
    step: 'add-proof',
    event: 'council.proof-added',
    from: ['agenda', 'published', 'resolved', 'postponed'],
    who: ['leads'],
    guards: [isAnnounced],
    effects: [proveIt],
  }),
];
