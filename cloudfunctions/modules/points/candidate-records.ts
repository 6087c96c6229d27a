import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type CandidateRecord, candidates } from './records';

type Direction = 'asc' | 'desc';

/** A page of candidates in the order of an instant and the id, after the last line of the one before. */
function pageBy(
  where: object,
  [field, direction]: readonly [string, Direction],
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<CandidateRecord[]> {
  const [beyond, from] = direction === 'asc' ? [op.gt, op.gte] : [op.lt, op.lte];
  return find(candidates, {
    where: after
      ? op.and(
          { ...where, [field]: from(after.at) },
          op.or({ [field]: beyond(after.at) }, { _id: beyond(after.id) }),
        )
      : where,
    order: [
      [field, direction],
      ['_id', direction],
    ],
    limit,
  });
}

/** Acts of one account, newest first. */
export const candidatesOf = (accountId: string, after: Cursor | undefined, limit: number) =>
  pageBy({ accountId }, ['at', 'desc'], { after, limit });

/** What waits for one of these keys, the longest waiting first. */
export const candidatesWaitingFor = (
  keys: readonly string[],
  after: Cursor | undefined,
  limit: number,
) => pageBy({ waitsFor: op.in([...keys]) }, ['dueAt', 'asc'], { after, limit });

/** What was decided in these communities, newest first. */
export const candidatesDecidedIn = (
  communityIds: readonly string[],
  after: Cursor | undefined,
  limit: number,
) => {
  const where = { communityId: op.in([...communityIds]), decidedAt: op.gt(0) };
  return pageBy(where, ['decidedAt', 'desc'], { after, limit });
};

/** What nobody decided in time, the longest waiting first. */
export const candidatesOverdue = (now: number, limit: number): Promise<CandidateRecord[]> =>
  find(candidates, {
    where: { status: 'waiting', dueAt: op.lte(now) },
    order: [
      ['dueAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
