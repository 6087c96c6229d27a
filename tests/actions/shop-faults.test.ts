import type { Reply } from '#contracts/wire';
import { dayMs, dayOf, instantOf } from '#domain/day';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import { type AccountRecord, accountIdOf } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { openShop, reserved, rewardId, shopId } from '../kit/counter';
import { crowd } from '../kit/crowd';
import { reconciled } from '../kit/reconciled';
import { personId, type Who } from '../kit/world';

/*
 * Kills the function around every request with which points and pieces change hands, repeats the command with
 * the same requestId, and looks whether it happened once and every invariant holds. A killed transaction keeps
 * its locks for 30 s, so all the killing is done first, each time to another person and another thing.
 */

jest.setTimeout(240_000);

/** More than there are points to die at. */
const mostCases = 110;
const price = 5;
const start = 20;

let cloud: TestCloud;
let people: Who[];
beforeAll(async () => {
  cloud = await startTestCloud();
  const { clock } = cloud.cloud;
  await clock.advance(instantOf(dayOf(clock.now() + dayMs), '10:00') - clock.now());
  const names = Array.from({ length: mostCases }, (_, index) => `thing${index}`);
  await openShop(cloud, Object.fromEntries(names.map((name) => [name, { price, pieces: 2 }])));
  people = await crowd(cloud, mostCases, start);
}, 120_000);
afterAll(stopTestClouds);

type Case = { index: number; who: Who; thing: string };
let used = 0;
/** Somebody and something nobody has touched. */
function fresh(): Case {
  const index = used;
  const who = people[index];
  if (!who) throw new RangeError('too few people for so many requests');
  used += 1;
  return { index, who, thing: `thing${index}` };
}

type Asked = { who: Who; action: string; input: object };
/** What is to be there in the end. */
type After = { status: RedemptionRecord['status']; version: number; balance: number; held: number };
type Kind = { action: string; ready(one: Case): Promise<Asked>; after: After };

const wanted = ({ thing }: Case) => ({
  shopId,
  items: [{ rewardId: rewardId(thing), quantity: 1 }],
  points: price,
});

const held = async ({ who, thing }: Case) =>
  (await reserved(cloud, who, { [thing]: 1 })).redemption;

const requestIdOf = ({ index }: Case) => `shop-fault-${index}`;
const send = ({ who, ...asked }: Asked, requestId: string) =>
  cloud.send(who, { ...asked, requestId } as never);

const kinds: Kind[] = [
  {
    action: 'shop.reserve',
    ready: async (one) => ({ who: one.who, action: 'shop.reserve', input: wanted(one) }),
    after: { status: 'held', version: 1, balance: start - price, held: price },
  },
  {
    action: 'shop.hand-over',
    ready: async (one) => ({
      who: one.index % 2 ? 'qian' : 'gu',
      action: 'shop.hand-over',
      input: { id: (await held(one)).id },
    }),
    after: { status: 'handed-over', version: 2, balance: start - price, held: 0 },
  },
  {
    action: 'shop.cancel',
    async ready(one) {
      const { id, version } = await held(one);
      return { who: one.who, action: 'shop.cancel', input: { id, version } };
    },
    after: { status: 'void', version: 2, balance: start, held: 0 },
  },
  {
    action: 'shop.reverse',
    async ready(one) {
      const { id } = await held(one);
      await send({ who: 'qian', action: 'shop.hand-over', input: { id } }, `before-${one.index}`);
      return {
        who: 'gu',
        action: 'shop.reverse',
        input: { id, version: 2, reason: '拿错了' },
      };
    },
    after: { status: 'reversed', version: 3, balance: start, held: 0 },
  },
];

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked, requestId: string): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = codeIn(await send(asked, requestId));
    if (code !== 'busy' || Date.now() > until) return code;
  }
}

type Point = { when: 'before' | 'after'; request: number };

/** Before every request up to the commit, and after it: after one is before the next. What listeners do is tried elsewhere. */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(8);
  return [
    ...Array.from({ length: commit }, (_, at): Point => ({ when: 'before', request: at + 1 })),
    { when: 'after', request: commit },
  ];
}

