import { getReport, sayToReport } from '#contracts/report';
import { getWorkOrder, listWorkOrders, revealReporter } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  redactPhoto,
  signWorkOrder,
  submitResult,
} from '#contracts/work-order-steps';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted, stepsOn } from '../kit/desk';
import { orderIn, photosOf, submitted, type Told } from '../kit/journey';
import { codeOf } from '../kit/refusal';
import { area, type Name, personId } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const listed = async (who: Name, over: object = {}) =>
  (await cloud.as(who)(listWorkOrders, { view: 'open', ...over })).items.map(({ id }) => id);
const detail = (who: Name, { orderId }: Told) => cloud.as(who)(getWorkOrder, { id: orderId });
const reveal = (who: Name, { orderId }: Told) =>
  cloud.as(who)(revealReporter, { id: orderId, reason: 'contact-to-verify' });

const words = '302室王梅反映：物业一直不来修门禁';

/** Something about the firm, given to the firm, with a photo. */
async function withFirm(): Promise<Told> {
  await cloud.change('areas', area('estate'), { propertyMode: 'market' });
  await posted(cloud, 'far', ['property-manager', 'estate']);
  const photos = await photosOf(cloud, 'wang', 2);
  const told = await submitted(cloud, { category: 'property', text: words, photos });
  await cloud.as('wang')(sayToReport, { id: told.reportId, text: '我住302，门铃坏了' });
  const on = stepsOn(cloud, told);
  await on('luo', acceptWorkOrder);
  const briefing = '5号楼2单元门禁坏了，请修好';
  await on('luo', assignWorkOrder, { choice: 'agency', unitId: area('estate'), briefing });
  return told;
}

describe('the firm that is complained about', () => {
  test('reads neither name nor door nor what was sent, and rings nobody', async () => {
    const told = await withFirm();
    const { items } = await cloud.as('far')(listWorkOrders, { view: 'todo' });
    const seen = await detail('far', told);
    expect(items.map(({ id }) => id)).toEqual([told.orderId]);
    expect(seen).toMatchObject({
      isNarrowed: true,
      reporterText: '居民',
      text: '5号楼2单元门禁坏了，请修好',
      title: '5号楼 · 物业服务',
      photos: [],
      canReveal: false,
    });
    expect(JSON.stringify([items, seen])).not.toMatch(
      /王|(?<![0-9a-z])302(?![0-9a-z])|一直不来|reports\//,
    );
    await stepsOn(cloud, told)('far', signWorkOrder);
    expect(await codeOf(reveal('far', told))).toBe('forbidden');
    expect(cloud.all('reveals')).toEqual([]);
  });

  test('sees a photo once a desk has covered it, and the original stays as it is', async () => {
    const told = await withFirm();
    const on = stepsOn(cloud, told);
    const covered = { index: 1, photos: await photosOf(cloud, 'luo') };
    expect(await codeOf(on('far', redactPhoto, { ...covered }))).toBe('forbidden');
    await on('luo', redactPhoto, covered);
    expect((await detail('far', told)).photos).toHaveLength(1);
    const { photos } = await detail('luo', told);
    expect(photos).toHaveLength(2);
    const { redactions = [] } = orderIn(cloud, told);
    const report = cloud.one<{ _id: string; photos: string[] }>('reports', told.reportId);
    expect(redactions.map(({ of }) => of)).toEqual([report?.photos[1]]);
    expect(report?.photos).not.toContain(redactions[0]?.fileId);
  });
});

describe('who stays unnamed', () => {
  test('is 匿名居民 to everybody; only R8 and above may look, and she reads it', async () => {
    const told = await submitted(cloud, { category: 'noise', isAnonymous: true });
    for (const who of ['zhao', 'gu', 'luo', 'he', 'cheng'] as const)
      expect((await detail(who, told)).reporterText).toBe('匿名居民');
    for (const who of ['zhao', 'gu', 'luo'] as const)
      expect(await codeOf(reveal(who, told))).toBe('forbidden');
    expect(await reveal('he', told)).toMatchObject({ name: '王梅' });
    expect((await detail('he', told)).reporterText).toBe('匿名居民');
    const { reveals } = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(reveals).toMatchObject([{ by: '总网格长 何建舟' }]);
  });
});

