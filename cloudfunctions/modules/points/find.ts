import { type FoundAccount, findAccounts, keeperRoles } from '#contracts/points-accounts';
import { proposerRoles } from '#contracts/points-desk';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { recentArea } from '../area/records';
import {
  accountByNumber,
  accountsCalled,
  areasOf,
  isWithin,
  maskedOf,
  numberEnd,
} from './account-records';
import { type AccountRecord, accounts } from './records';

/** More than that and she says the building too. */
const mostFound = 10;

/** A number that was printed on paper leads to where its points are today. */
async function byNumber(number: string): Promise<AccountRecord[]> {
  const printed = await accountByNumber(number);
  const account = printed?.linkedToId ? await get(accounts, printed.linkedToId) : printed;
  return account?.status === 'open' ? [account] : [];
}

/** The area she names where it lies in one of hers, else all of hers; none where it lies elsewhere. */
async function askedAreas(caller: Caller, areaId: string | undefined): Promise<string[]> {
  if (areaId === undefined) return areasOf(caller, proposerRoles);
  const area = await recentArea(areaId);
  return area && isWithin({ areaPath: area.path }, caller, proposerRoles) ? [areaId] : [];
}

async function byName(name: string, areaIds: readonly string[]): Promise<AccountRecord[]> {
  return areaIds.length === 0 ? [] : accountsCalled(name, areaIds, 2 * mostFound);
}

const search = defineQuery(findAccounts, async ({ number, name = '', areaId }, { caller }) => {
  const found =
    number === undefined
      ? await byName(name, await askedAreas(caller, areaId))
      : await byNumber(number);
  const shown = found
    .filter((account) => isWithin(account, caller, proposerRoles))
    .slice(0, mostFound);
  const masked = await maskedOf(shown);
  return {
    accounts: shown.map((account): FoundAccount => {
      const { _id: id, kind, place, balance } = account;
      return {
        id,
        kind,
        place,
        maskedName: masked.get(id) ?? '',
        numberEnd: numberEnd(account),
        ...(isWithin(account, caller, keeperRoles) && { balance }),
      };
    }),
  };
});

export const findActions = [search];
