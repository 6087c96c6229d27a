import { AppError } from '#contracts/errors';
import { startOfDay } from '#domain/day';
import { learnTime } from '../../src/platform/clock';
import { pagedProps } from '../../src/platform/paged-props';
import type { Paged } from '../../src/platform/use-paged';

const noon = startOfDay('2026-11-22') + 12 * 3_600_000;
const asked: string[] = [];
const page = (over: Partial<Paged<string>> = {}): Paged<string> => ({
  data: { items: ['one'], nextCursor: '2' },
  items: ['one'],
  keptSince: undefined,
  isLoading: false,
  error: undefined,
  hasMore: true,
  isLoadingMore: false,
  moreError: undefined,
  reload: async () => void asked.push('reload'),
  loadMore: async () => void asked.push('loadMore'),
  ...over,
});

beforeAll(() => learnTime(noon));
beforeEach(() => {
  asked.length = 0;
});
afterAll(() => learnTime(Date.now()));

describe('a list by pages, in words', () => {
  test('what came stands, and why the next page did not come is said', () => {
    const moreError = new AppError('too-many', { reason: '稍后再看' });
    expect(pagedProps(page({ moreError }))).toMatchObject({
      isThere: true,
      problem: undefined,
      keptSince: undefined,
      hasMore: true,
      moreProblem: '稍后再看',
    });
    expect(pagedProps(page()).moreProblem).toBeUndefined();
  });

  test('what was kept says since when, and why it is not fresh', () => {
    const error = new AppError('offline');
    const kept = pagedProps(page({ keptSince: noon - 4 * 3_600_000, error }));
    expect(kept).toMatchObject({ isThere: true, keptSince: '今天 08:00' });
    expect(kept.problem).toMatch(/^没有网络/);
    expect(pagedProps(page({ data: undefined, items: undefined, error }))).toMatchObject({
      isThere: false,
      keptSince: undefined,
    });
    expect(pagedProps(page({ items: [] })).isThere).toBe(true);
  });

  test('retry reads the list again, more the next page', () => {
    const { onRetry, onMore } = pagedProps(page());
    onRetry();
    onMore();
    expect(asked).toEqual(['reload', 'loadMore']);
  });
});
