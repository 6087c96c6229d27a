import type { Redemption } from '#contracts/shop';
import { redemptionStatusWords, voidReasonWords } from '#contracts/shop';
import type { CounterRedemption } from '#contracts/shop-counter';
import { momentText } from '#domain/day';
import { endedText } from '#domain/redemption';
import type { Tone } from '../../components';

/** 「今天 17:30 前」 */
export const untilText = (until: number, now: number): string => `${momentText(until, now)} 前`;

type Looked = Pick<CounterRedemption, 'status' | 'until' | 'handedOverAt' | 'needsWitness'>;

/** Why the counter hands nothing out for it, as the keeper reads it at the field; undefined where she may. */
export function whyNotNow(found: Looked, now: number): string | undefined {
  const { handedOverAt, needsWitness, status, until } = found;
  const ended = endedText(
    { status, until, ...(handedOverAt !== undefined && { handedOverAt }) },
    now,
  );
  return ended ?? (needsWitness ? '还在等第二个人确认，先别交货' : undefined);
}

export const statusTones: Record<Redemption['status'], Tone> = {
  held: 'amber',
  'handed-over': 'jade',
  void: 'plain',
  reversed: 'plain',
};

/** What became of one's own redemption, in a sentence. */
export function fateText(
  it: Pick<
    Redemption,
    'status' | 'until' | 'handedOverAt' | 'endedAt' | 'voidReason' | 'reversedReason'
  >,
  now: number,
): string {
  if (it.status === 'held') return `${untilText(it.until, now)}来领`;
  if (it.status === 'handed-over')
    return it.handedOverAt === undefined ? '已领取' : `${momentText(it.handedOverAt, now)} 领取`;
  const when = it.endedAt === undefined ? '' : `${momentText(it.endedAt, now)} `;
  if (it.status === 'reversed')
    return `${when}${redemptionStatusWords.reversed}${it.reversedReason ? `：${it.reversedReason}` : ''}`;
  return `${when}${it.voidReason ? voidReasonWords[it.voidReason] : '没有领'}，积分已退回`;
}

/** 「K7M 4QX」: in threes, as one reads it out. */
export const spelled = (code: string): string => code.replace(/(...)(?=.)/g, '$1 ');
