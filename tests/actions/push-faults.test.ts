import type { Action, Sent } from '#contracts/action';
import { getMe } from '#contracts/identity';
import { retryDead } from '#contracts/subscription';
import { confirmResult } from '#contracts/work-order-steps';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import {
  type DeliveryRecord,
  deliveryIdOf,
  type SubscriptionRecord,
} from '../../cloudfunctions/modules/subscription/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { CallRecord, Fault } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { handled } from '../kit/journey';
import { allSent, askedOf, later, moveTo, receivedBy } from '../kit/messages';
import { openid, personId, type Who } from '../kit/world';

/*
 * Lets WeChat answer in every bad way, and kills the sender around every request of a message's life, in `api` and
 * in `jobs`. Afterwards everybody has one message in her inbox and at most one from WeChat, every credit is
 * accounted for, and nothing is stuck. A killed transaction keeps its locks for 30 s, so all the killing comes first.
 */

jest.setTimeout(300_000);

let cloud: TestCloud;
let order: WorkOrderRecord;
let report: ReportRecord;
beforeAll(async () => {
  cloud = await startTestCloud();
  await moveTo(cloud, '09:30');
  const { orderId, reportId } = await handled(cloud);
  const found = [
    cloud.one<WorkOrderRecord>('work_orders', orderId),
    cloud.one<ReportRecord>('reports', reportId),
  ] as const;
  if (!found[0] || !found[1]) throw new Error('no template');
  [order, report] = [found[0], found[1]];
});
afterAll(stopTestClouds);

type Answer = Extract<Fault, { kind: 'openapi' }>['answer'];

/** WeChat's answers, with what must become of a message then and whether it may have come. */
const answers: Record<string, { answer: Answer; ends: readonly DeliveryRecord['state'][] }> = {
  nocredit: { answer: { errcode: 43_101 }, ends: ['no-credit'] },
  wrongfield: { answer: { errcode: 47_003 }, ends: ['dead'] },
  notemplate: { answer: { errcode: 40_037 }, ends: ['dead'] },
  busy: { answer: { errcode: -1 }, ends: ['sent'] },
  toomany: { answer: { errcode: 45_009 }, ends: ['sent'] },
  gateway: { answer: 'http-500', ends: ['unsure'] },
  lost: { answer: 'drop', ends: ['unsure'] },
  silent: { answer: 'time-out', ends: ['unsure'] },
  late: { answer: { lateMs: 5_500 }, ends: ['unsure'] },
};

const visitor = (i: string): Who => `visitor-${i}`;
const wechat = (i: string, answer: Answer): Fault => ({
  kind: 'openapi',
  api: 'subscribeMessage.send',
  openid: openid(visitor(i)),
  answer,
});

const gained = 2;
/** She said yes twice. */
const subscribed = (i: string): SubscriptionRecord => ({
  _id: personId(visitor(i)),
  openid: openid(visitor(i)),
  credits: { outcome: gained },
  lastAnswers: {},
  lastSentAt: {},
  areaIds: [],
  hasOutage: false,
  hasEmergency: false,
  version: 1,
});

/** An order of hers that waits for its result to be confirmed. */
async function ready(i: string): Promise<Sent<typeof confirmResult>> {
  const [id, reportId, reporterId] = [`wo_fault${i}`, `rp_fault${i}`, personId(visitor(i))];
  const one = { id: reportId, reporterId, number: i };
  await cloud.load('subscriptions', [subscribed(i)]);
  await cloud.load('reports', [
    { ...report, _id: reportId, reporterId, workOrderId: id, number: i } as never,
  ]);
  await cloud.load('work_orders', [
    { ...order, _id: id, number: i, reporterId, followers: [reporterId], reports: [one] } as never,
  ]);
  return { id, version: order.version, wasOnSite: true };
}

/** The commit of the newest command, counted from 1. */
const pointOfCommit = ({ cloud: { inspect } }: TestCloud): number => {
  const command = inspect().calls.findLast(
    (call) =>
      call.function === 'api' &&
      call.requests.some(({ action }) => action === 'database.commitTransaction'),
  );
  const requests = command?.requests ?? [];
  return requests.findIndex(({ action }) => action === 'database.commitTransaction') + 1;
};

const requestIdOf = (i: string) => `push-fault-${i}`;
const eventOf = (i: string) => eventIdOf(personId('gu'), requestIdOf(i));
const send = (i: string, input: Sent<Action>) =>
  cloud.send('gu', { action: confirmResult.name, input, requestId: requestIdOf(i) });

/** A message to her that waits for the timer, as after the quiet hours. */
async function waiting(i: string): Promise<void> {
  const now = cloud.cloud.clock.now();
  const personIdOfHers = personId(visitor(i));
  await cloud.load('subscriptions', [subscribed(i)]);
  const delivery: DeliveryRecord = {
    _id: deliveryIdOf(eventOf(i), personIdOfHers),
    personId: personIdOfHers,
    template: 'outcome',
    worth: 'outcome',
    isUrgent: false,
    subjectId: `rp_fault${i}`,
    page: 'features/report/pages/progress/index',
    content: { number: '1', status: '请您评价', note: '请点开看看' },
    state: 'waiting',
    at: now,
    dueAt: now,
    tries: 0,
  };
  await cloud.load('deliveries', [delivery]);
}

