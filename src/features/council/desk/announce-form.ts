import type { Sent } from '#contracts/action';
import type { Party } from '#contracts/council';
import type { amendMeeting, MeetingView, publishMeeting } from '#contracts/council-meeting';
import { addDays, clockText, type Day, dayMs, dayOf, instantOf } from '#domain/day';
import { kindRules } from '#domain/meeting/model';
import { leadDays } from '#domain/meeting/numbers';
import { partiesFor } from '#domain/meeting/preparing';
import type { Hall } from './load-led';

/** What is announced, as it is typed; kept on the phone until the cloud has it. */
export type AnnounceForm = {
  on: Day;
  from: string;
  until: string;
  place: string;
  capacity: string;
  who: Partial<Record<Party, string>>;
  isPlanned: boolean;
  publishOn: Day;
  publishFrom: string;
  shortLeadReason: string;
  proofReason: string;
  /** Of a change: why. */
  reason: string;
};
export type AnnounceWay = 'publish' | 'amend';
export type AnnounceProblems = Partial<
  Record<
    | 'place'
    | 'startsAt'
    | 'endsAt'
    | 'capacity'
    | 'publishAt'
    | 'shortLeadReason'
    | 'proofReason'
    | 'reason'
    | 'parties',
    string
  >
>;
export const announceMarked = [
  'place',
  'startsAt',
  'endsAt',
  'capacity',
  'publishAt',
  'shortLeadReason',
  'proofReason',
  'reason',
  'parties',
] as const;

export type Announcing = {
  way: AnnounceWay;
  meeting: MeetingView;
  hall: Pick<Hall, 'place' | 'capacity' | 'hasOwnersCommittee'>;
  now: number;
};

const aheadDays = 60;
const longestMs = dayMs / 3;
const usual = { from: '19:00', until: '20:30' };

const lastOfMonth = (month: string): Day => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next =
    number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
};

/** Days it can be on: from today for two months, and of the month's meeting within that month. */
export function daysFor({ meeting, now }: Pick<Announcing, 'meeting' | 'now'>): {
  from: Day;
  to: Day;
} {
  const today = dayOf(now);
  const far = addDays(today, aheadDays);
  if (kindRules[meeting.kind].slot !== 'month') return { from: today, to: far };
  const [first, last] = [`${meeting.month}-01`, lastOfMonth(meeting.month)];
  return { from: first > today ? first : today, to: last < far ? last : far };
}

const within = (day: Day, { from, to }: { from: Day; to: Day }): Day => {
  if (day < from) return from;
  return day > to ? to : day;
};

/** What the form begins with: what was announced, else the usual place, and an evening with enough days before it. */
export function announceBegin({ meeting, hall, now }: Announcing): AnnounceForm {
  const { startsAt, endsAt } = meeting;
  const first = within(addDays(dayOf(now), leadDays + 1), daysFor({ meeting, now }));
  const capacity = meeting.capacity ?? hall.capacity;
  return {
    on: startsAt !== undefined && startsAt > now ? dayOf(startsAt) : first,
    from: startsAt === undefined ? usual.from : clockText(startsAt),
    until: endsAt === undefined ? usual.until : clockText(endsAt),
    place: meeting.place ?? hall.place,
    capacity: capacity === undefined ? '' : String(capacity),
    who: Object.fromEntries(meeting.parties.map(({ party, who = '' }) => [party, who])),
    isPlanned: meeting.publishAt !== undefined,
    publishOn: dayOf(meeting.publishAt ?? now + dayMs),
    publishFrom: meeting.publishAt === undefined ? '09:00' : clockText(meeting.publishAt),
    shortLeadReason: meeting.shortLeadReason ?? '',
    proofReason: meeting.publicity.reason ?? '',
    reason: '',
  };
}

/** Who convenes this one: four of a monthly meeting, of other kinds nobody in particular. */
export const seatsOf = ({ meeting, hall }: Announcing): Party[] => partiesFor(meeting, hall);

const startOf = ({ on, from }: AnnounceForm) => instantOf(on, from);
const planOf = ({ isPlanned, publishOn, publishFrom }: AnnounceForm) =>
  isPlanned ? instantOf(publishOn, publishFrom) : undefined;

/** Announced later than three days ahead: neighbours read why. */
export function isShort(form: AnnounceForm, { way, now }: Announcing): boolean {
  const from = Math.max(planOf(form) ?? now, now);
  return way === 'publish' && startOf(form) - from < leadDays * dayMs;
}

/** Not both places have a photo yet: it is said why. */
export const lacksProof = ({ way, meeting }: Announcing): boolean =>
  way === 'publish' && !meeting.publicity.isComplete;

function timeProblems(form: AnnounceForm, { way, now }: Announcing): AnnounceProblems {
  const startsAt = startOf(form);
  const endsAt = instantOf(form.on, form.until);
  const publishAt = way === 'publish' ? planOf(form) : undefined;
  return {
    ...(startsAt <= now && { startsAt: '开会的时间已经过了，请重新选' }),
    ...((endsAt <= startsAt || endsAt - startsAt > longestMs) && {
      endsAt: '散会要在开会之后，最长 8 小时',
    }),
    ...(publishAt !== undefined &&
      (publishAt <= now || publishAt >= startsAt) && {
        publishAt: '定时公示要在现在以后、开会以前',
      }),
  };
}

const isCapacity = (text: string) =>
  text === '' || (/^\d+$/.test(text) && Number(text) >= 5 && Number(text) <= 500);

/** What is still missing, each at its field. */
export function announceProblems(form: AnnounceForm, about: Announcing): AnnounceProblems {
  return {
    ...timeProblems(form, about),
    ...(form.place.trim().length < 2 && { place: '请写开会的地点' }),
    ...(!isCapacity(form.capacity.trim()) && { capacity: '请写 5 到 500 的数，不限就空着' }),
    ...(isShort(form, about) &&
      !form.shortLeadReason.trim() && {
        shortLeadReason: `离开会不到 ${leadDays} 天，请写为什么这么急`,
      }),
    ...(lacksProof(about) &&
      !form.proofReason.trim() && { proofReason: '请补照片，或者写明为什么先公示' }),
    ...(about.way === 'amend' &&
      form.reason.trim().length < 2 && { reason: '请写为什么改，邻居会看到' }),
  };
}

type Wanted =
  | Omit<Sent<typeof publishMeeting>, 'version'>
  | Omit<Sent<typeof amendMeeting>, 'version'>;

/** What is sent; undefined while something is missing. */
export function announceInput(form: AnnounceForm, about: Announcing): Wanted | undefined {
  if (Object.keys(announceProblems(form, about)).length > 0) return undefined;
  const capacity = form.capacity.trim();
  const said = {
    id: about.meeting.id,
    place: form.place.trim(),
    startsAt: startOf(form),
    endsAt: instantOf(form.on, form.until),
    ...(capacity && { capacity: Number(capacity) }),
    parties: seatsOf(about).map((party) => {
      const who = form.who[party]?.trim();
      return { party, ...(who && { who }) };
    }),
  };
  if (about.way === 'amend') return { ...said, reason: form.reason.trim() };
  const publishAt = planOf(form);
  return {
    ...said,
    ...(publishAt !== undefined && { publishAt }),
    ...(isShort(form, about) && { shortLeadReason: form.shortLeadReason.trim() }),
    ...(lacksProof(about) && { proofReason: form.proofReason.trim() }),
  };
}
