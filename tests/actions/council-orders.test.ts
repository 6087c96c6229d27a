import { confirmMinutes, noteProgress } from '#contracts/council-minutes';
import { judgeTopic } from '#contracts/council-topics';
import { listInbox } from '#contracts/inbox';
import { getReport, rateReport } from '#contracts/report';
import { getWorkOrder } from '#contracts/work-order';
import {
  acceptWorkOrder,
  confirmResult,
  declineWorkOrder,
  mergeWorkOrder,
  submitResult,
  takeWorkOrder,
  unmergeWorkOrder,
} from '#contracts/work-order-steps';
import { addDays, dayMs, dayOf, instantOf, minuteMs } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { DecisionRecord, ProposalRecord } from '../../cloudfunctions/modules/council/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  agendaOfTwo,
  councilWorld,
  hallNow,
  hallWith,
  meetingNow,
  meetingWith,
  moderator,
  proposalWith,
} from '../kit/council';
import { eventsOf, type Stepping, stepsOn } from '../kit/desk';
import { orderIn, photosOf, submitted, type Told } from '../kit/journey';
import { refusalOf } from '../kit/refusal';
import { area, type Name, personId } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const later = (days: number) => addDays(dayOf(now()), days);
/** Of the day the world began: a story may run past midnight. */
const dueOn = () => addDays(dayOf(cloud.startedAt()), 45);

type Draft = DecisionRecord['draft'];
const lampDraft = (over: object = {}): Draft =>
  ({
    ...{ kind: 'work-order', category: 'stairwell', areaId: area('b5'), dueOn: dueOn() },
    ...over,
  }) as Draft;
const task = (): Draft => ({ kind: 'owner-task', ownerText: '槐安物业', dueOn: later(14) });

/** Minutes that were sent round two days ago, with a work order for the first item and a task for the second. */
async function toConfirm(first: Draft = lampDraft(), second: Draft = task()) {
  const topic = await proposalWith(cloud, { title: '电动车充电棚不够', status: 'adopted' });
  const agenda = agendaOfTwo.map((item, i) =>
    i === 0 ? { ...item, proposalIds: [topic._id] } : item,
  );
  const drafts = [first, second];
  const { _id } = await meetingWith(cloud, 'minutes', {
    agenda: agenda.slice(0, 2),
    minutes: {
      items: agenda.slice(0, 2).map(({ id }, i) => ({
        itemId: id,
        problem: '大家都提到',
        opinions: '有人说加装',
        conclusion: '腾出东侧空地，加装充电位',
        decision: drafts[i] ?? task(),
      })),
      photos: [],
      byId: personId(moderator),
      circulatedAt: now() - 3 * dayMs,
      amendUntil: now() - dayMs,
      amendments: [],
    },
  });
  return _id;
}

/** The timer of a minute later. */
async function tick() {
  await cloud.cloud.clock.advance(minuteMs);
  await cloud.tick();
}

const confirm = (id: string) =>
  cloud.as('he')(confirmMinutes, { id, version: meetingNow(cloud, id).version });

const all = () => cloud.all<DecisionRecord>('decisions');
const decisionIn = (meetingId: string): DecisionRecord => {
  const found = all().find((one) => one.meetingId === meetingId && one.kind === 'work-order');
  if (!found) throw new RangeError('nothing was decided');
  return found;
};
const eventsNamed = (name: string) =>
  cloud.all<EventRecord>('events').filter((one) => one.name === name);

type Story = { meetingId: string; told: Told; on: Stepping };

/** Steps on an order, each heard by everybody it concerns before the next one. */
const heard =
  (told: Told): Stepping =>
  async (who, action, fields) => {
    const stepped = await stepsOn(cloud, told)(who, action, fields);
    await tick();
    return stepped;
  };

/** Confirmed and opened: the decision, and the order it became. */
async function opened(first?: Draft, second?: Draft): Promise<Story> {
  const meetingId = await toConfirm(first, second);
  await confirm(meetingId);
  await tick();
  const { workOrderId: orderId = '', reportId = '' } = decisionIn(meetingId);
  const told = { orderId, reportId, version: 1 };
  return { meetingId, told, on: heard(told) };
}

