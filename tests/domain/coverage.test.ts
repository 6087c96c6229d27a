import fc from 'fast-check';
import { type CoverageWay, coverageWays } from '#contracts/coverage';
import type { NoticeKind } from '#contracts/notice';
import {
  addedUp,
  countsReading,
  countsWith,
  coverageText,
  isSampledTick,
  personKey,
  type ReachedDoors,
  reach,
  reachedByArea,
  reachedIn,
  reachedTogether,
  refuseToTell,
  tellingWords,
  uncoveredDoors,
  unreach,
} from '#domain/coverage';
import type { Notice } from '#domain/notice';
import { at } from '../kit/clock';

const way = fc.constantFrom(...coverageWays);
const door = fc.oneof(
  fc.constantFrom('101', '302', '东户', 'constructor', '__proto__x', 'toString'),
  fc.integer({ min: 1, max: 60 }).map(String),
  fc.integer({ min: 1, max: 9 }).map((n) => personKey(`pe_${n}`)),
);
type Step = { door: string; how: CoverageWay | 'take-back' };
const steps = fc.array(fc.record({ door, how: fc.oneof(way, fc.constant('take-back' as const)) }));

const done = (all: readonly Step[]): ReachedDoors =>
  all.reduce<ReachedDoors>(
    (doors, step, index) =>
      step.how === 'take-back'
        ? unreach(doors, step.door)
        : reach(doors, { door: step.door, how: step.how, at: index }),
    {},
  );

describe('doors', () => {
  it('are reached by the strongest word since the last tick was taken back', () => {
    const weights = { read: 1, phone: 2, visit: 3 } as const;
    fc.assert(
      fc.property(steps, (all) => {
        const doors = done(all);
        for (const one of new Set(all.map((step) => step.door))) {
          const own = all.filter((step) => step.door === one);
          const since = own.slice(own.findLastIndex(({ how }) => how === 'take-back') + 1);
          const wasRead = own.some(({ how }) => how === 'read');
          const words = [...since.map(({ how }) => how), ...(wasRead ? ['read'] : [])];
          const strongest = words.sort(
            (a, b) => weights[b as CoverageWay] - weights[a as CoverageWay],
          )[0];
          expect([one, Object.hasOwn(doors, one) ? doors[one]?.how : undefined]).toEqual([
            one,
            strongest,
          ]);
        }
      }),
    );
  });

  it('do not change by what changes nothing: the very same record comes back', () => {
    fc.assert(
      fc.property(steps, door, way, (all, one, how) => {
        const doors = reach(done(all), { door: one, how, at: 1 });
        expect(reach(doors, { door: one, how, at: 2 })).toBe(doors);
        const taken = unreach(doors, one);
        expect(unreach(taken, one)).toBe(taken);
      }),
    );
  });
});

describe('counts', () => {
  it('are whole: reached and uncovered make the total, which is at least the doors there are', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 80 }), (all, households) => {
        const doors = done(all);
        const { total, read, phone, visit, uncovered } = countsWith(reachedIn(doors), households);
        expect(read + phone + visit).toBe(Object.keys(doors).length);
        expect(read + phone + visit + uncovered).toBe(total);
        expect(total).toBeGreaterThanOrEqual(households);
        expect(uncovered).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('of areas are the sums of what lies below them', () => {
    const unit = fc.record({
      building: fc.integer({ min: 1, max: 3 }),
      unit: fc.integer({ min: 1, max: 3 }),
      doors: steps.map(done),
    });
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const all = units.map((one) => ({
          areaPath: ['district', 'huai', `b${one.building}`, `u${one.building}${one.unit}`],
          reached: reachedIn(one.doors),
        }));
        const sums = reachedByArea(all, 'huai');
        for (const [id, sum] of Object.entries(sums)) {
          const below = all.filter(({ areaPath }) => areaPath.includes(id));
          expect(sum).toEqual(reachedTogether(below.map(({ reached }) => reached)));
        }
        expect(sums).not.toHaveProperty('district');
        expect(Object.keys(sums)).toHaveLength(
          new Set(all.flatMap(({ areaPath }) => areaPath.slice(1))).size,
        );
      }),
    );
  });

  it('are told as households, rounded down so that 100% means everybody', () => {
    const counts = (read: number, total: number) => countsWith({ read, phone: 0, visit: 0 }, total);
    expect(coverageText(counts(8, 12))).toBe('已覆盖 8/12 户（66%）');
    expect(coverageText(counts(999, 1000))).toBe('已覆盖 999/1000 户（99%）');
    expect(coverageText(counts(0, 0))).toBe('已覆盖 0/0 户（0%）');
    expect(coverageText(addedUp([counts(1, 2), counts(2, 2)]))).toBe('已覆盖 3/4 户（75%）');
  });
});

