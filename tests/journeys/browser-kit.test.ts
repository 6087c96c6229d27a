import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openApp, openBrowser } from '../kit/browser';
import { installedChromium, packedChromium } from '../kit/chromium';

const pages: Record<string, string> = {
  '/app/': `<!doctype html><link rel="icon" href="data:,"><meta charset="utf-8">
    <p id="who"></p><button onclick="lianxinDial('000-00000000')">打电话</button>
    <script>who.textContent = '您好，' + sessionStorage.getItem('lianxin-session')</script>`,
  '/app/broken': '<!doctype html><link rel="icon" href="data:,"><script>nobody()</script>',
};

/** As much of the gateway as the kit asks for: a session that says whom it was made for, and pages. */
const server: Server = createServer(async (request, response) => {
  if (request.url === '/session') {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { persona = 'visitor' } = JSON.parse(body) as { persona?: string };
    response.end(JSON.stringify({ token: `${persona}.signed` }));
    return;
  }
  const page = pages[request.url ?? ''];
  response.writeHead(page ? 200 : 404, { 'content-type': 'text/html' }).end(page);
});

let gatewayUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function greet(browser: Browser): Promise<void> {
  const app = await openApp(browser, { gatewayUrl, persona: 'young-owner' });
  expect(await app.page.textContent('#who')).toBe('您好，young-owner.signed');
  await app.page.tap('text=打电话');
  expect(await app.calls()).toEqual(['000-00000000']);
  await app.close();
}

test('the preferred browser opens a page as a persona and notes a call', async () => {
  const browser = await openBrowser();
  try {
    await greet(browser);
  } finally {
    await browser.close();
  }
});

const packedRunsHere = process.platform === 'linux' && process.arch === 'x64';

(packedRunsHere ? test : test.failing)('the packed browser does the same', async () => {
  const browser = await openBrowser(await packedChromium());
  try {
    await greet(browser);
  } finally {
    await browser.close();
  }
});

test('an exception and a request to elsewhere are problems', async () => {
  const browser = await openBrowser();
  try {
    const app = await openApp(browser, { gatewayUrl });
    await app.page.evaluate(() => fetch('http://example.invalid/').catch(() => undefined));
    await app.page.goto(`${gatewayUrl}/app/broken`);
    await expect(app.close()).rejects.toThrow(
      /request: http:\/\/example\.invalid\/(.|\n)*exception: nobody is not defined/,
    );
  } finally {
    await browser.close();
  }
});

test('CHROME_PATH wins, and an empty PATH finds nothing by name', () => {
  expect(installedChromium({ CHROME_PATH: '/somewhere/chrome', PATH: '/usr/bin' })).toBe(
    '/somewhere/chrome',
  );
  expect(installedChromium({ PATH: '' }) ?? '').not.toMatch(/^\/usr\/bin/);
});
