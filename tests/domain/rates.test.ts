import type { Outcome, Rating } from '#contracts/loop';
import { meanSatisfaction, type Rated, ratesOf, suggestedEfficiency } from '#domain/rates';
import { at } from '../kit/clock';
import { dispatched, signed, told } from '../kit/order-story';

const due = at('2026-11-23 17:30');
type Made = {
  rating?: Rating;
  outcome?: Outcome;
  excludedFor?: NonNullable<Rated['rating']>['excludedFor'];
  doneAt?: number;
  ending?: Rated['ending'];
};
const row = ({ rating, outcome = 'solved', excludedFor, doneAt, ending }: Made): Rated => ({
  ending: ending ?? (rating ? (rating === 'unsatisfied' ? 'unsatisfied' : 'rated') : 'unrated'),
  contact: { dueAt: due, isFollowUp: false, ...(doneAt !== undefined && { doneAt }) },
  result: { text: '', outcome, photos: [], at: 0, byId: '', byText: '' },
  ...(rating && {
    rating: { rating, reasons: [], at: 0, ...(excludedFor && { excludedFor }) },
  }),
});
const times = (n: number, made: Made) => Array.from({ length: n }, () => row(made));

describe('the three rates', () => {
  it('are counted with their n and coverage', () => {
    const rows = [
      ...times(6, { rating: 'satisfied', doneAt: due }),
      ...times(2, { rating: 'acceptable', doneAt: due + 1 }),
      ...times(1, { rating: 'unsatisfied', outcome: 'partly-solved' }),
      ...times(3, { outcome: 'not-as-reported', doneAt: due - 1 }),
    ];
    expect(ratesOf(rows)).toEqual({
      closed: 12,
      response: { value: 9 / 12, hits: 9, n: 12, isSmall: false },
      solution: { value: 8 / 12, hits: 8, n: 12, isSmall: false },
      satisfaction: { value: 8 / 9, hits: 8, n: 9, isSmall: false },
      coverage: 9 / 12,
      exclusions: [],
    });
  });
  it('say nothing of nothing, and little of a few', () => {
    expect(ratesOf([])).toMatchObject({
      closed: 0,
      coverage: 0,
      satisfaction: { hits: 0, n: 0, isSmall: true },
    });
    expect(ratesOf([]).satisfaction.value).toBeUndefined();
    expect(ratesOf(times(4, { rating: 'satisfied' })).satisfaction.isSmall).toBe(true);
    expect(ratesOf(times(5, { rating: 'satisfied' })).satisfaction.isSmall).toBe(false);
  });
  it('never count silence as content', () =>
    expect(ratesOf(times(8, {}))).toMatchObject({
      closed: 8,
      coverage: 0,
      satisfaction: { n: 0 },
    }));
  it('leave out what was judged to be left out, and tell how often and why', () => {
    const rows = [
      ...times(5, { rating: 'satisfied' }),
      ...times(2, { rating: 'unsatisfied', excludedFor: 'policy-forbids' }),
      ...times(1, { rating: 'unsatisfied', excludedFor: 'malicious' }),
      ...times(1, { rating: 'unsatisfied' }),
    ];
    const { satisfaction, coverage, exclusions } = ratesOf(rows);
    expect(satisfaction).toEqual({ value: 5 / 6, hits: 5, n: 6, isSmall: false });
    expect(coverage).toBe(1);
    expect(exclusions).toEqual([
      { reason: 'policy-forbids', count: 2 },
      { reason: 'malicious', count: 1 },
    ]);
  });
  it('do not mix in what was declined, merged, withdrawn or settled on patrol', () => {
    const others = (
      ['declined', 'merged', 'withdrawn', 'on-spot', 'not-supplemented', undefined] as const
    ).map((ending) => ({ ...row({}), ending }) as Rated);
    expect(ratesOf(others).closed).toBe(0);
  });
  it('count no answer as unsolved', () => {
    const rows = [row({ outcome: 'answered' }), row({ outcome: 'other-channel' }), row({})];
    expect(ratesOf(rows).solution).toMatchObject({ hits: 1, n: 1 });
  });
  it('count no contact where none is owed', () => {
    const { contact: _, ...free } = row({});
    expect(ratesOf([free]).response.n).toBe(0);
  });
});

describe('weighed satisfaction (rules.md §4.5)', () => {
  it('ranks a hundred good ratings above one very good', () => {
    const one = ratesOf(times(1, { rating: 'satisfied' }), 0.85).weighedSatisfaction;
    expect(one).toBeCloseTo(0.875, 3);
    const exactly = [...times(92, { rating: 'satisfied' }), ...times(8, { rating: 'unsatisfied' })];
    expect(ratesOf(exactly, 0.85).weighedSatisfaction).toBeCloseTo(0.917, 3);
    expect(meanSatisfaction(exactly)).toBe(0.92);
    expect(meanSatisfaction([row({ rating: 'acceptable' })])).toBe(0.7);
  });
  it('is the mean where nobody rated, and missing without a mean', () => {
    expect(ratesOf([], 0.85).weighedSatisfaction).toBe(0.85);
    expect(ratesOf([]).weighedSatisfaction).toBeUndefined();
    expect(meanSatisfaction([])).toBeUndefined();
  });
});

describe('what the clock says of the efficiency', () => {
  const result = (when: string) =>
    told(signed(), { step: 'submit-result', by: 'officer', at: at(when) });
  it.each([
    ['2026-11-23 10:00', 5],
    ['2026-11-25 17:00', 4],
    ['2026-11-27 17:30', 3],
    ['2026-11-30 17:30', 2],
    ['2026-12-01 09:00', 1],
  ])('of a result at %s is %i', (when, score) =>
    expect(suggestedEfficiency(result(when))).toBe(score),
  );
  it('is lower where it was signed late, never under one, and low where it came back', () => {
    const order = result('2026-11-23 10:00');
    const { assignment } = order;
    if (!assignment) throw new RangeError('not assigned');
    const late = { ...order, assignment: { ...assignment, isSignMissed: true } };
    expect(suggestedEfficiency(late)).toBe(4);
    const latest = { ...result('2026-12-03 10:00'), assignment: late.assignment };
    expect(suggestedEfficiency(latest)).toBe(1);
    expect(suggestedEfficiency({ ...order, reopenCount: 1 })).toBe(2);
  });
  it('is in the middle before there is a result', () =>
    expect(suggestedEfficiency(dispatched())).toBe(3));
});
