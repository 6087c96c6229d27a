import { isToldOf, monthOver, withMissed } from '#domain/cadence';
import { roleKey } from '#domain/membership';
import { recordEvent } from '#runtime/command';
import { type Transaction, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { type AreaRecord, recentAreas } from '../area/records';
import { hallsBehind } from './hall-records';
import { type HallRecord, halls } from './records';

const pageSize = 50;

/** The desk above a hall: its subdistrict's, else the district's. */
function deskAbove({ path }: HallRecord, areas: ReadonlyMap<string, AreaRecord>): string[] {
  const subdistrictId = path.find((id) => areas.get(id)?.level === 'subdistrict');
  if (subdistrictId !== undefined) return [roleKey('subdistrict-dispatcher', subdistrictId)];
  return path.slice(0, 1).map((id) => roleKey('district-desk', id));
}

type Telling = { tell: string[]; run: JobRun };

/** Says, once per hall and month, that it did not meet in the last two. */
async function tellQuiet(tx: Transaction, hall: HallRecord, { tell, run }: Telling) {
  const { _id: hallId, name: hallName, areaText } = hall;
  const month = monthOver(run.now);
  await recordEvent(tx, {
    told: {
      name: 'council.months-missed',
      subjectIds: [hallId],
      data: { hallId, hallName, areaText, month, tell },
    },
    key: `months-missed-${hallId}-${month}`,
    run,
  });
}

/** Writes `missed` for the months of one hall that are over and of which nobody wrote anything. */
const writeUp = (hallId: string, telling: Telling): Promise<void> =>
  transact(async (tx) => {
    const hall = await tx.get(halls, hallId);
    const { now } = telling.run;
    if (hall?.cadenceTo === undefined || hall.cadenceTo >= monthOver(now)) return;
    const { months, missed } = withMissed(hall.months, hall.cadenceTo, now);
    await tx.set(halls, { ...hall, months, cadenceTo: monthOver(now) });
    if (isToldOf(months, missed, now)) await tellQuiet(tx, hall, telling);
  }, telling.run.deadline);

/**
 * Once a month is over, it stands written which halls did not meet in it; after an outage several months at once.
 * A subdistrict hears of those that missed two in a row (`rules.md §4.2.1`).
 */
export const monthsMissed: Job = {
  name: 'council.months-missed',
  isIdle: async (now) => (await hallsBehind(monthOver(now), 1)).length === 0,
  async run(run) {
    let count = 0;
    let page: HallRecord[];
    do {
      page = await hallsBehind(monthOver(run.now), pageSize);
      const ids = [...new Set(page.flatMap(({ path }) => path))];
      const areas = new Map((await recentAreas(ids)).map((area) => [area._id, area]));
      for (const hall of page) {
        if (run.deadline.isOver()) return count;
        await writeUp(hall._id, { tell: deskAbove(hall, areas), run });
        count += 1;
      }
    } while (page.length === pageSize);
    return count;
  },
};
