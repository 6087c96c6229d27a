import fc from 'fast-check';
import type { Opening } from '#contracts/shop-stock';
import { dayOf } from '#domain/day';
import { isOpeningDay } from '#domain/opening';
import {
  endedText,
  faultOfRegisterDay,
  holdUntil,
  isSameDay,
  itemsText,
  obstacleToServe,
  priceOf,
  receiptNumberOf,
  refuseOtherPrice,
  stillAllowed,
  type Taken,
  withoutTaken,
  withTaken,
  witnessKeys,
} from '#domain/redemption';
import { at, wall } from '../kit/clock';

const weekdays: Opening = {
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    { from: '08:30', until: '12:00' },
    { from: '14:00', until: '17:30' },
  ],
  closedOn: [],
};
const rules = { hours: 72, openingDays: 2 };
const until = (from: string, opening: Opening = weekdays) =>
  wall(holdUntil(opening, at(from), rules));

describe('how long something is kept', () => {
  test('72 hours where the shop opens often enough', () => {
    expect(until('2026-11-16 10:00')).toBe('2026-11-19 10:00');
    expect(until('2026-11-20 16:00')).toBe('2026-11-24 17:30');
  });
  test('to the close of the second opening day after today, whatever is closed in between', () => {
    expect(until('2026-11-19 16:00')).toBe('2026-11-23 17:30');
    expect(until('2026-11-16 10:00', { ...weekdays, weekdays: [2] })).toBe('2026-11-24 17:30');
    const closedOn = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
    expect(until('2026-11-16 10:00', { ...weekdays, closedOn })).toBe('2026-11-24 17:30');
  });
  test('always 72 hours, and two days on which the shop opens', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const instants = fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') });
    fc.assert(
      fc.property(days, instants, (chosen, now) => {
        const opening = { ...weekdays, weekdays: chosen };
        const end = holdUntil(opening, now, rules);
        expect(end - now).toBeGreaterThanOrEqual(72 * 3_600_000);
        const hours = Array.from({ length: 24 * 30 }, (_, hour) => now + hour * 3_600_000);
        const open = hours.filter((hour) => hour < end && isOpeningDay(opening, dayOf(hour)));
        const later = new Set(open.map(dayOf).filter((day) => day !== dayOf(now)));
        expect(later.size).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

const noTaken: Taken = { month: '2026-11', pieces: {} };
const soap = { rewardId: 'rw_soap', name: '肥皂', quantity: 1, maxPerMonth: 2 };
const november = at('2026-11-20 10:00');
const december = at('2026-12-01 00:00');

describe('what a month allows', () => {
  test('up to its number of pieces, and in the next month again', () => {
    const once = withTaken(noTaken, [soap], november);
    const twice = withTaken(once, [soap], november);
    expect(twice.pieces).toEqual({ rw_soap: 2 });
    expect(() => withTaken(twice, [soap], november)).toThrow(
      expect.objectContaining({ details: { reason: expect.stringContaining('已经兑够了') } }),
    );
    expect(() => withTaken(once, [{ ...soap, quantity: 2 }], november)).toThrow(
      expect.objectContaining({ details: { reason: expect.stringContaining('还可以兑 1 件') } }),
    );
    expect(withTaken(twice, [soap], december)).toEqual({
      month: '2026-12',
      pieces: { rw_soap: 1 },
    });
    const thing = { _id: 'rw_soap', maxPerMonth: 2 };
    expect(stillAllowed(thing, twice, november)).toBe(0);
    expect(stillAllowed(thing, twice, december)).toBe(2);
    expect(stillAllowed({ _id: 'rw_soap' }, twice, november)).toBeUndefined();
  });
  test('what comes back may be taken again; of a month that is over nothing comes back', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });
    const { maxPerMonth: _, ...unlimited } = soap;
    fc.assert(
      fc.property(quantities, quantities, (kept, returned) => {
        const wanted = (quantity: number) => [{ ...unlimited, quantity }];
        const all = [...kept, ...returned];
        const taken = all.reduce((sum, n) => withTaken(sum, wanted(n), november), noTaken);
        const left = returned.reduce((sum, n) => withoutTaken(sum, wanted(n), november), taken);
        expect(left.pieces).toEqual(
          kept.reduce((sum, n) => withTaken(sum, wanted(n), november), noTaken).pieces,
        );
        expect(withoutTaken(taken, wanted(1), december)).toBe(taken);
      }),
    );
  });
});

test('a price that changed is told with what is true now', () => {
  const items = [
    { name: '肥皂', price: 5, quantity: 2 },
    { name: '拖把', price: 30, quantity: 1 },
  ];
  expect(priceOf(items)).toBe(40);
  expect(itemsText(items)).toBe('肥皂 2 件、拖把 1 件');
  expect(() => refuseOtherPrice(items, 40)).not.toThrow();
  expect(() => refuseOtherPrice(items, 38)).toThrow(
    expect.objectContaining({
      details: { reason: '价格变了：现在肥皂 5 分、拖把 30 分，一共 40 分，请看过再兑' },
    }),
  );
});

test('nobody serves herself or those behind her door', () => {
  const home = { areaId: 'ar_u1', door: '101' };
  const server = { personId: 'pe_1', homes: [home] };
  const holder = { personId: 'pe_2', areaPath: ['ar_d', 'ar_u1'], door: '101' };
  expect(obstacleToServe(server, { ...holder, personId: 'pe_1' })).toContain('您自己');
  expect(obstacleToServe(server, holder)).toContain('家里人');
  expect(obstacleToServe(server, { ...holder, door: '102' })).toBeUndefined();
  expect(obstacleToServe(server, { ...holder, areaPath: ['ar_d', 'ar_u2'] })).toBeUndefined();
  const doorless = { personId: 'pe_1', homes: [{ areaId: 'ar_u1' }] };
  expect(obstacleToServe(doorless, { areaPath: ['ar_u1'] })).toBeUndefined();
});

test('what was handed over is taken back until midnight of the shop', () => {
  const handed = at('2026-11-20 16:59');
  expect(isSameDay(handed, at('2026-11-20 23:59'))).toBe(true);
  expect(isSameDay(handed, at('2026-11-21 00:00'))).toBe(false);
  expect(isSameDay(undefined, handed)).toBe(false);
  expect(receiptNumberOf(handed, 'K7QM3P')).toBe('20261120-K7QM3P');
});

test('the register goes back 31 days and not ahead', () => {
  const now = at('2026-11-20 09:00');
  expect(faultOfRegisterDay('2026-11-20', now)).toBeUndefined();
  expect(faultOfRegisterDay('2026-10-20', now)).toBeUndefined();
  expect(faultOfRegisterDay('2026-10-19', now)).toContain('31 天');
  expect(faultOfRegisterDay('2026-11-21', now)).toContain('还没有到');
});

test('what became of it is said in a sentence', () => {
  const now = at('2026-11-20 12:00');
  const held = { status: 'held' as const, until: at('2026-11-20 12:01') };
  expect(endedText(held, now)).toBeUndefined();
  expect(endedText(held, at('2026-11-20 12:01'))).toContain('今天 12:01');
  const handedOverAt = at('2026-11-20 10:32');
  const done = { ...held, status: 'handed-over' as const, handedOverAt };
  expect(endedText(done, now)).toBe('已于 10:32 领取');
  expect(endedText(done, at('2026-11-22 12:00'))).toBe('已于 11月20日 10:32 领取');
  expect(endedText({ ...held, status: 'void' }, now)).toContain('积分已退回');
  expect(endedText({ ...held, status: 'reversed', endedAt: handedOverAt }, now)).toContain('撤销');
});

test('second persons are the community’s staff, its auditors and neighbours with a post nearby', () => {
  const path = ['ar_district', 'ar_street', 'ar_huai', 'ar_b5', 'ar_u51'];
  const keys = witnessKeys(path, 'ar_huai');
  expect(keys).toContain('community-staff@ar_huai');
  expect(keys).toContain('auditor@ar_district');
  expect(keys).toContain('unit-lead@ar_u51');
  expect(keys).not.toContain('community-staff@ar_street');
  expect(keys).not.toContain('unit-lead@ar_street');
  expect(keys.filter((key) => key.startsWith('shopkeeper'))).toEqual([]);
});
