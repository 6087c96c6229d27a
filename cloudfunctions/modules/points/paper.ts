import { AppError, refusedAt } from '#contracts/errors';
import { getPaperPassbook, keeperRoles, openPaperAccount } from '#contracts/points-accounts';
import { dayOf } from '#domain/day';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentArea } from '../area/records';
import {
  accountByNumber,
  drawNumber,
  isWithin,
  newAccount,
  numberEnd,
  paperIdOf,
  placeOf,
} from './account-records';
import { passbookPage } from './passbook-records';
import { type AccountRecord, accounts } from './records';

/** A unit, or a house without stairwells, of the keeper's own community. */
function dwelling(area: AreaRecord | undefined, caller: Caller): AreaRecord {
  if (
    !area ||
    area.endedAt !== undefined ||
    !isWithin({ areaPath: area.path }, caller, keeperRoles)
  )
    throw new AppError('not-found');
  if (area.level !== 'unit' && area.level !== 'building') throw refusedAt('areaId', '请选到单元');
  return area;
}

function refuseKept(kept: AccountRecord | undefined): void {
  if (!kept) return;
  const reason =
    kept.status === 'open'
      ? `这位邻居已经有纸质存折，尾号 ${numberEnd(kept)}；同名的另一位请写上门牌`
      : '这位邻居的纸质存折已经转到手机上了；同名的另一位请写上门牌';
  throw new AppError('step-not-allowed', { reason });
}

const open = defineCommand(openPaperAccount, {
  prepare: ({ areaId }) => recentArea(areaId),
  async transact({ tx, input, ctx: { caller, now }, prepared }) {
    const area = dwelling(prepared, caller);
    const { door, name, consent: kind, consentOn: on } = input;
    if (on > dayOf(now)) throw refusedAt('consentOn', '请写本人已经同意的那一天');
    const _id = paperIdOf({ areaId: area._id, door, name });
    refuseKept(await tx.get(accounts, _id));
    const account: AccountRecord = {
      _id,
      kind: 'paper',
      number: await drawNumber(tx, _id),
      name,
      ...placeOf(area),
      ...defined({ door }),
      consent: { kind, on, takenBy: caller.personId },
      ...newAccount(now),
    };
    await tx.set(accounts, account);
    return {
      answer: { id: _id, number: account.number },
      name: 'points.paper-opened',
      subjectIds: [_id],
      data: { accountId: _id, communityId: account.communityId },
    };
  },
  async recheck({ areaId }, { caller }) {
    dwelling(await recentArea(areaId), caller);
  },
});

/** A paper passbook of the keeper's own community; any other does not exist for her. */
async function ownPaper(number: string, { caller }: Context): Promise<AccountRecord> {
  const account = await accountByNumber(number);
  if (account?.kind !== 'paper' || !isWithin(account, caller, keeperRoles))
    throw new AppError('not-found');
  return account;
}

const look = defineQuery(getPaperPassbook, async ({ number, cursor }, ctx) => {
  const account = await ownPaper(number, ctx);
  const { _id, name = '', place, balance, held, communityId } = account;
  const [page, community] = await Promise.all([
    passbookPage(_id, { filter: 'all', cursor }),
    recentArea(communityId),
  ]);
  return { number, name, place, communityName: community?.name ?? '', balance, held, ...page };
});

export const paperActions = [open, look];
