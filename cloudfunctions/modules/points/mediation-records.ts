import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type MediationRecord, mediations } from './records';

/** Mediations of these communities, newest first. */
export function mediationsIn(
  communityIds: readonly string[],
  after: Cursor | undefined,
  limit: number,
): Promise<MediationRecord[]> {
  const where = { communityId: op.in([...communityIds]) };
  return find(mediations, {
    where: after
      ? op.and(
          { ...where, at: op.lte(after.at) },
          op.or({ at: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit,
  });
}