const deliveryOf = (i: string) =>
  cloud.one<DeliveryRecord>('deliveries', deliveryIdOf(eventOf(i), personId(visitor(i))));
const creditsOf = (i: string) =>
  cloud.one<SubscriptionRecord>('subscriptions', personId(visitor(i)))?.credits.outcome ?? 0;

/** What WeChat took its time for comes in the end, and once. */
async function hasCome(i: string): Promise<void> {
  for (let calls = 0; receivedBy(cloud, visitor(i)).length === 0; calls += 1) {
    if (calls > 2_000) throw new Error(`${i}: it never came`);
    await cloud.as('visitor')(getMe, {});
  }
  expect(receivedBy(cloud, visitor(i))).toHaveLength(1);
}

const isUnderWay = ({ state }: DeliveryRecord) => state === 'waiting' || state === 'sending';

/** The timers run until every lease and every pause between tries is over. */
async function settleAll(): Promise<void> {
  for (const minutes of [3, 3, 6, 20]) {
    await later(cloud, minutes);
    await cloud.tick();
  }
  expect(cloud.all<DeliveryRecord>('deliveries').filter(isUnderWay)).toEqual([]);
}

/** What is left of two credits: one that WeChat took, or may have taken, is spent; 43101 says there were none. */
const left: Partial<Record<DeliveryRecord['state'], number>> = {
  sent: gained - 1,
  unsure: gained - 1,
  dead: gained,
  'no-credit': 0,
};
const mostThatCame = { sent: 1, unsure: 1, dead: 0, 'no-credit': 0 } as Record<string, number>;

/** At most one message came, and every credit is where it belongs. */
function checkOnce(i: string): DeliveryRecord['state'] {
  const delivery = deliveryOf(i);
  if (!delivery) throw new Error(`${i}: no message`);
  const { state, reason = '' } = delivery;
  const came = receivedBy(cloud, visitor(i)).length;
  expect([i, state, creditsOf(i)]).toEqual([i, state, left[state]]);
  expect([i, state, came <= (mostThatCame[state] ?? -1)]).toEqual([i, state, true]);
  if (state === 'sent') expect([i, came]).toEqual([i, 1]);
  if (state === 'dead') expect([i, reason]).toEqual([i, expect.stringMatching(/^\d+ .+/)]);
  return state;
}

/** One message in her inbox, whatever became of WeChat's. */
function checkInbox(i: string): void {
  const told = cloud
    .all<InboxItemRecord>('inbox_items')
    .filter((one) => one._id === `${eventOf(i)}:${personId(visitor(i))}`);
  expect([i, told.length]).toEqual([i, 1]);
  expect([i, cloud.one<EventRecord>('events', eventOf(i))?.isPending]).toEqual([i, false]);
}

beforeEach(async () => {
  await cloud.restart();
  await moveTo(cloud, '09:30');
});

test('whatever WeChat answers the timer, nobody gets two and no credit is lost', async () => {
  const names = Object.keys(answers);
  for (const i of names) {
    await waiting(i);
    cloud.cloud.faults.set(wechat(i, answers[i]?.answer ?? 'drop'));
  }
  await later(cloud, 1);
  await cloud.tick();
  await settleAll();
  for (const i of names) expect([i, answers[i]?.ends]).toEqual([i, [checkOnce(i)]]);
  expect(receivedBy(cloud, visitor('lost'))).toHaveLength(1);
  await hasCome('late');
});

test('whatever WeChat answers at once, her inbox has it and nothing is sent twice', async () => {
  const names = Object.keys(answers);
  for (const i of names) {
    const input = await ready(i);
    cloud.cloud.faults.set(wechat(i, answers[i]?.answer ?? 'drop'));
    await send(i, input);
    await send(i, input);
  }
  await settleAll();
  for (const i of names) {
    checkInbox(i);
    expect([i, answers[i]?.ends]).toEqual([i, [checkOnce(i)]]);
  }
  const dead = names.flatMap((i) => deliveryOf(i) ?? []).filter(({ state }) => state === 'dead');
  const ids = dead.map(({ _id }) => _id);
  expect(await cloud.as('desk')(retryDead, { ids })).toEqual({ retried: 2 });
  await later(cloud, 1);
  await cloud.tick();
  for (const i of ['wrongfield', 'notemplate']) expect(checkOnce(i)).toBe('sent');
});

type Point = { when: 'before' | 'after'; request: number };

