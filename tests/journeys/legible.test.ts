import { personIdOf } from '#runtime/ids';
import type { HallRecord, MeetingRecord } from '../../cloudfunctions/modules/council/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import type { AccountRecord } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import type { CallRecord } from '../../cloudfunctions/modules/volunteer/records';
import type { AppWindow } from '../kit/browser';
import { demoOrder } from '../kit/demo-orders';
import { openidIn } from '../kit/district';
import {
  desktop,
  faultsInSizes,
  faultsOf,
  largest,
  narrow,
  phone,
  type Size,
} from '../kit/legible';
import { playInDistrict } from '../kit/play';
import { addPhoto, button, reads, tap } from '../kit/screen';

const play = playInDistrict();

type AppConfig = { pages: string[]; subPackages: { root: string; pages: string[] }[] };

/** Every page the app has, read as Taro reads it. */
function everyPage(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config });
  const { default: config } = require('../../src/app.config') as { default: AppConfig };
  const inside = config.subPackages.flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  );
  return [...config.pages, ...inside];
}

const ofResidents = [
  'pages/home/index',
  'pages/report/index',
  'pages/me/index',
  'pages/plate/index',
  'features/identity/pages/address/index',
  'features/identity/pages/homes/index',
  'features/identity/pages/my-data/index',
  'features/identity/pages/reveals/index',
  'features/identity/pages/privacy/index',
  'features/identity/pages/work-identity/index',
  'features/inbox/pages/inbox/index',
  'features/notice/pages/detail/index',
  'features/report/pages/progress/index',
  'features/report/pages/list/index',
  'features/report/pages/slip/index',
  'features/card/pages/check-badge/index',
  'features/points/pages/account/index',
  'features/points/pages/passbook/index',
  'features/points/pages/passbook-print/index',
  'features/points/pages/acts/index',
  'features/points/pages/rules/index',
  'features/points/pages/sheet/index',
  'features/points/pages/sheet-print/index',
  'features/points/pages/proof/index',
  'features/shop/pages/shop/index',
  'features/shop/pages/redemption/index',
  'features/shop/pages/redemptions/index',
  'features/volunteer/pages/calls/index',
  'features/volunteer/pages/call/index',
  'features/council/pages/halls/index',
  'features/council/pages/hall/index',
  'features/council/pages/meeting/index',
  'features/council/pages/meetings/index',
  'features/council/pages/trace/index',
  'features/council/pages/topics/index',
  'features/council/pages/suggest/index',
];
const looks: Record<string, readonly string[]> = {
  'young-owner': ofResidents,
  'elder-resident': ofResidents,
  'grid-worker': [
    'pages/home/index',
    'features/identity/pages/verify-homes/index',
    'features/card/pages/leave/index',
    'features/card/pages/plate-print/index',
    'features/card/pages/contact-print/index',
    'features/card/pages/reprints/index',
    'features/card/pages/badge/index',
    'features/report/pages/on-spot/index',
    'features/work-order/pages/detail/index',
  ],
  'unit-lead': [
    'features/coverage/pages/detail/index',
    'features/coverage/pages/to-tell/index',
    'features/coverage/pages/offline/index',
    'features/notice/pages/detail/index',
    'features/notice/pages/write/index',
    'features/notice/pages/written/index',
    'features/notice/pages/outputs/index',
    'features/notice/pages/print/index',
    'features/shop/pages/witness/index',
  ],
  shopkeeper: [
    'features/shop/pages/counter/index',
    'features/shop/pages/counter-today/index',
    'features/shop/pages/counter-register/index',
    'features/shop/pages/stock/index',
    'features/shop/pages/stocktake/index',
    'features/shop/pages/movements/index',
    'features/shop/pages/shop-edit/index',
    'features/points/pages/work/index',
    'features/points/pages/candidates/index',
    'features/points/pages/paper/index',
    'features/points/pages/paper-print/index',
  ],
  'chief-grid-lead': ['features/points/pages/objections/index'],
  'community-staff': [
    'features/coverage/pages/detail/index',
    'features/coverage/pages/samples/index',
    'features/notice/pages/write/index',
    'features/notice/pages/written/index',
    'features/points/pages/candidates/index',
    'features/points/pages/propose/index',
    'features/points/pages/mediations/index',
    'features/points/pages/budget/index',
    'features/volunteer/pages/publish/index',
    'features/volunteer/pages/attendance/index',
    'features/council/pages/work/index',
    'features/council/pages/prepare/index',
    'features/council/pages/publish/index',
    'features/council/pages/board/index',
    'features/council/pages/hall-edit/index',
  ],
  dispatcher: [
    'features/identity/pages/appointments/index',
    'features/identity/pages/areas/index',
    'features/identity/pages/invite/index',
    'features/work-order/pages/desk/index',
    'features/work-order/pages/rates/index',
    'features/work-order/pages/transfer/index',
    'features/work-order/pages/redact/index',
  ],
  moderator: [
    'features/council/pages/work/index',
    'features/council/pages/prepare/index',
    'features/council/pages/door/index',
    'features/council/pages/minutes/index',
    'features/council/pages/batch/index',
    'features/council/pages/meeting-print/index',
    'features/council/pages/resolution-print/index',
  ],
  'district-desk': [
    'features/council/pages/board/index',
    'features/routing/pages/table/index',
    'features/routing/pages/category/index',
    'features/routing/pages/row/index',
    'features/subscription/pages/dead/index',
    'features/notice/pages/policy/index',
    'features/points/pages/rules-edit/index',
  ],
};

