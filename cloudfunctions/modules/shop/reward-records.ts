import { find, op } from '#runtime/database';
import { type RewardRecord, rewards } from './records';

/** Things one shop may have on its shelf and behind it. */
export const mostRewards = 200;

/** Everything a shop has or had, in the order of its shelf. */
export const rewardsOf = (shopId: string): Promise<RewardRecord[]> =>
  find(rewards, {
    where: { shopId },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: mostRewards,
  });

/** The same of several shops, one after the other. */
export const rewardsOfAll = (shopIds: readonly string[]): Promise<RewardRecord[]> =>
  shopIds.length === 0
    ? Promise.resolve([])
    : find(rewards, {
        where: { shopId: op.in([...shopIds]) },
        order: [
          ['order', 'asc'],
          ['_id', 'asc'],
        ],
        limit: 1000,
      });
