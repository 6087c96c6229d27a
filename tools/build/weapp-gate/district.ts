import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '#config/collections';
import type { Action, Got, Sent } from '#contracts/action';
import { listReports } from '#contracts/report';
import type { Reply, Result } from '#contracts/wire';
import { listWorkOrders } from '#contracts/work-order';
import type { HallRecord, MeetingRecord } from '../../../cloudfunctions/modules/council/records';
import type { NoticeRecord } from '../../../cloudfunctions/modules/notice/records';
import type { AccountRecord } from '../../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../../cloudfunctions/modules/shop/records';
import { loadDistrict } from '../../../config/seeds';
import { openidOf } from '../../../config/seeds/personas';
import { filesOf } from '../../admin/demo-files';
import { type LocalCloud, startLocalCloud } from '../../local-cloud';
import { root } from '../fresh';
import { buildFunctions } from '../functions';
import { pagesOf } from './built';
import type { Check } from './check';
import { lookAtPages, type Visit } from './first-screens';
import type { Answer } from './wx-stand-in';

/** Who looks at a page that has more to show to some; the young owner looks at every other. */
const readers: Readonly<Record<string, readonly string[]>> = {
  'pages/home/index': ['young-owner', 'elder-resident', 'unit-lead', 'grid-worker', 'dispatcher'],
  'pages/me/index': ['young-owner', 'grid-worker'],
  'features/identity/pages/verify-homes/index': ['unit-lead'],
  'features/identity/pages/appointments/index': ['dispatcher'],
  'features/identity/pages/invite/index': ['dispatcher'],
  'features/identity/pages/areas/index': ['dispatcher'],
  'features/routing/pages/table/index': ['district-desk'],
  'features/routing/pages/category/index': ['district-desk'],
  'features/routing/pages/row/index': ['district-desk'],
  'features/card/pages/leave/index': ['grid-worker'],
  'features/card/pages/plate-print/index': ['grid-worker'],
  'features/card/pages/contact-print/index': ['grid-worker'],
  'features/card/pages/reprints/index': ['grid-worker'],
  'features/card/pages/badge/index': ['grid-worker'],
  'features/coverage/pages/detail/index': ['unit-lead', 'community-staff'],
  'features/coverage/pages/to-tell/index': ['unit-lead', 'grid-worker'],
  'features/coverage/pages/offline/index': ['unit-lead', 'grid-worker'],
  'features/coverage/pages/samples/index': ['community-staff'],
  'features/subscription/pages/dead/index': ['district-desk'],
  'features/notice/pages/detail/index': ['elder-resident', 'unit-lead'],
  'features/notice/pages/write/index': ['unit-lead', 'community-staff'],
  'features/notice/pages/written/index': ['unit-lead', 'community-staff'],
  'features/notice/pages/outputs/index': ['unit-lead'],
  'features/notice/pages/print/index': ['unit-lead'],
  'features/notice/pages/policy/index': ['district-desk'],
  'features/volunteer/pages/calls/index': ['young-owner', 'community-staff'],
  'features/volunteer/pages/call/index': ['elder-resident', 'community-staff'],
  'features/volunteer/pages/publish/index': ['community-staff'],
  'features/volunteer/pages/attendance/index': ['community-staff'],
  'features/council/pages/hall/index': ['young-owner', 'moderator'],
  'features/council/pages/meeting/index': ['elder-resident', 'moderator'],
  'features/council/pages/trace/index': ['young-owner', 'moderator'],
  'features/council/pages/work/index': ['moderator', 'community-staff', 'chief-grid-lead'],
  'features/council/pages/prepare/index': ['moderator', 'community-staff'],
  'features/council/pages/publish/index': ['community-staff'],
  'features/council/pages/door/index': ['moderator'],
  'features/council/pages/minutes/index': ['moderator', 'chief-grid-lead'],
  'features/council/pages/batch/index': ['moderator', 'grid-worker'],
  'features/council/pages/board/index': ['district-desk', 'community-staff'],
  'features/council/pages/hall-edit/index': ['community-staff'],
  'features/council/pages/meeting-print/index': ['moderator'],
  'features/council/pages/resolution-print/index': ['moderator'],
  'features/points/pages/account/index': ['elder-resident', 'shopkeeper'],
  'features/points/pages/passbook/index': ['elder-resident'],
  'features/points/pages/passbook-print/index': ['elder-resident'],
  'features/points/pages/acts/index': ['elder-resident'],
  'features/points/pages/work/index': ['shopkeeper', 'community-staff', 'chief-grid-lead'],
  'features/points/pages/candidates/index': ['shopkeeper', 'community-staff'],
  'features/points/pages/propose/index': ['community-staff'],
  'features/points/pages/mediations/index': ['community-staff', 'chief-grid-lead'],
  'features/points/pages/budget/index': ['community-staff'],
  'features/points/pages/objections/index': ['chief-grid-lead'],
  'features/points/pages/paper/index': ['shopkeeper'],
  'features/points/pages/paper-print/index': ['shopkeeper'],
  'features/points/pages/rules-edit/index': ['district-desk'],
  'features/shop/pages/shop/index': ['elder-resident'],
  'features/shop/pages/redemption/index': ['young-owner'],
  'features/shop/pages/redemptions/index': ['young-owner'],
  'features/shop/pages/counter/index': ['shopkeeper'],
  'features/shop/pages/counter-today/index': ['shopkeeper'],
  'features/shop/pages/counter-register/index': ['shopkeeper'],
  'features/shop/pages/witness/index': ['chief-grid-lead'],
  'features/shop/pages/stock/index': ['shopkeeper'],
  'features/shop/pages/stocktake/index': ['shopkeeper'],
  'features/shop/pages/movements/index': ['shopkeeper'],
  'features/shop/pages/shop-edit/index': ['shopkeeper'],
  'features/report/pages/on-spot/index': ['grid-worker'],
  'features/work-order/pages/desk/index': ['grid-worker', 'dispatcher'],
  'features/work-order/pages/detail/index': ['grid-worker', 'dispatcher'],
  'features/work-order/pages/rates/index': ['dispatcher'],
  'features/work-order/pages/transfer/index': ['grid-worker'],
  'features/work-order/pages/redact/index': ['grid-worker'],
};

