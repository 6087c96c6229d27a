import { createHash } from 'node:crypto';
import { getRedemption, type Redemption } from '#contracts/shop';
import {
  handOver,
  listHandedOver,
  lookUpCode,
  refuseRedemption,
  reverseRedemption,
} from '#contracts/shop-counter';
import { clockText, dayMs, dayOf, instantOf } from '#domain/day';
import { qrText, staleCodeWords } from '#domain/redemption-code';
import type { EventRecord } from '#runtime/records';
import { accountIdOf, type JournalEntryRecord } from '../../cloudfunctions/modules/points/records';
import type { MovementRecord } from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  openShop,
  piecesOf,
  pointsOf,
  redemptionOf,
  reserved,
  rewardId,
  rewardOf,
} from '../kit/counter';
import { posted } from '../kit/desk';
import { accountOf } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { codeOf, refusalOf } from '../kit/refusal';
import { personId, type Who } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  // Ten in the morning, so that a story of some minutes stays within its day.
  const { clock } = cloud.cloud;
  await clock.advance(instantOf(dayOf(clock.now() + dayMs), '10:00') - clock.now());
  await openShop(cloud);
});
afterEach(() => {
  expect(reconciled(cloud)).toEqual([]);
});
afterAll(stopTestClouds);

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const now = () => cloud.cloud.clock.now();
const points = (who: Who) => pointsOf(cloud, accountIdOf(personId(who)));
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const byCode = (who: Who, code = '') => cloud.as(who)(lookUpCode, { code });
const confirm = (who: Who, { id }: Pick<Redemption, 'id'>) => cloud.as(who)(handOver, { id });
const qr = ({ code = '', secret = '' }: Redemption, at = now()) =>
  qrText({ code, secret }, at, sha256);
const takeBack = (who: Who, { id, version }: { id: string; version: number }) =>
  cloud.as(who)(reverseRedemption, { id, version, reason: '拿错了' });
const movements = (kind: MovementRecord['kind']) =>
  cloud.all<MovementRecord>('stock_movements').filter((one) => one.kind === kind);
const names = () =>
  cloud
    .all<EventRecord>('events')
    .filter(({ name }) => name.startsWith('shop.'))
    .map(({ name }) => name)
    .sort();

describe('what expired while it waited', () => {
  test('is not handed over any more, and is given back', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 1 });
    const { lots } = rewardOf(cloud, 'soap');
    const expiresOn = dayOf(now());
    await cloud.change('rewards', rewardId('soap'), {
      lots: lots.map((lot) => ({ ...lot, expiresOn })),
    });
    await cloud.cloud.clock.advance(dayMs);
    expect(await reasonOf(confirm('qian', redemption))).toMatch(/肥皂.*过期/);
    const { id, version } = redemption;
    await cloud.as('qian')(refuseRedemption, { id, version, why: 'out-of-stock' });
    expect(points('wang')).toEqual([40, 0]);
  });
});

describe('a code', () => {
  test('is found typed or scanned, and shows what the counter needs and no more', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    const found = await byCode('qian', redemption.code);
    expect(found.redemption).toMatchObject({
      id: redemption.id,
      status: 'held',
      maskedName: '王*',
      place: '5号楼',
      points: 10,
      balance: 30,
      needsWitness: false,
      mayReverse: false,
    });
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
    expect(await byCode('qian', qr(redemption))).toEqual(found);
    expect(await byCode('gu', redemption.code?.toLowerCase())).toEqual(found);
  });

  test('photographed yesterday says so; half a minute earlier or later is taken', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    for (const by of [-30_000, 30_000]) await byCode('qian', qr(redemption, now() + by));
    const stale = byCode('qian', qr(redemption, now() - 120_000));
    expect(await reasonOf(stale)).toBe(staleCodeWords);
    expect(await reasonOf(byCode('qian', `${redemption.code}.2222`))).toBe(staleCodeWords);
  });

  test('of another shop does not exist here, nor one that was given back', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const { details, code } = await refusalOf(byCode('nine', redemption.code));
    expect([code, details?.reason]).toEqual(['not-found', expect.stringContaining('别的超市')]);
    expect(await codeOf(confirm('nine', redemption))).toBe('not-found');
    expect(await codeOf(byCode('qian', 'ZZZZZZ'))).toBe('not-found');
    const { id, version } = redemption;
    await cloud.as('qian')(refuseRedemption, { id, version, why: 'damaged' });
    expect(await codeOf(byCode('qian', redemption.code))).toBe('not-found');
  });

  test('is nothing for somebody who keeps no shop', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    for (const who of ['luo', 'wang', 'visitor'] as const) {
      expect(await codeOf(byCode(who, redemption.code))).toBe('forbidden');
      expect(await codeOf(confirm(who, redemption))).toBe('forbidden');
    }
  });
});