const words = ({ progress }: DecisionRecord) => progress.map(({ text }) => text);
const newest = (id: string) => words(decisionIn(id)).at(-1);

const result = { text: '东侧空地装好了 12 个充电位，已通电', outcome: 'solved' } as const;

async function handle({ told, on }: Story, by: Name = 'zhao', over: object = {}) {
  const photos = await photosOf(cloud, by);
  await on(by, submitResult, { ...result, photos, ...over } as never);
  return told;
}

/** Taken, handled, confirmed. */
async function resolve(story: Story, over: object = {}) {
  if (orderIn(cloud, story.told).status === 'submitted') await story.on('zhao', takeWorkOrder);
  await handle(story, 'zhao', over);
  await story.on('gu', confirmResult, { wasOnSite: true });
}

async function rate({ told }: Story, rating: 'satisfied' | 'unsatisfied') {
  await cloud.as('wang')(rateReport, {
    id: told.reportId,
    version: orderIn(cloud, told).version,
    ...(rating === 'satisfied' ? { rating } : { rating, reasons: ['still-there'] as const }),
  } as never);
  await tick();
}

describe('what a meeting decided', () => {
  it('becomes a work order of whoever brought it, promised for the day agreed on', async () => {
    const { meetingId, told } = await opened();
    const decision = decisionIn(meetingId);
    const order = orderIn(cloud, told);
    expect(order).toMatchObject({
      status: 'submitted',
      category: 'stairwell',
      reporterId: personId('wang'),
      agreedOn: dueOn(),
      notHandledBy: [personId(moderator)],
      source: { as: 'decision', meetingId, hallId: decision.hallId, decisionId: decision._id },
      decisionIds: [decision._id],
    });
    expect(order.title).toBe('电动车充电棚不够');
    const report = cloud.one<ReportRecord>('reports', told.reportId);
    expect(report?.text).toBe('电动车充电棚不够\n腾出东侧空地，加装充电位');
    expect(decision).toMatchObject({
      status: 'in-progress',
      workOrderNumber: order.number,
      ownerText: order.holderText,
      isFinal: false,
    });
    expect(words(decision)).toEqual(['已转工单，等待受理']);
    await heard(told)('zhao', acceptWorkOrder);
    expect(orderIn(cloud, told).dueAt).toBe(instantOf(dueOn(), '17:30'));
    expect(newest(meetingId)).toMatch(/^已受理，.*\d+月\d+日 17:30 前办好$/);
  });

  it('is told to the desk as any report, and to its reporter, and counts nobody’s reports of the day', async () => {
    const { told } = await opened();
    await tick();
    const { items } = await cloud.as('zhao')(listInbox, {});
    expect(items.map(({ link }) => link?.id)).toContain(told.orderId);
    const hers = await cloud.as('wang')(listInbox, {});
    expect(hers.items.map(({ link }) => link?.id)).toContain(told.reportId);
    expect(cloud.all<{ _id: string }>('people').map(({ _id }) => _id)).not.toContain('system');
    expect(eventsNamed('report.submitted').every(({ isPending }) => !isPending)).toBe(true);
  });

  it('is read by colleagues and its reporter with the meeting it comes from', async () => {
    const { meetingId, told } = await opened();
    const { title, hallName } = meetingNow(cloud, meetingId);
    const source = { as: 'decision', meetingId, hallName, meetingTitle: title, dueOn: dueOn() };
    const order = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(order.source).toEqual(source);
    expect(order.timeline[0]?.by).toBe(`${hallName} ${title}`);
    const report = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(report.source).toEqual(source);
    expect(report.timeline[0]?.by).toBe(`${hallName} ${title}`);
    const plain = await submitted(cloud);
    expect(await cloud.as('wang')(getReport, { id: plain.reportId })).not.toHaveProperty('source');
  });

  it('goes on with it, and the hall and the meeting know when it is done', async () => {
    const story = await opened();
    const { meetingId } = story;
    expect(hallNow(cloud).openDecisions).toBe(2);
    await resolve(story);
    expect(decisionIn(meetingId)).toMatchObject({ status: 'done', isFinal: true });
    expect(newest(meetingId)).toBe(`已解决：${result.text}`);
    expect(hallNow(cloud).openDecisions).toBe(1);
    expect(meetingNow(cloud, meetingId).decisionsDone).toBe(1);
    const before = words(decisionIn(meetingId));
    await rate(story, 'satisfied');
    expect(words(decisionIn(meetingId))).toEqual(before);
    expect(eventsNamed('council.decision-moved').map(({ data }) => data.status)).toEqual(['done']);
  });

  it('closes its meeting once the last one is done', async () => {
    const story = await opened(lampDraft(), { kind: 'statutory', ownerText: '业委会' });
    await resolve(story);
    await cloud.cloud.clock.advance(8 * dayMs);
    await tick();
    await tick();
    expect(meetingNow(cloud, story.meetingId).status).toBe('closed');
  });

  it('is open again where the neighbour is not satisfied', async () => {
    const story = await opened();
    const { meetingId } = story;
    await resolve(story);
    await rate(story, 'unsatisfied');
    expect(decisionIn(meetingId)).toMatchObject({ status: 'in-progress', isFinal: false });
    expect(newest(meetingId)).toContain('还没有解决好，再次办理');
    expect(hallNow(cloud).openDecisions).toBe(2);
    expect(meetingNow(cloud, meetingId).decisionsDone).toBe(0);
    await resolve(story);
    expect(decisionIn(meetingId).status).toBe('done');
    expect(hallNow(cloud).openDecisions).toBe(1);
  });

  it('that cannot be done now says so, with the day it is looked at again, and the hall goes on from there', async () => {
    const story = await opened();
    const { meetingId } = story;
    const plan = '要等明年的改造立项，三月再看，先加两个临时插座';
    const reviewOn = later(90);
    await resolve(story, { outcome: 'not-now', text: plan, reviewOn });
    const decision = decisionIn(meetingId);
    expect(decision).toMatchObject({ status: 'not-now', reviewOn, chaseOn: reviewOn });
    expect(newest(meetingId)).toBe(`暂时解决不了：${plan}`);
    expect(hallNow(cloud).openDecisions).toBe(2);
    const input = { id: decision._id, version: decision.version, text: '改造立项了，已经开工' };
    await cloud.as(moderator)(noteProgress, { ...input, as: 'in-progress' });
    const { version } = decisionIn(meetingId);
    const done = { id: decision._id, version, text: '改造完工，充电棚可以用了' };
    await cloud.as(moderator)(noteProgress, { ...done, as: 'done' });
    await rate(story, 'satisfied');
    expect(decisionIn(meetingId)).toMatchObject({ status: 'done', isFinal: true });
  });

  it('is for its work order to tell as long as that runs', async () => {
    const { meetingId } = await opened();
    const { _id: id, version } = decisionIn(meetingId);
    const note = cloud.as(moderator)(noteProgress, { id, version, as: 'done', text: '已经办好了' });
    expect((await refusalOf(note)).details?.reason).toContain('进度由工单自动更新');
  });

  it('that is declined says why and where else, and does not pass for done when that is final', async () => {
    const { meetingId, on } = await opened();
    const channel = '区人民法院诉讼服务中心';
    await on('luo', declineWorkOrder, { reason: 'statutory-procedure', channel });
    expect(decisionIn(meetingId)).toMatchObject({ status: 'not-now', isFinal: false });
    expect(newest(meetingId)).toBe(
      '没有受理：已经或应当走法定程序（诉讼、仲裁、复议）。可以找区人民法院诉讼服务中心',
    );
    await cloud.cloud.clock.advance(30 * dayMs);
    await tick();
    await tick();
    expect(eventsNamed('work-order.closed-declined')).toHaveLength(1);
    expect(decisionIn(meetingId).status).toBe('not-now');
    expect(hallNow(cloud).openDecisions).toBe(2);
  });

  it('of a private matter shows nothing of what was done', async () => {
    const story = await opened(lampDraft({ category: 'special-care' }));
    const { meetingId, on } = story;
    await on('luo', acceptWorkOrder);
    const order = orderIn(cloud, story.told);
    expect(order.isPrivate).toBe(true);
    expect(JSON.stringify(decisionIn(meetingId).progress)).not.toContain(order.number);
  });

  it('follows the order it is merged into, and its own again after', async () => {
    const story = await opened();
    const { meetingId } = story;
    const other = await submitted(cloud, { place: { areaId: area('b5') } }, 'unitLead');
    const onOther = heard(other);
    await story.on('luo', mergeWorkOrder, { masterId: other.orderId });
    const { number } = orderIn(cloud, other);
    expect(decisionIn(meetingId)).toMatchObject({
      workOrderId: other.orderId,
      workOrderNumber: number,
      status: 'in-progress',
    });
    expect(words(decisionIn(meetingId))).toContain(`与同一件事合并办理（编号 ${number}）`);
    await story.on('luo', unmergeWorkOrder, { reason: '看过现场，不是同一处' });
    expect(decisionIn(meetingId).workOrderId).toBe(story.told.orderId);
    expect(orderIn(cloud, other)).not.toHaveProperty('decisionIds');
    await story.on('luo', mergeWorkOrder, { masterId: other.orderId });
    await resolve({ ...story, told: other, on: onOther });
    expect(decisionIn(meetingId)).toMatchObject({ status: 'done', workOrderNumber: number });
  });

  it('is not lost where its category is closed by now: the community gets it, and it says so', async () => {
    const meetingId = await toConfirm();
    await cloud.change('areas', area('huai'), { closedCategories: ['stairwell'] });
    await confirm(meetingId);
    await tick();
    const decision = decisionIn(meetingId);
    const order = cloud.one<WorkOrderRecord>('work_orders', decision.workOrderId ?? '');
    expect(order).toMatchObject({ category: 'unsure', areaId: area('huai'), agreedOn: dueOn() });
    expect(words(decision)).toEqual([
      '地点或类别已经调整，由社区先接收，再分派',
      '已转工单，等待受理',
    ]);
  });

  it('is not lost where its place is gone', async () => {
    const meetingId = await toConfirm();
    await cloud.change('areas', area('b5'), { endedAt: now() });
    await confirm(meetingId);
    await tick();
    expect(decisionIn(meetingId)).toMatchObject({ status: 'in-progress' });
    const order = cloud.one<WorkOrderRecord>(
      'work_orders',
      decisionIn(meetingId).workOrderId ?? '',
    );
    expect(order?.areaId).toBe(area('huai'));
  });

  it('earns its reporter nothing as a report', async () => {
    const story = await opened();
    await resolve(story);
    await rate(story, 'satisfied');
    await tick();
    const proposed = cloud.all<{ _id: string; subjectId?: string }>('point_candidates');
    expect(proposed.filter(({ subjectId }) => subjectId === story.told.reportId)).toEqual([]);
  });
});

