import { workingDaysLeft } from './calendar';
import type { Calendar } from './calendar-days';
import { dayOf, durationText, minuteMs, momentText, yearOf } from './day';
import type { OrderPromise } from './promise';

/** What the wire carries about a promise (`#contracts/work-order` Promised). */
export type PromiseView = Pick<OrderPromise, 'dueAt' | 'isProvisional' | 'what' | 'clock'> & {
  isOverdue: boolean;
  isStopped: boolean;
};

const doneWords: Record<OrderPromise['what'], string> = {
  accept: '有人受理',
  finish: '给您结果',
  second: '再次给您结果',
};

/** The promise as one sentence: 「11月30日 17:30 前给您结果」; `momentOf` says the date. */
export function promiseText(promised: PromiseView, now: number, momentOf = momentText): string {
  const before = `${momentOf(promised.dueAt, now)} 前`;
  if (!promised.isProvisional) return `${before}${doneWords[promised.what]}`;
  const year = yearOf(dayOf(promised.dueAt));
  return `预计 ${before}${doneWords[promised.what]}（${year}年放假安排公布后可能调整）`;
}

/** What is left of it: 「还有 4 个工作日 · 周末和节假日不算」「还有 2 小时 10 分」; empty once the clock has stopped. */
export function leftText(promised: PromiseView, now: number, calendar: Calendar): string {
  if (promised.isStopped) return '';
  const minutes = (promised.dueAt - now) / minuteMs;
  if (promised.isOverdue || minutes < 0) return '比约定的时间晚了，您可以直接打电话问进度';
  if (promised.clock === 'wall') return `还有 ${durationText(minutes)}`;
  const days = workingDaysLeft(now, promised.dueAt, calendar);
  if (days > 0) return `还有 ${days} 个工作日 · 周末和节假日不算`;
  return `就在今天，还有 ${durationText(minutes)}`;
}
