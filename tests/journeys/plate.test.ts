import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { AppWindow } from '../kit/browser';
import { playInDistrict } from '../kit/play';
import { button, reads, seen, tap } from '../kit/screen';

const play = playInDistrict();

/** The plate of the area that is named so, among its ancestors. */
function plateOf(...names: string[]): string {
  const areas = [...play.district().cloud.database.dump('areas')] as unknown as AreaRecord[];
  const found = areas.find(
    ({ name, pathNames }) =>
      name === names.at(-1) && names.every((each) => pathNames.includes(each)),
  );
  if (!found) throw new RangeError(`no such area: ${names.join(' ')}`);
  return `/pages/plate/index?scene=${found.code}`;
}

const home = '/pages/home/index';

async function toMyHomes({ page }: AppWindow): Promise<void> {
  await page.getByText('我的', { exact: true }).filter({ visible: true }).last().click();
  await tap(page, /我的住处/);
}

async function writeDoor({ page }: AppWindow, door: string): Promise<void> {
  await tap(page, /门牌号/);
  await page
    .getByLabel(/门牌号/)
    .last()
    .fill(door);
  await tap(page, '保存');
  await reads(page, /门牌号记下了/);
}

test('a plate shows the person at once, and the home is bound in one tap', async () => {
  const visitor = await play.asVisitor({ path: plateOf('槐安小区', '5号楼', '2单元') });
  const { page, calls } = visitor;
  await reads(page, '赵小河');
  const face = page.locator('img[alt="赵小河"]').first();
  await face.waitFor();
  await expect(face.evaluate((image: HTMLImageElement) => image.decode())).resolves.toBeUndefined();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await tap(page, '打电话给赵小河');
  expect(await calls()).toHaveLength(1);

  await tap(page, '这是我家');
  await reads(page, '已经记下，您住 5号楼2单元。以后打开「联心」就能看到这张卡。');
  await tap(page, '去首页');
  await reads(page, '联心卡');
  await reads(page, '赵小河');
});

test('a door is written, seen by the unit lead, confirmed in one tap, refused with a reason, and left', async () => {
  const resident = await play.asVisitor({ path: plateOf('槐安小区', '5号楼', '2单元') });
  const { page } = resident;
  await tap(page, '这是我家');
  await tap(page, '去首页');
  await toMyHomes(resident);
  await reads(page, '自报');
  await writeDoor(resident, '803');

  const { page: lead } = await play.as('unit-lead');
  await tap(lead, /我的单元/);
  const door = (number: string) =>
    lead.locator('.card').filter({ hasText: `5号楼2单元 ${number}` });
  await door('803').getByRole('button', { name: '是住这儿' }).click();
  await reads(lead, '核实好了');
  await door('803').waitFor({ state: 'detached' });

  await page.reload();
  await reads(page, '已核实');
  await writeDoor(resident, '804');
  await reads(page, '自报');

  await lead.reload();
  await door('804').getByRole('button', { name: '对不上' }).click();
  await tap(lead, '门牌号对不上，请改一下再试');
  await reads(lead, '已经告诉住户');

  await page.reload();
  await reads(page, '未通过核实');
  await reads(page, /门牌号对不上，请改一下再试/);

  await tap(page, '搬走了');
  await tap(page, '搬走了');
  await reads(page, '还没有选住处');
  await page.goto(new URL(`/app/#${home}`, play.district().gatewayUrl).href);
  await reads(page, '您住哪儿？');
});

test('a building asks which stairwell, a grid leads to the buildings, an unknown plate says so', async () => {
  const building = await play.asVisitor({ path: plateOf('槐安小区', '5号楼') });
  await tap(building.page, '这是我家');
  await tap(building.page, '2单元');
  await reads(building.page, /您住 5号楼2单元/);

  const grid = await play.asVisitor({ path: plateOf('槐安社区', '第三网格') });
  await reads(grid.page, '赵小河');
  await button(grid.page, /住|家/).waitFor();

  const unknown = await play.asVisitor({ path: '/pages/plate/index?scene=ZZZZZZZZ' });
  await reads(unknown.page, '这块牌子的编码查不到');
  expect(await seen(unknown.page, '打电话')).toBe(0);
  await tap(unknown.page, '选小区、楼和单元');
  await reads(unknown.page, '哪个社区？');
});
