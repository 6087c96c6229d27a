import { addProgressNote, contactReporter } from '#contracts/work-order-steps';
import { demoOrder, orderOf, seenBy, staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { choose, press, reads, seen, tap, turnOn, write } from '../kit/screen';

const play = playInDistrict();
const bench = () => demoOrder(play.district(), '广场的长椅');
const manhole = () => demoOrder(play.district(), '南门外的井盖');
const firm = () => demoOrder(play.district(), '电梯厅的门禁', 'moderator');

test('four choices in fixed places; a firm is told in words of its own, and a colleague sees who decides', async () => {
  const { page } = await play.as('community-staff', { path: firm().orderPath });
  await tap(page, '派单');
  for (const choice of ['自行处理', '指派下级', '报上级协调', '指派职能部门'])
    await page.getByRole('radio', { name: new RegExp(choice) }).waitFor();
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);

  const other = await play.as('chief', { path: firm().orderPath });
  await reads(other.page, '罗晴正在处理这一件，请先看别的，或等几分钟再来。');
  expect(await other.page.getByRole('button', { name: '派单' }).count()).toBe(0);

  await choose(page, /指派职能部门/);
  await reads(page, /平时去向/);
  await tap(page, '指派职能部门');
  await reads(page, /请给物业写一句说明/);
  await write(page, '给物业的说明', '电梯厅门禁失灵，请到现场检修');
  await tap(page, '指派职能部门');
  await reads(page, '已派单');
  await reads(page, /给物业的说明：电梯厅门禁失灵/);
  expect(orderOf(play.district(), firm().id).assignment?.unit.kind).toBe('property');
});

test('somebody was faster: the page is fresh, and what she typed is still there', async () => {
  const { page } = await play.as('community-staff', { path: manhole().orderPath });
  await press(page, '报上级协调');
  await write(page, '为什么要上级协调', '井盖归电信公司，社区联系不上');
  const { community } = staffOf(play.district());
  const contact = { ...(await seenBy(community, manhole().id)), way: 'phone' as const };
  await community(contactReporter, contact);
  await tap(page, '报上级协调');
  await reads(page, '内容已被他人更新');
  await reads(page, /联系反映人：打过电话/);
  await press(page, '报上级协调');
  expect(await page.getByRole('textbox', { name: '为什么要上级协调' }).inputValue()).toBe(
    '井盖归电信公司，社区联系不上',
  );
  await tap(page, '报上级协调');
  await reads(page, '已报上级协调');
});

test('a line for colleagues stays among them', async () => {
  const { page } = await play.as('grid-worker', { path: bench().orderPath });
  await press(page, '写进展');
  await write(page, '进展', '木料供应商下周才有货');
  await turnOn(page, '只给同事看');
  await tap(page, '记下');
  await reads(page, '进展已记下');
  await reads(page, '只有同事看得到');
  const { worker } = staffOf(play.district());
  const text = '新木条已经订了，下周来换';
  await worker(addProgressNote, { ...(await seenBy(worker, bench().id)), text, isInternal: false });
  await page.reload();
  await reads(page, /新木条已经订了/);
  expect(await seen(page, '只有同事看得到')).toBe(1);
});

test('black boxes are drawn on a photo, and the copy is kept beside it', async () => {
  const { page } = await play.as('community-staff', { path: bench().orderPath });
  await press(page, '遮挡照片');
  const board = page.getByRole('img', { name: '要遮挡的照片' });
  await tap(page, '保存这一张');
  await reads(page, /请先在照片上画框/);
  const box = await board.boundingBox();
  if (!box) throw new Error('the photo has no place on the page');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 140, box.y + 110, { steps: 4 });
  await page.mouse.up();
  await tap(page, '保存这一张');
  await reads(page, '遮挡过的照片已保存');
  expect(orderOf(play.district(), bench().id).redactions).toHaveLength(1);
});

test('what is late is found, narrowed and reminded, several at once', async () => {
  const { page } = await play.as('district-desk');
  await page.getByRole('tab', { name: '督办' }).click();
  await tap(page, '选几件催办');
  const rows = page.getByRole('checkbox', { name: /超 \d+ 天/ }).filter({ visible: true });
  await rows.nth(0).click();
  await rows.nth(1).click();
  await tap(page, '催办 2 件');
  await reads(page, /已催办 2 件/);
});
