import {
  getReport,
  getSlip,
  joinReport,
  listCandidates,
  listReports,
  listStaff,
} from '#contracts/report';
import { type WorkOrderStatus, workOrderStatuses } from '#contracts/work-order';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { lamp, orderIn, photosOf, resolved, submitted, type Told } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { area, personId } from '../kit/world';

/* Nothing internal reaches a resident: in no state, by no question, whoever she is to the matter. */

let cloud: TestCloud;
let told: Told;
let joinedId: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  const photos = await photosOf(cloud, 'wang');
  told = await resolved(cloud);
  joinedId = (await cloud.as('unitLead')(joinReport, { workOrderId: told.orderId })).id;
  await submitted(cloud, { photos, category: 'noise' });
});
afterAll(stopTestClouds);

/** Fields and ids of the desk's own. A place is named by its area id: she chose it herself. */
const internal =
  /visibleTo|waitsFor|vacantRoles|desks|wakeAt|followers|assigneeId|personId|reporterId|byId|fileId|household_|hh_|pe_|@ar_|"review"|sendBacks|hops|"route"|isSampled|votes|cloud:\/\//;
const secrets = ['内部说法一', '退单理由二', '申诉评议三', '打分四', '上报原因五', '赵小河退回六'];

const unit = { kind: 'agency', areaId: area('ag-law'), name: '综合执法局' } as const;

/** Everything the desk keeps about an order that is no resident's business, in every state. */
function full(order: WorkOrderRecord, status: WorkOrderStatus): WorkOrderRecord {
  const [one, two, three, four, five, six] = secrets as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const at = order.submittedAt;
  return {
    ...order,
    status,
    isOpen: !['declined', 'closed', 'merged', 'withdrawn'].includes(status),
    assignment: {
      unit,
      at,
      byId: personId('luo'),
      byText: '社区工作人员 罗晴',
      fromLevel: 'community',
      signBy: at + 1,
      isDesignated: false,
      reason: one,
      briefing: one,
    },
    sendBacks: [{ unit, byText: six, reason: two, suggestion: two, at }],
    hops: [{ from: 'grid', to: 'community', at, byText: five, why: five, isAutomatic: false }],
    subtasks: [{ id: 's1', unit, text: one, at }],
    claim: { personId: personId('gu'), name: six, until: at + 1 },
    pauseAsked: { reason: 'season', text: one, reviewOn: '2027-01-01', at, byId: personId('zhao') },
    unitRating: { efficiency: 1, quality: 1, byId: personId('gu'), at },
    ratingAppeal: {
      at,
      byId: personId('zhao'),
      reason: 'malicious',
      text: three,
      votes: [{ personId: personId('he'), byText: three, isUpheld: true, at }],
    },
    sample: { at, byText: four, isGood: false, text: four },
    review: { reasons: ['repeated'], at, decision: 'show', byText: six },
    question: { text: '是哪一层？', at, returnBy: at, frozen: { usedMinutes: 0, leftMinutes: 9 } },
    decline: {
      reason: 'not-this-platform',
      channel: '请拨打供电热线',
      at,
      byText: six,
      level: 'community',
      appealUntil: at + 1,
    },
    pause: {
      reason: 'season',
      reviewOn: '2027-01-01',
      reviewAt: at,
      at,
      frozen: { usedMinutes: 0, leftMinutes: 9 },
    },
    external: { platform: 'county-call', number: '7', on: '2026-11-22', at, nagAt: at },
  };
}

describe.each(workOrderStatuses.map((status) => [status] as const))('while it is %s', (status) => {
  let kept: WorkOrderRecord;
  beforeAll(async () => {
    kept = orderIn(cloud, told);
    await cloud.load('work_orders', [full(kept, status)]);
  });
  afterAll(() => cloud.load('work_orders', [kept]));

  test('nothing internal is told to who reported, who joined, or who only looks', async () => {
    const { category, place } = lamp;
    const shown = [
      await cloud.as('wang')(getReport, { id: told.reportId }),
      await cloud.as('unitLead')(getReport, { id: joinedId }),
      await cloud.as('wang')(listReports, {}),
      await cloud.as('unitLead')(listReports, {}),
      await cloud.as('wang')(getSlip, { id: told.reportId }),
      await cloud.as('unitLead')(getSlip, { id: joinedId }),
      await cloud.as('li')(listCandidates, { category, place }),
      await cloud.as('li')(listStaff, { areaId: area('u52') }),
    ];
    const text = JSON.stringify(shown);
    expect(text).not.toMatch(internal);
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const joined of [shown[1], shown[3], shown[5]])
      expect(JSON.stringify(joined)).not.toMatch(/老人|王|哪一层/);
  });

  test('for somebody else it does not exist', async () => {
    for (const id of [told.reportId, joinedId])
      for (const who of ['li', 'nine', 'visitor'] as const) {
        expect(await codeOf(cloud.as(who)(getReport, { id }))).toBe('not-found');
        expect(await codeOf(cloud.as(who)(getSlip, { id }))).toBe('not-found');
      }
  });
});

test('what the desk keeps would be seen if it were told', () => {
  const order = full(orderIn(cloud, told), 'in-progress');
  expect(JSON.stringify(order)).toMatch(internal);
  for (const secret of secrets) expect(JSON.stringify(order)).toContain(secret);
});
