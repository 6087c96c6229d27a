import { AppError } from '#contracts/errors';
import { getShelf, lotSourceWords, type Reward } from '#contracts/shop';
import { dayOf } from '#domain/day';
import { stillAllowed } from '#domain/redemption';
import { availableOn } from '#domain/stock';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { find, get, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { areasWithin, recentAreas } from '../area/records';
import { type AccountRecord, accountIdOf, accounts } from '../points/records';
import { shopView } from './kept';
import { type RewardRecord, type ShopRecord, shops } from './records';
import { rewardsOf } from './reward-records';

/** Shops shown to choose from; a community has one or two. */
const mostShops = 10;

/** The communities where she lives; of a visitor the whole district. */
async function nearAreas({ caller }: Context): Promise<string[]> {
  const homes = caller.person?.homes ?? [];
  if (homes.length === 0) return (await areasWithin(undefined, 'district')).map(({ _id }) => _id);
  const above = await recentAreas([...new Set(homes.flatMap(({ areaPath }) => areaPath))]);
  return above.filter(({ level }) => level === 'community').map(({ _id }) => _id);
}

async function shopsNear(ctx: Context): Promise<ShopRecord[]> {
  const found = await find(shops, {
    where: { areaPath: op.in(await nearAreas(ctx)) },
    order: [['_id', 'asc']],
    limit: mostShops,
  });
  return found.filter(({ isActive }) => isActive);
}

const ownAccount = async ({ caller }: Context): Promise<AccountRecord | undefined> => {
  if (!caller.person) return undefined;
  const account = await get(accounts, accountIdOf(caller.personId));
  return account?.status === 'open' ? account : undefined;
};

async function chosen(shopId: string | undefined, near: readonly ShopRecord[]) {
  if (shopId === undefined) return near[0];
  const shop = near.find(({ _id }) => _id === shopId) ?? (await get(shops, shopId));
  if (!shop) throw new AppError('not-found');
  return shop;
}

type Seen = { account: AccountRecord | undefined; now: number };

/** A thing as it stands there today; the photo comes later. */
function onShelf(reward: RewardRecord, { account, now }: Seen): Reward {
  const { _id, kind, name, price, lots, note, maxPerMonth, partner } = reward;
  const day = dayOf(now);
  const here = lots.filter((lot) => availableOn({ ...reward, lots: [lot] }, day) > 0);
  return {
    id: _id,
    kind,
    name,
    price,
    available: availableOn(reward, day),
    sourceTexts: [...new Set(here.map(({ source }) => lotSourceWords[source]))],
    ...defined({
      note,
      maxPerMonth,
      mine: account && stillAllowed(reward, account.taken, now),
      partnerText: partner?.name,
    }),
  };
}

export const shelf = defineQuery(getShelf, async ({ shopId }, ctx) => {
  const [near, account] = await Promise.all([shopsNear(ctx), ownAccount(ctx)]);
  const shop = await chosen(shopId, near);
  const all = shop ? await rewardsOf(shop._id) : [];
  const shown = all.filter(({ isOnShelf }) => isOnShelf);
  const photo = await photoViews(shown.map((reward) => reward.photo));
  return {
    shops: near.map(({ _id: id, name, place }) => ({ id, name, place })),
    rewards: shown.map((reward) => ({
      ...onShelf(reward, { account, now: ctx.now }),
      ...(reward.photo !== undefined && { photo: photo(reward.photo) }),
    })),
    ...defined({ shop: shop && shopView(shop, ctx.now), balance: account?.balance }),
  };
});
