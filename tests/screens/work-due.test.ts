import { steps } from '#contracts/work-order';
import { instantOf } from '#domain/day';
import { duePill, waitingWords } from '../../src/pages/home/due';

const now = instantOf('2026-11-23', '10:00');
const due = (dueAt: number, parts = {}) =>
  duePill({ dueAt, isOverdue: false, isStopped: false, ...parts }, now);

it('says today, tomorrow or the day, and the nearer the warmer', () => {
  expect(due(instantOf('2026-11-23', '11:30'))).toEqual({ words: '今天 11:30', tone: 'red' });
  expect(due(instantOf('2026-11-24', '17:30'))).toEqual({ words: '明天 17:30', tone: 'amber' });
  expect(due(instantOf('2026-11-27', '17:30'))).toEqual({ words: '11月27日', tone: 'blue' });
  expect(due(instantOf('2027-01-04', '17:30'))?.words).toBe('2027年1月4日');
});

it('says how late it is, also when the cloud has not marked it yet', () => {
  expect(due(instantOf('2026-11-23', '08:00'))).toEqual({ words: '超 2 小时', tone: 'red' });
  expect(due(instantOf('2026-11-20', '10:00'), { isOverdue: true })?.words).toBe('超 3 天');
});

it('is silent once the clock has stopped', () => {
  expect(due(instantOf('2026-11-20', '10:00'), { isStopped: true })).toBeUndefined();
});

it('has words for every step somebody may wait for', () => {
  for (const step of steps) expect(waitingWords(step)).not.toBe('');
});
