import { AppError } from '#contracts/errors';
import {
  accountRefusalWords,
  closeAccount,
  getAccount,
  getPassbook,
  openAccount,
} from '#contracts/points';
import { expiredPostings } from '#domain/ledger-moves';
import { defineCommand, defineQuery } from '#runtime/action';
import { defined } from '#runtime/defined';
import { recentArea } from '../area/records';
import {
  accountOfPerson,
  drawNumber,
  homeOf,
  newAccount,
  placeOf,
  refusalFor,
} from './account-records';
import { countWaiting, passbookPage } from './passbook-records';
import { type AccountRecord, accountIdOf, accounts, book } from './records';

const look = defineQuery(getAccount, async (_, { caller }) => {
  const account = await accountOfPerson(caller.personId);
  if (account?.status !== 'open')
    return { waitingCount: 0, ...defined({ refusal: refusalFor(caller) }) };
  const { _id: id, number, balance, held, debt, communityId, openedAt } = account;
  const [community, waitingCount] = await Promise.all([
    recentArea(communityId),
    countWaiting(account._id),
  ]);
  const communityName = community?.name ?? '';
  return {
    account: { id, number, balance, held, debt, communityId, communityName, openedAt },
    waitingCount,
  };
});

const refuse = (reason: string): never => {
  throw new AppError('step-not-allowed', { reason });
};

/** Whoever closed her account finds number and debt again: no debt ends by closing and opening anew. */
const reopened = ({ closedAt: _, ...kept }: AccountRecord, now: number): AccountRecord => ({
  ...kept,
  status: 'open',
  openedAt: now,
  version: kept.version + 1,
});

const open = defineCommand(openAccount, {
  async prepare(_, { caller: { person } }) {
    const home = person && homeOf(person);
    return home && recentArea(home.areaId);
  },
  async transact({ tx, ctx: { caller, now }, prepared: area }) {
    const refusal = refusalFor(caller);
    if (refusal || !caller.person || !area)
      return refuse(accountRefusalWords[refusal ?? 'no-home']);
    const _id = accountIdOf(caller.personId);
    const kept = await tx.get(accounts, _id);
    if (kept?.status === 'open') return refuse('您已经有存折了');
    const account: AccountRecord = {
      ...(kept
        ? reopened(kept, now)
        : { _id, kind: 'phone', number: await drawNumber(tx, _id), ...newAccount(now) }),
      personId: caller.personId,
      ...placeOf(area),
      ...defined({ door: homeOf(caller.person)?.door }),
    };
    await tx.set(accounts, account);
    return {
      answer: { number: account.number },
      name: 'points.opened',
      subjectIds: [_id],
      data: { accountId: _id, personId: caller.personId, communityId: account.communityId },
    };
  },
});

/** An account may be closed and opened more than once: what expires is about that one time. */
const aboutClosing = ({ _id, openedAt }: AccountRecord) => `${_id}:${openedAt}`;

const close = defineCommand(closeAccount, {
  async transact({ tx, input, ctx: { caller, now } }) {
    const account = await tx.get(accounts, accountIdOf(caller.personId));
    if (account?.status !== 'open') return refuse('您还没有开存折');
    const { _id, held, balance, communityId } = account;
    if (held > 0) return refuse(`还有 ${held} 分留在没领的兑换里，请先领取或取消预约，再停用存折`);
    if (balance !== input.balance)
      throw new AppError('conflict', {
        reason: `您的积分刚刚变成了 ${balance} 分，请看过以后再决定`,
        version: account.version,
      });
    const postings = expiredPostings(account);
    const after =
      balance === 0
        ? account
        : await book(tx, account, {
            kind: 'expired',
            postings,
            aboutId: aboutClosing(account),
            communityId,
            reason: '本人停用存折，剩下的积分作废',
            at: now,
          });
    await tx.set(accounts, {
      ...after,
      status: 'closed',
      closedAt: now,
      version: after.version + 1,
    });
    return {
      answer: {},
      name: 'points.closed',
      subjectIds: [_id],
      data: { accountId: _id, personId: caller.personId, points: balance, communityId },
    };
  },
});

const passbook = defineQuery(getPassbook, async (asked, { caller }) =>
  passbookPage(accountIdOf(caller.personId), asked),
);

export const accountActions = [look, open, close, passbook];
