import type { Page } from 'playwright-core';
import { demoOrder } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { button, choose, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();

/** Looks for it in every list of hers by its words. */
async function searchesFor(page: Page, words: string): Promise<void> {
  await page.getByRole('checkbox', { name: '搜索' }).click();
  await write(page, '搜索', words);
}

test('a private matter: its handler finds it, and the worker of the next grid does not, by list, words or link', async () => {
  const { orderPath } = demoOrder(play.district(), '楼上半夜拖家具');
  const { page: staff } = await play.as('community-staff');
  await searchesFor(staff, '半夜拖家具');
  await reads(staff, /楼上半夜拖家具/);
  await tap(staff, /^楼上半夜拖家具/);
  await reads(staff, '不公开');

  const { page: next } = await play.as('neighbour-worker');
  await searchesFor(next, '半夜拖家具');
  for (const view of ['待办', '在办', '已办结']) {
    await next.getByRole('tab', { name: view }).click();
    await reads(next, '没有找到');
  }
  await turnTo(next, orderPath);
  await reads(next, '没有找到这件工单');
  expect(await seen(next, /拖家具|调解/)).toBe(0);
});

test('nobody who handles an unnamed report learns who sent it; the chief does, and she reads that', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '南门消防通道天天');
  const { page: worker } = await play.as('grid-worker', { path: orderPath });
  await reads(worker, /南门消防通道天天停着/);
  await reads(worker, '姓名和电话已隐藏');
  expect(await seen(worker, /欧阳|启轩|1000000/)).toBe(0);
  expect(await button(worker, '联系').count()).toBe(0);

  const { page: chief } = await play.as('chief', { path: orderPath });
  await reads(chief, '看电话要选原因');
  expect(await seen(chief, /欧阳|启轩/)).toBe(0);
  await tap(chief, '联系');
  await choose(chief, '约上门时间');
  await tap(chief, '查看姓名和电话');
  await reads(chief, '欧阳启轩');

  const { page: resident } = await play.as('neighbour-below', { path: reportPath });
  await reads(resident, '谁看过您的信息');
  await reads(resident, /何建舟/);
  await reads(resident, /为了约上门时间/);
  await worker.reload();
  await reads(worker, '姓名和电话已隐藏');
  expect(await seen(worker, /欧阳|启轩/)).toBe(0);
});