const noticeId = (isIt: (notice: NoticeRecord) => boolean): string => {
  const notices = [...play.district().cloud.database.dump('notices')] as unknown as NoticeRecord[];
  return String(notices.find(isIt)?._id);
};
/** The emergency of the demo, half of whose doors know. */
const drillId = () => noticeId(({ kind }) => kind === 'emergency');
/** Tomorrow's water, from the lead of the stairwell. */
const waterId = () => noticeId(({ publisher }) => publisher.role === 'unit-lead');

/** Something she fetched, or is to fetch. */
function redemptionOf(persona: string): string {
  const hers = personIdOf(openidIn(persona));
  const all = [
    ...play.district().cloud.database.dump('redemptions'),
  ] as unknown as RedemptionRecord[];
  return String(all.find(({ personId }) => personId === hers)?._id);
}

const dump = <R>(collection: string): R[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];
/** The call that is still to come. */
const callId = () =>
  String(dump<CallRecord>('volunteer_calls').find(({ status }) => status === 'open')?._id);
/** The hall where she lives. */
const hallId = () =>
  String(dump<HallRecord>('halls').find(({ name }) => name === '槐安红色议事厅')?._id);
/** Its meeting in three days, or the last one with its minutes. */
const meetingId = (isOver: boolean) =>
  String(
    dump<MeetingRecord>('meetings').find(
      (meeting) =>
        meeting.hallId === hallId() &&
        (isOver ? meeting.minutes?.confirmedAt !== undefined : meeting.status === 'published'),
    )?._id,
  );
const paperNumber = () =>
  String(dump<AccountRecord>('point_accounts').find(({ kind }) => kind === 'paper')?.number);

