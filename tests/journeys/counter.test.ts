import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { getShelf, reserve } from '#contracts/shop';
import { qrText } from '#domain/redemption-code';
import type { AccountRecord } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import { callingAs } from '../kit/calling';
import { openidIn } from '../kit/district';
import { printedTexts, sheetsOf } from '../kit/paper';
import { playInDistrict } from '../kit/play';
import { button, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const pages = '/features/shop/pages';
const counter = `${pages}/counter/index`;

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const dump = <T>(name: string): T[] =>
  [...play.district().cloud.database.dump(name)] as unknown as T[];
const now = () => play.district().cloud.clock.now();

/** A piece of soap, reserved on her phone. */
async function reserved(who: string): Promise<RedemptionRecord> {
  const calling = callingAs(play.district().cloud, openidIn(who));
  const { shop, rewards } = await calling(getShelf, {});
  const soap = rewards.find(({ name }) => name === '肥皂');
  if (!shop || !soap) throw new RangeError('no soap');
  const items = [{ rewardId: soap.id, quantity: 1 }];
  const { redemption } = await calling(reserve, { shopId: shop.id, items, points: soap.price });
  const found = dump<RedemptionRecord>('redemptions').find(({ _id }) => _id === redemption.id);
  if (!found) throw new RangeError('nothing was reserved');
  return found;
}

/** What the QR on her phone says, or said so many milliseconds ago. */
const qrOf = ({ code = '', secret = '' }: RedemptionRecord, agoMs = 0): string =>
  qrText({ code, secret }, now() - agoMs, sha256);

const paper = (name: string): AccountRecord => {
  const found = dump<AccountRecord>('point_accounts').find(
    (one) => one.kind === 'paper' && one.name === name,
  );
  if (!found) throw new RangeError(`no passbook of ${name}`);
  return found;
};

/** A finger that counts: everything else is typed into whatever holds the cursor. */
function atCounter(page: Page) {
  let taps = 0;
  return {
    async tap(name: string | RegExp) {
      taps += 1;
      await tap(page, name);
    },
    /** As a barcode reader does: keys in a row, then Enter. */
    async read(words: string) {
      await page.keyboard.type(words, { delay: 3 });
      await page.keyboard.press('Enter');
    },
    type: (words: string) => page.keyboard.type(words),
    /** A name comes from the keyboard's own way of writing. */
    async name(words: string) {
      await page.keyboard.insertText(words);
      await page.keyboard.press('Enter');
    },
    taken(): number {
      const done = taps;
      taps = 0;
      return done;
    },
  };
}

const done = async (page: Page, maskedName: string) => {
  await reads(page, '交好了');
  await page.locator('.counter-card').getByText(maskedName, { exact: true }).waitFor();
};

test('ten in a row: four codes scanned, three typed, three paper passbooks, each in three taps or fewer', async () => {
  const scanning = ['elder-resident', 'unit-lead', 'neighbour-near', 'neighbour-across'];
  const typing = ['neighbour-above', 'neighbour-below'];
  const bySight = await Promise.all(scanning.map(reserved));
  const byHand = await Promise.all(typing.map(reserved));
  const { page } = await play.as('shopkeeper', { path: counter });
  await reads(page, /扫码枪直接扫就行/);
  const hand = atCounter(page);
  const counts: number[] = [];
  const given = async (maskedName: string) => {
    await done(page, maskedName);
    counts.push(hand.taken());
  };
  for (const redemption of bySight) {
    await hand.read(qrOf(redemption));
    await hand.tap(`交给 ${redemption.maskedName} 了`);
    await given(redemption.maskedName);
  }
  for (const { code, maskedName } of [...byHand, { code: 'H7K3MP', maskedName: '林*满' }]) {
    await hand.type((code ?? '').toLowerCase());
    await hand.tap(`交给 ${maskedName} 了`);
    await given(maskedName);
  }
  for (const [typed, maskedName] of [
    [paper('郑桂英').number, '郑*英'],
    [paper('方德海').number, '方*海'],
  ] as const) {
    await hand.type(typed);
    await hand.tap(/^肥皂，/);
    await hand.tap(`交给 ${maskedName} 了`);
    await given(maskedName);
  }
  await hand.name('田春梅');
  await hand.tap(/^肥皂，/);
  await hand.tap('交给 田*梅 了');
  await given('田*梅');

  expect(counts).toHaveLength(10);
  expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  const px = await page
    .locator('.counter-card .counter-big')
    .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
  expect(Math.min(...px)).toBeGreaterThanOrEqual(30);
  const open = dump<RedemptionRecord>('redemptions').filter(({ status }) => status === 'held');
  expect(open).toEqual([]);
});

test('what is wrong stands at the field, nothing is lost, and the next one can be scanned at once', async () => {
  const { page } = await play.as('shopkeeper', { path: counter });
  await reads(page, /扫码枪直接扫就行/);
  const hand = atCounter(page);
  const used = dump<RedemptionRecord>('redemptions').find(
    ({ status, code }) => status === 'handed-over' && code !== undefined,
  );
  const entry = page.getByRole('textbox', { name: '领取码、存折号或姓名' });
  const refused = async (words: string, why: RegExp) => {
    await hand.read(words);
    await page.locator('.problem').filter({ hasText: why }).waitFor();
    expect((await entry.inputValue()).toUpperCase()).toBe(words);
    expect(await entry.evaluate((box) => box === document.activeElement)).toBe(true);
  };
  await refused(used?.code ?? 'none', /^\s*已于 \d\d:\d\d 领取/);
  await refused('ZZZZZZ', /没有这个领取码/);
  await refused('ABC10O', /领取码里没有/);
  await refused('99999999', /没有这本存折/);
  const late = await reserved('elder-resident');
  await refused(qrOf(late, 600_000), /过时了/);
  await hand.read(qrOf(late));
  await button(page, /^交给 王\*兰 了/).waitFor();
  expect(await entry.inputValue()).toBe('');
});

test('without a network nothing can be confirmed, and the printed register is one tap away', async () => {
  const { page, context } = await play.as('shopkeeper', {
    path: `${pages}/counter-register/index`,
    mayFail: /ERR_INTERNET_DISCONNECTED/,
  });
  await reads(page, '本人签字');
  await turnTo(page, counter);
  await reads(page, /扫码枪直接扫就行/);
  await context.setOffline(true);
  await reads(page, '没有网络，现在不能确认');
  await tap(page, '打开登记表');
  await reads(page, /登记表$/);
  await reads(page, '本人签字');
  await context.setOffline(false);
});

test('above 20 points on paper a second person nods on a phone; what was handed out wrongly is taken back the same day', async () => {
  const { page } = await play.as('shopkeeper', { path: counter });
  await reads(page, /扫码枪直接扫就行/);
  const hand = atCounter(page);
  const { _id, number, balance } = paper('郑桂英');
  await hand.type(number);
  await reads(page, `有 ${balance} 分`);
  for (let pieces = 0; pieces < 2; pieces += 1) await hand.tap(/^毛巾，/);
  await hand.tap(/^肥皂，/);
  await reads(page, '超过 20 分，要多一个人看着');
  await page.getByRole('radio', { name: '请第二个人在手机上确认' }).click();
  await tap(page, '记下，等第二个人确认');
  await reads(page, '先别交货，等第二个人确认');

  const { page: lead } = await play.as('unit-lead', { path: `${pages}/witness/index` });
  await reads(lead, /郑\*英（.*）领/);
  await tap(lead, '是这样');
  await reads(lead, '记下了，谢谢您');
  await reads(lead, '没有等您见证的');

  await tap(page, /^交出记录/);
  await tap(page, /^撤销 郑\*英 的 .*毛巾/);
  await write(page, '为什么撤销', '拿错了，要换一样');
  await tap(page, '东西收回了，撤销');
  await reads(page, '撤销了，积分和东西都退回了');
  const account = dump<AccountRecord>('point_accounts').find((one) => one._id === _id);
  expect(account?.balance).toBe(balance);
});

test('a line of the printed register is entered later and waits for a second person', async () => {
  const { page } = await play.as('shopkeeper', { path: `${pages}/counter-register/index` });
  await reads(page, '本人签字');
  expect(await sheetsOf(page)).toEqual([{ widthMm: 210, heightMm: 297 }]);
  const texts = await printedTexts(page);
  expect(texts.filter(({ pt, isFoot }) => pt < (isFoot ? 12 : 22))).toEqual([]);
  await page.getByRole('tab', { name: '记进来' }).click();
  await write(page, '存折号或姓名', paper('郑桂英').number);
  await tap(page, '找');
  await tap(page, /^毛巾，/);
  await tap(page, '记进来，请第二个人确认');
  await reads(page, /^郑\*英 毛巾 1 件/);
  await reads(page, '等第二个人确认');

  const { page: lead } = await play.as('unit-lead', { path: `${pages}/witness/index` });
  await reads(lead, '断网时的登记');
  await tap(lead, '不是这样');
  await reads(lead, '记下了，这一次不算');
});

test('she chooses, reserves, shows her code, and reads her receipt', async () => {
  const { page } = await play.as('elder-resident', { path: `${pages}/shop/index` });
  await reads(page, '可用积分');
  const left = Number(await page.locator('.shop-balance').innerText());
  await tap(page, '要一件毛巾');
  await reads(page, new RegExp(`还剩 ${left - 8} 分`));
  await tap(page, '预约，到店领取');
  await reads(page, '到柜台给专管员看这个码');
  const code = (await page.locator('.code-letters').innerText()).replace(/\s/g, '');
  const held = dump<RedemptionRecord>('redemptions').filter(({ status }) => status === 'held');
  expect(held.find((one) => one.code === code)?.points).toBe(8);

  const { page: keeper } = await play.as('shopkeeper', { path: counter });
  await reads(keeper, /扫码枪直接扫就行/);
  await keeper.keyboard.type(code);
  await tap(keeper, '交给 王*兰 了');
  await done(keeper, '王*兰');

  await page.reload();
  await reads(page, '领取凭证');
  await reads(page, /^积分超市专管员 许.* 交给您的/);
  await turnTo(page, `${pages}/redemptions/index`);
  await reads(page, '毛巾 1 件');
  expect(await seen(page, '不领了，取消预约')).toBe(0);
});
