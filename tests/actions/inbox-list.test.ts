import {
  getBadge,
  type InboxFilter,
  inboxFilters,
  inboxKinds,
  listInbox,
  markRead,
} from '#contracts/inbox';
import { readNotice } from '#contracts/notice';
import { dayMs, minuteMs } from '#domain/day';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { announce, opened } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf } from '../kit/refusal';
import { personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

/** Many messages of one person, in threes at the same instant, some of them read. */
async function given(count: number, who: Who = 'wang'): Promise<InboxItemRecord[]> {
  const now = cloud.cloud.clock.now();
  const items = Array.from(
    { length: count },
    (_, index): InboxItemRecord => ({
      _id: `${who}:${String((index * 7) % count).padStart(3, '0')}`,
      personId: personId(who),
      at: now - Math.floor(index / 3) * minuteMs,
      kind: inboxKinds[index % inboxKinds.length] ?? 'report',
      title: `第 ${index} 条`,
      text: '请看一看。',
      isRead: index % 4 === 0,
    }),
  );
  await cloud.load('inbox_items', items);
  return items;
}

const matches: Record<InboxFilter, (item: InboxItemRecord) => boolean> = {
  all: () => true,
  unread: ({ isRead }) => !isRead,
  report: ({ kind }) => kind === 'report',
  'work-order': ({ kind }) => kind === 'work-order',
  others: ({ kind }) => kind !== 'report' && kind !== 'work-order',
};
const newestFirst = (a: InboxItemRecord, b: InboxItemRecord) =>
  b.at - a.at || (a._id < b._id ? 1 : -1);

/** Every page of a list to its end, with what each asked of the database. */
async function pagesOf(filter: InboxFilter, who: Who = 'wang'): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await cloud.as(who)(listInbox, { filter, cursor });
    ids.push(...page.items.map(({ id }) => id));
    const queries = cloud.lastCall().requests.flatMap((one) => one.queries);
    const asked = queries.find((one) => one.collection === 'inbox_items');
    expect(asked?.sortedInMemory).toBe(false);
    // A page, one more, and one for each stretch of an index that is merged.
    expect(asked?.documentsExamined).toBeLessThanOrEqual(20 + 1 + inboxKinds.length);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return ids;
}

describe('a list', () => {
  test.each(inboxFilters)('%s shows all of hers and nothing else, page by page', async (filter) => {
    const items = await given(150);
    await given(30, 'li');
    const expected = items.filter(matches[filter]).toSorted(newestFirst);
    expect(await pagesOf(filter)).toEqual(expected.map(({ _id }) => _id));
  });

  test('shows everything where nothing is chosen, and to a visitor nothing', async () => {
    await given(5);
    expect((await cloud.as('wang')(listInbox, {})).items).toHaveLength(5);
    for (const filter of inboxFilters)
      expect((await cloud.as('visitor')(listInbox, { filter })).items).toEqual([]);
  });

  test('one that is marked meanwhile is missed by no page', async () => {
    const items = await given(60);
    const unread = items.filter(matches.unread).toSorted(newestFirst);
    const first = await cloud.as('wang')(listInbox, { filter: 'unread' });
    await cloud.as('wang')(markRead, { ids: first.items.map(({ id }) => id) });
    const cursor = first.nextCursor;
    const second = await cloud.as('wang')(listInbox, { filter: 'unread', cursor });
    expect(second.items.map(({ id }) => id)).toEqual(unread.slice(20, 40).map(({ _id }) => _id));
  });

  test('neither another filter nor a made up page is taken', async () => {
    for (const input of [{ filter: 'others2' }, { filter: ['all'] }, { cursor: '1.$gt' }])
      expect(await codeOf(cloud.as('wang')(listInbox, input as never))).toBe('invalid-input');
  });
});

describe('all read', () => {
  const unread = async (who: Who) => (await cloud.as(who)(getBadge, {})).unread;

  test('marks all of hers in one request, and nobody else’s', async () => {
    await given(150);
    await given(30, 'li');
    const before = await unread('li');
    expect(await unread('wang')).toBe(100);
    await cloud.as('wang')(markRead, { isAll: true });
    const marking = cloud
      .lastCall()
      .requests.filter((one) => one.queries.some(({ collection }) => collection === 'inbox_items'));
    expect(marking).toHaveLength(1);
    expect(await unread('wang')).toBe(0);
    expect(await unread('li')).toBe(before);
  });

  test('the same press once more marks nothing that came meanwhile', async () => {
    await given(5);
    const options = { requestId: 'all-read-once' };
    const { upTo } = await cloud.as('wang')(markRead, { isAll: true }, options);
    await cloud.cloud.clock.advance(minuteMs);
    await given(3);
    await cloud.change('inbox_items', 'wang:000', { isRead: false, at: upTo + 1 });
    expect(await cloud.as('wang')(markRead, { isAll: true }, options)).toEqual({ upTo });
    expect(cloud.one<InboxItemRecord>('inbox_items', 'wang:000')?.isRead).toBe(false);
  });

  test('only one of the two ways is understood', async () => {
    for (const input of [{}, { isAll: false }, { isAll: 'yes' }])
      expect(await codeOf(cloud.as('wang')(markRead, input as never))).toBe('invalid-input');
  });
});

describe('the badge', () => {
  const badge = (who: Who) => cloud.as(who)(getBadge, {});
  /** Of a stairwell, as long as its read marks are kept. */
  const water = (areas: readonly string[] = ['u52']) => {
    const forgetAt = cloud.cloud.clock.now() + 30 * dayMs;
    return announce(cloud, 'water', { kind: 'outage', areas, forgetAt });
  };

  test('counts notices for where she lives and works beside what is hers alone', async () => {
    await given(4);
    const notice = await water();
    await announce(cloud, 'street', { kind: 'everyday', areas: ['street'] });
    await announce(cloud, 'far', { kind: 'outage', areas: ['gui'] });
    expect(await badge('wang')).toEqual({ unread: 5, notices: 2 });
    expect(await badge('zhao')).toEqual({ unread: 1, notices: 1 });
    expect(await badge('far')).toEqual({ unread: 2, notices: 2 });
    expect(await badge('visitor')).toEqual({ unread: 0, notices: 0 });
    await opened(cloud, 'wang', notice);
    expect(await badge('wang')).toEqual({ unread: 4, notices: 1 });
  });

  test('a notice that says something else is unread again; one that is gone or over the days is none', async () => {
    const notice = await water();
    await cloud.as('wang')(readNotice, { id: notice._id, version: 1 });
    expect((await badge('wang')).notices).toBe(0);
    await cloud.change('notices', notice._id, { version: 2 });
    expect((await badge('wang')).notices).toBe(1);
    await cloud.change('notices', notice._id, { status: 'withdrawn' });
    expect((await badge('wang')).notices).toBe(0);
    await cloud.change('notices', notice._id, { status: 'published', shownUntil: 1 });
    expect((await badge('wang')).notices).toBe(0);
  });

  test('while a change waits, what stood there before is read or not', async () => {
    const { _id, title, text } = await water();
    const former = { title, text, version: 1, at: 1, byText: '林平' };
    const change = { status: 'in-review', version: 2, revisions: [former] };
    await cloud.change('notices', _id, change);
    expect((await badge('wang')).notices).toBe(1);
    await cloud.as('wang')(readNotice, { id: _id, version: 1 });
    expect((await badge('wang')).notices).toBe(0);
  });

  test('asks four times at most, once warm', async () => {
    await given(4, 'zhao');
    await water(['grid3']);
    await badge('zhao');
    await badge('zhao');
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(4);
  });
});
