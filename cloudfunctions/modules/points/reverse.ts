import { AppError } from '#contracts/errors';
import { reverseEntry } from '#contracts/points-desk';
import { deltaOf, ledgerAccount, ownerOf } from '#domain/ledger';
import { isOneDoor, takenBackPostings } from '#domain/ledger-moves';
import { defineCommand } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { people } from '../identity/records';
import { homeIn, isWithin, postText, standingAccount } from './account-records';
import {
  type AccountRecord,
  accounts,
  book,
  entryIdOf,
  type JournalEntryRecord,
  journalEntries,
} from './records';

const reversers = ['chief-grid-lead', 'subdistrict-dispatcher'] as const;

const refuse = (reason: string): never => {
  throw new AppError('step-not-allowed', { reason });
};

type Earned = { entry: JournalEntryRecord; ownerId: string; account: AccountRecord };

/** An entry of the caller's area with the account its points are in today; any other does not exist for her. */
async function reversible(tx: Transaction, entryId: string, caller: Caller): Promise<Earned> {
  const entry = await tx.get(journalEntries, entryId);
  const ownerId = entry && ownerOf(entry);
  const account = ownerId && (await standingAccount(tx, ownerId));
  if (!account || !isWithin(account, caller, reversers)) throw new AppError('not-found');
  if (entry.kind !== 'earned') refuse('只有记入的积分能收回；兑换请当天在超市撤销');
  if (await tx.get(journalEntries, entryIdOf('reversed', entryId)))
    refuse('这一笔已经收回过了，一笔只能收回一次');
  if (account.status !== 'open')
    refuse('这本存折已经停用，剩下的积分当时已经作废；本人重新开通以后才能收回');
  return { entry, ownerId, account };
}

/** Nobody takes back from herself or her own household, as nobody gives there. */
async function refuseOwn(tx: Transaction, account: AccountRecord, caller: Caller): Promise<void> {
  if (account.personId === caller.personId) refuse('这是您自己的积分，请另一位同事收回');
  const holder = account.personId && (await tx.get(people, account.personId));
  const theirs = [homeIn(account), ...(holder ? holder.homes : [])];
  if (caller.person?.homes.some((home) => theirs.some((other) => isOneDoor(home, other))))
    refuse('这是您家里人的积分，请另一位同事收回');
}

/** As the passbook says it; why points of a dispute were taken back stands nowhere but in the event. */
const reasonFor = ({ path, reason }: JournalEntryRecord, why: string): string =>
  path === 'mediation' ? `收回：${reason}` : `收回：${reason}（${why}）`;

/** Neither the month's budget nor anybody's cap comes back: both count what was given. */
const reverse = defineCommand(reverseEntry, {
  async transact({ tx, input: { entryId, reason: why }, ctx: { caller, now } }) {
    const { entry, ownerId, account } = await reversible(tx, entryId, caller);
    await refuseOwn(tx, account, caller);
    const postings = takenBackPostings(account, { ...entry, accountId: ownerId });
    const reason = reasonFor(entry, why);
    const { communityId } = account;
    const after = await book(tx, account, {
      kind: 'reversed',
      postings,
      aboutId: entryId,
      reverses: entryId,
      communityId,
      reason,
      approverId: caller.personId,
      approverText: postText(account, caller, reversers),
      at: now,
      ...defined({ path: entry.path }),
    });
    const taken = 0 - deltaOf(postings, ledgerAccount.member(account._id));
    const owed = after.debt - account.debt;
    return {
      answer: { taken, debt: owed },
      name: 'points.reversed',
      subjectIds: [account._id, entryId],
      data: {
        entryId,
        accountId: account._id,
        points: taken,
        debt: owed,
        reason,
        why,
        communityId,
        ...defined({ personId: account.personId, path: entry.path }),
      },
    };
  },
  async recheck({ entryId }, { caller }) {
    const entry = await get(journalEntries, entryId);
    const account = await get(accounts, (entry && ownerOf(entry)) ?? '');
    if (!account || !isWithin(account, caller, reversers)) throw new AppError('not-found');
  },
});

export const reverseActions = [reverse];
