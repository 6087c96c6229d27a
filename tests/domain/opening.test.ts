import type { Opening } from '#contracts/shop-stock';
import { isOpeningDay, isShopOpen, openingFault, openingText } from '#domain/opening';
import { at } from '../kit/clock';

const opening = (over: Partial<Opening> = {}): Opening => ({
  weekdays: [1, 2, 3, 4, 5],
  hours: [
    { from: '08:30', until: '12:00' },
    { from: '14:00', until: '17:30' },
  ],
  closedOn: [],
  ...over,
});

describe('the hours of a shop', () => {
  it.each([
    [[1, 2, 3, 4, 5], '周一至周五'],
    [[1, 2, 3, 4, 5, 6, 7], '每天'],
    [[6, 7], '周六、周日'],
    [[3], '周三'],
    [[5, 1, 3, 2], '周一至周三、周五'],
    [[2, 2], '周二'],
  ])('on %j are read as %s', (weekdays, words) => {
    expect(openingText(opening({ weekdays }))).toBe(`${words} 08:30–12:00、14:00–17:30`);
  });

  it('begin at the first minute and are over at the last', () => {
    expect(isShopOpen(opening(), at('2026-11-23 08:29'))).toBe(false);
    expect(isShopOpen(opening(), at('2026-11-23 08:30'))).toBe(true);
    expect(isShopOpen(opening(), at('2026-11-23 12:00'))).toBe(false);
    expect(isShopOpen(opening(), at('2026-11-23 17:29'))).toBe(true);
    expect(isShopOpen(opening(), at('2026-11-22 10:00'))).toBe(false);
  });

  it('do not hold on a day it says it is closed', () => {
    const closed = opening({ closedOn: ['2026-11-23'] });
    expect(isOpeningDay(closed, '2026-11-23')).toBe(false);
    expect(isShopOpen(closed, at('2026-11-23 10:00'))).toBe(false);
    expect(isOpeningDay(closed, '2026-11-24')).toBe(true);
  });

  it('may stand in any order and touch one another', () => {
    const hours = [
      { from: '14:00', until: '17:30' },
      { from: '08:30', until: '14:00' },
    ];
    expect(openingFault(opening({ hours }))).toBeUndefined();
  });

  it.each([
    [[{ from: '12:00', until: '12:00' }], 'hours.0'],
    [[{ from: '17:00', until: '09:00' }], 'hours.0'],
    [[{ from: '09:00', until: '24:30' }], 'hours.0'],
    [[{ from: '09:00', until: '10:75' }], 'hours.0'],
    [
      [
        { from: '14:00', until: '17:00' },
        { from: '09:00', until: '14:01' },
      ],
      'hours',
    ],
    [
      [
        { from: '09:00', until: '17:00' },
        { from: '09:00', until: '10:00' },
      ],
      'hours',
    ],
  ])('%j are refused at %s', (hours, field) => {
    expect(openingFault(opening({ hours }))?.field).toBe(field);
  });
});
