import { randomUUID } from 'node:crypto';
import { AppError } from '#contracts/errors';
import { prepareFiles } from '#contracts/file';
import type { Step } from '#contracts/loop';
import {
  getReport,
  joinReport,
  listCandidates,
  listReports,
  rateReport,
  submitReport,
} from '#contracts/report';
import {
  getWorkOrder,
  listUnits,
  listWorkOrders,
  type WorkOrderDetail,
} from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  designateWorkOrder,
  escalateWorkOrder,
  refuseResult,
  sendBackWorkOrder,
  signWorkOrder,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { type Calling, callingAs } from '../../tests/kit/calling';
import type { LocalCloud } from '../local-cloud';
import type { Somebody } from './load-world';

/** What went through and what was refused, and what must be there in the end. */
export type Tally = {
  calls: number;
  refused: Map<string, number>;
  /** Numbers of reports the phones were told. */
  submitted: Set<string>;
  joined: Set<string>;
};

/** What a crowd makes happen to itself: others were faster, or it is busy; anything else is a bug. */
const usual = new Set([
  'conflict',
  'busy',
  'step-not-allowed',
  'not-found',
  'too-many',
  'forbidden',
]);

export type Loading = {
  cloud: LocalCloud;
  tally: Tally;
  isOver: () => boolean;
  /** 0 to 1, from the seed of the run. */
  random: () => number;
};

/** People look, read and type in between: 8 to 12 s at home, about one at a desk. */
const think = (least: number, { random }: Loading) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, least * (1 + random() / 2));
  });
const atHomeMs = 8_000;
const atDeskMs = 800;

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** Tries one thing; whatever a crowd refuses is counted, a bug ends the run. */
async function tried(tally: Tally, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    tally.calls += 1;
  } catch (error) {
    if (!(error instanceof AppError) || !usual.has(error.code)) throw error;
    tally.refused.set(error.code, (tally.refused.get(error.code) ?? 0) + 1);
  }
}

const kinds = ['stairwell', 'cleaning', 'waste', 'street-facility', 'noise'] as const;

/** Sends one, sometimes twice as an impatient thumb does: the second must be the first. */
async function report(call: Calling, areaId: string, { tally, random }: Loading): Promise<void> {
  const category = pick(kinds, random) ?? 'stairwell';
  const place = { areaId, detail: `${1 + Math.floor(random() * 30)} 层` };
  const { items } = await call(listCandidates, { category, place });
  const same = items.find((one) => !one.isMine);
  if (same && random() < 0.5) {
    const { id } = await call(joinReport, { workOrderId: same.workOrderId });
    tally.joined.add(id);
    return;
  }
  const requestId = randomUUID();
  const input = { category, place, text: '这里坏了好几天，麻烦来看一看' };
  const [first, second] = await Promise.all([
    call(submitReport, input, { requestId }),
    ...(random() < 0.2 ? [call(submitReport, input, { requestId })] : []),
  ]);
  if (second && second.number !== first.number) throw new Error('one thumb, two reports');
  tally.submitted.add(first.number);
}

/** A resident reports, looks after what became of it and says how it was. */
export async function resident(who: Somebody, areaId: string, loading: Loading): Promise<void> {
  const { cloud, tally, random, isOver } = loading;
  const call = callingAs(cloud, who.openid);
  await think(random() * atHomeMs, loading);
  while (!isOver()) {
    await tried(tally, () => report(call, areaId, loading));
    await think(atHomeMs, loading);
    await tried(tally, async () => {
      const { items } = await call(listReports, { onlyOpen: true });
      const own = items.find(({ status }) => status === 'resolved') ?? pick(items, random);
      if (!own) return;
      const { id, version, steps } = await call(getReport, { id: own.id });
      if (!steps.includes('rate')) return;
      if (random() < 0.7) await call(rateReport, { id, version, rating: 'satisfied' });
      else await call(rateReport, { id, version, rating: 'unsatisfied', reasons: ['still-there'] });
    });
  }
}

type Turn = (call: Calling, order: WorkOrderDetail, random: () => number) => Promise<unknown>;
const seen = ({ id, version }: WorkOrderDetail) => ({ id, version });

async function photos(call: Calling) {
  const { batchId } = await call(prepareFiles, { count: 1 });
  return { batchId, places: [0] };
}

const toUnit = async (call: Calling, order: WorkOrderDetail) => {
  const { agencies } = await call(listUnits, { id: order.id });
  const unit = agencies.find(({ kind }) => kind === 'agency');
  return { ...seen(order), unitId: unit?.id ?? '', reason: '由他们牵头更合适' };
};

/** What somebody at a desk does with each step that is offered to her, the foremost first. */
const turns: readonly [Step, Turn][] = [
  [
    'confirm-result',
    async (call, order, random) =>
      random() < 0.2
        ? call(refuseResult, { ...seen(order), reason: '现场看还没有弄好' })
        : call(confirmResult, {
            ...seen(order),
            wasOnSite: true,
            unitRating: { efficiency: 4, quality: 4 },
          }),
  ],
  ['designate', async (call, order) => call(designateWorkOrder, await toUnit(call, order))],
  [
    'send-back',
    async (call, order, random) =>
      random() < 0.5
        ? call(sendBackWorkOrder, { ...seen(order), reason: '不在我们的职责里' })
        : call(signWorkOrder, seen(order)),
  ],
  ['sign', (call, order) => call(signWorkOrder, seen(order))],
  [
    'submit-result',
    async (call, order, random) => {
      if (random() < 0.2) return call(addProgressNote, { ...seen(order), text: '今天下午去' });
      const result = { text: '已经修好，现场试过没有问题', outcome: 'solved' as const };
      return call(submitResult, { ...seen(order), ...result, photos: await photos(call) });
    },
  ],
  ['take', (call, order) => call(takeWorkOrder, seen(order))],
  ['accept', (call, order) => call(acceptWorkOrder, seen(order))],
  [
    'assign-agency',
    async (call, order, random) => {
      if (random() < 0.3) return call(assignWorkOrder, { ...seen(order), choice: 'self' });
      return call(assignWorkOrder, { ...(await toUnit(call, order)), choice: 'agency' });
    },
  ],
  ['assign', (call, order) => call(assignWorkOrder, { ...seen(order), choice: 'self' })],
  ['escalate', (call, order) => call(escalateWorkOrder, { ...seen(order), reason: '本级办不了' })],
];

/** Somebody at a desk opens what waits for her and moves it on; others do the same at once. */
export async function colleague(who: Somebody, loading: Loading): Promise<void> {
  const { cloud, tally, random, isOver } = loading;
  const call = callingAs(cloud, who.openid);
  while (!isOver()) {
    await think(atDeskMs, loading);
    await tried(tally, async () => {
      const { items } = await call(listWorkOrders, { view: 'todo' });
      const chosen = pick(items, random);
      if (!chosen) return;
      const order = await call(getWorkOrder, { id: chosen.id });
      const turn = turns.find(([step]) => order.steps.includes(step))?.[1];
      if (turn) await turn(call, order, random);
    });
  }
}
