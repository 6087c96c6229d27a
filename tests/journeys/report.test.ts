import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import { watchProblems } from '../kit/browser';
import { playInDistrict } from '../kit/play';
import { addPhoto, button, choose, pick, picture, reads, tap } from '../kit/screen';

const play = playInDistrict();
const form = '/pages/report/index';

const folder = mkdtempSync(join(tmpdir(), 'lianxin-photos-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of so many bytes that says it is a photo. */
function hugePhoto(bytes: number): string {
  const path = join(folder, 'huge.jpg');
  writeFileSync(path, '');
  truncateSync(path, bytes);
  return path;
}

const reportsSaying = (words: string) =>
  ([...play.district().cloud.database.dump('reports')] as unknown as ReportRecord[]).filter(
    ({ text }) => text === words,
  );

/** Somebody who said nothing about where she lives names the place in the form. */
async function choosePlace(page: Page): Promise<void> {
  await tap(page, '选地方');
  for (const step of ['槐安社区', '槐安小区', '5号楼', '2单元']) await tap(page, step);
  await reads(page, '5号楼2单元');
}

async function chooseCategory(page: Page): Promise<void> {
  await choose(page, '环境卫生');
}

const words = (page: Page) => page.getByLabel('怎么了');
const photos = (page: Page) => page.getByRole('button', { name: /^现场照片 \d$/ });

test('what is missing is said where it is missing, and nothing typed is lost', async () => {
  const { page } = await play.asVisitor({ path: form });
  await tap(page, '提交');
  await reads(page, '请选一类；说不准就选「不清楚」');
  await reads(page, '请点一下，选出在哪里');
  await reads(page, '拍一张照片，或者至少写 10 个字');

  await words(page).fill('灯坏了');
  await chooseCategory(page);
  await choosePlace(page);
  await tap(page, '提交');
  await reads(page, '拍一张照片，或者至少写 10 个字');
  expect(await words(page).inputValue()).toBe('灯坏了');
  expect(reportsSaying('灯坏了')).toHaveLength(0);
});

test('seven photos, a huge one and a file that is none: a sentence each, and the good ones stay', async () => {
  const { page } = await play.asVisitor({ path: form });
  const add = () => tap(page, /添加照片/);
  await pick(page, add, { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('1') });
  await reads(page, '有一个文件不是照片，请选照片');
  await pick(page, add, hugePhoto(31 * 1024 * 1024));
  await reads(page, '有一张照片超过 30 MB，请换一张小一点的');
  await pick(
    page,
    add,
    Array.from({ length: 7 }, () => picture('puddle-before')),
  );
  await reads(page, '最多再加 6 张，多选的 1 张没有加');
  await photos(page).nth(5).waitFor();
  expect(await photos(page).count()).toBe(6);
  expect(await button(page, /添加照片/).count()).toBe(0);
});

test('danger is rung first', async () => {
  const { page, calls } = await play.asVisitor({ path: form });
  await choose(page, '安全隐患');
  const sheet = page.getByRole('dialog', { name: '有危险，先打电话' });
  const numbers = sheet.getByRole('button', { name: /\d{3}/ });
  await numbers.first().waitFor();
  const said = await numbers.allInnerTexts();
  expect(said.slice(0, 3).map((line) => line.replace(/\D/g, ''))).toEqual(['119', '110', '120']);
  await numbers.first().click();
  expect(await calls()).toEqual(['119']);
});

test('a draft outlives a reload; without a network it waits, and then goes by itself, once', async () => {
  const { page, context } = await play.asVisitor({
    path: form,
    mayFail: /ERR_INTERNET_DISCONNECTED/,
  });
  const told = '垃圾桶旁边积水好几天了，走路要绕';
  await addPhoto(page, 'puddle-before');
  await chooseCategory(page);
  await words(page).fill(told);
  await choosePlace(page);
  await page.reload();
  await photos(page).first().waitFor();
  await reads(page, '5号楼2单元');
  expect(await words(page).inputValue()).toBe(told);

  await context.setOffline(true);
  await reads(page, /没有网络/);
  await addPhoto(page, 'rubbish-before');
  await tap(page, '提交');
  await reads(page, '已经存在手机里');
  expect(reportsSaying(told)).toHaveLength(0);

  await context.setOffline(false);
  await reads(page, /编号/);
  const [report, ...others] = reportsSaying(told);
  expect(others).toHaveLength(0);
  expect(report?.photos).toHaveLength(2);
});

test('a basement: sent without a network, the app closed, and above ground it goes by itself, once', async () => {
  const { page, context } = await play.asVisitor({
    path: form,
    mayFail: /ERR_INTERNET_DISCONNECTED/,
  });
  const told = '地下车库入口的灯带不亮，下坡看不清';
  await chooseCategory(page);
  await choosePlace(page);
  await context.setOffline(true);
  await reads(page, /没有网络/);
  await words(page).fill(told);
  await tap(page, '提交');
  await reads(page, '已经存在手机里');
  const address = page.url();
  await page.close();

  await context.setOffline(false);
  expect(reportsSaying(told)).toHaveLength(0);
  const again = await context.newPage();
  const problems = watchProblems(again);
  await again.goto(address);
  await reads(again, /编号/);
  await again.reload();
  await reads(again, /编号|拍一张/);
  expect(reportsSaying(told)).toHaveLength(1);
  expect(problems).toEqual([]);
});

test('a double tap is one report', async () => {
  const { page } = await play.asVisitor({ path: form });
  const told = '一楼门口堆了很多纸箱，进出不方便';
  await chooseCategory(page);
  await words(page).fill(told);
  await choosePlace(page);
  await button(page, '提交').dblclick();
  await reads(page, /编号/);
  expect(reportsSaying(told)).toHaveLength(1);
});
