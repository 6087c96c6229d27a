import type { Got } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { getAccount, getPassbook, type PassbookLine } from '#contracts/points';
import { getShelf } from '#contracts/shop';
import { now } from '../../platform/clock';
import { answerOrThrow, callTogether } from '../../platform/cloud';

type Shelf = Got<typeof getShelf>;

export type OwnPoints = Got<typeof getAccount> & {
  /** Newest first. */
  lines: readonly PassbookLine[];
  shop: Pick<NonNullable<Shelf['shop']>, 'name' | 'place' | 'phone' | 'openingText'> | undefined;
  rewards: readonly Pick<Shelf['rewards'][number], 'name' | 'price' | 'available'>[];
  /** When all of it was true; epoch ms. */
  at: number;
};

/** The name under which it is kept on the phone, for every page that shows the balance. */
export const keptPoints = 'points';

/** One's own points in one request; a shop that cannot be had is no reason to show no balance. */
export async function loadPoints(): Promise<OwnPoints> {
  const { own, book, shelf } = await callTogether({
    own: [getAccount, {}],
    book: [getPassbook, {}],
    shelf: [getShelf, {}],
  });
  const account = answerOrThrow(own);
  const { shop = undefined, rewards = [] } = shelf instanceof AppError ? {} : shelf;
  return {
    ...account,
    lines: account.account ? answerOrThrow(book).items : [],
    shop: shop && {
      name: shop.name,
      place: shop.place,
      phone: shop.phone,
      openingText: shop.openingText,
    },
    rewards: rewards.map(({ name, price, available }) => ({ name, price, available })),
    at: now(),
  };
}
