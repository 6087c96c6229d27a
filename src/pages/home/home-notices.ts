import { isCounted, type NoticeLine } from '#contracts/notice';
import { dayOf, daysBetween } from '#domain/day';

/** More than two at the top of a home hide the person who answers. */
const most = 2;

/** Whether it is about now: under way, today or tomorrow; without a time, as long as it is a day old. */
function isNear({ startsAt, endsAt, at }: NoticeLine, now: number): boolean {
  const today = dayOf(now);
  if (endsAt !== undefined && endsAt <= now) return false;
  if (startsAt !== undefined) return daysBetween(today, dayOf(startsAt)) <= 1;
  return daysBetween(dayOf(at), today) <= 1;
}

/** What stands at the top of her home: 应急 first, then 停水停电 by when they begin. */
export function nearNotices(items: readonly NoticeLine[], now: number): NoticeLine[] {
  const isLater = ({ kind }: NoticeLine) => Number(kind !== 'emergency');
  const beginOf = ({ startsAt, at }: NoticeLine) => startsAt ?? at;
  return items
    .filter((one) => isCounted(one.kind) && one.status === 'published' && !one.isOver)
    .filter((one) => isNear(one, now))
    .sort((a, b) => isLater(a) - isLater(b) || beginOf(a) - beginOf(b))
    .slice(0, most);
}
