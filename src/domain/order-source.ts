import type { Source } from '#contracts/work-order';
import { type Day, dateText } from './day';

const words: Record<Source['as'], (meeting: string) => string> = {
  decision: (meeting) => `来自${meeting}的决定`,
  topic: (meeting) => `由${meeting}转来`,
  objection: (meeting) => `对${meeting}决定的意见`,
};

/** Where something comes from: 「来自 丹桂苑 11月议事会的决定」, and 「议定 12月20日前办」. */
export function sourceLines(
  { as, hallName, meetingTitle, dueOn }: Source,
  today: Day,
): { title: string; note?: string } {
  const title = words[as](` ${hallName} ${meetingTitle}`);
  return dueOn === undefined ? { title } : { title, note: `议定 ${dateText(dueOn, today)}前办` };
}
