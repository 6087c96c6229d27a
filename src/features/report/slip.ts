import type { Got } from '#contracts/action';
import type { getSlip } from '#contracts/report';
import { outcomeWords } from '#contracts/work-order';
import { addDays, datedText, dateText, dayOf } from '#domain/day';
import { promiseText } from '#domain/promise-words';

type Slip = Got<typeof getSlip>;
export type SlipLine = { name: string; words: string; isLarge?: boolean };

const nearDays: Record<string, number> = { 昨天: -1, 今天: 0, 明天: 1 };

/** 「今天 17:30」 with its date, since paper is read on another day. */
const dated = (words: string, at: number): string =>
  words.replace(/(昨天|今天|明天)(?= \d)/g, (word) =>
    dateText(addDays(dayOf(at), nearDays[word] ?? 0), dayOf(at)),
  );

/** By when, or since when, with dates only: paper is read on another day. */
function timeLine({ promised, nextText, result }: Slip, at: number): SlipLine[] {
  if (result) return [{ name: '办好的时间', words: datedText(result.at, at), isLarge: true }];
  if (promised.isStopped) return [{ name: '接下来', words: dated(nextText, at) }];
  return [{ name: '承诺时限', words: promiseText(promised, at, datedText), isLarge: true }];
}

/** What the paper says, from the number to whom to ring; nothing is on it that is not known. */
export function slipLines(slip: Slip, at: number): { greeting: string; lines: SlipLine[] } {
  const { result, contactName, phone } = slip;
  const ring = [contactName, phone].filter(Boolean).join('\n');
  return {
    greeting: slip.forName ? `${slip.forName}，您好：` : '',
    lines: [
      { name: '编号', words: slip.number, isLarge: true },
      { name: '反映的事', words: slip.title },
      { name: '在哪里', words: slip.placeText },
      { name: '什么时候交的', words: datedText(slip.submittedAt, at) },
      { name: '现在怎样', words: slip.statusText },
      ...timeLine(slip, at),
      ...(result
        ? [{ name: '结果', words: `${outcomeWords[result.outcome]}：${result.text}` }]
        : []),
      ...(ring ? [{ name: '问这件事打', words: ring, isLarge: true }] : []),
    ],
  };
}
