import { getHomeCards } from '#contracts/card';
import { getMe } from '#contracts/identity';
import { getBadge, listInbox } from '#contracts/inbox';
import { listNotices } from '#contracts/notice';
import {
  getReport,
  getReportForm,
  joinReport,
  listReports,
  rateReport,
  submitReport,
} from '#contracts/report';
import { getSubscription } from '#contracts/subscription';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import type { CallRecord, RequestRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { fixed, handled, lamp, photosOf, resolved, submitted, taken } from '../kit/journey';
import { publishing } from '../kit/noticed';

/* The budgets of the design, counted through the local cloud's inspection. */

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  await quiet();
});
afterAll(stopTestClouds);

const ofDatabase = ({ requests }: CallRecord): RequestRecord[] =>
  requests.filter((one) => one.action.startsWith('database.'));

/** Database requests of a command up to its commit; what listeners do afterwards is not the command's. */
function spent(): number {
  const requests = ofDatabase(cloud.lastCall());
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction');
  expect(commit).toBeGreaterThan(0);
  return commit + 1;
}

/** An instance that answered before its listeners were done goes on with them in the next call: that one is not counted. */
async function quiet(): Promise<void> {
  for (let calls = 0; calls < 100; calls += 1) {
    await cloud.as('visitor')(getMe, {});
    if (ofDatabase(cloud.lastCall()).length <= 1) return;
  }
}

describe('commands', () => {
  test('report.submit with photos at one’s own home: 9, and two more on a cold instance', async () => {
    const submit = async () => {
      const photos = await photosOf(cloud, 'wang', 2);
      await quiet();
      await cloud.as('wang')(submitReport, { ...lamp, photos });
      return spent();
    };
    expect(await submit()).toBeLessThanOrEqual(11);
    expect(await submit()).toBeLessThanOrEqual(9);
  });

  test('report.submit without photos at a place of somebody else: 10 at most', async () => {
    await cloud.as('far')(submitReport, lamp);
    expect(spent()).toBeLessThanOrEqual(10);
    await quiet();
    await cloud.as('far')(submitReport, lamp);
    expect(spent()).toBeLessThanOrEqual(7);
  });

  test('a step of a work order: 7, and two more with photos', async () => {
    const told = await submitted(cloud);
    await quiet();
    const { version } = await cloud.as('zhao')(takeWorkOrder, { id: told.orderId, version: 1 });
    expect(spent()).toBeLessThanOrEqual(7);
    const photos = await photosOf(cloud, 'zhao');
    await quiet();
    await cloud.as('zhao')(submitResult, { id: told.orderId, version, ...fixed, photos });
    expect(spent()).toBeLessThanOrEqual(9);
    const given = await handled(cloud);
    await quiet();
    await cloud.as('gu')(confirmResult, {
      id: given.orderId,
      version: given.version,
      wasOnSite: true,
    });
    expect(spent()).toBeLessThanOrEqual(7);
    const done = await resolved(cloud);
    await quiet();
    await cloud.as('wang')(rateReport, {
      id: done.reportId,
      version: done.version,
      rating: 'satisfied',
    });
    expect(spent()).toBeLessThanOrEqual(7);
  });

  test('who comes too late knows after four requests', async () => {
    const told = await taken(cloud);
    await quiet();
    await cloud
      .as('chen')(takeWorkOrder, { id: told.orderId, version: 1 })
      .catch(() => undefined);
    const actions = ofDatabase(cloud.lastCall()).map((one) => one.action.slice(9));
    expect(actions).toEqual([
      'getDocument',
      'startTransaction',
      'getDocument',
      'getDocument',
      'abortTransaction',
    ]);
  });
});

describe('first screens', () => {
  const together = async (
    who: 'wang' | 'zhao',
    asked: readonly { name: string; input: object }[],
  ) => {
    await cloud.send(who, {
      together: asked.map(({ name, input }) => ({ action: name, input })),
    });
    return ofDatabase(cloud.lastCall());
  };

  test('each tab asks once, with at most four requests to the database; the home with seven (decision 0017)', async () => {
    await resolved(cloud);
    const neighbours = await submitted(cloud, {}, 'li');
    await cloud.as('wang')(joinReport, { workOrderId: neighbours.orderId });
    const home = [
      { name: getMe.name, input: {} },
      { name: getHomeCards.name, input: {} },
      { name: listReports.name, input: { onlyOpen: true, limit: 3 } },
      { name: listNotices.name, input: {} },
      { name: getBadge.name, input: {} },
      { name: getSubscription.name, input: {} },
    ];
    await publishing(cloud);
    // The caller, her areas, reports, messages, the notices of her stairwell, her marks on them, her credits.
    expect((await together('wang', home)).length).toBeLessThanOrEqual(7);
    const desk = await together('zhao', [
      { name: getMe.name, input: {} },
      { name: listWorkOrders.name, input: { view: 'todo' } },
      { name: getBadge.name, input: {} },
    ]);
    expect(desk.length).toBeLessThanOrEqual(4);
    const form = [getReportForm, getMe, getSubscription].map(({ name }) => ({ name, input: {} }));
    expect((await together('wang', form)).length).toBeLessThanOrEqual(3);
    expect((await together('wang', [{ name: getMe.name, input: {} }])).length).toBe(1);
  });

  test('a detail is the caller and at most four reads side by side', async () => {
    const told = await resolved(cloud);
    await cloud.as('wang')(getReport, { id: told.reportId });
    expect(ofDatabase(cloud.lastCall()).length).toBeLessThanOrEqual(5);
    await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(ofDatabase(cloud.lastCall()).length).toBeLessThanOrEqual(4);
  });
});

describe('lists', () => {
  test('examine what they show and one more, and sort nothing in memory', async () => {
    const template = await submitted(cloud);
    const order = cloud.one<Record<string, unknown> & { _id: string }>(
      'work_orders',
      template.orderId,
    );
    const now = cloud.cloud.clock.now();
    await cloud.load(
      'work_orders',
      Array.from({ length: 300 }, (_, index) => ({
        ...order,
        _id: `wo_many${String(index).padStart(4, '0')}`,
        dueAt: now + index,
        submittedAt: now - index,
        isOpen: index % 3 !== 0,
      })),
    );
    const read = async (work: Promise<{ nextCursor?: string | undefined }>) => {
      const { nextCursor } = await work;
      const queries = ofDatabase(cloud.lastCall()).flatMap((one) => one.queries);
      const list = queries.find((one) => one.collection === 'work_orders');
      expect(list?.documentsExamined).toBeLessThanOrEqual(23);
      expect(list?.sortedInMemory).toBe(false);
      return nextCursor;
    };
    for (const view of ['todo', 'open', 'done'] as const)
      for (const who of ['zhao', 'gu', 'luo', 'cheng', 'desk'] as const) {
        const cursor = await read(cloud.as(who)(listWorkOrders, { view }));
        if (cursor) await read(cloud.as(who)(listWorkOrders, { view, cursor }));
      }
    for (const onlyOpen of [true, false]) {
      const cursor = await read(cloud.as('wang')(listReports, { onlyOpen }));
      await read(cloud.as('wang')(listReports, { onlyOpen, cursor }));
    }
  });

  test('messages and their badge too', async () => {
    for (let count = 0; count < 9; count += 1) await submitted(cloud, {}, 'far');
    await cloud.as('gu')(listInbox, {});
    const [list] = ofDatabase(cloud.lastCall())
      .flatMap((one) => one.queries)
      .slice(-1);
    expect(list?.documentsExamined).toBeLessThanOrEqual(23);
  });
});