/** The cloud as one persona meets it; every refusal is a fault. */
const answerFor =
  (cloud: LocalCloud, persona: string, onRefusal: (words: string) => void): Answer =>
  async ({ name, data }) => {
    const openid = openidOf(persona);
    const reply = (await cloud.invoke(name, data, { openid, source: 'wx_client' })) as Reply;
    const results: readonly Result<unknown>[] = 'result' in reply ? [reply.result] : reply.results;
    for (const result of results) if (!result.ok) onRefusal(`refused: ${result.code}`);
    return reply;
  };

async function asked<A extends Action>(
  answer: Answer,
  { name }: A,
  input: Sent<A>,
): Promise<Got<A>> {
  const data = { together: [{ action: name, input }] };
  const { results } = (await answer({ name: 'api', data })) as { results: Result<Got<A>>[] };
  const [result] = results;
  if (!result?.ok) throw new Error(`${name} was refused`);
  return result.data;
}

/** A hall of the demo, its meeting in three days and one whose minutes are final. */
function councilQueries(cloud: LocalCloud): Record<string, Record<string, string>> {
  const halls = [...cloud.database.dump('halls')] as unknown as HallRecord[];
  const hall = halls.find(({ name }) => name === '槐安红色议事厅');
  const meetings = [...cloud.database.dump('meetings')] as unknown as MeetingRecord[];
  const coming = meetings.find((one) => one.hallId === hall?._id && one.status === 'published');
  const over = meetings.find((one) => one.hallId === hall?._id && one.minutes?.confirmedAt);
  if (!hall || !coming || !over) throw new Error('the demo district has no meeting to show');
  return {
    'features/council/pages/hall/index': { id: hall._id },
    'features/council/pages/meeting/index': { id: coming._id },
    'features/council/pages/meetings/index': { hallId: hall._id },
    'features/council/pages/trace/index': { hallId: hall._id },
    'features/council/pages/topics/index': { hallId: hall._id },
    'features/council/pages/suggest/index': { hallId: hall._id },
    'features/council/pages/prepare/index': { id: coming._id },
    'features/council/pages/publish/index': { id: coming._id },
    'features/council/pages/door/index': { id: coming._id },
    'features/council/pages/minutes/index': { id: over._id },
    'features/council/pages/batch/index': { hallId: hall._id },
    'features/council/pages/hall-edit/index': { id: hall._id },
    'features/council/pages/meeting-print/index': { id: coming._id },
    'features/council/pages/resolution-print/index': { id: over._id },
  };
}

