import type { FoundAccount } from '#contracts/points-accounts';
import { witnessAbovePoints } from '#contracts/shop-counter';

/** How the second person comes in: the slip she signed, or somebody who nods on a phone. */
export type Second = 'slip' | 'witness';

/** Whether a sale needs a second person (`rules.md §4.3.4`). */
export const needsSecond = ({ kind }: Pick<FoundAccount, 'kind'>, total: number): boolean =>
  kind === 'paper' && total > witnessAbovePoints;
