import type { Reply } from '#contracts/wire';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { FileBatchRecord } from '../../cloudfunctions/modules/file/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { fixed, handled, lamp, photosOf, resolved, submitted, type Told } from '../kit/journey';
import { area, personId, type Who } from '../kit/world';

/*
 * Kills the function around every request of a command, repeats the command with the same requestId and
 * looks at what is there: exactly one effect. A killed transaction keeps its locks for 30 s, so all the
 * killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
  await makeTemplates();
});
afterAll(stopTestClouds);

type Asked = { who: Who; action: string; input: object };
type Kind = {
  action: string;
  /** Puts what the command needs into the database, as number `i`, and tells how to ask. */
  ready(i: string): Promise<Asked>;
  /** The order the command is about, and its version once the command has been done once. */
  orderId(i: string): string;
  version: number;
};

const templates = new Map<string, { order: WorkOrderRecord; report: ReportRecord }>();

async function makeTemplates(): Promise<void> {
  const keep = (name: string, { orderId, reportId }: Told) => {
    const order = cloud.one<WorkOrderRecord>('work_orders', orderId);
    const report = cloud.one<ReportRecord>('reports', reportId);
    if (!order || !report) throw new Error('no template');
    templates.set(name, { order, report });
  };
  keep('submitted', await submitted(cloud));
  const told = await handled(cloud);
  keep('handled', told);
  keep('resolved', await resolved(cloud));
  const done = templates.get('handled');
  if (!done) throw new Error('no template');
  const { result: _, ...order } = done.order;
  templates.set('taken', {
    ...done,
    order: {
      ...order,
      status: 'in-progress',
      waitsFor: [personId('zhao')],
      version: order.version - 1,
    },
  });
}

const idOf = (prefix: string, i: string) => `${prefix}_fault${i}`;

/** A copy of an order in some state, as number `i`. */
async function copy(name: string, i: string): Promise<{ id: string; version: number }> {
  const template = templates.get(name);
  if (!template) throw new Error(`no template ${name}`);
  const [reportId, orderId] = [idOf('rp', i), idOf('wo', i)];
  const { order, report } = template;
  await cloud.load('reports', [
    { ...report, _id: reportId, workOrderId: orderId, number: i } as never,
  ]);
  await cloud.load('work_orders', [
    {
      ...order,
      _id: orderId,
      number: i,
      reports: [{ id: reportId, reporterId: personId('wang'), number: i }],
    } as never,
  ]);
  return { id: orderId, version: order.version };
}

const kinds: Kind[] = [
  {
    action: 'report.submit',
    async ready(i) {
      const who = `visitor-${i}` as const;
      const photos = await photosOf(cloud, who);
      return {
        who,
        action: 'report.submit',
        input: { ...lamp, place: { areaId: area('u51') }, photos },
      };
    },
    orderId: (i) => `wo_${eventIdOf(personId(`visitor-${i}`), requestIdOf(i)).slice(0, 24)}`,
    version: 1,
  },
  {
    action: 'work-order.take',
    ready: async (i) => ({
      who: 'zhao',
      action: 'work-order.take',
      input: await copy('submitted', i),
    }),
    orderId: (i) => idOf('wo', i),
    version: 2,
  },
  {
    action: 'work-order.submit-result',
    async ready(i) {
      const photos = await photosOf(cloud, 'zhao');
      const input = { ...(await copy('taken', i)), ...fixed, photos };
      return { who: 'zhao', action: 'work-order.submit-result', input };
    },
    orderId: (i) => idOf('wo', i),
    version: 3,
  },
  {
    action: 'work-order.confirm-result',
    ready: async (i) => ({
      who: 'gu',
      action: 'work-order.confirm-result',
      input: await copy('handled', i),
    }),
    orderId: (i) => idOf('wo', i),
    version: 4,
  },
  {
    action: 'report.rate',
    async ready(i) {
      const { version } = await copy('resolved', i);
      return {
        who: 'wang',
        action: 'report.rate',
        input: { id: idOf('rp', i), version, rating: 'satisfied' },
      };
    },
    orderId: (i) => idOf('wo', i),
    version: 5,
  },
];

