import type { FrameLocator, Page } from 'playwright-core';
import { watchProblems } from '../kit/browser';
import { playInDistrict } from '../kit/play';
import { reads, tap, turnOn } from '../kit/screen';

const play = playInDistrict();
const desktop = { size: { width: 1280, height: 844 } };

const column = (page: Page, role: 'navigation' | 'region' | 'main') =>
  page.getByRole(role).filter({ visible: true });

test('the desk of a grid lead: where to look, what waits, what is open, and the step taken there', async () => {
  const { page } = await play.as('grid-lead', desktop);
  const [list, open] = [column(page, 'region'), column(page, 'main')];
  await list.getByRole('button', { name: /小广告/ }).click();
  await open.getByText('处理结果：已解决').waitFor();
  await column(page, 'navigation').getByText('已办结').waitFor();
  await open.getByRole('button', { name: '核查通过' }).click();
  await turnOn(page, '我到现场看过');
  await tap(page, '核查通过');
  await open.getByText('居民已收到通知，可以评价了。').waitFor();
  await list.getByRole('button', { name: /小广告/ }).waitFor({ state: 'detached' });
});

test('the desk of a dispatcher begins with what waits for her, the latest first', async () => {
  const { page } = await play.as('dispatcher', desktop);
  await column(page, 'region').getByText('待办', { exact: true }).waitFor();
  await column(page, 'region')
    .getByRole('button', { name: /超 \d+ 天/ })
    .first()
    .waitFor();
  await column(page, 'main')
    .getByText(/已超过 \d+ 天/)
    .waitFor();
});

/** The stage a visitor of the demo opens: the bar of people, the clock, the app in its frame. */
async function openStage(): Promise<{ page: Page; app: FrameLocator; problems: string[] }> {
  const context = await play.browser().newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const problems = watchProblems(page);
  await page.goto(play.district().gatewayUrl);
  return { page, app: page.frameLocator('iframe[title="联心"]'), problems };
}

test('the stage: another person, and the time moved until a promise is broken and a rating is over', async () => {
  const { page, app, problems } = await openStage();
  await reads(app, '您好，王秀兰');
  await reads(app, '请评价');
  await tap(page, /^赵小河/);
  await reads(app, '您好，赵小河');
  await tap(page, /^王秀兰/);
  await reads(app, '您好，王秀兰');
  const clock = page.locator('#now');
  const before = await clock.innerText();

  await tap(page, /^到期$/);
  await clock.filter({ hasNotText: before }).waitFor();
  // Once its timers have run, the stage loads the app anew and can be pressed again.
  await page.locator('#to-due:not([disabled])').waitFor({ timeout: 90_000 });
  await tap(app, /三楼的灯坏了/);
  await reads(app, /比约定的时间晚了/);
  await tap(page, /^赵小河/);
  await reads(app, /超 \d/);

  await tap(page, /^王秀兰/);
  await app.getByText('我的', { exact: true }).last().click();
  await tap(app, '我反映的');
  await tap(app, /单元门口台阶缺了/);
  await reads(app, '评价时间到了，已归档，记为未评价');
  await reads(app, /12345|再有问题，随时再反映/);
  expect(problems).toEqual([]);
  await page.context().close();
});