describe('doors that are left', () => {
  it('are the known ones nobody reached, as people count them, and never a person', () => {
    const doors = reach(reach({}, { door: '302', how: 'phone', at: 1 }), {
      door: personKey('pe_1'),
      how: 'read',
      at: 1,
    });
    expect(uncoveredDoors(['1001', '201', '302', 'constructor'], doors, 12)).toEqual({
      uncovered: ['201', '1001', 'constructor'],
      unknown: 7,
    });
  });

  it('and those without a number make up the rest', () => {
    const known = fc.uniqueArray(fc.integer({ min: 1, max: 60 }).map(String));
    fc.assert(
      fc.property(steps, known, fc.integer({ min: 0, max: 80 }), (all, some, households) => {
        const doors = done(all);
        const { uncovered, unknown } = uncoveredDoors(some, doors, households);
        expect(uncovered.some((one) => one.startsWith('~'))).toBe(false);
        expect(uncovered.every((one) => !Object.hasOwn(doors, one))).toBe(true);
        expect(unknown).toBe(
          Math.max(0, households - uncovered.length - Object.keys(doors).length),
        );
      }),
    );
  });
});

const now = at('2026-11-20 10:00');
const notice = (over: Partial<Notice> & { kind?: NoticeKind }): Notice => ({
  kind: 'outage',
  title: '停水通知',
  text: '明天停水，请提前存水。',
  startsAt: at('2026-11-23 08:00'),
  endsAt: at('2026-11-23 12:00'),
  areaIds: ['ar_u52'],
  areaText: '5号楼2单元',
  path: ['ar_district'],
  publisher: { personId: 'pe_1', name: '林平', role: 'unit-lead', areaName: '', unitName: '' },
  status: 'published',
  version: 1,
  round: 1,
  writtenAt: now,
  publishedAt: now,
  shownUntil: at('2026-12-07 12:00'),
  photos: [],
  revisions: [],
  channels: [],
  ...over,
});

describe('what is counted', () => {
  it('is what is up and not over', () => {
    expect(countsReading(notice({}), now)).toBe(true);
    expect(countsReading(notice({ status: 'withdrawn' }), now)).toBe(false);
    expect(countsReading(notice({}), at('2026-11-23 12:00'))).toBe(false);
  });

  it('is told until a day after it, and only where everybody must know', () => {
    const told = (over: Partial<Notice>, when = now) => {
      try {
        refuseToTell(notice(over), when);
        return 'told';
      } catch (error) {
        return (error as { details: { reason: string } }).details.reason;
      }
    };
    expect(told({})).toBe('told');
    expect(told({ kind: 'emergency' })).toBe('told');
    expect(told({}, at('2026-11-24 11:59'))).toBe('told');
    expect(told({}, at('2026-11-24 12:00'))).toMatch('已经过去');
    expect(told({ kind: 'everyday' })).toMatch('停水停电');
    expect(told({ kind: 'meeting' })).toMatch('停水停电');
    expect(told({ status: 'withdrawn' })).toMatch('已经撤回');
  });

  it('is drawn as often as the policy says', () => {
    const lots = Array.from({ length: 100 }, (_, lot) => lot);
    expect(lots.filter((lot) => isSampledTick(lot, 10))).toHaveLength(10);
    expect(lots.filter((lot) => isSampledTick(lot, 0))).toHaveLength(0);
    expect(lots.every((lot) => isSampledTick(lot, 100))).toBe(true);
  });
});

describe('what one says', () => {
  it('is what, where, when and what to do', () => {
    expect(tellingWords(notice({}), now)).toBe(
      '停水通知：5号楼2单元，11月23日（周一）08:00–12:00。明天停水，请提前存水。',
    );
    expect(tellingWords(notice({ place: '南门', title: '紧急集合' }), now)).toBe(
      '紧急集合：5号楼2单元，11月23日（周一）08:00–12:00，地点在南门。明天停水，请提前存水。',
    );
  });

  it('is what it says where it has no time, and never a story', () => {
    const { startsAt: _, endsAt: __, ...timeless } = notice({ title: '大风暴雨提醒' });
    expect(tellingWords({ ...timeless, text: '请关好\n门窗' }, now)).toBe(
      '大风暴雨提醒：请关好 门窗。',
    );
    expect(tellingWords({ ...timeless, text: '关窗。'.repeat(100) }, now).length).toBeLessThan(100);
  });
});
