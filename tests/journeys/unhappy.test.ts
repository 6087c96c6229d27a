import type { Page } from 'playwright-core';
import { assignWorkOrder, refuseResult } from '#contracts/work-order-steps';
import { answerAndConfirm, demoOrder, seenBy, staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { choose, reads, seen, tap } from '../kit/screen';

const play = playInDistrict();

/** Not content, with one tick. */
async function rateBadly(page: Page, send = '提交，请再处理'): Promise<void> {
  await choose(page, '不满意');
  await page.getByRole('checkbox', { name: '没有弄好' }).click();
  await tap(page, send);
  await reads(page, '收到您的评价，谢谢');
}

test('不满意: done again, then a level up, then closed with other ways named', async () => {
  const { id, reportPath } = demoOrder(play.district(), '单元门口台阶缺了');
  const { worker, gridLead, community, chief } = staffOf(play.district());
  const { page } = await play.as('elder-resident', { path: reportPath });
  await reads(page, '请评价');
  const size = async (name: string) => {
    const box = await page.getByRole('radio', { name, exact: true }).boundingBox();
    return box && { width: Math.round(box.width), height: Math.round(box.height) };
  };
  expect(await size('不满意')).toEqual(await size('满意'));

  await choose(page, '不满意');
  await tap(page, '提交，请再处理');
  await reads(page, '请点一下原因，点一个就行');
  await reads(page, '我们会再处理一次，并给您新的时限。');
  await rateBadly(page);
  await reads(page, /再次给您结果/);
  await reads(page, '赵小河正在处理。');

  await answerAndConfirm(id, { by: worker, confirmedBy: gridLead });
  await page.reload();
  await rateBadly(page);
  await reads(page, '槐安社区正在安排。');

  await community(assignWorkOrder, { ...(await seenBy(community, id)), choice: 'self' });
  await answerAndConfirm(id, { by: community, confirmedBy: chief });
  await page.reload();
  await choose(page, '不满意');
  await reads(page, '会如实记下您不满意，并告诉您还可以找谁。');
  expect(await seen(page, /第.次/)).toBe(0);
  await rateBadly(page, '提交评价');
  await reads(page, /12345/);
  await reads(page, /信访、行政复议、诉讼/);
  await reads(page, '已完成');
});

test('a look at the phone asks why, and the resident reads who and why', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '三楼的灯坏了');
  const { page: worker, calls } = await play.as('grid-worker', { path: orderPath });
  await reads(worker, '王女士');
  expect(await seen(worker, /王秀兰|1000000/)).toBe(0);
  await tap(worker, '联系');
  await tap(worker, '查看姓名和电话');
  await reads(worker, '请选一个原因，对方会看到');
  await choose(worker, '约上门时间');
  await tap(worker, '查看姓名和电话');
  await reads(worker, '王秀兰');
  await tap(worker, '打电话给王秀兰');
  expect((await calls())[0]).toMatch(/^1000\d{7}$/);

  const { page: resident } = await play.as('elder-resident', { path: reportPath });
  await reads(resident, '谁看过您的信息');
  await reads(resident, '网格员 赵小河');
  await reads(resident, /为了约上门时间/);
});

test('the worker of another grid finds nothing behind a link', async () => {
  const { orderPath } = demoOrder(play.district(), '三楼的灯坏了');
  const { page } = await play.as('neighbour-worker', { path: orderPath });
  await reads(page, /没有找到/);
  expect(await seen(page, /灯坏了|王女士/)).toBe(0);
});

async function writeResult(page: Page, words: string): Promise<void> {
  await tap(page, '提交结果');
  await choose(page, '已答复');
  await page.getByLabel('怎么处理的').fill(words);
}

test('a page that has become stale shows what is new and keeps what was typed', async () => {
  const { id, orderPath } = demoOrder(play.district(), '三楼的灯坏了');
  const { gridLead } = staffOf(play.district());
  const { page: stale } = await play.as('grid-worker', { path: orderPath });
  const { page: other } = await play.as('grid-worker', { path: orderPath });
  const typed = '灯罩和声控开关都换了，晚上试过能亮';
  await writeResult(stale, typed);

  await writeResult(other, '师傅上午来过，灯泡已经换好');
  await tap(other, '提交结果');
  await reads(other, '结果已提交');
  await gridLead(refuseResult, { ...(await seenBy(gridLead, id)), reason: '开关也要换' });

  await tap(stale, '提交结果');
  await reads(stale, '内容已被他人更新');
  await reads(stale, /您写的文字还在/);
  await reads(stale, /开关也要换/);
  await tap(stale, '提交结果');
  expect(await stale.getByLabel('怎么处理的').inputValue()).toBe(typed);
  await tap(stale, '提交结果');
  await reads(stale, '结果已提交');
});
