import { getPrint, notePrinted } from '#contracts/card-prints';
import { dismiss } from '#contracts/identity';
import { personIdOf } from '#runtime/ids';
import type { BadgeRecord } from '../../cloudfunctions/modules/card/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { callingAs } from '../kit/calling';
import { demoOrder } from '../kit/demo-orders';
import { openidIn } from '../kit/district';
import { printedCodeMm, printedTexts, sheetsOf } from '../kit/paper';
import { playInDistrict } from '../kit/play';
import { button, reads, seen, tap } from '../kit/screen';

const play = playInDistrict();

const grid = 'ar_c01-e2-g03';
const plate = `/features/card/pages/plate-print/index?areaId=${grid}`;
const contact = `/features/card/pages/contact-print/index?areaId=${grid}`;
const slip = () => {
  const { reportPath } = demoOrder(play.district(), '', 'elder-resident');
  return `/features/report/pages/slip/index${reportPath.slice(reportPath.indexOf('?'))}`;
};
const calling = (persona: string) => callingAs(play.district().cloud, openidIn(persona));
const dump = <R>(collection: string) =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];

const prints = [
  ['the A3 plate', 'grid-worker', () => plate, { widthMm: 297, heightMm: 420 }, '网格职能'],
  ['the A6 card', 'grid-worker', () => contact, { widthMm: 105, heightMm: 148 }, /联心卡 第三网格/],
  ['the A4 slip', 'elder-resident', slip, { widthMm: 210, heightMm: 297 }, '联心 · 反映回执'],
] as const;

test.each(prints)('%s is one sheet of its size, and nobody has to look twice', async (...row) => {
  const [name, persona, path, sheet, words] = row;
  const { page } = await play.as(persona, { path: path() });
  await reads(page, words);
  await button(page, '打印').waitFor();
  expect(await sheetsOf(page)).toEqual([sheet]);
  const texts = await printedTexts(page);
  expect(texts.filter(({ isFoot }) => !isFoot).length).toBeGreaterThan(8);
  expect(texts.filter(({ pt, isFoot }) => pt < (isFoot ? 12 : 22))).toEqual([]);
  expect(texts.some(({ text }) => text.includes('打印日期'))).toBe(true);
  expect(texts.some(({ text }) => text === '打印')).toBe(false);
  if (name !== 'the A4 slip') expect(await printedCodeMm(page)).toBeGreaterThanOrEqual(25);
});

test('a sheet that runs over would be seen', async () => {
  const { page } = await play.as('grid-worker', { path: contact });
  await reads(page, /联心卡 第三网格/);
  await page.evaluate(() => {
    const line = document.createElement('div');
    line.textContent = '再多写几行字'.repeat(12);
    line.style.fontSize = '10pt';
    document.querySelector('.paper-body')?.append(line);
  });
  expect(await sheetsOf(page)).not.toHaveLength(1);
  expect((await printedTexts(page)).some(({ pt }) => pt < 22)).toBe(true);
});

test('a plate that hangs is noted, and is gone from the list of those to print', async () => {
  const { page } = await play.as('grid-worker', { path: '/pages/me/index' });
  await tap(page, /公示牌和联心卡/);
  await reads(page, /还没有打印过/);
  await tap(page, /第三网格.*网格员换了人/);
  await reads(page, '网格党组织信息');
  await tap(page, '已经换上');
  await reads(page, /这一版已经挂上/);
  await page.goBack();
  await button(page, /第三网格.*网格员换了人/).waitFor({ state: 'detached' });
  await reads(page, /还没有打印过/);
  await tap(page, '就选第三网格');
  await tap(page, /联心卡/);
  await reads(page, /看今天谁在岗/);
});

test('a badge holds until the post ends: then it is red at once, and her plate is to be printed again', async () => {
  const worker = await play.as('grid-worker', { path: '/pages/me/index' });
  await tap(worker.page, /工作证/);
  await reads(worker.page, '第三网格 网格员');
  const personId = personIdOf(openidIn('grid-worker'));
  const code = dump<BadgeRecord>('badges').find((one) => one.personId === personId)?._id ?? '';
  const { edition } = await calling('grid-worker')(getPrint, { areaId: grid });
  await calling('grid-worker')(notePrinted, { areaId: grid, edition });

  const path = `/features/card/pages/check-badge/index?scene=${code}`;
  const { page, calls } = await play.asVisitor({ path });
  await reads(page, '是本网格工作人员');
  await reads(page, '赵小河');
  await reads(page, '第三网格 网格员');

  const person = dump<PersonRecord>('people').find(({ _id }) => _id === personId);
  const endPost = (membershipId: string) => calling('chief')(dismiss, { personId, membershipId });
  const posts = person?.memberships ?? [];
  for (const { id, areaId } of posts) if (areaId !== grid) await endPost(id);
  await page.reload();
  await reads(page, '第三网格 网格员');
  for (const { id, areaId } of posts) if (areaId === grid) await endPost(id);
  await page.reload();
  await reads(page, '已失效');
  await reads(page, /不要开门/);
  expect(await seen(page, /赵小河|第三网格/)).toBe(0);
  expect(await page.locator('.page img').count()).toBe(0);
  await tap(page, '打电话问社区');
  expect(await calls()).toHaveLength(1);

  const { page: lead } = await play.as('grid-lead', {
    path: '/features/card/pages/reprints/index',
  });
  await reads(lead, /网格员换了人/);
});
