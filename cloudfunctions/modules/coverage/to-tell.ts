import { coverageRoles, listToTell } from '#contracts/coverage';
import { tellingWords } from '#domain/coverage';
import { isOver } from '#domain/notice';
import { defineQuery } from '#runtime/action';
import { getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import type { NoticeRecord } from '../notice/records';
import { personView } from './offline';
import {
  type CoverageRecord,
  countedNotices,
  coverageIdOf,
  coverages,
  type OfflinePersonRecord,
  offlineIn,
} from './records';
import { liesIn, ownAreas } from './scope';

/** Everybody on the list of a grid or community; more are told in turn, as the first ones are done. */
const mostPeople = 1000;
/** Documents asked for by their ids in one request. */
const mostCoverages = 1000;
/** Lines of the answer: some 200 bytes each, within WeChat's 1 MB. */
const mostLines = 600;

/** A notice with the people it is for. */
type Task = { notice: NoticeRecord; people: OfflinePersonRecord[] };

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

/** At most so many lines; a task without any is none. */
function cut(tasks: readonly Task[]): Task[] {
  let left = mostLines;
  return tasks.flatMap(({ notice, people }) => {
    const shown = people.slice(0, left);
    left -= shown.length;
    return shown.length > 0 ? [{ notice, people: shown }] : [];
  });
}

/** What is due first comes first; what has no time is due now. */
const byTime = (a: NoticeRecord, b: NoticeRecord) => (a.startsAt ?? 0) - (b.startsAt ?? 0);

export const toTellAction = defineQuery(listToTell, async (_, { caller, now }) => {
  const listed = await offlineIn(ownAreas(caller, coverageRoles), { limit: mostPeople });
  const areaIds = [...new Set(listed.flatMap(({ areaPath }) => areaPath))];
  const found = await countedNotices(areaIds, now);
  const tasks = found
    .filter((notice) => !isOver(notice, now))
    .sort(byTime)
    .map((notice) => ({
      notice,
      people: listed.filter(({ areaPath }) => liesIn(areaPath, notice.areaIds)),
    }));
  const reached = await coveragesOf(tasks);
  const open = tasks.map(({ notice, people }) => ({
    notice,
    people: people.filter(
      ({ areaId, door }) => !isTold(reached.get(coverageIdOf(notice, areaId)), door),
    ),
  }));
  return {
    notices: cut(open).map(({ notice, people }) => ({
      noticeId: notice._id,
      title: notice.title,
      kind: notice.kind,
      words: tellingWords(notice, now),
      people: people.map(personView),
      ...defined({ startsAt: notice.startsAt }),
    })),
  };
});
