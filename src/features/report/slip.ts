import type { Got } from '#contracts/action';
import type { getSlip } from '#contracts/report';
import { outcomeWords } from '#contracts/work-order';
import { datedText } from '#domain/day';
import { promiseText } from '#domain/promise';

type Slip = Got<typeof getSlip>;
export type SlipLine = { name: string; words: string; isLarge?: boolean };

/** By when, or since when, with dates only: paper is read on another day. */
function timeLine({ promised, result }: Slip, at: number): SlipLine[] {
  if (result) return [{ name: '办好的时间', words: datedText(result.at, at), isLarge: true }];
  if (promised.isStopped) return [];
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
      { name: '现在怎样', words: slip.promised.isStopped ? slip.nextText : slip.statusText },
      ...timeLine(slip, at),
      ...(result
        ? [{ name: '结果', words: `${outcomeWords[result.outcome]}：${result.text}` }]
        : []),
      ...(ring ? [{ name: '问这件事打', words: ring, isLarge: true }] : []),
    ],
  };
}
