import fc from 'fast-check';
import { meetingKinds, meetingStatuses } from '#contracts/council';
import { smallReview } from '#contracts/council-review';
import { dayMs } from '#domain/day';
import {
  addScores,
  hasReview,
  insertedAt,
  isReviewOpen,
  meansOf,
  noScores,
  type Reviewer,
  reviewRefusal,
  reviewUntil,
} from '#domain/property-review';
import { at } from '../kit/clock';

const now = at('2026-11-20 21:00');
const score = fc.integer({ min: 1, max: 5 });
const scores = fc.record({ cleaning: score, repairs: score, order: score });
const inSession = { kind: 'monthly', status: 'in-session' } as const;
const ended = { kind: 'monthly', status: 'minutes', endedAt: now } as const;
const neighbour: Reviewer = { isOurs: true, isPaid: false, isFirm: false, hasAnswered: false };

test('only what has it and has begun has 评议', () => {
  expect(meetingKinds.filter((kind) => hasReview({ kind, status: 'in-session' }))).toEqual([
    'monthly',
  ]);
  expect(meetingStatuses.filter((status) => hasReview({ kind: 'monthly', status }))).toEqual([
    'in-session',
    'minutes',
    'resolved',
    'executing',
    'closed',
  ]);
});

test('answers come in from the start until 48 hours after the end', () => {
  expect(reviewUntil({})).toBeUndefined();
  expect(isReviewOpen(inSession, now)).toBe(true);
  expect(reviewUntil(ended)).toBe(now + 2 * dayMs);
  expect(isReviewOpen(ended, now + 2 * dayMs - 1)).toBe(true);
  expect(isReviewOpen(ended, now + 2 * dayMs)).toBe(false);
  expect(isReviewOpen({ kind: 'monthly', status: 'published' }, now)).toBe(false);
});

test('means are there from five answers on, of one decimal, and lie between one and five', () => {
  fc.assert(
    fc.property(fc.array(scores, { maxLength: 40 }), (given) => {
      const sums = given.reduce(addScores, noScores);
      const means = meansOf({ answers: given.length, sums });
      expect(means === undefined).toBe(given.length < smallReview);
      for (const mean of Object.values(means ?? {})) {
        expect(mean).toBeGreaterThanOrEqual(1);
        expect(mean).toBeLessThanOrEqual(5);
        expect(Math.round(mean * 10) / 10).toBe(mean);
      }
    }),
  );
});

test('a mean is that of its own question', () => {
  expect(meansOf({ answers: 8, sums: { cleaning: 37, repairs: 16, order: 40 } })).toEqual({
    cleaning: 4.6,
    repairs: 2,
    order: 5,
  });
});

test('a comment goes in anywhere, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), fc.nat(1000), (list, one, place) => {
      const next = insertedAt(list, one, place);
      expect(next).toHaveLength(list.length + 1);
      expect([...next].sort()).toEqual([...list, one].sort());
    }),
  );
});

test.each<[string, Partial<Reviewer>, string | undefined]>([
  ['a neighbour', {}, undefined],
  ['somebody from elsewhere', { isOurs: false }, '范围'],
  ['the firm', { isFirm: true }, '物业可以'],
  ['a paid colleague', { isPaid: true }, '工作人员'],
  ['somebody a second time', { hasAnswered: true }, '已经评过'],
])('%s hears what is true', (_, over, words) => {
  const said = reviewRefusal(inSession, { ...neighbour, ...over }, now);
  if (words === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(words);
});

test('too early and too late are said', () => {
  expect(reviewRefusal({ kind: 'monthly', status: 'published' }, neighbour, now)).toContain('48');
  expect(reviewRefusal(ended, neighbour, now + 2 * dayMs)).toContain('48');
});
