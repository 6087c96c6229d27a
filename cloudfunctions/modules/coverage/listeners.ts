import { countsReading, personKey, type ReachedDoors, reach } from '#domain/coverage';
import { get, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { recentAreas } from '../area/records';
import { type PersonHome, people } from '../identity/records';
import { type NoticeRecord, noticeReads, notices } from '../notice/records';
import { carryOffline } from './carry';
import { forgetDoors } from './forget';
import { coverageIdOf, coverages, newCoverage } from './records';
import { liesIn } from './scope';

/** What `notice.read` says: the round that was read, which is a former one where a page stood open since before a change. */
type ReadFacts = { readId: string };

type Reader = { personId: string; at: number };

/** Her door, or she herself where she gave none; a door given later takes her own place. */
function reachedBy(
  before: ReachedDoors,
  { door }: PersonHome,
  { personId, at }: Reader,
): ReachedDoors {
  const key = personKey(personId);
  if (door === undefined) return reach(before, { door: key, how: 'read', at });
  const { [key]: herself, ...doors } = before;
  return reach(herself ? doors : before, { door, how: 'read', at });
}

/** Opening a notice reaches the households of whoever opened it, once, in the round she read. */
const countRead: Listener = {
  name: 'coverage.count-read',
  hears: ['notice.read'],
  async hear({ callerId, at, data }, hearing) {
    const { readId } = data as ReadFacts;
    const [mark, person] = await Promise.all([get(noticeReads, readId), get(people, callerId)]);
    const notice = mark && (await get(notices, mark.noticeId));
    if (!notice || !person || !countsReading(notice, at)) return 'done';
    const homes = person.homes.filter(({ areaPath }) => liesIn(areaPath, notice.areaIds));
    for (const home of homes)
      await coverHome({ ...notice, round: mark.round }, home, {
        reader: { personId: callerId, at },
        hearing,
      });
    return 'done';
  },
};

async function coverHome(
  notice: NoticeRecord,
  home: PersonHome,
  { reader, hearing }: { reader: Reader; hearing: Hearing },
): Promise<void> {
  const [unit] = await recentAreas([home.areaId]);
  if (!unit) return;
  await transact(async (tx) => {
    const before =
      (await tx.get(coverages, coverageIdOf(notice, home.areaId))) ?? newCoverage(notice, unit);
    const doors = reachedBy(before.doors, home, reader);
    if (doors === before.doors || before.kept) return;
    await tx.set(coverages, { ...before, doors, isDirty: true, version: before.version + 1 });
  }, hearing.deadline);
}

export const coverageListeners = [countRead, forgetDoors, carryOffline];