/** What stands behind a page's address, so that something is on it: the first that fits. */
const queries: readonly (readonly [path: RegExp, query: (persona: string) => string])[] = [
  [/\/notice\/pages\/(detail|outputs|print)\//, () => `id=${waterId()}`],
  [/\/redemption\//, (persona) => `id=${redemptionOf(persona)}`],
  [/\/coverage\/pages\/detail\//, () => `id=${drillId()}`],
  [/\/transfer\//, () => `id=${demoOrder(play.district(), '丹桂苑门前的路口', 'moderator').id}`],
  [/\/redact\//, () => `id=${demoOrder(play.district(), '广场的长椅').id}`],
  [/\/(category|row)\//, () => 'code=utilities'],
  [/\/(call|attendance)\//, () => `id=${callId()}`],
  [/\/council\/pages\/(minutes|resolution-print)\//, () => `id=${meetingId(true)}`],
  [/\/council\/pages\/(prepare|publish|door|meeting-print)\//, () => `id=${meetingId(false)}`],
  [/\/council\/pages\/hall-edit\//, () => `id=${hallId()}`],
  [/\/council\/pages\/hall\//, () => `id=${hallId()}`],
  [/\/council\/pages\/(meetings|trace|topics|suggest|batch)\//, () => `hallId=${hallId()}`],
  [/\/council\/pages\/meeting\//, (who) => `id=${meetingId(who === 'elder-resident')}`],
  [/\/paper-print\//, () => `number=${paperNumber()}`],
  [/-print\//, () => 'areaId=ar_c01-e2-g03'],
  [/\/check-badge\//, () => 'scene=23456789AB'],
  [/\/plate\//, () => 'scene=R9HF5ZQX'],
];

/** The page with something on it. */
function addressOf(path: string, persona: string): string {
  if (/\/(progress|slip)\//.test(path)) {
    const { reportPath } = demoOrder(play.district(), '', persona);
    return `/${path}${reportPath.slice(reportPath.indexOf('?'))}`;
  }
  const query = queries.find(([of]) => of.test(path))?.[1](persona);
  if (query !== undefined) return `/${path}?${query}`;
  return path.includes('/detail/')
    ? demoOrder(play.district(), '广场的长椅').orderPath
    : `/${path}`;
}

/** On a wide window the home of staff is the desk, and on a phone the desk is their home. */
function sizesFor(path: string, sizes: readonly Size[]): readonly Size[] {
  if (path.includes('/desk/')) return sizes.filter((size) => size === desktop);
  return path === 'pages/home/index' ? sizes.filter((size) => size !== desktop) : sizes;
}

async function turnTo({ page }: AppWindow, path: string, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  const shown = page.locator(`.taro_page[id^="/${path}"]`).locator('.page, .desk').first();
  await shown.waitFor();
  await page.getByLabel('正在打开').filter({ visible: true }).first().waitFor({ state: 'hidden' });
}

/** Opens one page after another in one window, in each size, and tells what cannot be read or pressed. */
async function faultsIn(
  window: AppWindow,
  persona: string,
  { sizes, leastPx }: { sizes: readonly Size[]; leastPx: number },
): Promise<string[]> {
  const faults: string[] = [];
  for (const path of looks[persona] ?? []) {
    const [first, ...others] = sizesFor(path, sizes);
    if (!first) continue;
    await window.page.setViewportSize(first);
    await turnTo(window, path, addressOf(path, persona));
    faults.push(
      ...(await faultsInSizes(window.page, { name: path, sizes: [first, ...others], leastPx })),
    );
  }
  return faults;
}

test('every page is looked at', () => {
  expect([...new Set(Object.values(looks).flat())].sort()).toEqual(everyPage().sort());
});

const atTheUsual = Object.keys(looks).filter((persona) => persona !== 'elder-resident');
test.each(atTheUsual)(
  '%s reads and reaches everything, at the usual and the largest type',
  async (persona) => {
    const usual = await play.as(persona);
    const large = await play.as(persona, { textPx: largest });
    const [plain, enlarged] = await Promise.all([
      faultsIn(usual, persona, { sizes: [narrow, phone, desktop], leastPx: 44 }),
      faultsIn(large, persona, { sizes: [narrow, phone], leastPx: 44 }),
    ]);
    expect(plain).toEqual([]);
    expect(enlarged).toEqual([]);
  },
);

test('关怀版 holds at the largest type, with targets of 60 px', async () => {
  const elder = await play.as('elder-resident', { textPx: largest });
  await reads(elder.page, '返回标准版');
  const sizes = [narrow, phone];
  expect(await faultsIn(elder, 'elder-resident', { sizes, leastPx: 60 })).toEqual([]);
});

test('关怀版: at most four taps from the shutter to the number', async () => {
  const { page } = await play.as('elder-resident');
  await tap(page, '拍照反映问题');
  await addPhoto(page, 'stairwell-lamp-before');
  await button(page, '现场照片 1').waitFor();
  await tap(page, '提交');
  await reads(page, /编号/);
});

/** Planted into a page that is right. */
const wrongs = [
  ['a text in a box too small for it', 'height:10px;overflow:hidden', '装不下的字', /cut below/],
  ['a text beyond the edge', 'white-space:nowrap', '很长的一行字'.repeat(20), /cut at the side/],
  ['a text under another', 'margin-top:-3.5em', '盖住别人的字', /lies over/],
] as const;

// biome-ignore lint/complexity/useMaxParams: the columns of the table.
test.each(wrongs)('%s would be seen', async (_, style, words, fault) => {
  const { page } = await play.asVisitor({ path: '/features/identity/pages/privacy/index' });
  await reads(page, '不填也能用');
  expect(await faultsOf(page, 44)).toEqual([]);
  await page.evaluate(
    ([css, text]) => {
      const planted = document.createElement('div');
      planted.style.cssText = css;
      planted.textContent = text;
      document.querySelector('.page-body')?.append(planted);
    },
    [style, words] as const,
  );
  expect((await faultsOf(page, 44)).join()).toMatch(fault);
  expect((await faultsOf(page, 80)).join()).toMatch(/to press/);
});
