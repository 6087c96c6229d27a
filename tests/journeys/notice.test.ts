import type { Page } from 'playwright-core';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { printedCodeMm, printedTexts, sheetsOf } from '../kit/paper';
import { playInDistrict } from '../kit/play';
import { button, choose, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const pages = '/features/notice/pages';
const inbox = '/features/inbox/pages/inbox/index?tab=notices';

const written = (): NoticeRecord[] =>
  [...play.district().cloud.database.dump('notices')] as unknown as NoticeRecord[];

/** The notices that came since an earlier look. */
function since(earlier: readonly NoticeRecord[]): NoticeRecord[] {
  const known = new Set(earlier.map(({ _id }) => _id));
  return written().filter(({ _id }) => !known.has(_id));
}

/** Counts what a person does with her finger. */
function counted(page: Page) {
  const done = { taps: 0, typed: 0 };
  return {
    done,
    async tap(role: 'button' | 'radio', name: string | RegExp): Promise<void> {
      done.taps += 1;
      await page.getByRole(role, { name }).filter({ visible: true }).last().click();
    },
  };
}

const text = (page: Page) => page.locator('.notice-text').filter({ visible: true }).last();

/** 停水 of the day after tomorrow, from the home to the group. */
async function waterNotice(page: Page) {
  const finger = counted(page);
  await finger.tap('button', /^发通知/);
  await finger.tap('radio', '停水');
  await finger.tap('radio', '后天');
  const preview = await text(page).innerText();
  await finger.tap('button', '发布');
  await reads(page, '发出去了');
  await finger.tap('button', '发到群里');
  await reads(page, '文字复制好了，到居民群里粘贴就行。');
  return { preview, done: finger.done };
}

test('a lead writes 停水 in five taps and types nothing; her neighbour reads the same words, and it hangs on one sheet', async () => {
  const earlier = written();
  const { page: lead } = await play.as('unit-lead');
  const { preview, done } = await waterNotice(lead);
  expect(done.taps).toBeLessThanOrEqual(5);
  expect(done.typed).toBeLessThanOrEqual(10);
  const [notice, ...others] = since(earlier);
  expect(others).toHaveLength(0);
  expect(notice).toMatchObject({ kind: 'outage', status: 'published', areaText: '5号楼2单元' });
  expect(preview).toBe(notice?.text);

  const { page: wang } = await play.as('elder-resident', { path: inbox });
  await wang
    .getByRole('button', { name: /停水通知/ })
    .first()
    .waitFor();
  await turnTo(wang, `${pages}/detail/index?scene=${notice?._id}`);
  await reads(wang, '林平（5号楼2单元 单元长）');
  expect(await text(wang).innerText()).toBe(preview);
  await reads(wang, /^槐安社区 · 11月|^槐安社区 · \d+月/);
  await button(wang, /打电话给/).waitFor();
  expect(await seen(wang, '管理这份通知')).toBe(0);

  await turnTo(lead, `${pages}/print/index?id=${notice?._id}`);
  await reads(lead, '微信扫一扫，看最新的一版');
  await reads(lead, /停水停电通知第 1 版/);
  expect(await sheetsOf(lead)).toEqual([{ widthMm: 210, heightMm: 297 }]);
  const texts = await printedTexts(lead);
  expect(texts.filter(({ pt, isFoot }) => pt < (isFoot ? 12 : 22))).toEqual([]);
  expect(await printedCodeMm(lead)).toBeGreaterThanOrEqual(30);
});

test('a text as long as may be goes on to a second sheet, whole', async () => {
  const words = '请大家提前做好准备，互相转告。'.repeat(40);
  const earlier = written();
  const { page } = await play.as('unit-lead', { path: `${pages}/write/index` });
  await choose(page, '自己写');
  await write(page, '标题', '换水管的安排');
  await write(page, '内容', words);
  await tap(page, '发布');
  await reads(page, '发出去了');
  const [notice] = since(earlier);
  await tap(page, /打印大字通知/);
  await reads(page, '微信扫一扫，看最新的一版');
  expect(notice?.text).toHaveLength(600);
  expect(await page.locator('.notice-paper-text').last().innerText()).toBe(words);
  const sheet = { widthMm: 210, heightMm: 297 };
  expect(await sheetsOf(page)).toEqual([sheet, sheet]);
});

test('within five minutes she takes it back without a word, and neighbours never hear of it', async () => {
  const earlier = written();
  const { page: lead } = await play.as('unit-lead');
  await waterNotice(lead);
  await tap(lead, /^撤回（还有 5 分钟）/);
  await reads(lead, '还有 5 分钟可以直接撤回，不用写原因。');
  await tap(lead, '撤回');
  await reads(lead, '邻居看不到了。');
  const [notice] = since(earlier);
  expect(notice).toMatchObject({ status: 'withdrawn', isListed: false });
  expect(notice?.withdrawn).not.toHaveProperty('reason');
  expect(await seen(lead, '打印大字通知')).toBe(0);
});

test('later a reason is asked for, and whoever read it finds the reason, not a hole', async () => {
  const earlier = written();
  const { page: lead } = await play.as('unit-lead');
  await waterNotice(lead);
  const [notice] = since(earlier);
  const address = `${pages}/detail/index?id=${notice?._id}`;
  const { page: wang } = await play.as('elder-resident', { path: address });
  await reads(wang, '停水通知');

  const { clock } = play.district().cloud;
  await clock.moveTo(clock.now() + 6 * 60_000);
  await turnTo(lead, address);
  await lead.reload();
  await tap(lead, '撤回');
  await reads(lead, '现在撤回要写原因，看过的邻居会看到。');
  await write(lead, '为什么撤回', '水厂改期了');
  await tap(lead, '撤回');
  await reads(lead, '这份通知撤回了，请不要照着做');

  await wang.reload();
  await reads(wang, '原因：水厂改期了');
  expect(await text(wang).innerText()).toBe(notice?.text);
  expect(await button(wang, '加到日历').count()).toBe(0);
});

test('changed, it says so: the new time stands in the text, and everybody is told again', async () => {
  const earlier = written();
  const { page: lead } = await play.as('unit-lead');
  await waterNotice(lead);
  const [first] = since(earlier);
  await tap(lead, '看看这份通知');
  await tap(lead, '改一改');
  await button(lead, '发布第 2 版').waitFor();
  await choose(lead, '明天');
  await tap(lead, '发布第 2 版');
  await reads(lead, '请选一个');
  await choose(lead, '要，重新数每一户');
  await tap(lead, '发布第 2 版');
  await reads(lead, '管理这份通知');
  await reads(lead, /^第 2 版，/);
  const second = written().find(({ _id }) => _id === first?._id);
  expect(second).toMatchObject({ version: 2, round: 2 });
  expect(second?.startsAt).toBeLessThan(first?.startsAt ?? 0);
  expect(await text(lead).innerText()).toBe(second?.text);
  expect(second?.text).not.toBe(first?.text);
});

test('what was typed outlives a reload and a lost network', async () => {
  const { page, context } = await play.as('unit-lead', {
    path: `${pages}/write/index`,
    mayFail: /ERR_INTERNET_DISCONNECTED/,
  });
  const words = '周六上午一起把楼道扫一扫，九点在一楼集合';
  await choose(page, '自己写');
  await write(page, '标题', '一起扫楼道');
  await write(page, '内容', '302室的王大爷家漏水');
  await reads(page, /里面好像写了/);
  await write(page, '内容', words);
  expect(await seen(page, /里面好像写了/)).toBe(0);
  await page.reload();
  await reads(page, '什么事：自己写');
  expect(await page.getByRole('textbox', { name: '内容' }).inputValue()).toBe(words);
  await context.setOffline(true);
  await reads(page, /没有网络/);
  await tap(page, '发布');
  await reads(page, '没有网络，连上后自动发布');
  expect(written().filter((one) => one.text === words)).toHaveLength(0);
  await context.setOffline(false);
  await reads(page, '发出去了');
  expect(written().filter((one) => one.text === words)).toHaveLength(1);
});

test('where the next page does not come it says why, what is there stays, and with the network it comes', async () => {
  const { page, context } = await play.as('grid-worker', {
    path: '/features/inbox/pages/inbox/index',
    mayFail: /ERR_INTERNET_DISCONNECTED/,
  });
  const rows = page.locator('.list-row').filter({ visible: true });
  await button(page, '更早的消息').waitFor();
  const count = await rows.count();
  await context.setOffline(true);
  await tap(page, '更早的消息');
  const problem = page.locator('.problem').filter({ visible: true });
  await problem.filter({ hasText: '没有网络' }).waitFor();
  expect(await rows.count()).toBe(count);
  await context.setOffline(false);
  await problem.waitFor({ state: 'detached' });
  await tap(page, '更早的消息');
  await rows.nth(count).waitFor();
});

test('a works notice of the property firm waits, and the community lets it out or says why not', async () => {
  const { page } = await play.as('community-staff', { path: `${pages}/written/index` });
  await tap(page, /施工通知/);
  await reads(page, '等您审核');
  await tap(page, '不通过');
  await write(page, '原因', '请写上每天几点停工');
  await tap(page, '不通过');
  await reads(page, /没有通过，原因已经告诉写的人/);
  const refused = written().find(({ status }) => status === 'refused');
  expect(refused).toMatchObject({ refusedReason: '请写上每天几点停工' });
});

test('in two ways: what hangs at the door is noted, and counted beside the phone', async () => {
  const [notice] = written().filter(
    ({ status, publisher }) => status === 'published' && publisher.role === 'unit-lead',
  );
  const { page } = await play.as('unit-lead', {
    path: `${pages}/outputs/index?id=${notice?._id}`,
  });
  await reads(page, '只在手机上有，再走一条路');
  await tap(page, '已贴出');
  await tap(page, '记下');
  await reads(page, '已经走了 2 条路');
  const after = written().find(({ _id }) => _id === notice?._id);
  expect(after?.channels.map(({ channel }) => channel)).toEqual(['paper']);
});

test('the district says whether residents who lead publish first', async () => {
  const { page } = await play.as('district-desk', { path: `${pages}/policy/index` });
  await reads(page, /还没有改过/);
  await choose(page, '先审后发');
  await tap(page, '改成「先审后发」');
  await reads(page, /今天 .* 改过/);

  const { page: lead } = await play.as('unit-lead', { path: `${pages}/write/index` });
  await choose(lead, '停水');
  await tap(lead, '交给社区审核');
  await reads(lead, '交上去了，等社区看一眼');
  expect(await button(lead, '发到群里').count()).toBe(0);
});
