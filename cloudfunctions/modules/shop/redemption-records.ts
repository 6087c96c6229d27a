import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type RedemptionRecord, redemptions } from './records';

type Page = { after?: Cursor | undefined; limit: number };

/** Newest first by one of its instants, and one more than a page. */
const newestBy = (
  field: 'reservedAt' | 'handedOverAt',
  where: object,
  { after, limit }: Page,
): Promise<RedemptionRecord[]> =>
  find(redemptions, {
    where: after
      ? op.and(
          { ...where, [field]: op.lte(after.at) },
          op.or({ [field]: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      [field, 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });

/** Redemptions of one account. */
export const redemptionsOf = (accountId: string, page: Page): Promise<RedemptionRecord[]> =>
  newestBy('reservedAt', { accountId }, page);

/** Of those, what may still wait to be fetched: reserved since an instant. */
export const heldOf = async (accountId: string, since: number): Promise<RedemptionRecord[]> => {
  const where = { accountId, reservedAt: op.gte(since), status: 'held' };
  return newestBy('reservedAt', where, { limit: 50 });
};

/** What the counters of these shops handed over, with what was taken back the same day. */
export const handedOverAt = (shopIds: readonly string[], page: Page): Promise<RedemptionRecord[]> =>
  newestBy(
    'handedOverAt',
    { shopId: op.in([...shopIds]), status: op.in(['handed-over', 'reversed']) },
    page,
  );

/** Vouchers somebody served. */
export const servedBy = (partnerPersonId: string, page: Page): Promise<RedemptionRecord[]> =>
  page.after
    ? newestBy('handedOverAt', { partnerPersonId }, page)
    : newestBy('handedOverAt', { partnerPersonId, handedOverAt: op.gt(0) }, page);

/** What waits for one of these keys to say that it is right, the longest waiting first. */
export const redemptionsWaitingFor = (keys: readonly string[]): Promise<RedemptionRecord[]> =>
  find(redemptions, {
    where: { waitsFor: op.in([...keys]) },
    order: [
      ['reservedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 100,
  });

/** What nobody fetched in time, the longest over first. */
export const redemptionsOver = (now: number, limit: number): Promise<RedemptionRecord[]> =>
  find(redemptions, {
    where: { status: 'held', until: op.lte(now) },
    order: [
      ['until', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
