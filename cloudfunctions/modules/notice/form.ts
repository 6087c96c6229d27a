import { AppError } from '#contracts/errors';
import { noticeRoles } from '#contracts/notice';
import { getNoticeForm } from '#contracts/notice-desk';
import type { Role } from '#contracts/roles';
import { kindsFor, reviewReasonFor } from '#domain/notice';
import { levelsBelow } from '#domain/tree';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasNow, childrenOf } from '../area/records';
import { recentlyReviewedFirst } from './records';
import { areaTextOf, isAddressable, postsFor, publisherOf } from './target';

const areasShown = 200;

const choiceOf = (area: AreaRecord) => ({
  id: area._id,
  name: area.name,
  areaText: areaTextOf([area]),
  households: area.households ?? 0,
  canOpen: levelsBelow(area.level).length > 0,
});

/** Areas of her own posts, the smallest first: a stairwell before its building. */
async function ownAreas({ caller }: Context): Promise<AreaRecord[]> {
  const posts = caller.memberships.filter(({ role }) =>
    (noticeRoles as readonly Role[]).includes(role),
  );
  const areas = await areasNow([...new Set(posts.map(({ areaId }) => areaId))]);
  return areas.filter(isAddressable).sort((a, b) => b.path.length - a.path.length);
}

async function areasBelow(area: AreaRecord): Promise<AreaRecord[]> {
  const children = await childrenOf(area, areasShown);
  return children.filter(isAddressable).sort((a, b) => a.order - b.order);
}

export const form = defineQuery(getNoticeForm, async ({ areaId }, ctx) => {
  const own = areaId === undefined ? await ownAreas(ctx) : await areasNow([areaId]);
  const [area] = own.filter(isAddressable);
  const posts = area ? postsFor([area], ctx) : [];
  const [post] = posts;
  const [districtId] = area?.path ?? [];
  if (!area || !post || districtId === undefined) throw new AppError('not-found');
  const [areas, isReviewedFirst] = await Promise.all([
    areaId === undefined ? own : areasBelow(area),
    recentlyReviewedFirst(districtId),
  ]);
  return {
    areas: areas.map(choiceOf),
    kinds: kindsFor(posts.map(({ role }) => role)),
    publisher: publisherOf(post, area, ctx.caller),
    ...defined({
      reviewReason: reviewReasonFor(post.role, { isReviewedFirst, isDoubted: false }),
    }),
  };
});
