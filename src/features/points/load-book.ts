import { AppError } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { getAccount, getPassbook, type PassbookLine } from '#contracts/points';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';
import type { Account } from './account-words';
import { agrees } from './lines';

export type Book = {
  account: Account;
  name: string | undefined;
  /** Newest first. */
  lines: readonly PassbookLine[];
  /** Earlier ones are not on this paper. */
  hasEarlier: boolean;
};

/** Pages of the passbook on one print: about ten sheets of paper. */
const mostPages = 10;
/** A line that comes while the pages are read makes them disagree; then they are read again. */
const mostTries = 3;

async function readLines(): Promise<Pick<Book, 'lines' | 'hasEarlier'>> {
  const lines: PassbookLine[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < mostPages; read += 1) {
    const page = await call(getPassbook, cursor ? { cursor } : {});
    lines.push(...page.items);
    cursor = page.nextCursor;
    if (!cursor) break;
  }
  return { lines, hasEarlier: cursor !== undefined };
}

/** The whole passbook for paper; throws `busy` rather than print a balance that is not that of its newest line. */
export async function loadBook(): Promise<Book> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const { lines, hasEarlier } = await readLines();
    const { own, me } = await callTogether({ own: [getAccount, {}], me: [getMe, {}] });
    const { account } = answerOrThrow(own);
    if (!account) throw new AppError('not-found');
    const name = me instanceof AppError ? undefined : me.name;
    if (agrees(account, lines)) return { account, name, lines, hasEarlier };
  }
  throw new AppError('busy');
}
