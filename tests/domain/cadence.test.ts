import type { Cadence } from '#contracts/council';
import {
  absentText,
  cadenceOf,
  isQuiet,
  isToldOf,
  lastMonths,
  monthAt,
  monthOver,
  withMissed,
} from '#domain/cadence';
import { instantOf } from '#domain/day';

const now = instantOf('2026-11-20', '10:00');
const hall = (months: Record<string, Cadence>, openedOn = '2026-01-10') => ({ months, openedOn });

describe('months of a hall', () => {
  it('are counted in Asia/Shanghai, over the turn of the year', () => {
    expect(monthAt(instantOf('2027-01-01', '00:00'))).toBe('2027-01');
    expect(monthAt(instantOf('2027-01-01', '00:00') - 1)).toBe('2026-12');
    expect(lastMonths(instantOf('2027-02-03', '09:00'), 4)).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
    expect(monthOver(instantOf('2027-01-01', '00:00'))).toBe('2026-12');
  });

  it.each<[string, Cadence | null]>([
    ['2026-12', null],
    ['2026-11', 'planned'],
    ['2026-10', 'held'],
    ['2026-09', 'without-topics'],
    ['2026-08', 'missed'],
    ['2026-07', 'missed'],
    ['2026-06', null],
    ['2026-05', null],
  ])('%s is %s for a hall that opened in June', (month, cadence) => {
    const held = hall({ '2026-10': 'held', '2026-09': 'without-topics' }, '2026-06-20');
    expect(cadenceOf(held, month, now)).toBe(cadence);
  });

  it('say that this month was held as soon as it was', () => {
    expect(cadenceOf(hall({ '2026-11': 'held' }), '2026-11', now)).toBe('held');
  });

  it('count what was held in the month a hall opened in', () => {
    expect(cadenceOf(hall({ '2026-06': 'held' }, '2026-06-20'), '2026-06', now)).toBe('held');
  });
});

describe('a quiet hall', () => {
  it.each<[string, Record<string, Cadence>, boolean]>([
    ['missed two in a row', { '2026-08': 'held' }, true],
    ['missed only the last one', { '2026-09': 'held' }, false],
    ['met without topics', { '2026-10': 'without-topics' }, false],
    ['missed two and then met', { '2026-11': 'held' }, false],
  ])('is one that %s', (_, months, isSo) => expect(isQuiet(hall(months), now)).toBe(isSo));

  it('is none that opened a month ago', () =>
    expect(isQuiet(hall({}, '2026-10-05'), now)).toBe(false));
});

describe('parties that stay away', () => {
  it('are named from the third time on', () => {
    expect(absentText({ 'property-firm': 2 })).toBeUndefined();
    expect(absentText({ 'property-firm': 3, 'owners-committee': 5, 'estate-party': 0 })).toBe(
      '物业企业连续 3 次没有到会；业委会连续 5 次没有到会',
    );
  });
});

describe('months that are over', () => {
  it('are written down as missed where nobody wrote anything, also several after an outage', () => {
    const { months, missed } = withMissed({ '2026-09': 'held' }, '2026-07', now);
    expect(missed).toEqual(['2026-08', '2026-10']);
    expect(months).toEqual({ '2026-08': 'missed', '2026-09': 'held', '2026-10': 'missed' });
  });

  it('change nothing a second time', () => {
    const once = withMissed({}, '2026-08', now);
    expect(withMissed(once.months, '2026-10', now)).toEqual({ months: once.months, missed: [] });
  });

  it('are kept for two years', () => {
    const { months, missed } = withMissed({}, '2024-01', now);
    expect(missed).toHaveLength(33);
    expect(Object.keys(months)).toHaveLength(24);
    expect(Object.keys(months).sort()[0]).toBe('2024-11');
    expect(months['2026-10']).toBe('missed');
  });

  it.each<[Record<string, Cadence>, string[], boolean]>([
    [{ '2026-09': 'missed', '2026-10': 'missed' }, ['2026-10'], true],
    [{ '2026-09': 'missed', '2026-10': 'missed' }, ['2026-09', '2026-10'], true],
    [{ '2026-09': 'held', '2026-10': 'missed' }, ['2026-10'], false],
    [{ '2026-09': 'missed', '2026-10': 'held' }, ['2026-09'], false],
    [{ '2026-09': 'missed', '2026-10': 'missed' }, [], false],
  ])('tell the subdistrict once two in a row were missed: %j %j', (months, missed, isSo) =>
    expect(isToldOf(months, missed, now)).toBe(isSo),
  );
});
