import { itemLimit, quantityLimit, type RewardKind } from '#contracts/shop';

/** A thing one can take, on the shelf or at the counter. */
export type Good = {
  id: string;
  name: string;
  price: number;
  /** Pieces that are there. */
  available: number;
  /** Pieces she may still take this month; no limit where it is missing. */
  mine?: number | undefined;
  kind?: RewardKind;
};

/** Pieces chosen, by thing. */
export type Basket = Readonly<Record<string, number>>;
export const emptyBasket: Basket = {};

export const piecesOf = (basket: Basket, { id }: Pick<Good, 'id'>): number => basket[id] ?? 0;

/** Most pieces of a thing that one redemption may hold. */
const mostOf = ({ available, mine = quantityLimit }: Good): number =>
  Math.max(0, Math.min(available, mine, quantityLimit));

/** Another number of pieces of one thing; never below none or above what there is. */
export function withPieces(basket: Basket, good: Good, pieces: number): Basket {
  const { [good.id]: _, ...others } = basket;
  const fit = Math.min(pieces, mostOf(good));
  return fit > 0 ? { ...others, [good.id]: fit } : others;
}

/** What is left of a choice once the shelf was read again. */
export const fitting = (basket: Basket, goods: readonly Good[]): Basket =>
  goods.reduce<Basket>((kept, good) => withPieces(kept, good, piecesOf(basket, good)), emptyBasket);

/** Points it all costs. */
export const totalOf = (basket: Basket, goods: readonly Good[]): number =>
  goods.reduce((sum, good) => sum + good.price * piecesOf(basket, good), 0);

/** As the cloud wants it. */
export const wantedOf = (basket: Basket): { rewardId: string; quantity: number }[] =>
  Object.entries(basket).map(([rewardId, quantity]) => ({ rewardId, quantity }));

type Purse = { balance: number; total: number };

/** Why not one more piece of it, in the words beside the thing; undefined where one may. */
export function whyNotMore(
  good: Good,
  basket: Basket,
  { balance, total }: Purse,
): string | undefined {
  const pieces = piecesOf(basket, good);
  if (good.available === 0) return '领完了';
  if (good.mine !== undefined && pieces >= good.mine) return '这个月换满了';
  if (pieces >= good.available) return `只有 ${good.available} 件`;
  if (pieces >= quantityLimit) return `一次最多 ${quantityLimit} 件`;
  if (pieces === 0 && Object.keys(basket).length >= itemLimit) return `一次最多 ${itemLimit} 样`;
  const missing = total + good.price - balance;
  return missing > 0 ? `还差 ${missing} 分` : undefined;
}

/** Whether a thing cannot join what was chosen: a voucher is checked by its partner and comes alone. */
export function clashes(good: Good, basket: Basket, goods: readonly Good[]): boolean {
  const others = goods.filter((one) => one.id !== good.id && piecesOf(basket, one) > 0);
  return others.length > 0 && [good, ...others].some(({ kind }) => kind === 'voucher');
}

/** What was chosen, by name. */
export const chosenItems = (
  basket: Basket,
  goods: readonly Good[],
): { name: string; quantity: number }[] =>
  goods
    .map((good) => ({ name: good.name, quantity: piecesOf(basket, good) }))
    .filter(({ quantity }) => quantity > 0);