const requestIdOf = (i: string) => `fault-request-${i}`;
const send = ({ who, ...asked }: Asked, i: string) =>
  cloud.send(who, { ...asked, requestId: requestIdOf(i) } as never);

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked, i: string): Promise<Reply> {
  const until = Date.now() + 60_000;
  for (;;) {
    const reply = await send(asked, i);
    if (codeIn(reply) !== 'busy' || Date.now() > until) return reply;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

type Killed = { kind: Kind; i: string; asked: Asked };

type Point = { when: 'before' | 'after'; request: number };

/**
 * Where to die: before every request of the run that was left alone. After one request is before the next,
 * as far as anybody can tell from what is stored; the last and the commit are tried on both sides.
 */
function pointsOf({ requests }: CallRecord): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(0);
  return [
    ...requests.map((_, index): Point => ({ when: 'before', request: index + 1 })),
    { when: 'after', request: commit },
    { when: 'after', request: requests.length },
  ];
}

async function killEverywhere(kind: Kind): Promise<Killed[]> {
  const named = (point: string) => `${kind.action.replace(/\W/g, '')}${point}`;
  const calm = named('calm');
  expect(codeIn(await send(await kind.ready(calm), calm))).toBe('ok');
  const killed: Killed[] = [];
  for (const { when, request } of pointsOf(cloud.lastCall())) {
    const i = named(`${when}${request}`);
    const asked = await kind.ready(i);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', when, request });
    await send(asked, i).catch(() => undefined);
    cloud.cloud.faults.clear();
    killed.push({ kind, i, asked });
  }
  return killed;
}

/** Everything the command should have left behind, once. */
function checkOnce({ kind, i, asked }: Killed, seen: Seen): void {
  const eventId = eventIdOf(personId(asked.who), requestIdOf(i));
  const event = seen.events.get(eventId);
  expect([i, event?.action]).toEqual([i, kind.action]);
  const orderId = kind.orderId(i);
  expect(event?.subjectIds[0]).toBe(orderId);
  expect([i, seen.orders.get(orderId)?.version]).toEqual([i, kind.version]);
  const { photos } = asked.input as { photos?: { batchId: string } };
  if (photos) expect([i, seen.batches.get(photos.batchId)?.claimedBy]).toEqual([i, eventId]);
  const told = seen.inbox.filter((item) => item._id.startsWith(eventId));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map((item) => item.personId)).size).toBe(told.length);
}

type Seen = {
  events: Map<string, EventRecord>;
  orders: Map<string, WorkOrderRecord>;
  batches: Map<string, FileBatchRecord>;
  inbox: InboxItemRecord[];
};
const mapOf = <R extends { _id: string }>(collection: string) =>
  new Map(cloud.all<R>(collection).map((one) => [one._id, one]));

test('a command that dies anywhere and is repeated has happened once', async () => {
  const killed: Killed[] = [];
  for (const kind of kinds) killed.push(...(await killEverywhere(kind)));
  expect(killed.length).toBeGreaterThan(50);
  for (const { asked, i } of killed)
    expect([i, codeIn(await persist(asked, i))]).toEqual([i, 'ok']);
  for (const { asked, i } of killed.slice(0, 5)) expect(codeIn(await send(asked, i))).toBe('ok');
  await cloud.cloud.clock.advance(2 * 60 * 60_000);
  await cloud.tick();
  const seen: Seen = {
    events: mapOf('events'),
    orders: mapOf('work_orders'),
    batches: mapOf('file_batches'),
    inbox: cloud.all<InboxItemRecord>('inbox_items'),
  };
  for (const one of killed) checkOnce(one, seen);
  expect([...seen.events.values()].filter((event) => event.isPending)).toEqual([]);
  const orderIds = cloud.all<ReportRecord>('reports').map((report) => report.workOrderId);
  expect(new Set(orderIds)).toEqual(new Set(seen.orders.keys()));
});
