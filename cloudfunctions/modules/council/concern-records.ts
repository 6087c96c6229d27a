import { find, op } from '#runtime/database';
import { type BackingRecord, backings } from './records';

/** More than back all topics of one agenda. */
const most = 1000;

/** Whoever backs these topics, by topic, in the order they did. */
export async function backersOf(
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found: BackingRecord[] =
    proposalIds.length === 0
      ? []
      : await find(backings, {
          where: { proposalId: op.in([...new Set(proposalIds)]) },
          order: [
            ['proposalId', 'asc'],
            ['at', 'asc'],
            ['_id', 'asc'],
          ],
          limit: most,
        });
  const byTopic = new Map<string, string[]>();
  for (const { proposalId, personId } of found)
    byTopic.set(proposalId, [...(byTopic.get(proposalId) ?? []), personId]);
  return byTopic;
}
