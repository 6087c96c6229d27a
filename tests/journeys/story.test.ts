import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../tools/build/fresh';
import { type AppWindow, openApp, openBrowser } from '../kit/browser';
import { type District, startDistrict } from '../kit/district';

const picture = (name: string) => join(root, 'config', 'seeds', 'pictures', `${name}.jpg`);

let district: District;
let browser: Browser;
const windows: AppWindow[] = [];

beforeAll(async () => {
  [district, browser] = await Promise.all([startDistrict(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await district?.close();
});
afterEach(async () => {
  for (const window of windows.splice(0)) await window.close();
});

async function as(persona: string, path = ''): Promise<AppWindow> {
  const window = await openApp(browser, { gatewayUrl: district.gatewayUrl, persona, path });
  windows.push(window);
  return window;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).last();
const tap = (page: Page, name: string | RegExp) => button(page, name).click();
const reads = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

async function choosePhoto(page: Page, open: () => Promise<void>, name: string) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(picture(name));
}

const words = '三楼楼道的灯一闪一闪，昨晚全灭了，看不见台阶';

test('a broken lamp: from the photo to the rating', async () => {
  const { page: resident, calls } = await as('elder-resident');
  await reads(resident, '赵小河');
  await tap(resident, '打电话');
  expect(await calls()).toHaveLength(1);

  await tap(resident, /拍照反映问题/);
  await choosePhoto(resident, () => tap(resident, /添加照片/), 'stairwell-lamp-before');
  await resident.getByLabel(/怎么了/).fill(words);
  await tap(resident, '提交');
  await reads(resident, /编号/);
  await reads(resident, /前/);
  await tap(resident, '看进度');
  await reads(resident, '等待受理');

  const { page: worker } = await as('grid-worker');
  await worker.getByText(words).first().click();
  await tap(worker, '受理并由我处理');
  await worker.getByText('楼道设施').last().click();
  await tap(worker, /受理并由我处理/);
  await reads(worker, '已受理，由您处理');

  await tap(worker, '提交结果');
  await choosePhoto(worker, () => tap(worker, /添加照片|拍照/), 'stairwell-lamp-after');
  await worker.getByText('已解决').last().click();
  await worker.getByRole('textbox').last().fill('换了三楼的声控灯，试了三次都亮');
  await tap(worker, '提交结果');
  await reads(worker, '结果已提交');

  const { page: lead } = await as('grid-lead');
  await lead.getByText(words).first().click();
  await tap(lead, '核查通过');
  await tap(lead, '核查通过');
  await reads(lead, '居民已收到通知，可以评价了。');

  await resident.reload();
  await reads(resident, '请评价');
  await resident.getByRole('radio', { name: '满意', exact: true }).click();
  await tap(resident, '提交评价');
  await reads(resident, '已完成');
}, 180_000);
