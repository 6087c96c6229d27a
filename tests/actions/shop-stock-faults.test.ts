import type { Reply } from '#contracts/wire';
import { faultOfStock, piecesHere } from '#domain/stock';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type {
  MovementRecord,
  RewardRecord,
  StocktakeRecord,
} from '../../cloudfunctions/modules/shop/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { openShop, rewardId, shopId } from '../kit/counter';
import { reconciled } from '../kit/reconciled';
import { personId, type Who } from '../kit/world';

/*
 * Kills the function around every request with which stock changes, repeats the command with the same requestId,
 * and looks whether it happened once. Each time it is another thing: a killed transaction keeps its locks for 30 s.
 */

jest.setTimeout(180_000);

const mostCases = 70;
const pieces = 5;
/** As long as the others: an id is filled up with zeros. */
const nameOf = (index: number): string => `thing${100 + index}`;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  const names = Array.from({ length: mostCases }, (_, index) => nameOf(index));
  await openShop(cloud, Object.fromEntries(names.map((name) => [name, { pieces }])));
}, 120_000);
afterAll(stopTestClouds);

let used = 0;
/** Something nobody has touched. */
function fresh(): string {
  used += 1;
  if (used > mostCases) throw new RangeError('too few things for so many requests');
  return nameOf(used - 1);
}

type Asked = { who: Who; action: string; input: object };
type Kind = { action: string; ready(thing: string): Promise<Asked>; after: number; lines: number };

const send = ({ who, ...asked }: Asked, requestId: string) =>
  cloud.send(who, { ...asked, requestId } as never);
const requestIdOf = (thing: string) => `stock-${thing}`;
const saidBy = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : JSON.stringify(reply.result);
};

const counting = (thing: string): Asked => ({
  who: 'qian',
  action: 'shop.take-stock',
  input: {
    shopId,
    counts: [{ rewardId: rewardId(thing), expected: pieces, counted: pieces - 2 }],
  },
});

const kinds: Kind[] = [
  {
    action: 'shop.stock-in',
    ready: async (thing) => ({
      who: 'qian',
      action: 'shop.stock-in',
      input: { rewardId: rewardId(thing), pieces: 3, source: 'bought' },
    }),
    after: pieces + 3,
    lines: 2,
  },
  {
    action: 'shop.write-off',
    ready: async (thing) => ({
      who: 'gu',
      action: 'shop.write-off',
      input: {
        rewardId: rewardId(thing),
        lotId: `lt_${thing.padEnd(8, '0')}`,
        pieces: 4,
        reason: '受潮',
      },
    }),
    after: pieces - 4,
    lines: 2,
  },
  {
    action: 'shop.take-stock',
    ready: async (thing) => counting(thing),
    after: pieces,
    lines: 1,
  },
  {
    action: 'shop.witness',
    async ready(thing) {
      const taken = await send(counting(thing), `counted-${thing}`);
      if (!('result' in taken) || !taken.result.ok) throw new Error(`${thing} was not counted`);
      const { id } = taken.result.data as { id: string };
      return { who: 'luo', action: 'shop.witness', input: { id, version: 1, isRight: true } };
    },
    after: pieces - 2,
    lines: 2,
  },
];

type Point = { when: 'before' | 'after'; request: number };

/** Before every request up to the commit, and after it; what is told afterwards is the outbox's. */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(4);
  return [
    ...Array.from({ length: commit }, (_, at): Point => ({ when: 'before', request: at + 1 })),
    { when: 'after', request: commit },
  ];
}

type Killed = { kind: Kind; thing: string; asked: Asked };

async function readied(kind: Kind): Promise<Killed> {
  const thing = fresh();
  return { kind, thing, asked: await kind.ready(thing) };
}

async function killEverywhere(kind: Kind): Promise<Killed[]> {
  const calm = await readied(kind);
  expect(saidBy(await send(calm.asked, requestIdOf(calm.thing)))).toBe('ok');
  const killed = [calm];
  for (const point of pointsOf(cloud.lastCall())) {
    const victim = await readied(kind);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', ...point });
    await send(victim.asked, requestIdOf(victim.thing)).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect(cloud.lastCall().outcome).not.toBe('answered');
    killed.push(victim);
  }
  return killed;
}

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked, requestId: string): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = saidBy(await send(asked, requestId));
    if (!code.includes('busy') || Date.now() > until) return code;
  }
}

const locksGone = () => new Promise((resolve) => setTimeout(resolve, 30_000));

test('stock whose keeper’s phone lost the cloud on the way has changed once', async () => {
  const killed: Killed[] = [];
  for (const kind of kinds) killed.push(...(await killEverywhere(kind)));
  expect(killed.length).toBeGreaterThan(30);
  expect(reconciled(cloud)).toEqual([]);
  await locksGone();
  const answered = await Promise.all(
    killed.map(async ({ asked, thing }) => [thing, await persist(asked, requestIdOf(thing))]),
  );
  expect(answered).toEqual(killed.map(({ thing }) => [thing, 'ok']));
  const rewards = new Map(cloud.all<RewardRecord>('rewards').map((one) => [one._id, one]));
  const lines = cloud.all<MovementRecord>('stock_movements');
  const takes = cloud.all<StocktakeRecord>('stocktakes');
  const events = new Map(cloud.all<EventRecord>('events').map((event) => [event._id, event]));
  for (const { kind, thing, asked } of killed) {
    const id = rewardId(thing);
    const reward = rewards.get(id);
    if (!reward) throw new Error(`${thing} is not there`);
    const left = {
      thing,
      here: piecesHere(reward),
      lines: lines.filter((line) => line.rewardId === id).length,
      fault: faultOfStock(reward),
      counted: takes.filter(({ counts }) => counts.some((one) => one.rewardId === id)).length,
    };
    const isCounted = kind.action === 'shop.take-stock' || kind.action === 'shop.witness';
    expect(left).toEqual({
      thing,
      here: kind.after,
      lines: kind.lines,
      fault: undefined,
      counted: isCounted ? 1 : 0,
    });
    const event = eventIdOf(personId(asked.who), requestIdOf(thing));
    expect(events.get(event)?.action).toBe(kind.action);
  }
  expect(reconciled(cloud)).toEqual([]);
});
