import type { Page } from 'playwright-core';
import { addProgressNote } from '#contracts/work-order-steps';
import { answerAndConfirm, demoOrder, seenBy, staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { choose, press, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const inbox = '/features/inbox/pages/inbox/index';

/** Says that the lamp of 5号楼2单元 troubles her too; of what was sent there it is the one with a photo. */
async function joinTheLamp(page: Page): Promise<void> {
  await choose(page, '设施损坏');
  await choose(page, '楼道设施');
  await reads(page, '附近已经有人反映');
  const lamp = page
    .locator('.candidate', { hasText: '5号楼 · 楼道' })
    .filter({ has: page.locator('.candidate-photo') });
  await lamp.first().waitFor();
  expect(await seen(page, /王秀兰|王女士|2单元 · |三楼|1000000/)).toBe(0);
  await lamp.getByRole('button', { name: /是同一个，我也遇到了/ }).click();
  await reads(page, '记上了，谢谢您');
}

async function rateWell(page: Page): Promise<void> {
  await page.reload();
  await reads(page, '您说过也遇到了，请您也评一评。');
  await choose(page, /^满意$/);
  await tap(page, '提交评价');
  await reads(page, '您的评价：满意');
}

test('我也遇到了: counted by doors, told of every step, asked with the others', async () => {
  const { id, orderPath, reportPath } = demoOrder(play.district(), '三楼的灯坏了');
  const { worker, gridLead } = staffOf(play.district());
  const { page: lead } = await play.as('unit-lead', { path: '/pages/report/index' });
  await joinTheLamp(lead);
  await reads(lead, /一共 2 户遇到/);
  await tap(lead, '看进度');
  await reads(lead, '您也遇到了，一共 2 户都在等这件事。');

  const { page: daughter } = await play.as('young-owner', { path: '/pages/report/index' });
  await tap(daughter, /^更改地方/);
  for (const step of [/^槐安社区/, /^槐安小区/, /^5号楼/, /^2单元/]) await tap(daughter, step);
  await joinTheLamp(daughter);
  await reads(daughter, /一共 2 户遇到/);

  const text = '配件到了，今天下午来换';
  await worker(addProgressNote, { ...(await seenBy(worker, id)), text, isInternal: false });
  await lead.reload();
  await reads(lead, new RegExp(text));
  await answerAndConfirm(id, { by: worker, confirmedBy: gridLead });
  await rateWell(lead);
  await turnTo(lead, inbox);
  await reads(lead, /请您也评一评|请您评价/);

  const { page: desk } = await play.as('grid-worker', { path: orderPath });
  await reads(desk, '2 户反映');
  await reads(desk, '也遇到的邻居：1 人满意，0 人不满意');
  const { page: elder } = await play.as('elder-resident', { path: reportPath });
  await reads(elder, '2 户都在等这件事。');
  await reads(elder, '又有邻居说也遇到了');
  expect(await seen(elder, /林/)).toBe(0);
});

test('two that are one: taken apart with a reason, and put together again', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '楼下大门的闭门器');
  const { page: worker } = await play.as('grid-worker', { path: orderPath });
  await reads(worker, '已并入同一件');
  await press(worker, '取消合并');
  await write(worker, '为什么分开', '看过现场，一个是闭门器，一个是门轴');
  await tap(worker, '取消合并');
  await reads(worker, '已分开');
  const { page: resident } = await play.as('neighbour-near', { path: reportPath });
  await reads(resident, '您这一件已分开，单独办理');
  await reads(resident, /闭门器坏了/);

  await press(worker, '并入同一件');
  await tap(worker, /5号楼的楼门/);
  await reads(worker, '是同一件吗？');
  await tap(worker, '是同一件，并入');
  await reads(worker, '已并入同一件');
  await resident.reload();
  await reads(resident, '已并入同一问题');
  await reads(resident, '2 户反映的是同一件事，一起办。');
  expect(await seen(resident, /蓝|赵小河.*合并/)).toBe(0);
});
