import { calendar } from './calendar-days';
import { beforeText, dayOf, momentText, yearOf } from './day';
import { leftText, type PromiseView } from './promise-words';

/** A promise in three lines, the date the largest. */
export type PromiseLines = {
  label: string;
  date: string;
  note: string;
  /** What is left, without what is promised. */
  left: string;
};

const kept: Record<PromiseView['what'], string> = {
  accept: '有人受理，受理后告诉您哪天办好',
  finish: '给您结果',
  second: '再次给您结果',
};

/** The promise for a block of its own: 「承诺时限 / 11月30日 17:30 前 / 给您结果，还有 4 个工作日…」. */
export function promiseLines(promised: PromiseView, now: number): PromiseLines {
  const { dueAt, isProvisional, isStopped } = promised;
  if (isStopped) return { label: '承诺时限', date: momentText(dueAt, now), note: '', left: '' };
  const left = leftText(promised, now, calendar);
  const maybe = isProvisional ? `${yearOf(dayOf(dueAt))}年放假安排公布后可能调整` : '';
  return {
    label: '承诺时限',
    date: `${isProvisional ? '预计 ' : ''}${beforeText(dueAt, now)}`,
    left,
    note: [kept[promised.what], left, maybe].filter(Boolean).join('。'),
  };
}
