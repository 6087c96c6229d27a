import { join } from 'node:path';
import { actions } from '#contracts/index';
import { root } from '../build/fresh';
import { buildFunctions } from '../build/functions';
import { type LocalCloud, startLocalCloud } from '../local-cloud';
import { asking, type Cost } from './asking';
import { type GrowthFigures, median, type Progress, rounded } from './figures';
import { readEverything } from './growth-reading';
import { grownData } from './growth-world';

const few = 10_000;
const many = 200_000;
const manyMore = 1_000_000;
const rounds = 15;

/** Costs of each action's calls in the order they were asked, so that two worlds can be laid side by side. */
type Costs = Map<string, Cost[]>;

class GrownCloud {
  readonly asked = new Set<string>();
  readonly costs: Costs = new Map();
  readonly #cloud: LocalCloud;

  constructor(cloud: LocalCloud) {
    this.#cloud = cloud;
  }

  static async open(count: number, progress: Progress): Promise<GrownCloud> {
    const dataDir = await grownData(count, progress);
    const functionsDir = join(root, 'dist', 'cloudfunctions');
    return new GrownCloud(
      await startLocalCloud({ dataDir, functionsDir, isStrict: true, timersOn: false }),
    );
  }

  /** Reads everything once; the first time, which also warms the instance, is not kept. */
  read(isKept: boolean): Promise<void> {
    const note = (name: string, cost: Cost) => {
      this.asked.add(name);
      if (isKept) this.costs.set(name, [...(this.costs.get(name) ?? []), cost]);
    };
    return readEverything(asking(this.#cloud, note));
  }

  close(): Promise<void> {
    return this.#cloud.close();
  }
}

const queries = actions.filter(({ kind }) => kind === 'query').map(({ name }) => name as string);

function refuseGaps(asked: ReadonlySet<string>): void {
  const gaps = queries.filter((name) => !asked.has(name));
  if (gaps.length > 0)
    throw new Error(`tools/bench/growth-reading.ts never asks ${gaps.join(', ')}`);
}

const ratio = (one: number, other: number) => rounded(other === 0 && one === 0 ? 1 : one / other);

function figuresOf(small: Costs, large: Costs): Record<string, GrowthFigures> {
  const examined = (costs: readonly Cost[]) =>
    costs.reduce((sum, { documents, keys }) => sum + documents + keys, 0) / costs.length;
  const time = (costs: readonly Cost[]) => median(costs.map(({ ms }) => ms));
  const entries = queries.map((name): [string, GrowthFigures] => {
    const [before = [], after = []] = [small.get(name), large.get(name)];
    const examinedRatio = ratio(examined(after), examined(before));
    return [name, { examinedRatio, timeRatio: ratio(time(after), time(before)) }];
  });
  return Object.fromEntries(entries);
}

/** What every read costs with 200,000 work orders (a million with `isFull`), against 10,000; both read in turn. */
export async function measureGrowth(
  progress: Progress,
  { isFull }: { isFull: boolean },
): Promise<Record<string, GrowthFigures>> {
  await buildFunctions();
  const small = await GrownCloud.open(few, progress);
  const large = await GrownCloud.open(isFull ? manyMore : many, progress);
  try {
    await small.read(false);
    refuseGaps(small.asked);
    for (let round = 0; round <= rounds; round += 1) {
      progress(`读 ${round}/${rounds}`);
      await small.read(round > 0);
      await large.read(round > 0);
    }
    return figuresOf(small.costs, large.costs);
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}
