import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../tests/kit/browser';
import { type District, startDistrict } from '../../tests/kit/district';
import { root } from './fresh';
import { buildFunctions } from './functions';
import { main, step } from './run';
import { buildApp } from './taro';

/** A screen of the docs: whose it is, where it is, and what to tap first. */
type Shot = { name: string; persona: string; path?: string; tap?: string; isWide?: boolean };

const shots: readonly Shot[] = [
  { name: 'home', persona: 'unit-lead' },
  { name: 'easy', persona: 'elder-resident' },
  { name: 'report', persona: 'young-owner', path: '#/pages/report/index' },
  { name: 'progress', persona: 'elder-resident', tap: '三楼的灯坏了好几天' },
  { name: 'points', persona: 'elder-resident', path: '#/features/points/pages/account/index' },
  {
    name: 'hall',
    persona: 'unit-lead',
    path: '#/features/council/pages/halls/index',
    tap: '槐安红色议事厅',
  },
  { name: 'desk', persona: 'grid-lead', isWide: true },
];

async function tokenOf(gatewayUrl: string, persona: string): Promise<string> {
  const answer = await fetch(new URL('/session', gatewayUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function take(browser: Browser, { gatewayUrl }: District, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: shot.isWide ? { width: 1280, height: 844 } : { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const token = await tokenOf(gatewayUrl, shot.persona);
  await context.addInitScript({
    content: `sessionStorage.setItem('lianxin-session', ${JSON.stringify(token)})`,
  });
  const page = await context.newPage();
  await page.goto(`${new URL('/app/', gatewayUrl).href}${shot.path ?? ''}`);
  await page.waitForLoadState('networkidle');
  if (shot.tap) await page.getByText(shot.tap).first().click();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(root, 'docs', 'screens', `${shot.name}.png`) });
  await context.close();
}

/** Makes the pictures of `docs/screens` again, from the demo district on a working morning. */
main(async () => {
  await Promise.all([buildApp('h5'), buildFunctions()]);
  mkdirSync(join(root, 'docs', 'screens'), { recursive: true });
  const [district, browser] = await Promise.all([startDistrict(), openBrowser()]);
  for (const shot of shots) await step(shot.name, () => take(browser, district, shot));
  await browser.close();
  await district.close();
});
