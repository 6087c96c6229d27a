import type { Page } from 'playwright-core';
import { personIdOf } from '#runtime/ids';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { SubscriptionRecord } from '../../cloudfunctions/modules/subscription/records';
import { openidIn } from '../kit/district';
import { playInDistrict } from '../kit/play';
import { choose, reads, seen, tap, turnOn, write } from '../kit/screen';

const play = playInDistrict();
const inbox = '/features/inbox/pages/inbox/index';
const question = '微信会这样问您';

const dumped = <T>(collection: string): T[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as T[];

/** Waits until the cloud has it; the test's own time limit ends what never comes. */
async function until(page: Page, has: () => boolean): Promise<void> {
  while (!has()) await page.waitForTimeout(50);
}

const creditsOf = (persona: string): SubscriptionRecord['credits'] =>
  dumped<SubscriptionRecord>('subscriptions').find(({ openid }) => openid === openidIn(persona))
    ?.credits ?? {};

const unreadOf = (persona: string): number =>
  dumped<InboxItemRecord>('inbox_items').filter(
    ({ personId, isRead }) => personId === personIdOf(openidIn(persona)) && !isRead,
  ).length;

test('停水停电、应急时提醒我: one tap, the truth about how often, and silence after 总是拒绝', async () => {
  const { page } = await play.as('young-owner', { isAsked: true });
  await reads(page, '点一次，微信各提醒您 1 次');
  await tap(page, '提醒我');
  await reads(page, question);
  await tap(page, '允许');
  await reads(page, '微信还能各提醒您 1 次');
  await until(page, () => creditsOf('young-owner').outage === 1);
  expect(creditsOf('young-owner')).toEqual({ outage: 1, emergency: 1 });

  await tap(page, '再加 1 次');
  await tap(page, '拒绝');
  await reads(page, '没关系，通知都在「消息」里');
  await tap(page, '再加 1 次');
  await turnOn(page, '总是保持以上选择，不再询问');
  await tap(page, '拒绝');
  await page.getByText('停水停电、应急时提醒我').waitFor({ state: 'detached' });
  await page.reload();
  await reads(page, '联心卡');
  expect(await seen(page, '停水停电、应急时提醒我')).toBe(0);
});

test('a report is sent while WeChat still asks, and a refusal changes nothing', async () => {
  const { page } = await play.as('young-owner', {
    isAsked: true,
    path: '/pages/report/index',
  });
  await choose(page, '环境卫生');
  await write(page, '怎么了', '楼下的垃圾桶满了两天，没有人来收');
  await tap(page, '提交');
  await reads(page, question);
  await reads(page, '办结提醒');
  await reads(page, '收到了，谢谢您');
  await tap(page, '拒绝');
  await tap(page, '看进度');
  await reads(page, /楼下的垃圾桶满了两天/);
});

test('what happens tomorrow stands at the top of the home, and takes less room once it is read', async () => {
  const { page } = await play.as('elder-resident');
  const strip = page.getByRole('button', { name: /停水通知.*5号楼2单元/ });
  await strip.click();
  await reads(page, '范围');
  await tap(page, '返回');
  await strip.waitFor({ state: 'detached' });
  await reads(page, '停水通知');
});

test('messages are narrowed and count as read once they were seen; notices stand beside them', async () => {
  const { page } = await play.as('unit-lead', { path: inbox });
  await reads(page, /^和我有关 \d/);
  await until(page, () => unreadOf('unit-lead') === 0);
  await choose(page, '其他');
  await page.getByRole('tab', { name: '和我有关', exact: true }).waitFor();
  await page.getByRole('tab', { name: /^通知 \d/ }).click();
  await reads(page, '停水通知');
  await reads(page, '已撤回');
  await tap(page, /^停水停电.*停水通知/);
  await reads(page, '范围');
});
