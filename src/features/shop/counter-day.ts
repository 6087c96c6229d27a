import type { Got } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { getCounter, listStock } from '#contracts/shop-stock';
import { answerOrThrow, callTogether } from '../../platform/cloud';

/** A shop of the keeper, its day so far, and what stands on its shelf; a partner serves vouchers and keeps no shop. */
export type Day = {
  counter: Got<typeof getCounter> | undefined;
  rewards: Got<typeof listStock>['rewards'];
};

/** Without an id the first shop of her community. */
export async function loadDay(shopId: string | undefined): Promise<Day> {
  const which = shopId === undefined ? {} : { shopId };
  const { counter, stock } = await callTogether({
    counter: [getCounter, which],
    stock: [listStock, which],
  });
  if (counter instanceof AppError && counter.code === 'forbidden')
    return { counter: undefined, rewards: [] };
  return { counter: answerOrThrow(counter), rewards: answerOrThrow(stock).rewards };
}

/** Kept on the phone under this name, so that the register can be printed without a network. */
export const keptDay = (shopId: string | undefined): string => `counter/${shopId ?? ''}`;
