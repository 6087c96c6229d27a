import { getReport } from '#contracts/report';
import { getWorkOrder, listUnits, listWorkOrders } from '#contracts/work-order';
import {
  acceptWorkOrder,
  assignWorkOrder,
  attendWorkOrder,
  claimWorkOrder,
  designateWorkOrder,
  escalateWorkOrder,
  finishSubtask,
  inviteCollaborator,
  sendBackWorkOrder,
  signWorkOrder,
  submitResult,
  takeBackWorkOrder,
} from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted, type Stepping, stepsOn } from '../kit/desk';
import { orderIn, photosOf, submitted, type Told } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area } from '../kit/world';

let cloud: TestCloud;
let told: Told;
let step: Stepping;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  await cloud.restart();
  told = await submitted(cloud, { category: 'utilities' });
  step = stepsOn(cloud, told);
  await step('luo', acceptWorkOrder);
});
afterAll(stopTestClouds);

const law = { choice: 'agency', unitId: area('ag-law'), reason: '由执法局处理更快' } as const;
const sendBack = { reason: '不是我们管的管线', suggestion: '供水公司' };
const order = () => orderIn(cloud, told);
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const todoOf = async (who: 'officer' | 'luo' | 'he' | 'cheng') =>
  (await cloud.as(who)(listWorkOrders, { view: 'todo' })).items.map(({ id }) => id);

describe('the four choices', () => {
  test('自行处理: whoever decides has it at once', async () => {
    expect(await step('luo', assignWorkOrder, { choice: 'self' })).toMatchObject({
      status: 'in-progress',
    });
    expect(order().assignee).toMatchObject({ name: '罗晴' });
  });

  test('报上级协调: the level above decides, and reads who sent it up and why', async () => {
    await step('luo', assignWorkOrder, { choice: 'above', reason: '要跨社区协调' });
    expect(order()).toMatchObject({ status: 'accepted', level: 'subdistrict' });
    const { hops } = await cloud.as('cheng')(getWorkOrder, { id: told.orderId });
    expect(hops).toMatchObject([
      { from: 'community', to: 'subdistrict', by: '社区工作人员 罗晴', why: '要跨社区协调' },
    ]);
    expect(await todoOf('cheng')).toEqual([told.orderId]);
  });

  test('指派下级: only what stands on the list of grids', async () => {
    const below = { choice: 'below', unitId: area('grid3'), reason: '请就近看看' } as const;
    expect(await fieldsOf(step('luo', assignWorkOrder, below))).toHaveProperty('unitId');
    const lamp = await submitted(cloud);
    const on = stepsOn(cloud, lamp);
    await on('zhao', escalateWorkOrder, { reason: '请社区一起看看' });
    await on('luo', acceptWorkOrder);
    await on('luo', assignWorkOrder, below);
    expect(orderIn(cloud, lamp)).toMatchObject({ status: 'assigned', level: 'grid' });
    await on('chen', signWorkOrder);
    expect(orderIn(cloud, lamp).assignee).toMatchObject({ name: '陈安' });
  });

  test('指派职能部门: off the usual way only with a reason, and to a unit that is there', async () => {
    const { reason: _, ...silent } = law;
    expect(await fieldsOf(step('luo', assignWorkOrder, silent))).toHaveProperty('reason');
    for (const unitId of [area('grid9'), area('gui'), area('nowhere'), area('estate')])
      expect(await fieldsOf(step('luo', assignWorkOrder, { ...law, unitId }))).toHaveProperty(
        'unitId',
      );
    await step('luo', assignWorkOrder, law);
    expect(order()).toMatchObject({ status: 'assigned', holderText: '综合执法局' });
    expect(await codeOf(step('luo', signWorkOrder))).toBe('forbidden');
    await step('officer', signWorkOrder);
    expect(order().assignee).toMatchObject({ name: '陆清川' });
  });

  test('an agency sees what is assigned to it and nothing else', async () => {
    const seen = () => cloud.as('officer')(getWorkOrder, { id: told.orderId });
    expect(await codeOf(seen())).toBe('not-found');
    expect(await codeOf(step('officer', signWorkOrder))).toBe('not-found');
    await step('luo', assignWorkOrder, law);
    expect(await seen()).toMatchObject({ placeText: '5号楼', isNarrowed: false });
    expect(await todoOf('officer')).toEqual([told.orderId]);
    await step('officer', sendBackWorkOrder, sendBack);
    expect(await codeOf(seen())).toBe('not-found');
  });

  test('a title that names the stairwell names the building to an agency', async () => {
    const photos = await photosOf(cloud, 'wang');
    const bare = await submitted(cloud, { category: 'utilities', text: '', photos });
    const on = stepsOn(cloud, bare);
    await on('luo', acceptWorkOrder);
    await on('luo', assignWorkOrder, law);
    const { title } = await cloud.as('officer')(getWorkOrder, { id: bare.orderId });
    expect([orderIn(cloud, bare).title, title]).toEqual([
      '5号楼2单元 · 水电气暖',
      '5号楼 · 水电气暖',
    ]);
  });

  test('whom it can be given to, the usual ones first', async () => {
    await cloud.change('areas', area('estate'), { propertyMode: 'market' });
    const units = await cloud.as('cheng')(listUnits, { id: told.orderId });
    expect(units).toMatchObject({ below: [], above: '云渚街道' });
    expect(units.agencies.map(({ name, kind }) => [name, kind])).toEqual([
      ['槐安小区物业', 'property'],
      ['综合执法局', 'agency'],
      ['供水公司', 'agency'],
    ]);
    const firm = { choice: 'agency', unitId: area('estate'), reason: '物业负责这段管线' } as const;
    expect(await fieldsOf(step('luo', assignWorkOrder, firm))).toHaveProperty('briefing');
    const briefing = '5号楼门前的管线漏水，请先关阀门';
    await step('luo', assignWorkOrder, { ...firm, briefing });
    expect(order().assignment).toMatchObject({ unit: { kind: 'property' }, briefing });
  });
});

