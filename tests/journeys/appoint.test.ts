import type { Browser, Page } from 'playwright-core';
import { type AppWindow, openApp, openBrowser } from '../kit/browser';
import { type District, startDistrict } from '../kit/district';

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

async function open(options: { persona?: string; path?: string }): Promise<Page> {
  const window = await openApp(browser, { gatewayUrl: district.gatewayUrl, ...options });
  windows.push(window);
  return window.page;
}

const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).last().click();
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();
const reads = (page: Page, words: string | RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();
const type = (page: Page, label: string | RegExp, words: string) =>
  page.getByRole('textbox', { name: label }).filter({ visible: true }).fill(words);

const textOf = async (page: Page, selector: string) =>
  ((await page.locator(selector).filter({ visible: true }).first().textContent()) ?? '').trim();

const tab = '/pages/me/index';

test('a vacancy is filled: invited, joined with the code, and gone at once when it ends', async () => {
  const dispatcher = await open({ persona: 'dispatcher', path: tab });
  await tap(dispatcher, /网格与人员/);
  await tap(dispatcher, /槐安社区/);
  await tap(dispatcher, /缺网格员/);
  await dispatcher.getByRole('button', { name: /^网格员/ }).waitFor();
  const gridName = await textOf(dispatcher, '.section-head .heading');
  await tap(dispatcher, /^网格员/);

  await tap(dispatcher, '生成邀请码');
  await reads(dispatcher, '请写姓名');
  await type(dispatcher, '姓名', '苏映月');
  await type(dispatcher, /工作电话/, '10000004321');
  await choose(dispatcher, 'A岗');
  await choose(dispatcher, '一年');
  await tap(dispatcher, '生成邀请码');
  await reads(dispatcher, '苏映月的邀请码');
  const code = await textOf(dispatcher, '.org-code');
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}\s[2-9A-HJKMNP-Z]{5}$/);
  await tap(dispatcher, '记下了');
  await reads(dispatcher, '等待本人输入邀请码');

  const newcomer = await open({ path: tab });
  await tap(newcomer, /工作身份/);
  await type(newcomer, '邀请码', 'ABCDE');
  await tap(newcomer, '开始任职');
  await reads(newcomer, /您写了 5 位/);
  await type(newcomer, '邀请码', 'ABCDE23456');
  await tap(newcomer, '开始任职');
  await reads(newcomer, /邀请码不对或已过期/);
  await type(newcomer, '邀请码', code.toLowerCase());
  await tap(newcomer, '开始任职');
  await tap(newcomer, '去首页看看');
  await reads(newcomer, '您好，苏映月');
  await reads(newcomer, /网格员/);
  await newcomer.getByRole('tab', { name: '在办' }).waitFor();

  await dispatcher.reload();
  await tap(dispatcher, /槐安社区/);
  await tap(dispatcher, new RegExp(`^${gridName}.*苏映月`));
  await tap(dispatcher, /^苏映月/);
  await tap(dispatcher, '结束岗位');
  await reads(dispatcher, '岗位已经结束');
  await reads(dispatcher, '空缺');

  await newcomer.reload();
  await newcomer.getByRole('tab', { name: '在办' }).waitFor({ state: 'detached' });
  await reads(newcomer, '您住哪儿？');
}, 180_000);

test('a grid gets another name and the tree shows it', async () => {
  const dispatcher = await open({ persona: 'dispatcher', path: tab });
  await tap(dispatcher, /网格调整/);
  await tap(dispatcher, /槐安社区/);
  await tap(dispatcher, /专属网格/);
  await tap(dispatcher, '改名');
  await reads(dispatcher, /公示牌不用换/);
  await type(dispatcher, '新名称', '云渚写字楼网格');
  await tap(dispatcher, /从今天起改名/);
  await reads(dispatcher, '名称改好了');
  await reads(dispatcher, '云渚写字楼网格');
  await tap(dispatcher, '回到槐安社区');
  await tap(dispatcher, /云渚写字楼网格/);
});
