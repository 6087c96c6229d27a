import { type MeetingLine, type MeetingStatus, meetingStatusWords } from '#contracts/council';
import { clockText, type Day, dateText, dayOf, weekdayOf } from '#domain/day';
import type { Tone } from '../../components';

export const meetingTones: Record<MeetingStatus, Tone> = {
  draft: 'plain',
  collecting: 'blue',
  agenda: 'blue',
  published: 'jade',
  'in-session': 'red',
  minutes: 'amber',
  resolved: 'blue',
  executing: 'amber',
  closed: 'plain',
  postponed: 'amber',
  cancelled: 'plain',
};

/** 「12月4日 周五」: never 「明天」 alone, since it is told on to others. */
export const dayWords = (day: Day, today: Day): string =>
  `${dateText(day, today)} 周${'一二三四五六日'[weekdayOf(day) - 1]}`;

type When = { startsAt?: number | undefined; endsAt?: number | undefined };

/** 「12月4日 周五 19:00–20:30」; undefined while nothing is fixed. */
export function whenWords({ startsAt, endsAt }: When, now: number): string | undefined {
  if (startsAt === undefined) return undefined;
  const day = dayOf(startsAt);
  const end = endsAt !== undefined && dayOf(endsAt) === day ? `–${clockText(endsAt)}` : '';
  return `${dayWords(day, dayOf(now))} ${clockText(startsAt)}${end}`;
}

type Dated = When & {
  status: MeetingStatus;
  place?: string | undefined;
  collectUntilOn?: string | undefined;
};
export type BigDate = { label: string; date: string; note?: string | undefined };

/** The date neighbours look for first: until when they can bring topics, then when and where it is. */
export function bigDate(meeting: Dated, now: number): BigDate {
  const { status, place, collectUntilOn } = meeting;
  const today = dayOf(now);
  if (status === 'collecting' && collectUntilOn)
    return { label: '征集议题', date: `到 ${dayWords(collectUntilOn, today)}`, note: '谁都可以提' };
  const when = whenWords({ startsAt: meeting.startsAt }, now);
  if (status === 'postponed')
    return { label: '延期了', date: '新的时间另行公示', note: when && `原定 ${when}` };
  if (status === 'cancelled')
    return { label: '取消了', date: '这次不开了', note: when && `原定 ${when}` };
  if (!when) return { label: '什么时候开', date: '还没定，公示后在这里看到' };
  const { endsAt } = meeting;
  const ends = endsAt !== undefined && `${clockText(endsAt)} 散会`;
  return { label: '什么时候、在哪里', date: when, note: [place, ends].filter(Boolean).join('，') };
}

/** Below the title of a meeting that was: when, how many came, what became of it. */
export function pastNote(line: MeetingLine, now: number): string {
  const { startsAt, topics, present, decisions, decisionsDone } = line;
  const came = [`${topics} 个议题`, present > 0 && `${present} 人到会`].filter(Boolean).join('，');
  const done = decisions > 0 ? `议定 ${decisions} 件，落实了 ${decisionsDone} 件` : undefined;
  return [whenWords({ startsAt }, now), came, done].filter(Boolean).join('\n');
}

/** What is pasted into the residents' group where WeChat's own card is not at hand. */
export function groupWords(
  meeting: Dated & {
    hallName: string;
    title: string;
    agenda: readonly { title: string }[];
    phone?: string | undefined;
  },
  now: number,
): string {
  const { hallName, title, agenda, phone, status } = meeting;
  const { label, date, note } = bigDate(meeting, now);
  const topics = agenda.map((item, at) => `${at + 1}. ${item.title}`);
  return [
    `【${hallName} ${title}】${meetingStatusWords[status]}`,
    `${label}：${[date, note].filter(Boolean).join('，')}`,
    ...(topics.length > 0 ? ['议题：', ...topics] : []),
    phone && `电话：${phone}`,
  ]
    .filter(Boolean)
    .join('\n');
}