describe('话事员', () => {
  it('is offered neither to take the work order of her own meeting nor to have it handled by her', async () => {
    await hallWith(cloud, { moderatorIds: [personId(moderator), personId('zhao')] });
    const { told, on } = await opened();
    const seen = await cloud.as('zhao')(getWorkOrder, { id: told.orderId });
    expect(seen.steps).toContain('accept');
    expect(seen.steps).not.toContain('take');
    expect((await refusalOf(on('zhao', takeWorkOrder))).details?.reason).toContain(
      '您主持的议事会',
    );
    await on('chen', takeWorkOrder);
    expect(orderIn(cloud, told).assignee?.personId).toBe(personId('chen'));
  });
});

/** How often each thing is there that must be there once. */
const counted = (meetingId: string) => {
  const { _id, workOrderId = '', reportId = '' } = decisionIn(meetingId);
  const ofMeeting = cloud
    .all<WorkOrderRecord>('work_orders')
    .filter(({ source }) => source?.decisionId === _id);
  return {
    orders: ofMeeting.map(({ _id: id }) => id),
    reports: cloud.all<ReportRecord>('reports').filter((one) => one.workOrderId === workOrderId),
    told: eventsOf(cloud, { orderId: workOrderId, reportId, version: 1 }),
    opened: eventsNamed('council.decision-opened').length,
  };
};

