import { join } from 'node:path';
import { listAreas, lookAtArea } from '#contracts/area';
import { getHomeCards, getPlate, listLeaves } from '#contracts/card';
import { checkBadge, getBadgeCard, getPrint, listReprints } from '#contracts/card-prints';
import { getCoverage, listOffline, listSamples, listToTell } from '#contracts/coverage';
import { getMe, listAppointments, listHomesToVerify } from '#contracts/identity';
import { getBadge, listInbox } from '#contracts/inbox';
import { actions } from '#contracts/index';
import { getNotice, listNotices } from '#contracts/notice';
import {
  getNoticeForm,
  getNoticeImage,
  getNoticePolicy,
  listWritten,
} from '#contracts/notice-desk';
import {
  getReport,
  getReportForm,
  getSlip,
  listCandidates,
  listReports,
  listStaff,
} from '#contracts/report';
import { getRouting } from '#contracts/routing';
import { getSubscription, getTold, listDead } from '#contracts/subscription';
import {
  getRates,
  getWorkOrder,
  listDuplicates,
  listUnits,
  listWorkOrders,
} from '#contracts/work-order';
import { area, buildWorld } from '../../tests/kit/world';
import { root } from '../build/fresh';
import { buildFunctions } from '../build/functions';
import { type LocalCloud, startLocalCloud } from '../local-cloud';
import { type Ask, asking, type Cost } from './asking';
import { type GrowthFigures, median, type Progress, rounded } from './figures';
import { grownData, lettersFor, ownEvery } from './growth-world';

const few = 10_000;
const many = 200_000;
const manyMore = 1_000_000;
const rounds = 15;

/** A list that shows little proves nothing. */
function mustBeFull({ items }: { items: readonly unknown[] }, what: string): void {
  if (items.length < 20)
    throw new Error(`${what} shows ${items.length}: too few to prove anything`);
}

/** The lists, as those who have the most in them, and the page after the first. */
async function readLists(ask: Ask): Promise<void> {
  mustBeFull(await ask('wang', listReports, {}), 'report.list');
  mustBeFull(await ask('wang', listInbox, {}), 'inbox.list');
  for (const view of ['todo', 'open', 'done'] as const)
    for (const who of ['zhao', 'luo', 'cheng'] as const) {
      const page = await ask(who, listWorkOrders, { view });
      if (who === 'zhao') mustBeFull(page, `work-order.list ${view}`);
      const { nextCursor: cursor } = page;
      if (cursor !== undefined) await ask(who, listWorkOrders, { view, cursor });
    }
}

/** What the loop asks beside its lists, where thousands lie in the same building. */
async function readLoop(ask: Ask, letters: string): Promise<void> {
  const place = { areaId: area('u52') };
  const id = `wo_${letters}`;
  await ask('wang', getSlip, { id: `rp_${letters}` });
  await ask('wang', listCandidates, { category: 'stairwell', place });
  await ask('wang', listStaff, place);
  await ask('zhao', listUnits, { id });
  await ask('zhao', listDuplicates, { id });
  await ask('luo', getRates, { month: '2026-11' });
}

/** Notices of a stairwell where dozens are up and thousands are over, and who knows of them. */
async function readNotices(ask: Ask): Promise<void> {
  const page = await ask('wang', listNotices, {});
  mustBeFull(page, 'notice.list');
  if (page.nextCursor !== undefined) await ask('wang', listNotices, { cursor: page.nextCursor });
  const counted = page.items.find(({ kind }) => kind === 'outage') ?? page.items[0];
  const id = counted?.id ?? '';
  await ask('wang', getNotice, { id });
  await ask('unitLead', getNoticeForm, {});
  await ask('unitLead', getNoticeImage, { id });
  for (const view of ['all', 'waiting'] as const) await ask('luo', listWritten, { view });
  await ask('unitLead', listWritten, { view: 'all' });
  await ask('desk', getNoticePolicy, {});
  for (const who of ['unitLead', 'zhao', 'luo'] as const)
    await ask(who, getCoverage, { noticeId: id });
  await ask('unitLead', listOffline, {});
  await ask('zhao', listToTell, {});
  await ask('luo', listSamples, {});
  await ask('wang', getSubscription, {});
  await ask('desk', listDead, {});
  await ask('zhao', getTold, { workOrderId: `wo_${lettersFor(ownEvery)}` });
  for (const filter of ['unread', 'report', 'work-order', 'others'] as const)
    await ask('wang', listInbox, { filter });
}

async function readPrints(ask: Ask): Promise<void> {
  await ask('zhao', getPrint, { areaId: area('grid3') });
  await ask('he', listReprints, {});
  const { code } = await ask('zhao', getBadgeCard, {});
  await ask('visitor', checkBadge, { code });
}

/** Every query once, on things that have grown. */
async function readEverything(ask: Ask): Promise<void> {
  const letters = lettersFor(ownEvery);
  const unit = buildWorld().areas.find(({ _id }) => _id === area('u52'));
  await ask('wang', getMe, {});
  await ask('wang', getHomeCards, {});
  await ask('wang', getPlate, { code: unit?.code ?? '' });
  await ask('wang', listAreas, { withinId: area('b5'), level: 'unit' });
  await ask('wang', getReportForm, {});
  await ask('wang', getReport, { id: `rp_${letters}` });
  const { unread } = await ask('wang', getBadge, {});
  if (unread < 100) throw new Error(`inbox.badge counts ${unread}: too few to prove anything`);
  await ask('zhao', listLeaves, {});
  await ask('zhao', getPrint, { areaId: area('grid3') });
  await ask('he', listReprints, {});
  const { code } = await ask('zhao', getBadgeCard, {});
  await ask('wang', checkBadge, { code });
  await ask('zhao', getWorkOrder, { id: `wo_${letters}` });
  await ask('unitLead', listHomesToVerify, {});
  await ask('he', listAppointments, { areaId: area('huai') });
  await ask('cheng', lookAtArea, { areaId: area('huai') });
  await ask('desk', getRouting, {});
  await readLoop(ask, letters);
  await readNotices(ask);
  await readPrints(ask);
  await readLists(ask);
}

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
  if (gaps.length > 0) throw new Error(`tools/bench/growth.ts never reads ${gaps.join(', ')}`);
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
