import type { Sent } from '#contracts/action';
import type { StockedReward, takeStock } from '#contracts/shop-stock';
import { wholeNumber } from './stock-words';

/** Pieces as typed, by the id of the thing; empty where she did not count it. */
export type Counts = Readonly<Record<string, string>>;

type Counted = Pick<StockedReward, 'id' | 'name' | 'lots'>;

/** Everything that should stand in the shop: free, reserved or expired. */
export const expectedOf = ({ lots }: Pick<StockedReward, 'lots'>): number =>
  lots.reduce((sum, { left }) => sum + left, 0);

export const mostCounted = 30;

/** 「对得上」「少 1 件」「多 2 件」; nothing where nothing was typed. */
export function differenceText(typed: string | undefined, expected: number): string | undefined {
  const counted = wholeNumber(typed ?? '');
  if (counted === undefined) return undefined;
  if (counted === expected) return '对得上';
  return counted < expected ? `少 ${expected - counted} 件` : `多 ${counted - expected} 件`;
}

/** What is wrong with what was typed, by the id of the thing. */
export const countProblems = (counts: Counts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([, typed]) => typed.trim() !== '' && wholeNumber(typed) === undefined)
      .map(([id]) => [id, '数到几件，写整数']),
  );

/** Those she counted, in the order of the shelf. */
export const countedOf = <R extends Counted>(rewards: readonly R[], counts: Counts): R[] =>
  rewards.filter(({ id }) => wholeNumber(counts[id] ?? '') !== undefined);

/** What is sent. */
export const countInput = (
  rewards: readonly Counted[],
  { shopId, counts }: { shopId: string; counts: Counts },
): Sent<typeof takeStock> => ({
  shopId,
  counts: countedOf(rewards, counts).map((reward) => ({
    rewardId: reward.id,
    expected: expectedOf(reward),
    counted: wholeNumber(counts[reward.id] ?? '') ?? 0,
  })),
});

/** 「数了 3 样：2 样对得上，1 样不一样」 */
export function countSummary(rewards: readonly Counted[], counts: Counts): string {
  const counted = countedOf(rewards, counts);
  const right = counted.filter(
    (reward) => wholeNumber(counts[reward.id] ?? '') === expectedOf(reward),
  ).length;
  const differ = counted.length - right;
  return differ === 0
    ? `数了 ${counted.length} 样，都对得上`
    : `数了 ${counted.length} 样：${right} 样对得上，${differ} 样不一样`;
}
