import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collections } from '#config/collections';
import type { Action, Got, Sent } from '#contracts/action';
import { getHomeCards, getPlate } from '#contracts/card';
import { listHomesToVerify } from '#contracts/identity';
import { listInbox } from '#contracts/inbox';
import { getReport, listReports } from '#contracts/report';
import type { Reply } from '#contracts/wire';
import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import { openidOf } from '../../config/seeds/personas';
import { toldPlaces } from '../../config/seeds/told-places';
import { growTree } from '../../config/seeds/tree';
import { seed } from '../../tools/admin/seed';
import { root } from '../../tools/build/fresh';
import { buildFunctions } from '../../tools/build/functions';
import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud';

let cloud: LocalCloud;
let counts: Record<string, number>;
let secondLoad: unknown;
const dataDir = mkdtempSync(join(tmpdir(), 'lianxin-personas-'));

beforeAll(async () => {
  await buildFunctions();
  const began = performance.now();
  counts = (await seed({ dataDir, startAt: Date.now() })) ?? {};
  process.stdout.write(`demo district loaded in ${Math.round(performance.now() - began)} ms\n`);
  secondLoad = await seed({ dataDir, startAt: Date.now() });
  cloud = await startLocalCloud({
    dataDir,
    functionsDir: join(root, 'dist', 'cloudfunctions'),
    isDurable: false,
    isStrict: true,
    timersOn: false,
  });
}, 120_000);
afterAll(async () => {
  await cloud?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Asks as somebody of the bar, through the real bundles. */
async function ask<A extends Action>(who: string, action: A, input: Sent<A>): Promise<Got<A>> {
  const request = { action: action.name, input, requestId: randomUUID() };
  const reply = (await cloud.invoke('api', request, { openid: openidOf(who) })) as Reply;
  const result = 'result' in reply ? reply.result : undefined;
  if (!result?.ok) throw new Error(`${who} ${action.name}: ${JSON.stringify(result)}`);
  return result.data as Got<A>;
}

describe('loading the demo district', () => {
  it('fills collections of the product, once', () => {
    expect(Object.keys(counts).filter((name) => !(name in collections))).toEqual([]);
    expect(counts.areas).toBeGreaterThan(15_000);
    expect([...cloud.database.dump('work_orders')]).toHaveLength(counts.work_orders ?? 0);
    expect(secondLoad).toBeUndefined();
  });
});

describe('what the bar promises is there on the first day', () => {
  it('shows the elder resident her card, a lamp being handled and a step to rate', async () => {
    const { cards } = await ask('elder-resident', getHomeCards, {});
    expect(cards).toHaveLength(1);
    expect(cards[0]?.people.map((one) => one.name)).toEqual([
      '赵小河',
      '陈安',
      '顾明岚',
      '林平',
      '吴桂珍',
    ]);
    const { items } = await ask('elder-resident', listReports, {});
    expect(items.map((one) => one.status).sort()).toEqual(['in-progress', 'resolved', 'withdrawn']);
    const toRate = items.find((one) => one.status === 'resolved');
    const report = await ask('elder-resident', getReport, { id: toRate?.id ?? '' });
    expect(report.steps).toEqual(expect.arrayContaining(['rate', 'reopen']));
    const picture = await fetch(report.result?.photos[0]?.url ?? '');
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect((await ask('elder-resident', listInbox, {})).items.length).toBeGreaterThan(5);
  });

  it('shows the young owner two cards and who has seen her phone', async () => {
    const { cards } = await ask('young-owner', getHomeCards, {});
    expect(cards.map((one) => one.shortAddress)).toEqual(['3号楼1单元', '5号楼2单元']);
    const { items } = await ask('young-owner', listReports, {});
    const charging = items.find(({ title }) => title.includes('充电'));
    const report = await ask('young-owner', getReport, { id: charging?.id ?? '' });
    expect(report.reveals.map((one) => one.reason)).toEqual(['联系您核实情况', '告诉您结果']);
  });

  it('shows the unit lead three homes to confirm', async () => {
    const { homes } = await ask('unit-lead', listHomesToVerify, {});
    expect(homes.map((one) => one.door).sort()).toEqual(['202', '502', '601']);
  });

  it('lets the grid worker take one and the grid lead check another', async () => {
    const worker = await ask('grid-worker', listWorkOrders, { view: 'todo' });
    expect(worker.items.map((one) => one.nextStep)).toContain('take');
    const lead = await ask('grid-lead', listWorkOrders, { view: 'todo' });
    const toCheck = lead.items.find((one) => one.nextStep === 'confirm-result');
    const detail = await ask('grid-lead', getWorkOrder, { id: toCheck?.id ?? '' });
    expect(detail.result?.by).toBe('网格员 赵小河');
    expect(detail.steps).toEqual(expect.arrayContaining(['confirm-result', 'refuse-result']));
  });

  it('shows the dispatcher what is late in the whole subdistrict', async () => {
    const { items, nextCursor } = await ask('dispatcher', listWorkOrders, { view: 'open' });
    expect(items.filter((one) => one.promised.isOverdue).length).toBeGreaterThan(0);
    expect(nextCursor).toBeDefined();
  });

  it.each(['moderator', 'shopkeeper'])('shows the %s whom to turn to at home', async (who) => {
    const { cards } = await ask(who, getHomeCards, {});
    expect(cards[0]).toMatchObject({ communityName: '槐安社区', gridName: '第一网格' });
    expect(cards[0]?.first.phone).toMatch(/^(1000000|0000-000)/);
  });

  it('opens the card of a grid nobody works in with the duty phone', async () => {
    const { grids, community } = toldPlaces(growTree());
    const { card } = await ask('young-owner', getPlate, { code: grids[7]?.code ?? '' });
    expect(card.first).toMatchObject({ phone: community.dutyPhone });
  });
});
