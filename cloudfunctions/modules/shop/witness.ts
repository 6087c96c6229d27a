import type { Received } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { type Role, witnessRoles } from '#contracts/roles';
import { listToWitness, type ToWitness, witness as witnessOne } from '#contracts/shop-counter';
import { dateText, dayOf } from '#domain/day';
import { roleKey } from '#domain/membership';
import { itemsText, refuseEnded } from '#domain/redemption';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Done } from '#runtime/command';
import type { Context } from '#runtime/context';
import { getAll, type Transaction } from '#runtime/database';
import { accounts } from '../points/records';
import { type RedemptionRecord, redemptions, shops } from './records';
import { redemptionsWaitingFor } from './redemption-records';
import { obstacleOf, postText, refuseOwn } from './serving';
import { accountIn, complete, factsOf, release } from './settling';
import { stocktakesWaitingFor, stocktakeToWitness, witnessStocktake } from './stocktake-records';

const isWitness = (role: Role): boolean => (witnessRoles as readonly Role[]).includes(role);

/** 「单元长 林平」: in the post that was asked, or in the first that may be. */
function witnessTextOf({ caller }: Context, asked?: readonly string[]): string {
  const posts = caller.memberships.filter(({ role }) => isWitness(role));
  const post = posts.find(({ role, areaId }) => asked?.includes(roleKey(role, areaId))) ?? posts[0];
  return postText(post?.role ?? 'auditor', caller);
}

/** A redemption the caller was asked about; of what she kept herself, and of all others, she hears nothing. */
function asked(
  redemption: RedemptionRecord | undefined,
  { version }: { version: number },
  ctx: Context,
): RedemptionRecord {
  const { caller, now } = ctx;
  const isAsked = redemption?.waitsFor.some((key) => caller.keys.includes(key));
  if (!redemption || !(isAsked || redemption.witnessedBy === caller.personId))
    throw new AppError('not-found');
  if (!isAsked) throw new AppError('step-not-allowed', { reason: '这一笔您已经确认过了' });
  if (redemption.handedOverBy === caller.personId)
    throw new AppError('step-not-allowed', { reason: '自己办的要请另一位见证' });
  refuseEnded(redemption, now);
  if (redemption.version !== version)
    throw new AppError('conflict', { version: redemption.version });
  return redemption;
}

type Input = Received<typeof witnessOne>;

async function witnessRedemption(
  tx: Transaction,
  input: Input,
  ctx: Context,
): Promise<Done<typeof witnessOne>> {
  const waiting = asked(await tx.get(redemptions, input.id), input, ctx);
  const account = await accountIn(tx, waiting.accountId);
  refuseOwn(ctx, account);
  const { handedOverBy: by = '', handedOverText: byText = '' } = waiting;
  const witnessText = witnessTextOf(ctx, waiting.waitsFor);
  const redemption = { ...waiting, witnessedBy: ctx.caller.personId };
  const told = { answer: {}, subjectIds: [waiting._id], callerText: witnessText };
  if (!input.isRight) {
    const at = ctx.now;
    const ended = await release(tx, redemption, { why: 'not-witnessed', at, account });
    return { ...told, name: 'shop.not-witnessed', data: factsOf(ended.redemption, { by }) };
  }
  const serving = { by, byText, at: ctx.now, witnessText };
  const done = await complete(tx, redemption, { account, serving });
  return { ...told, name: 'shop.sold', data: factsOf(done.redemption) };
}

export const witness = defineCommand(witnessOne, {
  transact: ({ tx, input, ctx }) =>
    input.id.startsWith('st_')
      ? witnessStocktake(tx, input, { ctx, witnessText: witnessTextOf(ctx) })
      : witnessRedemption(tx, input, ctx),
});

/** 「王*兰（5号楼） 领 大米 1 件，30 分」 */
function wordsOf(redemption: RedemptionRecord, now: number): string[] {
  const { maskedName, place, items, points, registeredOn } = redemption;
  const what = `${maskedName}（${place}）领 ${itemsText(items)}，${points} 分`;
  return registeredOn === undefined
    ? [what]
    : [what, `纸质登记表上的日期：${dateText(registeredOn, dayOf(now))}`];
}

/** Those she may speak about: not what she kept or takes home herself, nor what goes to her household. */
async function open(waiting: readonly RedemptionRecord[], ctx: Context) {
  const { personId } = ctx.caller;
  const others = waiting.filter((one) => one.handedOverBy !== personId && one.until > ctx.now);
  const [near, holders] = await Promise.all([
    getAll(
      shops,
      others.map(({ shopId }) => shopId),
    ),
    getAll(
      accounts,
      others.map(({ accountId }) => accountId),
    ),
  ]);
  const strangers = new Set(
    holders.filter((one) => obstacleOf(ctx, one) === undefined).map(({ _id }) => _id),
  );
  const names = new Map(near.map(({ _id, name }) => [_id, name]));
  return { names, redemptions: others.filter(({ accountId }) => strangers.has(accountId)) };
}

export const toWitness = defineQuery(listToWitness, async (_input, ctx) => {
  const { caller, now } = ctx;
  const [waiting, stocktakes] = await Promise.all([
    redemptionsWaitingFor(caller.keys),
    stocktakesWaitingFor(caller.keys),
  ]);
  const { names, redemptions: others } = await open(waiting, ctx);
  const redeemed = others.map(
    (one): ToWitness => ({
      id: one._id,
      version: one.version,
      kind: one.registeredOn === undefined ? 'redemption' : 'register',
      shopName: names.get(one.shopId) ?? '',
      byText: one.handedOverText ?? '',
      at: one.reservedAt,
      words: wordsOf(one, now),
    }),
  );
  const counted = stocktakes.filter(({ by }) => by !== caller.personId).map(stocktakeToWitness);
  return { items: [...redeemed, ...counted] };
});
