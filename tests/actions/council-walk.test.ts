import fc from 'fast-check';
import { type DecisionView, getTrace } from '#contracts/council';
import { confirmMinutes, noteProgress } from '#contracts/council-minutes';
import { AppError } from '#contracts/errors';
import type { WorkOrderStatus } from '#contracts/loop';
import {
  confirmResult,
  declineWorkOrder,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import type { DecisionDraft } from '#domain/meeting/model';
import type { DecisionRecord } from '../../cloudfunctions/modules/council/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { councilWorld, hallNow, meetingNow, meetingWith, moderator } from '../kit/council';
import { stepsOn } from '../kit/desk';
import { photosOf } from '../kit/journey';
import { area, personId } from '../kit/world';

/*
 * Random months of one hall, through the actions: minutes are made final, work orders opened, taken, done or declined,
 * progress is noted. After each step the whole trace is read, page by page, as a neighbour reads it.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(councilWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const hallId = 'ha_huaiestate';
const now = () => cloud.cloud.clock.now();
const later = (days: number) => addDays(dayOf(now()), days);

const drafts = [
  (): DecisionDraft => ({
    ...{ kind: 'work-order', category: 'stairwell', areaId: area('b5'), dueOn: later(45) },
  }),
  (): DecisionDraft => ({ kind: 'owner-task', ownerText: '槐安物业', dueOn: later(3) }),
  (): DecisionDraft => ({ kind: 'next-meeting', ownerText: '话事员' }),
  (): DecisionDraft => ({ kind: 'not-adopted', ownerText: '社区', reason: '不归社区管' }),
  (): DecisionDraft => ({ kind: 'statutory', ownerText: '业委会' }),
];
const draftOf = (pick: number): DecisionDraft => {
  const draft = drafts[pick % drafts.length];
  if (!draft) throw new RangeError('no such draft');
  return draft();
};

/** Minutes of twelve items or fewer, sent round long enough ago, and the secretary who agrees to them. */
async function meet(pick: number, round: number): Promise<void> {
  const agenda = Array.from({ length: 3 + (pick % 9) }, (_, index) => ({
    ...{ id: `it_${index}`, title: `第${round}次第${index}件`, proposalIds: [] },
  }));
  const items = agenda.map(({ id, title }, index) => ({
    ...{ itemId: id, problem: title, opinions: '', conclusion: `${title}这样办` },
    decision: draftOf(pick + index),
  }));
  const month = `20${String(30 + Math.floor(round / 12))}-${String((round % 12) + 1).padStart(2, '0')}`;
  const round2 = { circulatedAt: now() - 3 * dayMs, amendUntil: now() - dayMs };
  const { _id: id, version } = await meetingWith(cloud, 'minutes', {
    ...{ month, agenda },
    minutes: { items, photos: [], byId: personId(moderator), amendments: [], ...round2 },
  });
  await cloud.as('he')(confirmMinutes, { id, version });
}

async function note(pick: number): Promise<void> {
  const all = cloud.all<DecisionRecord>('decisions');
  const ours = all.filter(({ kind }) => pick % 4 === 0 || kind === 'owner-task');
  const one = ours[pick % Math.max(1, ours.length)];
  if (!one) return;
  const as = (['in-progress', 'done', 'not-now'] as const)[pick % 3] ?? 'done';
  const reviewOn = later((pick % 40) - 3);
  const said = { id: one._id, version: one.version, as, text: `第${pick}笔进展` };
  await cloud.as(moderator)(noteProgress, as === 'not-now' ? { ...said, reviewOn } : said);
}

const way: readonly WorkOrderStatus[] = [
  'submitted',
  'accepted',
  'in-progress',
  'result-submitted',
];
const farOf = ({ status }: WorkOrderRecord) => way.indexOf(status);

/** The next thing that happens to a work order that has come far; now and then one is declined. */
async function work(pick: number): Promise<void> {
  const [order] = cloud
    .all<WorkOrderRecord>('work_orders')
    .filter((one) => farOf(one) >= 0)
    .toSorted((a, b) => farOf(b) - farOf(a))
    .slice(pick % 6 === 0 ? -1 : 0);
  if (!order) return;
  const on = stepsOn(cloud, { orderId: order._id, reportId: '', version: order.version });
  if (order.status === 'submitted' && pick % 5 === 0) {
    const why = { reason: 'out-of-scope', channel: '区人民法院诉讼服务中心', text: '不归社区管' };
    await on('luo', declineWorkOrder, why as never);
  } else if (order.status === 'submitted') await on('zhao', takeWorkOrder);
  else if (order.status === 'in-progress') {
    const photos = await photosOf(cloud, 'zhao');
    const outcome = pick % 3 === 0 ? 'not-now' : 'solved';
    const result = {
      text: '按会上议定的办法装好了，已经通电',
      outcome,
      reviewOn: later(60),
      photos,
    };
    await on('zhao', submitResult, result as never);
  } else if (order.status === 'result-submitted')
    await on('gu', confirmResult, { wasOnSite: true });
}

async function tick(pick: number): Promise<void> {
  await cloud.cloud.clock.advance(minuteMs + (pick % 5) * dayMs);
  await cloud.tick();
}

async function wholeTrace(): Promise<DecisionView[]> {
  const items: DecisionView[] = [];
  let cursor: string | undefined;
  do {
    const page = await cloud.as('wang')(getTrace, { hallId, ...(cursor && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

const promised = ({ id, meetingId, topic, text, kind, decidedAt, dueOn }: DecisionView) => ({
  ...{ id, meetingId, topic, text, kind, decidedAt, dueOn },
});

/** Whatever the trace said of a decision it still says, in the same order; what is counted is what is there. */
function expectKept(before: readonly DecisionView[], after: readonly DecisionView[]): void {
  const known = new Set(before.map(({ id }) => id));
  expect(after.filter(({ id }) => known.has(id)).map(promised)).toEqual(before.map(promised));
  expect(after).toHaveLength(cloud.all('decisions').length);
  const records = cloud.all<DecisionRecord>('decisions');
  if (records.length === 0) return;
  expect(hallNow(cloud).openDecisions).toBe(records.filter(({ isFinal }) => !isFinal).length);
  for (const meetingId of new Set(records.map((one) => one.meetingId))) {
    const own = records.filter((one) => one.meetingId === meetingId);
    const { decisions, decisionsDone } = meetingNow(cloud, meetingId);
    const done = own.filter(({ status }) => status === 'done').length;
    expect([meetingId, decisions, decisionsDone]).toEqual([meetingId, own.length, done]);
  }
}

type Wish = { do: 'meet' | 'note' | 'work' | 'tick'; pick: number };
const walks = fc.sample(
  fc.array(
    fc.record<Wish>({
      do: fc.constantFrom('meet', 'note', 'note', 'work', 'work', 'work', 'work', 'tick'),
      pick: fc.nat(10_000),
    }),
    { minLength: 36, maxLength: 36 },
  ),
  { numRuns: 2, seed: 20_261_120 },
);

/** The hall follows a work order with the clock's next minute, so one passes after each step of one. */
const doOne = async (wish: Wish, round: number): Promise<void> => {
  if (wish.do === 'meet') await meet(wish.pick, round);
  else await { note, work, tick }[wish.do](wish.pick);
  if (wish.do === 'work') await tick(0);
};

test.each(walks.map((wishes, index) => ({ index, wishes })))(
  'a decision, once there, is on every later trace of its hall (walk $index)',
  async ({ wishes }) => {
    const start: Wish[] = [
      { do: 'meet', pick: 5 },
      { do: 'note', pick: 1 },
      { do: 'tick', pick: 0 },
      ...([1, 1, 1] as const).map((pick): Wish => ({ do: 'work', pick })),
      { do: 'tick', pick: 0 },
    ];
    const seen = new Set<string>();
    let before: DecisionView[] = [];
    for (const [round, wish] of [...start, ...wishes].entries()) {
      try {
        await doOne(wish, round);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      const after = await wholeTrace();
      expectKept(before, after);
      before = after;
      for (const { kind, status } of after) seen.add(`${kind} ${status}`);
    }
    expect(before.length).toBeGreaterThan(20);
    expect([...seen]).toEqual(
      expect.arrayContaining(['work-order done', 'owner-task done', 'next-meeting carried']),
    );
    const told = cloud.all<DecisionRecord>('decisions').flatMap(({ progress }) => progress);
    expect(told.length).toBeGreaterThan(20);
  },
);
