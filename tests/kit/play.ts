import type { Browser } from 'playwright-core';
import { type AppOptions, type AppWindow, openApp, openBrowser } from './browser';
import { type District, startDistrict } from './district';

type Place = Omit<AppOptions, 'gatewayUrl' | 'persona'>;

/** What a file of journeys has in common: one district, one browser, and windows of people. */
export type Play = {
  district(): District;
  browser(): Browser;
  /** The app as a persona sees it. */
  as(persona: string, place?: Place): Promise<AppWindow>;
  /** The app as somebody sees it who opens it for the first time. */
  asVisitor(place?: Place): Promise<AppWindow>;
};

/** Starts both before the journeys of a file; after each its windows close, and tell what went wrong in them. */
export function playInDistrict(): Play {
  jest.setTimeout(120_000);
  let district: District | undefined;
  let browser: Browser | undefined;
  const windows: AppWindow[] = [];

  beforeAll(async () => {
    [district, browser] = await Promise.all([startDistrict(), openBrowser()]);
  }, 120_000);
  afterEach(async () => {
    for (const window of windows.splice(0)) await window.close();
  });
  afterAll(async () => {
    await browser?.close();
    await district?.close();
  });

  const started = <T>(part: T | undefined): T => {
    if (!part) throw new Error('the district has not started');
    return part;
  };
  const open = async (persona: string | undefined, place: Place = {}): Promise<AppWindow> => {
    const { gatewayUrl } = started(district);
    const who = persona === undefined ? {} : { persona };
    const window = await openApp(started(browser), { ...place, ...who, gatewayUrl });
    windows.push(window);
    return window;
  };
  return {
    district: () => started(district),
    browser: () => started(browser),
    as: open,
    asVisitor: (place) => open(undefined, place),
  };
}
