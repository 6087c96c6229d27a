import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import { cancelRedemption, getRedemption, listRedemptions } from '#contracts/shop';
import { dayMs } from '#domain/day';
import { refuseEnded } from '#domain/redemption';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get, getAll } from '#runtime/database';
import { accountIdOf } from '../points/records';
import { withCode } from './own-view';
import { type RedemptionRecord, redemptions, shops } from './records';
import { heldOf, redemptionsOf } from './redemption-records';
import { factsOf, release } from './settling';

const pageSize = 20;

/** The caller's own; anybody else's does not exist. */
function owned(redemption: RedemptionRecord | undefined, { caller }: Context): RedemptionRecord {
  if (redemption?.accountId !== accountIdOf(caller.personId)) throw new AppError('not-found');
  return redemption;
}

export const cancel = defineCommand(cancelRedemption, {
  async transact({ tx, input, ctx }) {
    const redemption = owned(await tx.get(redemptions, input.id), ctx);
    const { version, way } = redemption;
    refuseEnded(redemption, ctx.now);
    if (way !== 'reserved')
      throw new AppError('step-not-allowed', { reason: '这是在柜台兑的，请到超市办理' });
    if (version !== input.version) throw new AppError('conflict', { version });
    const { account, redemption: ended } = await release(tx, redemption, {
      why: 'cancelled',
      at: ctx.now,
    });
    return {
      answer: { balance: account.balance },
      name: 'shop.cancelled',
      subjectIds: [redemption._id],
      data: factsOf(ended),
    };
  },
});

export const ownRedemption = defineQuery(getRedemption, async ({ id }, ctx) => {
  const redemption = owned(await get(redemptions, id), ctx);
  return { redemption: withCode(redemption, await get(shops, redemption.shopId)) };
});

/** Longer than anything is held: a voucher. */
const mostHeldMs = (policy.voucherDays.value + 1) * dayMs;

export const ownRedemptions = defineQuery(listRedemptions, async ({ cursor }, { caller, now }) => {
  const accountId = accountIdOf(caller.personId);
  const after = readCursor(cursor);
  const [held, found] = await Promise.all([
    after ? [] : heldOf(accountId, now - mostHeldMs),
    redemptionsOf(accountId, { after, limit: pageSize }),
  ]);
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const shown = [...held, ...page.filter(({ status }) => status !== 'held')];
  const near = new Map(
    (
      await getAll(
        shops,
        shown.map(({ shopId }) => shopId),
      )
    ).map((shop) => [shop._id, shop]),
  );
  return {
    items: shown.map((one) => withCode(one, near.get(one.shopId))),
    nextCursor: last && cursorOf({ at: last.reservedAt, id: last._id }),
  };
});
