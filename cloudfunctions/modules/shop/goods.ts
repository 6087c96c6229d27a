import type { Received } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import { listPartners, saveReward } from '#contracts/shop-stock';
import { isCurrent } from '#domain/membership';
import { emptyStock } from '#domain/stock';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import { get, getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { derivedId } from '#runtime/ids';
import { recentAreas } from '../area/records';
import { people } from '../identity/records';
import { kept, keptShop } from './kept';
import { type RewardRecord, rewards, shops } from './records';
import { mostRewards, rewardsOf } from './reward-records';

type Partner = NonNullable<RewardRecord['partner']>;

/** Those who hold the post of a partner in these communities now, by what they are called there. */
async function partnersOf(communityIds: readonly string[], now: number): Promise<Partner[]> {
  const duties = (await recentAreas(communityIds)).flatMap((area) => area.duties);
  const ids = duties.filter(({ role }) => role === 'partner').map(({ personId }) => personId);
  return (await getAll(people, ids)).flatMap(({ _id: personId, name = '', memberships }) =>
    memberships
      .filter((one) => one.role === 'partner' && isCurrent(one, now))
      .filter(({ areaId }) => communityIds.includes(areaId))
      .map(({ id, duty }) => ({ membershipId: id, personId, name: duty ?? name })),
  );
}

export const partners = defineQuery(listPartners, async (_, { caller, now }) => {
  const own = caller.memberships.filter(({ role }) => role === 'shopkeeper');
  const found = await partnersOf([...new Set(own.map(({ areaId }) => areaId))], now);
  return { partners: found.map(({ membershipId, name }) => ({ membershipId, name })) };
});

type Wanted = Received<typeof saveReward>;
type Around = { others: RewardRecord[]; partners: Partner[] };

/** Who serves a voucher; goods are handed over by the keeper. */
function partnerOf({ kind, partnerMembershipId }: Wanted, around: Around): Partner | undefined {
  if (kind === 'goods') return undefined;
  const found = around.partners.find(({ membershipId }) => membershipId === partnerMembershipId);
  if (!found) throw refusedAt('partnerMembershipId', '请选由哪位合伙人服务');
  return found;
}

type Save = Attempt<typeof saveReward, Around>;

async function before({ tx, input, prepared, ctx, eventId }: Save): Promise<RewardRecord> {
  if (input.id) {
    const there = await tx.get(rewards, input.id);
    if (there?.shopId !== input.shopId) throw new AppError('not-found');
    if (there.version !== input.version) throw new AppError('conflict', { version: there.version });
    if (there.kind !== input.kind) throw refusedAt('kind', '商品和服务券不能互换，请另加一样');
    return there;
  }
  if (prepared.others.length >= mostRewards)
    throw new AppError('step-not-allowed', { reason: `一个超市最多 ${mostRewards} 样` });
  const { shopId, kind, name, price, isOnShelf } = input;
  const _id = derivedId('rw', eventId);
  return { _id, shopId, kind, name, price, isOnShelf, order: ctx.now, version: 0, ...emptyStock };
}

async function photoOf({ tx, input: { photos }, ctx, eventId }: Save): Promise<string | undefined> {
  if (photos && photos.places.length > 1) throw refusedAt('photos', '一样商品放一张照片');
  return (await claimPhotos(tx, { photos, ctx, eventId }))[0];
}

export const saveGoods = defineCommand(saveReward, {
  async prepare({ shopId, kind }, { now }): Promise<Around> {
    const [shop, others] = await Promise.all([get(shops, shopId), rewardsOf(shopId)]);
    const served = shop && kind === 'voucher' ? await partnersOf([shop.communityId], now) : [];
    return { others, partners: served };
  },
  async transact(save) {
    const { tx, input, ctx, prepared } = save;
    kept(await tx.get(shops, input.shopId), ctx.caller);
    const { name, price, isOnShelf, note, maxPerMonth } = input;
    if (prepared.others.some((one) => one.name === name && one._id !== input.id))
      throw refusedAt('name', '已经有同名的了，请改那一样');
    const { note: _, maxPerMonth: __, partner: ___, photo: old, ...there } = await before(save);
    const partner = partnerOf(input, prepared);
    const photo = (await photoOf(save)) ?? old;
    const version = there.version + 1;
    await tx.set(rewards, {
      ...there,
      name,
      price,
      isOnShelf,
      version,
      ...defined({ note: note || undefined, maxPerMonth, partner, photo }),
    });
    return {
      answer: { id: there._id, version },
      name: 'shop.reward-saved',
      subjectIds: [there._id, input.shopId],
      data: { rewardId: there._id, shopId: input.shopId, price, isOnShelf },
    };
  },
  async recheck({ shopId }, { caller }) {
    await keptShop(shopId, caller);
  },
});
