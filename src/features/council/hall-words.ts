import type { Got } from '#contracts/action';
import type { Cadence, getHall, HallLine } from '#contracts/council';
import { dateText, dayOf } from '#domain/day';
import { dayWords, whenWords } from './meeting-words';

export type FullHall = Got<typeof getHall>;

/** What stands next in a hall, in one line. */
export function nextLine({ next, closedReason }: HallLine, now: number): string {
  if (closedReason) return `已停用：${closedReason}`;
  if (!next) return '下一次的时间还没定';
  const when = whenWords(next, now);
  switch (next.status) {
    case 'collecting':
      return next.collectUntilOn
        ? `正在征集议题，到 ${dayWords(next.collectUntilOn, dayOf(now))}`
        : '正在征集议题';
    case 'agenda':
      return '正在审定议题，时间公示后看得到';
    case 'in-session':
      return '正在开会';
    case 'postponed':
      return '延期了，新的时间另行公示';
    default:
      return when ? `${when} 开会` : '下一次的时间还没定';
  }
}

/** 「还有 2 件议定的事在办」 */
export const openWords = (openDecisions: number): string | undefined =>
  openDecisions > 0 ? `还有 ${openDecisions} 件议定的事在办` : undefined;

const monthWords = (month: string): string => `${Number(month.slice(5))}月`;
const isHeld = (cadence: Cadence) => cadence === 'held' || cadence === 'without-topics';

/** 「近 6 个月开了 5 次，9月没有开」: facts, no blame. Undefined before there is a month to tell of. */
export function cadenceWords(months: FullHall['cadence']): string | undefined {
  const over = months.filter(({ cadence }) => cadence !== 'planned');
  if (over.length === 0) return undefined;
  const held = over.filter(({ cadence }) => isHeld(cadence));
  const named = (wanted: Cadence) =>
    over.flatMap(({ month, cadence }) => (cadence === wanted ? [monthWords(month)] : []));
  const missed = named('missed');
  const empty = named('without-topics');
  return [
    `近 ${over.length} 个月开了 ${held.length} 次`,
    empty.length > 0 && `其中${empty.join('、')}没有人提议题`,
    missed.length > 0 && `${missed.join('、')}没有开`,
  ]
    .filter(Boolean)
    .join('，');
}

/** 「任期到 2027年6月30日」 */
export const termWords = (untilOn: string | undefined, now: number): string | undefined =>
  untilOn && `任期到 ${dateText(untilOn, dayOf(now))}`;

/** The one thing to press on a hall's page. */
export type HallStep = 'come' | 'attend' | 'suggest' | undefined;

/** To come while it is announced, to be there while it lasts, else to bring a topic; nothing for whoever only reads. */
export function hallStep({
  hall,
  next,
  isOurs,
}: Pick<FullHall, 'hall' | 'next' | 'isOurs'>): HallStep {
  if (!isOurs) return undefined;
  if (next?.status === 'in-session') return 'attend';
  if (next?.status === 'published') return 'come';
  return hall.closedReason ? undefined : 'suggest';
}

export const hallStepWords: Record<NonNullable<HallStep>, string> = {
  come: '看这次会、报名',
  attend: '到会了，去输到会码',
  suggest: '提议题',
};
