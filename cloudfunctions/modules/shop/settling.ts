import type { VoidReason } from '#contracts/shop';
import { codeAlphabet, codeLength, voidReasonWords } from '#contracts/shop';
import { ledgerAccount } from '#domain/ledger';
import { itemsText, receiptNumberOf, withoutTaken } from '#domain/redemption';
import type { Transaction } from '#runtime/database';
import { lettersFrom } from '#runtime/ids';
import { standingAccount } from '../points/account-records';
import { type AccountRecord, book, bookFirst, entryIdOf } from '../points/records';
import { codeIdOf, type RedemptionRecord, redemptionCodes, redemptions } from './records';
import { giveOut, putBack, refuseExpired, type Taken, takeBack, takenBy } from './taking';

/** Whose points they are, also where her paper passbook was moved since; her account outlives every redemption. */
export async function accountIn(tx: Transaction, accountId: string): Promise<AccountRecord> {
  const account = await standingAccount(tx, accountId);
  if (!account) throw new Error(`there is no ${accountId}`);
  return account;
}

/** Where the code of a redemption is found: at the shop, or with the partner who serves a voucher. */
export const counterOf = ({
  shopId,
  partnerPersonId,
}: Pick<RedemptionRecord, 'shopId' | 'partnerPersonId'>): string => partnerPersonId ?? shopId;

async function freeCode(tx: Transaction, redemption: RedemptionRecord): Promise<void> {
  if (redemption.code !== undefined)
    await tx.remove(redemptionCodes, codeIdOf(counterOf(redemption), redemption.code));
}

/** What both sides may know of it, for listeners: no name, no phone. */
export const factsOf = (redemption: RedemptionRecord, more: Record<string, unknown> = {}) => ({
  redemptionId: redemption._id,
  shopId: redemption.shopId,
  accountId: redemption.accountId,
  ...(redemption.personId !== undefined && { personId: redemption.personId }),
  points: redemption.points,
  items: redemption.items.map(({ name, quantity }) => ({ name, quantity })),
  ...more,
});

/** Whoever stands at the counter, and the second person where one was needed. */
export type Serving = {
  by: string;
  byText: string;
  at: number;
  witnessText?: string | undefined;
};

/** The fields of a redemption that is done; its code stays, so that a second scan reads when that was. */
export const receiptOf = (id: string, { by, byText, at }: Serving) => ({
  status: 'handed-over' as const,
  handedOverAt: at,
  handedOverBy: by,
  handedOverText: byText,
  receiptNumber: receiptNumberOf(at, lettersFrom(codeAlphabet, codeLength, id)),
  waitsFor: [],
});

const approved = ({ by, byText }: Serving) => ({ approverId: by, approverText: byText });

/** Held points and pieces are gone for good, and the receipt says so. */
export async function complete(
  tx: Transaction,
  redemption: RedemptionRecord,
  { account, serving }: { account: AccountRecord; serving: Serving },
): Promise<{ redemption: RedemptionRecord; account: AccountRecord }> {
  const { _id, points, shopId, items } = redemption;
  const { at } = serving;
  const taken = await takenBy(tx, redemption);
  // What stands in the printed register went home on its day.
  if (redemption.way !== 'register') refuseExpired(taken, at);
  await giveOut(tx, taken, { ...serving, aboutId: _id });
  const after = await book(tx, account, {
    kind: 'handed-over',
    postings: [
      { account: ledgerAccount.hold(_id), delta: -points },
      { account: ledgerAccount.redeemed(shopId), delta: points },
    ],
    aboutId: _id,
    communityId: account.communityId,
    reason: `领取：${itemsText(items)}`,
    ...approved(serving),
    at,
  });
  const { secret: _, ...kept } = redemption;
  const done = { ...kept, ...receiptOf(_id, serving), version: redemption.version + 1 };
  await tx.set(redemptions, done);
  return { redemption: done, account: after };
}