describe('to hand over', () => {
  test('gives a receipt, books the points, and moves the pieces out with a line', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    const done = await confirm('qian', redemption);
    expect(done).toMatchObject({
      isRepeat: false,
      redemption: { status: 'handed-over', balance: 30, mayReverse: true, version: 2 },
    });
    const { receiptNumber } = done.redemption;
    expect(receiptNumber).toMatch(new RegExp(`^${dayOf(now()).replaceAll('-', '')}-\\w{6}$`));
    expect([points('wang'), piecesOf(cloud, 'soap')]).toEqual([
      [30, 0],
      [8, 0, 2],
    ]);
    expect(movements('handed-over')).toMatchObject([
      { pieces: -2, name: '肥皂', byText: '积分超市专管员 钱外', aboutId: redemption.id },
    ]);
    const own = await cloud.as('wang')(getRedemption, { id: redemption.id });
    expect(own.redemption).toMatchObject({
      status: 'handed-over',
      receiptNumber,
      handedOverText: '积分超市专管员 钱外',
    });
    expect(own.redemption).not.toHaveProperty('code');
    expect(redemptionOf(cloud, redemption.id)).not.toHaveProperty('secret');
  });

  test('twice, also by a colleague, answers with the first receipt', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const first = await confirm('qian', redemption);
    const at = clockText(now());
    await cloud.cloud.clock.advance(5 * 60_000);
    for (const who of ['qian', 'gu'] as const)
      expect(await confirm(who, redemption)).toEqual({ ...first, isRepeat: true });
    const seen = (await byCode('gu', redemption.code)).redemption;
    expect([seen.status, clockText(seen.handedOverAt ?? 0)]).toEqual(['handed-over', at]);
    expect(points('wang')).toEqual([35, 0]);
    expect(movements('handed-over')).toHaveLength(1);
    expect(names().filter((name) => name === 'shop.handed-over')).toHaveLength(1);
  });

  test('is for nobody’s own household', async () => {
    const home = cloud.one<{ _id: string; homes: object[] }>('people', personId('wang'))?.homes[0];
    await cloud.change('people', personId('wang'), { homes: [{ ...home, door: '101' }] });
    await accountOf(cloud, 'wang', { balance: 40, door: '101' });
    await cloud.change('people', personId('qian'), { homes: [{ ...home, door: '101' }] });
    const { redemption } = await reserved(cloud, 'wang');
    expect(await reasonOf(confirm('qian', redemption))).toContain('家里人');
    await posted(cloud, 'wang', ['shopkeeper', 'huai']);
    expect(await reasonOf(confirm('wang', redemption))).toContain('您自己');
    expect((await confirm('gu', redemption)).isRepeat).toBe(false);
  });
});

describe('the counter cannot give it', () => {
  test('so points and pieces go back, and she reads why', async () => {
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    const { id, version } = redemption;
    const input = { id, version, why: 'out-of-stock' as const };
    expect(await codeOf(cloud.as('nine')(refuseRedemption, input))).toBe('not-found');
    expect(await codeOf(cloud.as('qian')(refuseRedemption, { ...input, version: 9 }))).toBe(
      'conflict',
    );
    await cloud.as('qian')(refuseRedemption, input);
    expect([points('wang'), piecesOf(cloud, 'soap')]).toEqual([
      [40, 0],
      [10, 0, 0],
    ]);
    const own = await cloud.as('wang')(getRedemption, { id });
    expect(own.redemption).toMatchObject({ status: 'void', voidReason: 'out-of-stock' });
    expect(await reasonOf(cloud.as('gu')(refuseRedemption, input))).toContain('积分已退回');
    expect(await reasonOf(confirm('gu', redemption))).toContain('积分已退回');
  });
});

describe('to take it back the same day', () => {
  test('returns points, pieces and the month’s limit, once, and says who and why', async () => {
    await cloud.change('rewards', rewardId('soap'), { maxPerMonth: 2 });
    const { redemption } = await reserved(cloud, 'wang', { soap: 2 });
    const done = await confirm('qian', redemption);
    const { redemption: undone } = await takeBack('gu', done.redemption);
    expect(undone).toMatchObject({ status: 'reversed', balance: 40, mayReverse: false });
    expect([points('wang'), piecesOf(cloud, 'soap')]).toEqual([
      [40, 0],
      [10, 0, 0],
    ]);
    expect(movements('returned')).toMatchObject([
      { pieces: 2, byText: '积分超市专管员 顾明岚', aboutId: redemption.id },
    ]);
    const [entry] = cloud
      .all<JournalEntryRecord>('journal_entries')
      .filter(({ kind }) => kind === 'reversed');
    expect(entry).toMatchObject({ approverText: '积分超市专管员 顾明岚', balance: 40 });
    expect(entry?.reason).toContain('拿错了');
    const own = await cloud.as('wang')(getRedemption, { id: redemption.id });
    expect(own.redemption).toMatchObject({ status: 'reversed', reversedReason: '拿错了' });
    expect(await reasonOf(takeBack('qian', undone))).toContain('已退回');
    expect(await reasonOf(confirm('qian', redemption))).toContain('撤销');
    await reserved(cloud, 'wang', { soap: 2 });
  });

  test('is not for the next day, another shop, or what nobody has fetched', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    expect(await reasonOf(takeBack('qian', redemption))).toContain('还没有领取');
    const done = await confirm('qian', redemption);
    expect(await codeOf(takeBack('nine', done.redemption))).toBe('not-found');
    expect(await codeOf(takeBack('qian', redemption))).toBe('conflict');
    await cloud.cloud.clock.advance(14 * 3_600_000);
    expect(await reasonOf(takeBack('qian', done.redemption))).toContain('当天');
    const { items } = await cloud.as('qian')(listHandedOver, {});
    expect(items).toMatchObject([{ id: redemption.id, mayReverse: false }]);
  });
});

