import { dayMs, dayOf } from '#domain/day';
import { ledgerAccount } from '#domain/ledger';
import { derivedId } from '#runtime/ids';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  codeIdOf,
  type MovementRecord,
  type RedemptionCodeRecord,
  type RedemptionRecord,
  type RewardRecord,
  type ShopRecord,
} from '../../cloudfunctions/modules/shop/records';
import { soldPostings } from './books';
import type { ToldPoints } from './points';
import { type Shelf, shopOf, stockShelf, takeFrom } from './shelf';
import type { Scene } from './told-notices';

export type ToldShops = {
  shops: ShopRecord[];
  rewards: RewardRecord[];
  redemptions: RedemptionRecord[];
  codes: RedemptionCodeRecord[];
  movements: MovementRecord[];
};

/** What one takes home, or reserves. */
type Wish = { accountId: string; maskedName: string; key: string; pieces: number; at: number };

/** The counter of the told community, while it is being told. */
type Counter = {
  shop: ShopRecord;
  shelf: Shelf;
  points: ToldPoints;
  told: ToldShops;
  by: PersonRecord;
};

function redemptionOf(
  { accountId, maskedName, key, pieces, at }: Wish,
  { shop, shelf, points }: Counter,
  isGone: boolean,
): RedemptionRecord {
  const { reward, from } = takeFrom(shelf, { key, pieces, at, isGone });
  const account = points.books.accounts.get(accountId);
  const { name, price } = reward;
  return {
    _id: derivedId('rd', accountId, key, String(at)),
    shopId: shop._id,
    communityId: shop.communityId,
    accountId,
    ...(account?.personId !== undefined && { personId: account.personId }),
    maskedName,
    place: account?.place ?? '',
    items: [{ rewardId: reward._id, name, price, quantity: pieces, lots: from }],
    points: price * pieces,
    status: 'held',
    way: isGone ? 'counter' : 'reserved',
    waitsFor: [],
    reservedAt: at,
    until: at + 3 * dayMs,
    version: 1,
  };
}

/** Something is taken home at the counter: entry, movement, receipt. */
function sell(wish: Wish, counter: Counter): void {
  const { points, told, shop, by } = counter;
  const redemption = redemptionOf(wish, counter, true);
  const { _id, items, accountId, communityId } = redemption;
  const [item] = items;
  if (!item) return;
  points.books.book(accountId, {
    kind: 'sold',
    postings: soldPostings(accountId, shop._id, redemption.points),
    aboutId: _id,
    communityId,
    reason: `兑换 ${item.name} ${item.quantity} 件`,
    at: wish.at,
  });
  points.books.took(accountId, dayOf(wish.at).slice(0, 7), { [item.rewardId]: item.quantity });
  const handedOverText = `积分超市专管员 ${by.name}`;
  told.redemptions.push({
    ...redemption,
    status: 'handed-over',
    handedOverAt: wish.at,
    handedOverBy: by._id,
    handedOverText,
    receiptNumber: `${dayOf(wish.at).replaceAll('-', '')}-${_id.slice(-6).toUpperCase()}`,
    endedAt: wish.at,
  });
  for (const { lotId, pieces } of item.lots)
    told.movements.push({
      _id: derivedId('mv', _id, lotId),
      shopId: shop._id,
      rewardId: item.rewardId,
      name: item.name,
      lotId,
      kind: 'handed-over',
      pieces: -pieces,
      words: '兑换',
      byText: handedOverText,
      aboutId: _id,
      at: wish.at,
    });
}

/** Something is reserved and waits at the counter. */
function hold(wish: Wish & { code: string }, counter: Counter): void {
  const { points, told, shop } = counter;
  const redemption = redemptionOf(wish, counter, false);
  const [item] = redemption.items;
  if (!item) return;
  points.books.book(wish.accountId, {
    kind: 'held',
    postings: [
      { account: ledgerAccount.member(wish.accountId), delta: -redemption.points },
      { account: ledgerAccount.hold(redemption._id), delta: redemption.points },
    ],
    aboutId: redemption._id,
    communityId: redemption.communityId,
    reason: `预约 ${item.name} ${item.quantity} 件`,
    at: wish.at,
  });
  points.books.took(wish.accountId, dayOf(wish.at).slice(0, 7), { [item.rewardId]: item.quantity });
  const secret = derivedId('secret', redemption._id);
  told.redemptions.push({ ...redemption, code: wish.code, secret });
  told.codes.push({ _id: codeIdOf(shop._id, wish.code), redemptionId: redemption._id });
}

/** A shop in every community that has a keeper; the told one has customers. */
export function tellShops(
  scene: Scene,
  points: ToldPoints,
  fileIdOf: (picture: string) => string,
): ToldShops {
  const { cast, places, tree, moments } = scene;
  const told: ToldShops = { shops: [], rewards: [], redemptions: [], codes: [], movements: [] };
  for (const community of tree.of('community')) {
    const keeper = community.duties.find(({ role }) => role === 'shopkeeper');
    if (!keeper) continue;
    const shop = shopOf(community);
    const isTold = community._id === places.community._id;
    const [post] = cast.barber.memberships;
    const partner = post && {
      membershipId: post.id,
      personId: cast.barber._id,
      name: '清爽理发店',
    };
    const by = { id: keeper.personId, text: `积分超市专管员 ${keeper.name}` };
    const shelf = stockShelf({
      shop,
      moments,
      fileIdOf,
      by,
      ...(isTold && partner && { partner }),
    });
    if (isTold) serve({ shop, shelf, points, told, by: cast.shopkeeper }, scene);
    told.shops.push(shop);
    told.rewards.push(...shelf.rewards.values());
    told.movements.push(...shelf.movements);
  }
  return told;
}

function serve(counter: Counter, { moments }: Scene): void {
  const { elder, owner, paper } = counter.points.ids;
  const soap = (accountId: string, maskedName: string, days: number) => {
    const at = moments.onWorkday(days, '10:20');
    sell({ accountId, maskedName, key: 'soap', pieces: 1, at }, counter);
  };
  soap(paper, '郑*英', 12);
  soap(elder, '王*兰', 6);
  const at = Math.min(moments.at(1, '19:40'), moments.start - dayMs / 4);
  const held = { accountId: owner, maskedName: '林*满', key: 'detergent', pieces: 1, at };
  hold({ ...held, code: 'H7K3MP' }, counter);
}
