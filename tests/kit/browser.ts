import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Chromium, findChromium } from './chromium';

/** Longer than anything takes on a busy machine; what takes longer is told by the words it waited for. */
const patienceMs = 20_000;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser without a window; `close()` ends it. */
export async function openBrowser(found?: Chromium): Promise<Browser> {
  const { executablePath, env } = found ?? (await findChromium());
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
}

export type AppOptions = {
  /** `LocalCloud.gatewayUrl`. */
  gatewayUrl: string;
  /** Id of a persona; nobody known without one, as on a first visit. */
  persona?: string;
  /** What stands after `#`: `/pages/plate/index?scene=ABC`. Default: the home tab. */
  path?: string;
  /** Default: a phone of 390×844 at two pixels a point. */
  size?: { width: number; height: number };
  /** The browser's own text size, 16 px unless the person made it larger. */
  textPx?: number;
  /** WeChat's question about messages is shown; else it is answered 拒绝 before it can lie over the story. */
  isAsked?: boolean;
  /** Problems that belong to the story: a network that is gone. */
  mayFail?: RegExp;
};

/** The app in a browser of its own, as one person sees it. */
export type AppWindow = {
  page: Page;
  context: BrowserContext;
  /** Every number the app rang so far. */
  calls(): Promise<string[]>;
  /** What went wrong on the page so far: console errors, exceptions, requests to anywhere else. */
  problems: readonly string[];
  /** Closes the window; throws where there were problems. */
  close(): Promise<void>;
};

declare global {
  interface Window {
    __calls?: string[];
  }
}

/** A session of the gateway, as the stage around the app asks for one. */
async function sessionFor(gatewayUrl: string, persona: string | undefined): Promise<string> {
  const response = await fetch(new URL('/session', gatewayUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(persona === undefined ? {} : { persona }),
  });
  if (!response.ok) throw new Error(`/session ${persona ?? ''}: ${await response.text()}`);
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** Runs in the page before the app: the session stands where the app looks, and a call is only noted. */
function prepare({ token, isAsked }: { token: string; isAsked: boolean }): void {
  if (!sessionStorage.getItem('lianxin-session')) sessionStorage.setItem('lianxin-session', token);
  window.__calls = [];
  if (!isAsked) Object.assign(window, { lianxinAsk: 'reject' });
  Object.assign(window, { lianxinDial: (phone: string) => window.__calls?.push(phone) });
}

/** Whatever a person would not see but a developer would: collected, not thrown, until the window closes. */
export function watchProblems(page: Page, mayFail?: RegExp): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || mayFail?.test(message.text())) return;
    problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  return problems;
}

/** Nothing leaves the machine: a request to anywhere but the gateway is refused and is a problem. */
async function keepAtHome(context: BrowserContext, gatewayUrl: string, problems: string[]) {
  const { origin } = new URL(gatewayUrl);
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      problems.push(`request: ${route.request().url()}`);
      return route.abort();
    },
  );
}

/** What a person chose in her browser's settings; the app reads it once, when it starts. */
async function enlargeText(page: Page, textPx: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: textPx } });
}

/** Opens the built H5 app as a persona and waits until the page has loaded. */
export async function openApp(browser: Browser, options: AppOptions): Promise<AppWindow> {
  const { gatewayUrl, persona, path = '', size = { width: 390, height: 844 } } = options;
  const token = await sessionFor(gatewayUrl, persona);
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(patienceMs);
  await context.addInitScript(prepare, { token, isAsked: options.isAsked === true });
  const page = await context.newPage();
  const problems = watchProblems(page, options.mayFail);
  await keepAtHome(context, gatewayUrl, problems);
  if (options.textPx) await enlargeText(page, options.textPx);
  await page.goto(new URL(`/app/${path && `#${path}`}`, gatewayUrl).href);
  return {
    page,
    context,
    problems,
    calls: () => page.evaluate(() => window.__calls ?? []),
    async close() {
      await context.close();
      if (problems.length > 0) throw new Error(`the page had problems:\n${problems.join('\n')}`);
    },
  };
}