describe('whoever it is about', () => {
  test('finds it nowhere: no list, no detail, no message, no step', async () => {
    const about = { areaId: area('huai'), role: 'community-staff', name: '罗晴' } as const;
    const told = await submitted(cloud, { category: 'staff-conduct', about });
    await cloud.tick();
    await posted(cloud, 'luo', ['subdistrict-dispatcher', 'street']);
    expect(await listed('cheng')).toEqual([told.orderId]);
    for (const view of ['todo', 'open', 'done', 'supervised'] as const)
      expect(await listed('luo', { view })).toEqual([]);
    const { number } = orderIn(cloud, told);
    expect(await listed('luo', { words: number })).toEqual([]);
    expect(await codeOf(detail('luo', told))).toBe('not-found');
    expect(await codeOf(reveal('luo', told))).toBe('not-found');
    expect(await codeOf(stepsOn(cloud, told)('luo', acceptWorkOrder))).toBe('not-found');
    const items = cloud.all<{ _id: string; personId: string }>('inbox_items');
    expect(items.map((item) => item.personId)).toContain(personId('cheng'));
    expect(items.map((item) => item.personId)).not.toContain(personId('luo'));
    for (const who of ['zhao', 'gu', 'he'] as const)
      expect(await codeOf(detail(who, told))).toBe('not-found');
  });
});

describe('among colleagues', () => {
  test('an internal note is theirs alone', async () => {
    const told = await submitted(cloud);
    const text = '上次也是她反映的，先核实';
    await stepsOn(cloud, told)('zhao', addProgressNote, { text, isInternal: true });
    const { timeline } = await detail('luo', told);
    expect(timeline.at(-1)).toMatchObject({ note: text, isInternal: true });
    await cloud.tick();
    const hers = await cloud.as('wang')(getReport, { id: told.reportId });
    expect(JSON.stringify([hers, cloud.all('inbox_items')])).not.toContain(text);
  });

  test('a private order is not there for the next grid', async () => {
    const told = await submitted(cloud, { category: 'special-care' });
    for (const who of ['qian', 'nine', 'desk'] as const) {
      expect(await listed(who)).toEqual([]);
      expect(await codeOf(detail(who, told))).toBe('not-found');
      expect(await codeOf(stepsOn(cloud, told)(who, acceptWorkOrder))).toBe('not-found');
    }
    expect(await listed('luo')).toEqual([told.orderId]);
  });

  test('many of one kind within a day may be one event', async () => {
    const all: Told[] = [];
    for (const who of ['wang', 'li', 'unitLead', 'far', 'zhao'] as const)
      all.push(await submitted(cloud, { category: 'noise' }, who));
    const [first] = all;
    expect(first && (await detail('luo', first)).bulkCount).toBe(5);
  });
});

describe('what is looked for', () => {
  test('a number, a group, words, and what is late', async () => {
    const lamp = await submitted(cloud);
    const noise = await submitted(cloud, { category: 'noise', text: '半夜还在装修，睡不着觉' });
    const { number } = orderIn(cloud, noise);
    expect(await listed('zhao', { words: number.toLowerCase() })).toEqual([noise.orderId]);
    expect(await listed('qian', { words: number })).toEqual([]);
    expect(await listed('zhao', { group: 'noise' })).toEqual([noise.orderId]);
    expect(await listed('zhao', { words: '三楼' })).toEqual([lamp.orderId]);
    expect(await listed('zhao', { words: '没有这样的' })).toEqual([]);
    expect(await listed('zhao', { onlyOverdue: true })).toEqual([]);
    await cloud.cloud.clock.moveTo(orderIn(cloud, lamp).dueAt + 60_000);
    expect((await listed('zhao', { onlyOverdue: true })).sort()).toEqual(
      [lamp.orderId, noise.orderId].sort(),
    );
    expect(await listed('zhao', { onlyOverdue: true, group: 'noise', view: 'todo' })).toEqual([
      noise.orderId,
    ]);
  });

  test('words go on behind what was looked through, and lose nothing', async () => {
    const told = await submitted(cloud);
    const order = orderIn(cloud, told);
    await cloud.load(
      'work_orders',
      Array.from({ length: 150 }, (_, index) => ({
        ...order,
        _id: `wo_many${String(index).padStart(4, '0')}`,
        number: `copy-${index}`,
        title: index % 50 === 49 ? '电梯不动了' : '别的',
        dueAt: order.dueAt + index,
      })),
    );
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await cloud.as('zhao')(listWorkOrders, { view: 'open', words: '电梯', cursor });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(['wo_many0049', 'wo_many0099', 'wo_many0149']);
  });

  test('what a firm hands in is seen as far as it goes', async () => {
    const told = await withFirm();
    const on = stepsOn(cloud, told);
    await on('far', signWorkOrder);
    await on('far', submitResult, { text: '门禁已经修好，试过了', outcome: 'answered' });
    expect(await detail('luo', told)).toMatchObject({ isNarrowed: false, text: words });
  });
});
