import { minuteMs } from '#domain/day';
import { badgeText, mergedItems } from '#domain/inbox';

const now = Date.UTC(2026, 10, 22, 4);
const item = (id: string, minutesAgo: number, over: object = {}) => ({
  id,
  at: now - minutesAgo * minuteMs,
  kind: 'work-order',
  isRead: true,
  link: { kind: 'work-order', id: 'wo_1' },
  ...over,
});

describe('messages about the same thing', () => {
  it('within half an hour are one line that knows all of them', () => {
    const [line, ...others] = mergedItems([item('a', 0), item('b', 10), item('c', 30)], 30);
    expect(line).toMatchObject({ newest: { id: 'a' }, ids: ['a', 'b', 'c'], others: 2 });
    expect(others).toHaveLength(0);
  });

  it('are unread as long as one of them is', () => {
    const [line] = mergedItems([item('a', 0), item('b', 5, { isRead: false })], 30);
    expect(line?.isRead).toBe(false);
  });

  it.each([
    ['later than that', { at: now - 31 * minuteMs }],
    ['of another kind', { kind: 'report' }],
    ['about something else', { link: { kind: 'work-order', id: 'wo_2' } }],
    ['about nothing that can be opened', { link: undefined }],
  ])('stay apart where one is %s', (_, over) => {
    expect(mergedItems([item('a', 0), item('b', 5, over)], 30)).toHaveLength(2);
  });
});

describe('the number on the tab', () => {
  it.each([
    [-1, undefined],
    [0, undefined],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
    [4000, '99+'],
  ])('%d unread is %s', (unread, text) => {
    expect(badgeText(unread)).toBe(text);
    expect((badgeText(unread) ?? '').length).toBeLessThanOrEqual(4);
  });
});
