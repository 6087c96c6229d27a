import type { Got, Sent } from '#contracts/action';
import type { suggest } from '#contracts/council-topics';
import { dateText, dayOf } from '#domain/day';
import type { FullHall } from './hall-words';

/** What is typed; kept on the phone until the cloud has it. */
export type SuggestForm = { title: string; text: string; linkedNumber: string };
export const emptySuggest: SuggestForm = { title: '', text: '', linkedNumber: '' };
export type Suggested = Got<typeof suggest>;

/** What is still missing, each at its field. */
export const suggestProblems = ({ title }: SuggestForm): { title?: string } =>
  title.trim().length < 2 ? { title: '请用几个字写是什么事，例如 电动车充电棚' } : {};

/** What is sent; undefined while something is missing. */
export function suggestInput(form: SuggestForm, hallId: string): Sent<typeof suggest> | undefined {
  if (Object.keys(suggestProblems(form)).length > 0) return undefined;
  const linkedNumber = form.linkedNumber.trim();
  return {
    hallId,
    title: form.title.trim(),
    text: form.text.trim(),
    ...(linkedNumber && { linkedNumber }),
  };
}

/** Where it will come up, told before it is written. */
export function whereWords({ next, hall }: Pick<FullHall, 'next' | 'hall'>, now: number): string {
  const until = next?.collectUntilOn;
  if (next?.status === 'collecting' && until)
    return `${dateText(until, dayOf(now))}前提的，赶得上${next.title}。`;
  return `先记在${hall.name}，下一次会之前逐条审定，有结果告诉您。`;
}

/** Why she cannot bring one here; undefined where she can. */
export function suggestObstacle({
  isOurs,
  hall,
}: Pick<FullHall, 'isOurs' | 'hall'>): string | undefined {
  if (hall.closedReason) return `这个议事厅停用了：${hall.closedReason}`;
  return isOurs ? undefined : '住在这里或在这里工作的邻居，才能提议题。选好住处就可以提。';
}

/** What happens next with what she just brought. */
export const thanksWords = ({ isHeldBack }: Suggested): string =>
  isHeldBack
    ? '有几个字要请社区先看一看，看过以后邻居就看得到。列上会没有、为什么，都会告诉您。'
    : '邻居现在看得到，也可以说「我也想议这件」。列上会没有、为什么，都会告诉您。';
