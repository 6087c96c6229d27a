import { nobodyReached, reachedByArea } from '#domain/coverage';
import { transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import {
  type CoverageCountRecord,
  type CoverageRecord,
  coverageCounts,
  markCounted,
  reachedOf,
  uncounted,
  unitsOf,
} from './records';

const pageSize = 500;
/** Units named in one request. */
const markedAtOnce = 100;

/** The community's figures from all of its units. */
function countOf(units: readonly CoverageRecord[], now: number): CoverageCountRecord | undefined {
  const [first] = units;
  if (!first) return undefined;
  const { countId, noticeId, round, communityId, areaPath } = first;
  const figures = units.map((unit) => ({ areaPath: unit.areaPath, reached: reachedOf(unit) }));
  const areas = reachedByArea(figures, communityId);
  return {
    _id: countId,
    noticeId,
    round,
    communityId,
    areaPath: areaPath.slice(0, areaPath.indexOf(communityId) + 1),
    reached: areas[communityId] ?? nobodyReached,
    areas,
    versions: units.reduce((sum, { version }) => sum + version, 0),
    countedAt: now,
  };
}

/** Counts first and marks what it counted afterwards: a run that dies in between is done again. */
async function addUp(countId: string, { now, deadline }: JobRun): Promise<void> {
  const units = await unitsOf(countId);
  const count = countOf(units, now);
  if (!count) return;
  await transact(async (tx) => {
    const before = await tx.get(coverageCounts, countId);
    if (before && before.versions >= count.versions) return;
    await tx.set(coverageCounts, count);
  }, deadline);
  const dirty = units.filter(({ isDirty }) => isDirty);
  for (let at = 0; at < dirty.length; at += markedAtOnce)
    await markCounted(dirty.slice(at, at + markedAtOnce));
}

/** A community that cannot be counted is told to the log and does not hold up the others. */
async function addUpOne(countId: string, run: JobRun): Promise<boolean> {
  try {
    await addUp(countId, run);
    return true;
  } catch (error) {
    const bug = bugOf(error);
    log({ level: 'error', event: 'coverage-not-added-up', traceId: run.traceId, bug });
    return false;
  }
}

/** The communities of these units, each once a run; answers how many were counted. */
async function addUpThese(
  countIds: readonly string[],
  { done, run }: { done: Set<string>; run: JobRun },
): Promise<number> {
  let count = 0;
  for (const countId of countIds) {
    if (done.has(countId) || run.deadline.isOver()) continue;
    done.add(countId);
    if (await addUpOne(countId, run)) count += 1;
  }
  return count;
}

/** Adds up what was reached, community by community. */
const addUpAll: Job = {
  name: 'coverage.add-up',
  isIdle: async () => (await uncounted(undefined, 1)).length === 0,
  async run(run) {
    const done = new Set<string>();
    let count = 0;
    let page = await uncounted(undefined, pageSize);
    while (page.length > 0 && !run.deadline.isOver()) {
      const countIds = page.map(({ countId }) => countId);
      count += await addUpThese(countIds, { done, run });
      page = page.length < pageSize ? [] : await uncounted(page.at(-1)?._id, pageSize);
    }
    return count;
  },
};

export const coverageJobs = [addUpAll];
