import { AppError } from '#contracts/errors';
import {
  handOver as handOverGoods,
  refuseRedemption,
  reverseRedemption,
} from '#contracts/shop-counter';
import { isSameDay, refuseEnded } from '#domain/redemption';
import { defineCommand } from '#runtime/action';
import { type RedemptionRecord, redemptions } from './records';
import { counterView, keeps, postText, recheck, refuseOwn, served } from './serving';
import { accountIn, complete, factsOf, release, undo } from './settling';

const refused = (reason: string) => new AppError('step-not-allowed', { reason });

/** Refuses what is over, and what a second person has to confirm first. */
function refuseNotWaiting(redemption: RedemptionRecord, now: number): void {
  refuseEnded(redemption, now);
  if (redemption.waitsFor.length > 0) throw refused('这一笔还在等第二个人确认');
}

export const handOver = defineCommand(handOverGoods, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { redemption, serving } = served(await tx.get(redemptions, input.id), ctx);
    const subjectIds = [redemption._id];
    const account = await accountIn(tx, redemption.accountId);
    if (redemption.status === 'handed-over') {
      const first = counterView(redemption, account.balance, ctx);
      return {
        answer: { redemption: first, isRepeat: true },
        name: 'shop.handed-over-again',
        subjectIds,
      };
    }
    refuseNotWaiting(redemption, ctx.now);
    refuseOwn(ctx, account);
    const done = await complete(tx, redemption, { account, serving });
    return {
      answer: {
        redemption: counterView(done.redemption, done.account.balance, ctx),
        isRepeat: false,
      },
      name: 'shop.handed-over',
      subjectIds,
      data: factsOf(done.redemption),
      callerText: serving.byText,
    };
  },
});

export const refuse = defineCommand(refuseRedemption, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { redemption, serving } = served(await tx.get(redemptions, input.id), ctx);
    refuseNotWaiting(redemption, ctx.now);
    const { version } = redemption;
    if (version !== input.version) throw new AppError('conflict', { version });
    const ended = await release(tx, redemption, { why: input.why, at: ctx.now });
    return {
      answer: {},
      name: 'shop.refused',
      subjectIds: [redemption._id],
      data: factsOf(ended.redemption, { reason: input.why }),
      callerText: serving.byText,
    };
  },
});

export const reverse = defineCommand(reverseRedemption, {
  recheck,
  async transact({ tx, input, ctx }) {
    const { caller, now } = ctx;
    const redemption = await tx.get(redemptions, input.id);
    if (!redemption || !keeps(redemption, caller)) throw new AppError('not-found');
    const { status, version } = redemption;
    if (status !== 'handed-over') {
      refuseEnded(redemption, now);
      throw refused('还没有领取，不用撤销');
    }
    if (!isSameDay(redemption.handedOverAt, now)) throw refused('只能在领取的当天撤销');
    if (version !== input.version) throw new AppError('conflict', { version });
    const account = await accountIn(tx, redemption.accountId);
    refuseOwn(ctx, account);
    const byText = postText('shopkeeper', caller);
    const undone = await undo(tx, redemption, {
      account,
      serving: { by: caller.personId, byText, at: now },
      reason: input.reason,
    });
    return {
      answer: { redemption: counterView(undone.redemption, undone.account.balance, ctx) },
      name: 'shop.reversed',
      subjectIds: [redemption._id],
      data: factsOf(undone.redemption, { reason: input.reason }),
      callerText: byText,
    };
  },
});