describe('退单', () => {
  test('twice; then only somebody above designates, and that is not sent back', async () => {
    for (let time = 0; time < 2; time += 1) {
      await step('luo', assignWorkOrder, law);
      await step('officer', sendBackWorkOrder, sendBack);
    }
    expect(order()).toMatchObject({ isDisputed: true, status: 'accepted' });
    expect(await reasonOf(step('luo', assignWorkOrder, law))).toContain('由街道指定');
    const { timeline } = await cloud.as('wang')(getReport, { id: told.reportId });
    const lines = JSON.stringify(timeline);
    expect(lines).not.toContain(sendBack.reason);
    expect(await todoOf('cheng')).toEqual([told.orderId]);
    const designation = { unitId: area('ag-law'), reason: '管线归属已查清' };
    expect(await codeOf(step('luo', designateWorkOrder, designation))).toBe('forbidden');
    await step('cheng', designateWorkOrder, designation);
    expect(order().assignment).toMatchObject({ isDesignated: true, fromLevel: 'subdistrict' });
    expect(await reasonOf(step('officer', sendBackWorkOrder, sendBack))).toContain('不能再退单');
  });

  test('not once the time to sign is over; then it may be taken back', async () => {
    await step('luo', assignWorkOrder, law);
    expect(await reasonOf(step('luo', takeBackWorkOrder, { reason: '换一个单位' }))).toContain(
      '请先催办',
    );
    await cloud.cloud.clock.moveTo((order().assignment?.signBy ?? 0) + 60_000);
    expect(await reasonOf(step('officer', sendBackWorkOrder, sendBack))).toContain('签收时限已过');
    await cloud.tick();
    expect(order().assignment).toMatchObject({ isSignMissed: true });
    await step('luo', takeBackWorkOrder, { reason: '一直没有签收' });
    expect(order()).toMatchObject({ status: 'accepted', holderText: '槐安社区' });
  });
});

describe('together', () => {
  test('each collaborator does its part before the result, unless it says why not', async () => {
    await posted(cloud, 'far', ['agency-officer', 'ag-water']);
    const part = { unitId: area('ag-water'), text: '请先关掉总阀' };
    await step('luo', assignWorkOrder, { ...law, collaborators: [part] });
    expect(await fieldsOf(step('he', inviteCollaborator, part))).toHaveProperty('unitId');
    await step('officer', signWorkOrder);
    const result = { text: '管线已经换好，水也通了', outcome: 'answered' } as const;
    expect(await fieldsOf(step('officer', submitResult, result))).toHaveProperty('override');
    const { subtasks } = await cloud.as('far')(getWorkOrder, { id: told.orderId });
    expect(subtasks).toMatchObject([{ unit: '供水公司', isMine: true }]);
    const done = { subtaskId: subtasks[0]?.id ?? '', text: '总阀已经关好' };
    expect(await codeOf(step('officer', finishSubtask, done))).toBe('forbidden');
    await step('far', finishSubtask, done);
    await step('officer', submitResult, result);
    expect(order().status).toBe('result-submitted');
  });
});

describe('deciding', () => {
  test('a call above is noticed with 报到', async () => {
    await step('luo', assignWorkOrder, { choice: 'self' });
    await step('luo', escalateWorkOrder, { reason: '要街道协调施工队' });
    expect(await codeOf(step('luo', attendWorkOrder, { text: '我来看看' }))).toBe('forbidden');
    await step('cheng', attendWorkOrder, { text: '施工队明天进场' });
    expect(order().hops.at(-1)).toHaveProperty('attendedAt');
    expect(await reasonOf(step('cheng', attendWorkOrder, { text: '再报到一次' }))).toContain(
      '没有等着报到',
    );
  });

  test('two dispatchers claim at once: one holds it, the other reads who', async () => {
    const claims = await Promise.allSettled([
      step('luo', claimWorkOrder),
      step('he', claimWorkOrder),
    ]);
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [holder, other] = order().claim?.name === '罗晴' ? ['luo', 'he'] : ['he', 'luo'];
    const said = await reasonOf(step(other as 'he', assignWorkOrder, { choice: 'self' }));
    expect(said).toContain(`${order().claim?.name}正在处理这一件`);
    const { claimedBy } = await cloud.as(holder as 'he')(getWorkOrder, { id: told.orderId });
    expect(claimedBy).toBe('您');
    await cloud.cloud.clock.advance(16 * 60_000);
    await step(other as 'he', assignWorkOrder, { choice: 'self' });
  });
});