/** Around every request from the beginning of the claim, or from WeChat's answer, to the end of the settling. */
function pointsOf({ requests }: CallRecord, from: 'claim' | 'answer'): Point[] {
  const sending = requests.findIndex(({ action }) => action === 'wx.openApi');
  const isBegin = ({ action }: { action: string }) => action === 'database.startTransaction';
  const isCommit = ({ action }: { action: string }) => action === 'database.commitTransaction';
  const first = requests.slice(0, sending).findLastIndex(isBegin);
  const claimed = requests.slice(0, sending).findLastIndex(isCommit);
  const last = requests.findIndex((one, index) => index > sending && isCommit(one));
  expect([first, claimed, sending, last].every((index) => index >= 0)).toBe(true);
  const begin = from === 'claim' ? first : sending + 1;
  return [
    ...Array.from(
      { length: last - begin + 1 },
      (_, step): Point => ({ when: 'before', request: begin + step + 1 }),
    ),
    ...[claimed, sending, last]
      .filter((index) => index >= begin)
      .map((index): Point => ({ when: 'after', request: index + 1 })),
  ];
}

const far = 365 * 24 * 60 * 60_000;

/** Out of the next timer's sight: a killed transaction would keep it waiting for half a minute. */
async function setAside(i: string, dueAt: number): Promise<void> {
  const delivery = deliveryOf(i);
  if (delivery && isUnderWay(delivery)) await cloud.change('deliveries', delivery._id, { dueAt });
}

/** Longer than the locks of a killed transaction. */
const locksOver = () => new Promise((resolve) => setTimeout(resolve, 31_000));

test('a timer that dies anywhere on the way sends no message twice and loses no credit', async () => {
  const killed: string[] = [];
  const calm: string[] = [];
  // The first one of a new world has more to do.
  await cloud.tick();
  for (const answer of [undefined, { errcode: -1 }, { errcode: 43_101 }]) {
    const name = `timer${answer?.errcode ?? 0}x`;
    const prepare = async (i: string) => {
      await waiting(i);
      if (answer) cloud.cloud.faults.set(wechat(i, answer));
      await later(cloud, 2);
    };
    // Nothing else may be due in the tick whose requests are counted, nor in those that are killed.
    const putAway = (one: string | undefined) =>
      one === undefined ? undefined : setAside(one, cloud.cloud.clock.now() + far);
    await putAway(killed.at(-1));
    await prepare(`${name}calm`);
    await cloud.tick();
    const points = pointsOf(cloud.lastCall('jobs'), answer ? 'answer' : 'claim');
    calm.push(`${name}calm`);
    await putAway(calm.at(-1));
    for (const { when, request } of points) {
      await putAway(killed.at(-1));
      const i = `${name}${when}${request}`;
      await prepare(i);
      cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when, request });
      await cloud.tick().catch(() => undefined);
      cloud.cloud.faults.clear();
      expect([i, cloud.lastCall('jobs').outcome]).toEqual([i, 'killed']);
      killed.push(i);
    }
  }
  await locksOver();
  for (const i of [...calm, ...killed]) await setAside(i, cloud.cloud.clock.now());
  await settleAll();
  const ends = killed.map(checkOnce);
  expect(new Set(ends)).toEqual(new Set(['sent', 'unsure', 'no-credit']));
});

test('an answer that dies anywhere after its commit is told all the same, once', async () => {
  await send('calm', await ready('calm'));
  await allSent(cloud);
  const names: string[] = [];
  const commit = pointOfCommit(cloud);
  for (let request = commit; request < commit + 16; request += 1) {
    const i = `api${request}`;
    const input = await ready(i);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', when: 'before', request });
    await send(i, input).catch(() => undefined);
    cloud.cloud.faults.clear();
    names.push(i);
  }
  await locksOver();
  for (const i of names)
    await send(i, { id: `wo_fault${i}`, version: order.version, wasOnSite: true });
  await settleAll();
  for (const i of names) {
    checkInbox(i);
    expect(checkOnce(i)).toMatch(/^(sent|unsure)$/);
  }
});

test('two timers at once, a lease that ran out meanwhile, and an event heard again send one message', async () => {
  await waiting('twice');
  await later(cloud, 1);
  await Promise.all([cloud.tick(), cloud.tick(), cloud.tick()]);
  expect(askedOf(cloud, visitor('twice'))).toHaveLength(1);

  await waiting('overtaken');
  cloud.cloud.faults.set(wechat('overtaken', { lateMs: 2_500 }));
  const slow = cloud.tick();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await later(cloud, 3);
  await cloud.tick();
  expect(deliveryOf('overtaken')?.state).toBe('unsure');
  await slow;
  expect(checkOnce('overtaken')).toBe('sent');
  await settleAll();
  expect(askedOf(cloud, visitor('overtaken'))).toHaveLength(1);

  await send('heard', await ready('heard'));
  await allSent(cloud);
  const pending = ['inbox.tell-loop', 'subscription.push-loop'];
  await cloud.change('events', eventOf('heard'), { pending, isPending: true });
  await settleAll();
  checkInbox('heard');
  expect(checkOnce('heard')).toBe('sent');
});