describe('what was handed over', () => {
  test('is listed newest first for the shop’s keepers alone, by pages, in few requests', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    const done = await confirm('qian', redemption);
    await reserved(cloud, 'li');
    const template = redemptionOf(cloud, redemption.id);
    const { handedOverAt = 0, code: _, ...rest } = template;
    await cloud.load(
      'redemptions',
      Array.from({ length: 25 }, (_one, index) => ({
        ...rest,
        _id: `rd_old${String(index).padStart(5, '0')}`,
        status: index % 2 ? 'reversed' : 'handed-over',
        handedOverAt: handedOverAt - (index + 1) * 60_000,
      })),
    );
    const first = await cloud.as('gu')(listHandedOver, {});
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(6);
    expect(first.items[0]).toEqual(done.redemption);
    const { nextCursor: cursor = '' } = first;
    const second = await cloud.as('gu')(listHandedOver, { cursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect([ids.length, new Set(ids).size, second.nextCursor]).toEqual([26, 26, undefined]);
    expect((await cloud.as('nine')(listHandedOver, {})).items).toEqual([]);
    // Nothing was booked for these: they were made up for the list.
    for (const { _id } of cloud.all('redemptions').filter((one) => one._id.startsWith('rd_old')))
      await cloud.change('redemptions', _id, { status: 'void', receiptNumber: undefined });
  });
});

describe('a voucher', () => {
  beforeEach(async () => {
    await openShop(cloud, {
      haircut: {
        name: '理发券',
        kind: 'voucher',
        price: 15,
        pieces: 2,
        partner: {
          membershipId: 'ms_officer_huai',
          personId: personId('officer'),
          name: '剪艺理发',
        },
      },
    });
    await posted(cloud, 'officer', ['partner', 'huai']);
  });

  test('comes alone, lasts 30 days, and names who serves', async () => {
    expect(await reasonOf(reserved(cloud, 'wang', { haircut: 1, soap: 1 }))).toContain('单独');
    const { redemption } = await reserved(cloud, 'wang', { haircut: 1 });
    expect(redemption.partnerText).toBe('剪艺理发');
    expect(redemption.until - redemption.reservedAt).toBe(30 * dayMs);
  });

  test('is checked by its partner, once, and by nobody at the shop', async () => {
    const { redemption } = await reserved(cloud, 'wang', { haircut: 1 });
    expect(await codeOf(byCode('qian', redemption.code))).toBe('not-found');
    expect(await codeOf(confirm('qian', redemption))).toBe('not-found');
    const seen = await byCode('officer', qr(redemption));
    expect(seen.redemption).toMatchObject({ maskedName: '王*', status: 'held' });
    const first = await confirm('officer', redemption);
    expect(first.redemption).toMatchObject({ status: 'handed-over', mayReverse: false });
    expect(await confirm('officer', redemption)).toEqual({ ...first, isRepeat: true });
    expect((await cloud.as('officer')(listHandedOver, {})).items).toEqual([first.redemption]);
    expect(piecesOf(cloud, 'haircut')).toEqual([1, 0, 1]);
    const { redemption: undone } = await takeBack('qian', first.redemption);
    expect(undone).toMatchObject({ status: 'reversed', balance: 40 });
  });

  test('is not to be had once nobody serves it', async () => {
    await cloud.change('people', personId('officer'), { memberships: [] });
    expect(await reasonOf(reserved(cloud, 'wang', { haircut: 1 }))).toContain('暂时没有商家');
    expect(piecesOf(cloud, 'haircut')).toEqual([2, 0, 0]);
  });

  test('a partner sees no code of the shop', async () => {
    const { redemption } = await reserved(cloud, 'wang');
    expect(await codeOf(byCode('officer', redemption.code))).toBe('not-found');
    expect(await codeOf(confirm('officer', redemption))).toBe('not-found');
  });
});
