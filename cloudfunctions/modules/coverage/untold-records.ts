import { isOver } from '#domain/notice';
import { getAll } from '#runtime/database';
import type { NoticeRecord } from '../notice/records';
import { type CoverageRecord, coverageIdOf, coverages, type OfflinePersonRecord } from './records';
import { liesIn } from './scope';
import { countedNotices, offlineIn } from './tell-records';

/** Everybody on the list of a grid or community; more are told in turn, as the first ones are done. */
const mostPeople = 1000;
/** Documents asked for by their ids in one request. */
const mostCoverages = 1000;
/** A notice with the people it is for. */
export type Task = { notice: NoticeRecord; people: OfflinePersonRecord[] };

/** Doors that were told by phone or at the door; what somebody opened on a phone does not tell her who has none. */
function isTold(coverage: CoverageRecord | undefined, door: string): boolean {
  const reached = coverage?.doors[door];
  return reached !== undefined && reached.how !== 'read';
}

async function coveragesOf(tasks: readonly Task[]): Promise<Map<string, CoverageRecord>> {
  const ids = new Set(
    tasks.flatMap(({ notice, people }) => people.map(({ areaId }) => coverageIdOf(notice, areaId))),
  );
  const all = [...ids];
  const pages: string[][] = [];
  for (let at = 0; at < all.length; at += mostCoverages)
    pages.push(all.slice(at, at + mostCoverages));
  const found = await Promise.all(pages.map((page) => getAll(coverages, page)));
  return new Map(found.flat().map((one) => [one._id, one]));
}

/** What is due first comes first; what has no time is due now. */
const byTime = (a: NoticeRecord, b: NoticeRecord) => (a.startsAt ?? 0) - (b.startsAt ?? 0);

/** Whom somebody who answers for these areas has not told yet, by notice. */
export async function untoldIn(areaIds: readonly string[], now: number): Promise<Task[]> {
  if (areaIds.length === 0) return [];
  const listed = await offlineIn(areaIds, { limit: mostPeople });
  const paths = [...new Set(listed.flatMap(({ areaPath }) => areaPath))];
  const found = await countedNotices(paths, now);
  const tasks = found
    .filter((notice) => !isOver(notice, now))
    .sort(byTime)
    .map((notice) => ({
      notice,
      people: listed.filter(({ areaPath }) => liesIn(areaPath, notice.areaIds)),
    }));
  const reached = await coveragesOf(tasks);
  return tasks.map(({ notice, people }) => ({
    notice,
    people: people.filter(
      ({ areaId, door }) => !isTold(reached.get(coverageIdOf(notice, areaId)), door),
    ),
  }));
}