describe('the way there', () => {
  it('is gone once, however often it is heard', async () => {
    const { meetingId } = await opened();
    const final = eventsNamed('council.minutes-final')[0];
    const pending = { pending: ['council.open-orders'], isPending: true };
    await cloud.change('events', final?._id ?? '', pending);
    await tick();
    const found = counted(meetingId);
    expect(found.orders).toEqual([decisionIn(meetingId).workOrderId]);
    expect([found.reports.length, found.opened]).toEqual([1, 1]);
    expect(found.told.filter((name) => name === 'report.submitted')).toHaveLength(1);
    expect(words(decisionIn(meetingId))).toHaveLength(1);
  });

  it('is gone to its end by the next run where one is killed halfway', async () => {
    const meetingId = await toConfirm(lampDraft(), lampDraft({ category: 'waste' }));
    await confirm(meetingId);
    await tick();
    const clean = cloud.lastCall('jobs').requests.length;
    await cloud.restart();
    const again = await toConfirm(lampDraft(), lampDraft({ category: 'waste' }));
    await confirm(again);
    cloud.cloud.faults.set({
      kind: 'kill',
      function: 'jobs',
      when: 'before',
      request: Math.floor(clean / 2),
    });
    await tick().catch(() => undefined);
    cloud.cloud.faults.clear();
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    for (let run = 0; run < 4; run += 1) await tick();
    const decided = all().filter((one) => one.meetingId === again);
    expect(decided.map(({ status }) => status)).toEqual(['in-progress', 'in-progress']);
    const orders = cloud.all<WorkOrderRecord>('work_orders');
    expect(orders.map(({ _id }) => _id).sort()).toEqual(
      decided.map(({ workOrderId }) => workOrderId).sort(),
    );
    expect(eventsNamed('council.decision-opened')).toHaveLength(2);
    expect(eventsNamed('report.submitted')).toHaveLength(2);
  });
});

