import { countedKinds } from '#contracts/notice';
import type { Cursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { type NoticeRecord, notices } from '../notice/records';
import { type OfflinePersonRecord, offlinePeople } from './records';

/** People on the list in or below these areas, in the order they were added, at most 1,000. */
export const offlineIn = (
  areaIds: readonly string[],
  { after, limit }: { after?: Cursor | undefined; limit: number },
): Promise<OfflinePersonRecord[]> => {
  const areaPath = op.in([...areaIds]);
  return find(offlinePeople, {
    where: after
      ? op.and(
          { areaPath, order: op.gte(after.at) },
          op.or({ order: op.gt(after.at) }, { _id: op.gt(after.id) }),
        )
      : { areaPath },
    order: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit,
  });
};

/** An index is asked for so many areas at once (MongoDB merges 200 scans for a sort at most). */
const areasAtOnce = 150;
/** Counted notices that are shown for some areas at one time. */
const mostNotices = 50;

/** Counted notices that are shown for any of these areas, each once. */
export async function countedNotices(
  areaIds: readonly string[],
  now: number,
): Promise<NoticeRecord[]> {
  const parts: string[][] = [];
  for (let at = 0; at < areaIds.length; at += areasAtOnce)
    parts.push(areaIds.slice(at, at + areasAtOnce));
  const found = await Promise.all(parts.map((part) => countedIn(part, now)));
  return [...new Map(found.flat().map((one) => [one._id, one])).values()];
}

const countedIn = (areaIds: readonly string[], now: number): Promise<NoticeRecord[]> =>
  find(notices, {
    where: {
      areaIds: op.in([...areaIds]),
      isListed: true,
      status: 'published',
      kind: op.in([...countedKinds]),
      shownUntil: op.gt(now),
    },
    order: [
      ['publishedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: mostNotices,
  });