type Killed = { kind: Kind; one: Case; asked: Asked };

const readied = async (kind: Kind): Promise<Killed> => {
  const one = fresh();
  return { kind, one, asked: await kind.ready(one) };
};

async function killEverywhere(kind: Kind): Promise<Killed[]> {
  const calm = await readied(kind);
  const answer = await send(calm.asked, requestIdOf(calm.one));
  expect([kind.action, codeIn(answer)]).toEqual([kind.action, 'ok']);
  const victims = await Promise.all(
    pointsOf(cloud.lastCall()).map(async (point) => ({ point, ...(await readied(kind)) })),
  );
  for (const { point, asked, one } of victims) {
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', ...point });
    await send(asked, requestIdOf(one)).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect(cloud.lastCall().outcome).not.toBe('answered');
  }
  return [calm, ...victims];
}

/** What is there of everybody in the end. */
function everybodyLeft(): (one: Case) => After & { redemptions: number } {
  const redemptions = cloud.all<RedemptionRecord>('redemptions');
  const accounts = new Map(cloud.all<AccountRecord>('point_accounts').map((one) => [one._id, one]));
  return ({ who }) => {
    const own = redemptions.filter(({ personId: id }) => id === personId(who));
    const account = accounts.get(accountIdOf(personId(who)));
    const { status = 'held', version = 0 } = own[0] ?? {};
    const { balance = -1, held: waiting = -1 } = account ?? {};
    return { redemptions: own.length, status, version, balance, held: waiting };
  };
}

/** Longer than a dead holder keeps the lease of a job. */
const leaseOver = () => cloud.cloud.clock.advance(2 * 60_000);

/** Reservations that are over since long, the later ones first: no run meets what an earlier one left locked. */
async function killClock(): Promise<Case[]> {
  const over = async (one: Case) =>
    cloud.change('redemptions', (await held(one)).id, { until: 9_000_000 - one.index });
  const calm = fresh();
  await over(calm);
  await cloud.tick();
  const { requests } = cloud.lastCall('jobs');
  const own = requests.flatMap(({ about }, index) => (about === 'redemptions' ? [index + 1] : []));
  const [first = 0, last = 0] = [own[1], own.at(-1)];
  expect(last - first).toBeGreaterThan(6);
  const cases = [calm];
  for (let request = first; request <= last + 1; request += 1) {
    const one = fresh();
    await over(one);
    await leaseOver();
    cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when: 'before', request });
    await cloud.tick().catch(() => undefined);
    cloud.cloud.faults.clear();
    cases.push(one);
  }
  return cases;
}

const locksGone = () => new Promise((resolve) => setTimeout(resolve, 30_000));

test('points and pieces whose function died on the way have changed hands once', async () => {
  const killed: Killed[] = [];
  for (const kind of kinds) killed.push(...(await killEverywhere(kind)));
  const over = await killClock();
  expect(killed.length).toBeGreaterThan(50);
  // Whatever was not committed is as if it had never been asked.
  expect(reconciled(cloud)).toEqual([]);
  await locksGone();
  await Promise.all(
    killed.map(async ({ asked, one }) => {
      expect([one.index, await persist(asked, requestIdOf(one))]).toEqual([one.index, 'ok']);
    }),
  );
  for (let minute = 0; minute < 2; minute += 1) {
    await leaseOver();
    await cloud.tick();
  }
  const left = everybodyLeft();
  const events = new Map(cloud.all<EventRecord>('events').map((event) => [event._id, event]));
  for (const { kind, asked, one } of killed) {
    const { action, after } = kind;
    const { index } = one;
    expect({ action, index, ...left(one) }).toEqual({ action, index, redemptions: 1, ...after });
    const event = eventIdOf(personId(asked.who), requestIdOf(one));
    expect(events.get(event)?.action).toBe(action);
  }
  const givenBack = { redemptions: 1, status: 'void', version: 2, balance: start, held: 0 };
  expect(over.map(left)).toEqual(over.map(() => givenBack));
  expect(reconciled(cloud)).toEqual([]);
});
