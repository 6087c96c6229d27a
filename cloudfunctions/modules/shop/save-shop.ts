import type { Received } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import { saveShop } from '#contracts/shop-stock';
import { openingFault } from '#domain/opening';
import { defineCommand } from '#runtime/action';
import type { Caller } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { type AreaRecord, recentArea } from '../area/records';
import { type ShopRecord, shops } from './records';

/** Shops of one community: a main counter and two smaller ones are as many as one keeper can mind. */
const mostShops = 3;

type Wanted = Received<typeof saveShop>;

const manages = ({ memberships }: Caller, communityId: string): boolean =>
  memberships.some(
    ({ role, areaId }) =>
      areaId === communityId && (saveShop.roles as readonly string[]).includes(role),
  );

/** A community the caller works for; any other does not exist for her. */
function ownCommunity(area: AreaRecord | undefined, caller: Caller): AreaRecord {
  const stands = area?.level === 'community' && area.endedAt === undefined;
  if (!area || !stands || !manages(caller, area._id)) throw new AppError('not-found');
  return area;
}

const written = ({ name, place, phone, opening, isActive }: Wanted) => ({
  name,
  place,
  opening,
  isActive,
  ...defined({ phone }),
});

async function changed(tx: Transaction, id: string, input: Wanted): Promise<ShopRecord> {
  const before = await tx.get(shops, id);
  if (before?.communityId !== input.communityId) throw new AppError('not-found');
  if (before.version !== input.version) throw new AppError('conflict', { version: before.version });
  const { phone: _, ...kept } = before;
  return { ...kept, ...written(input), version: before.version + 1 };
}

async function opened(
  tx: Transaction,
  input: Wanted,
  { _id: communityId, name, path }: AreaRecord,
): Promise<ShopRecord> {
  for (let place = 0; place < mostShops; place += 1) {
    const _id = derivedId('sh', communityId, ...(place > 0 ? [String(place)] : []));
    const there = await tx.get(shops, _id);
    if (there?.name === input.name) throw refusedAt('name', '已经有一个同名的积分超市了');
    if (!there)
      return {
        _id,
        communityId,
        communityName: name,
        areaPath: path,
        ...written(input),
        version: 1,
      };
  }
  throw new AppError('step-not-allowed', { reason: `一个社区最多 ${mostShops} 个积分超市` });
}

export const save = defineCommand(saveShop, {
  prepare: ({ communityId }) => recentArea(communityId),
  async transact({ tx, input, ctx, prepared }) {
    const community = ownCommunity(prepared, ctx.caller);
    const fault = openingFault(input.opening);
    if (fault) throw refusedAt(`opening.${fault.field}`, fault.words);
    const shop = input.id ? await changed(tx, input.id, input) : await opened(tx, input, community);
    await tx.set(shops, shop);
    const { _id: id, version, isActive } = shop;
    return {
      answer: { id, version },
      name: 'shop.saved',
      subjectIds: [id],
      data: { shopId: id, communityId: community._id, isActive },
    };
  },
  async recheck({ communityId }, { caller }) {
    ownCommunity(await recentArea(communityId), caller);
  },
});
