import { startTestCloud, stopTestClouds, type TestCloud } from '../../tests/kit/cloud';
import type { LoadFigures, Progress } from './figures';
import { colleague, type Loading, resident, type Tally } from './load-people';
import { problemsAfter } from './load-proof';
import { loadResidents, loadStaff, loadWorld, unitOf } from './load-world';

const loadMs = 60_000;
const timerMs = 5_000;
const quietRounds = 200;

/** The same run for the same seed, as far as the order of answers allows (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Timers go on while people work, as every minute in the cloud. */
async function keepTime(stage: TestCloud, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, timerMs));
    await stage.tick();
  }
}

/** Lets listeners finish: what an answer had no time for is told by the timer. */
async function becomeQuiet(stage: TestCloud): Promise<void> {
  const isPending = () =>
    stage.all<{ _id: string; isPending: boolean }>('events').some((event) => event.isPending);
  for (let round = 0; round < quietRounds && isPending(); round += 1) {
    await stage.cloud.clock.advance(60_000);
    await stage.tick();
  }
}

/**
 * 200 residents and 40 colleagues for a minute at once. Throws where anything was lost or doubled, or where a
 * stored order is not what its steps make of it.
 */
export async function measureLoad(progress: Progress): Promise<LoadFigures> {
  const stage = await startTestCloud(loadWorld());
  const tally: Tally = { calls: 0, refused: new Map(), submitted: new Set(), joined: new Set() };
  const until = performance.now() + loadMs;
  const isOver = () => performance.now() > until;
  const loading: Loading = { cloud: stage.cloud, tally, isOver, random: randomFrom(20261122) };
  try {
    const shown = setInterval(() => progress(`负载 ${tally.calls} 次调用`), 1_000);
    await Promise.all([
      ...loadResidents.map((who, index) => resident(who, unitOf(index), loading)),
      ...loadStaff.map((who) => colleague(who, loading)),
      keepTime(stage, isOver),
    ]).finally(() => clearInterval(shown));
    await becomeQuiet(stage);
    const problems = problemsAfter(stage.cloud, tally);
    if (problems.length > 0)
      throw new Error(
        `负载之后有 ${problems.length} 处不对：\n${problems.slice(0, 20).join('\n')}`,
      );
    const steps = stage.all<{ _id: string; version: number }>('work_orders');
    return {
      calls: tally.calls,
      reports: tally.submitted.size,
      joined: tally.joined.size,
      steps: steps.reduce((sum, { version }) => sum + version - 1, 0),
      refused: Object.fromEntries([...tally.refused].sort()),
    };
  } finally {
    await stopTestClouds();
  }
}
