import type { Got } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { PassbookLine } from '#contracts/points';
import { getPaperPassbook } from '#contracts/points-accounts';
import { call } from '../../../platform/cloud';
import { agrees } from '../lines';

type Page = Got<typeof getPaperPassbook>;
export type PaperBook = Omit<Page, 'items' | 'nextCursor'> & {
  /** Newest first. */
  lines: readonly PassbookLine[];
  /** Earlier ones are not on this paper. */
  hasEarlier: boolean;
};

/** Pages of the passbook on one print: about ten sheets of paper. */
const mostPages = 10;
/** A line that comes while the pages are read makes them disagree; then they are read again. */
const mostTries = 3;

async function readOnce(number: string): Promise<PaperBook> {
  const { items, nextCursor, ...book } = await call(getPaperPassbook, { number });
  const lines = [...items];
  let cursor = nextCursor;
  for (let read = 1; read < mostPages && cursor; read += 1) {
    const page = await call(getPaperPassbook, { number, cursor });
    lines.push(...page.items);
    cursor = page.nextCursor;
  }
  return { ...book, lines, hasEarlier: cursor !== undefined };
}

/** A paper passbook as the ledger has it now; throws `busy` rather than print a balance that is not that of its newest line. */
export async function loadPaper(number: string): Promise<PaperBook> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const book = await readOnce(number);
    if (agrees(book, book.lines)) return book;
  }
  throw new AppError('busy');
}