/** What the pages that show one thing are opened with: things of the demo district. */
async function queriesIn(cloud: LocalCloud): Promise<Record<string, Record<string, string>>> {
  const as = (persona: string) => answerFor(cloud, persona, () => undefined);
  const own = await asked(as('young-owner'), listReports, {});
  const desk = await asked(as('grid-worker'), listWorkOrders, { view: 'open' });
  const [plate] = cloud.database.dump('plate_codes');
  const notices = [...cloud.database.dump('notices')] as unknown as NoticeRecord[];
  const drill = notices.find(({ kind }) => kind === 'emergency');
  const water = notices.find(({ publisher }) => publisher.role === 'unit-lead');
  const [report] = own.items;
  const [order] = desk.items;
  const [call] = cloud.database.dump('volunteer_calls');
  const redemptions = [...cloud.database.dump('redemptions')] as unknown as RedemptionRecord[];
  const held = redemptions.find(({ status }) => status === 'held');
  const accounts = [...cloud.database.dump('point_accounts')] as unknown as AccountRecord[];
  const paper = accounts.find(({ kind }) => kind === 'paper');
  if (!report || !order || !plate || !drill || !water || !call || !held || !paper)
    throw new Error('the demo district has nothing to show');
  return {
    'features/report/pages/progress/index': { id: report.id },
    'features/report/pages/slip/index': { id: report.id },
    'features/work-order/pages/detail/index': { id: order.id },
    'features/work-order/pages/transfer/index': { id: order.id },
    'features/work-order/pages/redact/index': { id: order.id },
    'features/coverage/pages/detail/index': { id: drill._id },
    'features/notice/pages/detail/index': { id: water._id },
    'features/notice/pages/outputs/index': { id: water._id },
    'features/notice/pages/print/index': { id: water._id },
    'features/volunteer/pages/call/index': { id: String(call._id) },
    'features/volunteer/pages/attendance/index': { id: String(call._id) },
    ...councilQueries(cloud),
    'features/shop/pages/redemption/index': { id: held._id },
    'features/points/pages/paper-print/index': { number: paper.number },
    'features/card/pages/plate-print/index': { areaId: 'ar_c01-e2-g03' },
    'features/card/pages/contact-print/index': { areaId: 'ar_c01-e2-g03' },
    'features/card/pages/check-badge/index': { scene: '23456789AB' },
    'features/routing/pages/category/index': { code: 'utilities' },
    'features/routing/pages/row/index': { code: 'utilities' },
    'pages/plate/index': { scene: String(plate._id) },
  };
}

/** Starts the real functions with the demo district and lets people look at pages; ends it again. */
async function withDistrict<T>(
  pages: readonly string[],
  look: (visits: readonly Visit[]) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'weapp-district-'));
  await buildFunctions();
  const functionsDir = join(root, 'dist', 'cloudfunctions');
  const cloud = await startLocalCloud({ dataDir, functionsDir, isDurable: false, timersOn: false });
  try {
    for (const [name, indexes] of Object.entries(collections))
      await cloud.database.defineCollection(name, indexes);
    await loadDistrict(cloud.database, filesOf(dataDir), cloud.clock.now());
    const queries = await queriesIn(cloud);
    return await look(
      pages.flatMap((page) =>
        (readers[page] ?? ['young-owner']).map((persona) => ({
          page,
          persona,
          query: queries[page] ?? {},
          answer: (onRefusal) => answerFor(cloud, persona, onRefusal),
        })),
      ),
    );
  } finally {
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** With the demo district behind it every page must fit, for those who see most on it. */
export const pagesFitWithDistrict: Check = {
  name: '示范城区里每一页都放得下',
  look: (built) => withDistrict(pagesOf(built.app), (visits) => lookAtPages(built, visits)),
};
