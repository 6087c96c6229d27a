import { decisionKindWords, partyWords } from '#contracts/council';
import type { MeetingView } from '#contracts/council-meeting';
import { clockText, type Day, dateText, dayOf, weekdayOf } from '#domain/day';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 「11月28日（星期六）19:00–20:30」: on paper no day is 今天. */
export function paperWhen(
  { startsAt, endsAt }: Pick<MeetingView, 'startsAt' | 'endsAt'>,
  now: number,
): string {
  if (startsAt === undefined) return '';
  const day = dayOf(startsAt);
  const until = endsAt === undefined ? '' : `–${clockText(endsAt)}`;
  return `${dateText(day, dayOf(now))}（星期${weekdays[weekdayOf(day) - 1] ?? ''}）${clockText(startsAt)}${until}`;
}

/** 「社区党组织（书记 何建舟）、物业企业 …」 */
export const partiesText = ({ parties }: Pick<MeetingView, 'parties'>): string =>
  parties
    .map(({ party, who }) => (who ? `${partyWords[party]}（${who}）` : partyWords[party]))
    .join('、');

export type PaperDecision = {
  id: string;
  title: string;
  conclusion: string;
  /** 「交责任方办 · 丹桂物业 · 12月5日前」 */
  how: string;
};

/** What was decided, item by item, as it hangs out. */
export function paperDecisions(
  { agenda, minutes }: Pick<MeetingView, 'agenda' | 'minutes'>,
  today: Day,
): PaperDecision[] {
  return agenda.flatMap(({ id, title }) => {
    const item = minutes?.items.find(({ itemId }) => itemId === id);
    if (!item?.decision) return [];
    const { kind, ownerText, dueOn, reason } = item.decision;
    const how = [
      decisionKindWords[kind],
      ownerText,
      dueOn && `${dateText(dueOn, today)}前`,
      reason && `理由：${reason}`,
    ];
    return [{ id, title, conclusion: item.conclusion, how: how.filter(Boolean).join(' · ') }];
  });
}

/** How large a poster is printed: one with little to say fills its sheet. */
export function posterType(meeting: Pick<MeetingView, 'agenda' | 'parties' | 'place'>) {
  const words = [...meeting.agenda.map(({ title }) => title), partiesText(meeting), meeting.place];
  const { length } = words.join('');
  if (length <= 70) return 'large';
  return undefined;
}