/** Points and pieces are gone at once, without having been held. */
export async function sellNow(
  tx: Transaction,
  redemption: RedemptionRecord,
  {
    account,
    taken,
    serving,
  }: { account: AccountRecord; taken: readonly Taken[]; serving: Serving },
): Promise<AccountRecord> {
  const { _id, points, shopId, items } = redemption;
  await giveOut(tx, taken, { ...serving, aboutId: _id });
  return book(tx, account, {
    kind: 'sold',
    postings: [
      { account: ledgerAccount.member(account._id), delta: -points },
      { account: ledgerAccount.redeemed(shopId), delta: points },
    ],
    aboutId: _id,
    communityId: account.communityId,
    reason: `柜台兑换：${itemsText(items)}`,
    ...approved(serving),
    at: serving.at,
  });
}

/** Points wait beside the balance until somebody fetches what they are for. */
export const hold = (
  tx: Transaction,
  redemption: RedemptionRecord,
  account: AccountRecord,
): Promise<AccountRecord> => {
  const { _id, points, items, way, reservedAt } = redemption;
  // Its id follows from the command's event, which this transaction found missing: nothing was held for it yet.
  return bookFirst(tx, account, {
    kind: 'held',
    postings: [
      { account: ledgerAccount.member(account._id), delta: -points },
      { account: ledgerAccount.hold(_id), delta: points },
    ],
    aboutId: _id,
    communityId: account.communityId,
    reason: `${way === 'reserved' ? '预约' : '柜台兑换'}：${itemsText(items)}`,
    at: reservedAt,
  });
};

/** Points, pieces, the month's limit and the code are given back; nothing was handed over. */
export async function release(
  tx: Transaction,
  redemption: RedemptionRecord,
  { why, at, account }: { why: VoidReason; at: number; account?: AccountRecord },
): Promise<{ redemption: RedemptionRecord; account: AccountRecord }> {
  const { _id, points, items, reservedAt } = redemption;
  await putBack(tx, redemption);
  const before = account ?? (await accountIn(tx, redemption.accountId));
  const taken = withoutTaken(before.taken, items, reservedAt);
  const after = await book(
    tx,
    { ...before, taken },
    {
      kind: 'released',
      postings: [
        { account: ledgerAccount.hold(_id), delta: -points },
        { account: ledgerAccount.member(before._id), delta: points },
      ],
      aboutId: _id,
      communityId: before.communityId,
      reason: `退回：${itemsText(items)}（${voidReasonWords[why]}）`,
      at,
    },
  );
  await freeCode(tx, redemption);
  const { code: _code, secret: _secret, ...kept } = redemption;
  const ended: RedemptionRecord = {
    ...kept,
    status: 'void',
    voidReason: why,
    endedAt: at,
    waitsFor: [],
    version: redemption.version + 1,
  };
  await tx.set(redemptions, ended);
  return { redemption: ended, account: after };
}

/** The entry with which the points left: sold at once, or held first. */
const lastEntryOf = ({ _id, way, witnessedBy }: RedemptionRecord): string =>
  entryIdOf(way === 'counter' && witnessedBy === undefined ? 'sold' : 'handed-over', _id);

/** Takes a redemption of today back: points, pieces and the month's limit. */
export async function undo(
  tx: Transaction,
  redemption: RedemptionRecord,
  { account, serving, reason }: { account: AccountRecord; serving: Serving; reason: string },
): Promise<{ redemption: RedemptionRecord; account: AccountRecord }> {
  const { _id, points, shopId, items, reservedAt } = redemption;
  await takeBack(tx, redemption, { ...serving, aboutId: _id });
  const taken = withoutTaken(account.taken, items, reservedAt);
  const reverses = lastEntryOf(redemption);
  const after = await book(
    tx,
    { ...account, taken },
    {
      kind: 'reversed',
      postings: [
        { account: ledgerAccount.redeemed(shopId), delta: -points },
        { account: ledgerAccount.member(account._id), delta: points },
      ],
      aboutId: reverses,
      reverses,
      communityId: account.communityId,
      reason: `撤销：${itemsText(items)}（${reason}）`,
      ...approved(serving),
      at: serving.at,
    },
  );
  await freeCode(tx, redemption);
  const { code: _code, ...kept } = redemption;
  const undone: RedemptionRecord = {
    ...kept,
    status: 'reversed',
    reversedReason: reason,
    endedAt: serving.at,
    version: redemption.version + 1,
  };
  await tx.set(redemptions, undone);
  return { redemption: undone, account: after };
}