describe('a topic that is no matter for a meeting', () => {
  const judged = async (over: Partial<ProposalRecord> = {}) => {
    const { _id: meetingId } = await meetingWith(cloud, 'agenda');
    const topic = await proposalWith(cloud, over);
    const input = { id: topic._id, version: topic.version, meetingId };
    const place = { category: 'stairwell', areaId: area('b5') } as const;
    await cloud.as(moderator)(judgeTopic, { as: 'to-report', ...input, ...place });
    await tick();
    return cloud.one<ProposalRecord>('proposals', topic._id);
  };

  it('becomes a report of its author, which she follows as any of hers', async () => {
    const topic = await judged();
    expect(topic).toMatchObject({ status: 'to-report', reportId: expect.any(String) });
    const report = await cloud.as('wang')(getReport, { id: topic?.reportId ?? '' });
    expect(report).toMatchObject({
      text: '楼道堆物\n2单元楼道放满了纸箱',
      status: 'submitted',
      source: { as: 'topic', meetingId: topic?.meetingId },
    });
    const [told] = eventsNamed('council.topic-became-report');
    expect(told?.data).toMatchObject({ authorId: personId('wang'), number: report.number });
    await tick();
    expect(cloud.all<WorkOrderRecord>('work_orders')).toHaveLength(1);
  });

  it('of neighbours without a phone becomes one of whoever entered it', async () => {
    const { _id: meetingId } = await meetingWith(cloud, 'agenda');
    const { authorId: _, ...unsigned } = await proposalWith(cloud, { title: '凉亭漏雨' });
    const topic = { ...unsigned, enteredById: personId('unitLead') };
    await cloud.load('proposals', [topic]);
    const place = { category: 'estate-facility', areaId: area('b5') } as const;
    const input = { id: topic._id, version: 1, meetingId };
    await cloud.as(moderator)(judgeTopic, { as: 'to-report', ...input, ...place });
    await tick();
    const { reportId = '' } = cloud.one<ProposalRecord>('proposals', topic._id) ?? {};
    const report = await cloud.as('unitLead')(getReport, { id: reportId });
    expect(report.title).toBe('凉亭漏雨');
  });
});

it('somebody else finds neither the report nor the order', async () => {
  const { told } = await opened();
  const look = cloud.as('li')(getReport, { id: told.reportId });
  expect((await refusalOf(look)).code).toBe('not-found');
  const order = cloud.as('nine')(getWorkOrder, { id: told.orderId });
  expect((await refusalOf(order)).code).toBe('not-found');
});
