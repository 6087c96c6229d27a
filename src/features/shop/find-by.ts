import { wordsFor } from '#contracts/errors';
import { type FoundAccount, findAccounts } from '#contracts/points-accounts';
import { call } from '../../platform/cloud';
import { asAppError } from '../../platform/use-loaded';
import { ofPlace, readEntry } from './counter-entry';

/** Accounts of the community by number or by name, or why there is none, in words for the field. */
export type Found = { accounts: readonly FoundAccount[] } | { problem: string };

export async function findByNumber(number: string): Promise<Found> {
  const { accounts } = await call(findAccounts, { number });
  return accounts.length > 0 ? { accounts } : { problem: '没有这本存折，请再看一遍号码' };
}

export async function findByName(name: string, place: string): Promise<Found> {
  const { accounts } = await call(findAccounts, { name });
  const found = ofPlace(accounts, place);
  if (found.length > 0) return { accounts: found };
  return { problem: `没有找到${place ? `住${place}的` : ''}「${name}」` };
}

/** By whatever stands in the register. */
export async function findBy(text: string): Promise<Found> {
  const entry = readEntry(text);
  try {
    if (entry.kind === 'number') return await findByNumber(entry.number);
    if (entry.kind === 'name') return await findByName(entry.name, entry.place);
    return { problem: '请写 8 位存折号，或者姓名' };
  } catch (cause) {
    return { problem: wordsFor(asAppError(cause)) };
  }
}
