import type { Category } from '#contracts/category';
import type { Day } from '#domain/day';
import { collection, find, op, type Transaction } from '#runtime/database';
import { hashOf } from '#runtime/ids';
import type { TextOpinion } from '#runtime/openapi';

/** Whom a report was sent for, with her consent; nobody reads it but who called her and whoever rings her back. */
export type ProxyFor = { name?: string; phone?: string; door?: string };

/** `reports`: what a resident sent, in her words; those, its photos and its place never change. */
export type ReportRecord = {
  _id: string;
  number: string;
  /** Empty once nobody can tell any more who she was. */
  reporterId: string;
  category: Category;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  point?: string;
  detail?: string;
  gcj02?: { latitude: number; longitude: number; accuracy?: number };
  title: string;
  text: string;
  /** File ids. */
  photos: string[];
  /** Home of the reporter as it was, for a reveal. */
  homeText?: string;
  proxyFor?: ProxyFor;
  /** An older report of hers that this one goes on from (T21). */
  followsId?: string;
  /** WeChat's opinion of the words; it holds back display to others, never delivery to staff. */
  textCheck: TextOpinion;
  workOrderId: string;
  submittedAt: number;
  /** Further words of one day, for their limit. */
  said?: { on: Day; count: number };
};

export const reports = collection<ReportRecord>('reports');

const orderLetters = 24;

/** Somebody's own report of a matter that a neighbour reported: one, and found from the order without asking. */
export const joinedIdOf = (workOrderId: string, personId: string): string =>
  `rp_${workOrderId.slice(3)}${hashOf({ workOrderId, personId }).slice(0, 40 - orderLetters)}`;

/** Reports of these ids as somebody's list shows them. */
export const titlesOf = (
  ids: readonly string[],
): Promise<Pick<ReportRecord, '_id' | 'title' | 'photos'>[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : find(reports, {
        where: { _id: op.in([...ids]) },
        fields: ['title', 'photos'],
        limit: ids.length,
      });

/** Whether a number is of somebody's own report. */
export const ownReportOf = async (number: string, reporterId: string): Promise<boolean> => {
  const found = await find(reports, { where: { number }, fields: ['reporterId'], limit: 1 });
  return found.some((report) => report.reporterId === reporterId);
};

/** Reports of one transaction, by id; those that are gone are left out. */
export async function reportsIn(tx: Transaction, ids: readonly string[]): Promise<ReportRecord[]> {
  const found: ReportRecord[] = [];
  for (const id of ids) {
    const report = await tx.get(reports, id);
    if (report) found.push(report);
  }
  return found;
}
