import type { Got } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { getCounter, listStock } from '#contracts/shop-stock';
import { answerOrThrow, callTogether } from '../../../platform/cloud';

type Counter = Got<typeof getCounter>;

export type Stocked = {
  /** Of the keeper; staff only look. */
  counter: Counter | undefined;
  rewards: Got<typeof listStock>['rewards'];
};

/** What stands in a shop, and the shop itself where the caller keeps it. */
export async function loadStock(shopId: string | undefined): Promise<Stocked> {
  const { counter, stock } = await callTogether({
    counter: [getCounter, shopId === undefined ? {} : { shopId }],
    stock: [listStock, shopId === undefined ? {} : { shopId }],
  });
  const { rewards } = answerOrThrow(stock);
  return { counter: counter instanceof AppError ? undefined : counter, rewards };
}
