import type { InboxItem } from '#contracts/inbox';
import type { NoticeLine } from '#contracts/notice';
import { startOfDay } from '#domain/day';
import { messageNote, noticeNote, noticeState, tabWords } from '../../src/features/inbox/lines';
import { creditsText } from '../../src/pages/home/credits';
import { nearNotices } from '../../src/pages/home/home-notices';

const hour = 3_600_000;
const today = startOfDay('2026-11-22');
const now = today + 12 * hour;
const notice = (over: Partial<NoticeLine> = {}): NoticeLine => ({
  id: 'nt_00000001',
  kind: 'outage',
  status: 'published',
  title: '停水通知',
  summary: '请提前存水',
  areaText: '5号楼2单元',
  publisherText: '林平 · 5号楼2单元 单元长',
  at: now - hour,
  startsAt: today + 32 * hour,
  endsAt: today + 36 * hour,
  version: 1,
  isRead: false,
  isOver: false,
  ...over,
});
const without = (line: NoticeLine): NoticeLine => {
  const { startsAt: _, endsAt: __, ...rest } = line;
  return rest;
};
const titles = (lines: NoticeLine[]) => nearNotices(lines, now).map(({ title }) => title);

describe('a line of the inbox', () => {
  const newest: InboxItem = {
    id: 'in_1',
    at: now,
    kind: 'report',
    title: '楼道灯',
    text: '已受理',
    isRead: false,
  };

  it('says how many more there were about the same', () => {
    const line = { newest, ids: ['in_1', 'in_2', 'in_3'], others: 2, isRead: false };
    expect(messageNote(line, now)).toBe('已受理\n今天 12:00 · 还有 2 条');
    expect(messageNote({ ...line, others: 0 }, now)).toBe('已受理\n今天 12:00');
  });

  it('of a notice says when and where, who and since when', () => {
    expect(noticeNote(notice(), now)).toBe(
      '明天 08:00–12:00 · 5号楼2单元\n林平 · 5号楼2单元 单元长 · 今天 11:00',
    );
    expect(noticeNote(without(notice()), now)).toBe(
      '5号楼2单元\n林平 · 5号楼2单元 单元长 · 今天 11:00',
    );
  });

  it.each([
    [{}, undefined],
    [{ version: 2 }, '已更新'],
    [{ version: 2, isOver: true }, '已经过去'],
    [{ version: 3, isOver: true, status: 'withdrawn' as const }, '已撤回'],
  ])('%j is marked %s', (over, words) => expect(noticeState(notice(over))).toBe(words));

  it('has a number on its tab only where something is unread', () => {
    expect(tabWords('通知', 3)).toBe('通知 3');
    expect(tabWords('通知', 0)).toBe('通知');
    expect(tabWords('通知', 100)).toBe('通知 99+');
  });
});

describe('what stands at the top of a home', () => {
  it('is an emergency before an outage, and at most two', () => {
    const lines = [
      notice({ title: '停水' }),
      notice({ title: '停电', startsAt: today + 14 * hour, endsAt: today + 15 * hour }),
      notice({ title: '暴雨', kind: 'emergency', startsAt: today + 40 * hour }),
    ];
    expect(titles(lines)).toEqual(['暴雨', '停电']);
  });

  it.each([
    ['everyday', { kind: 'everyday' as const }],
    ['a meeting', { kind: 'meeting' as const }],
    ['withdrawn', { status: 'withdrawn' as const }],
    ['over', { isOver: true }],
    ['the day after tomorrow', { startsAt: startOfDay('2026-11-24'), endsAt: now + 90 * hour }],
  ])('is nothing that is %s', (_, over) => expect(titles([notice(over)])).toEqual([]));

  it('is not what was kept on the phone and has ended since', () => {
    expect(nearNotices([notice()], today + 37 * hour)).toEqual([]);
  });

  it('is what began days ago and goes on', () => {
    expect(titles([notice({ startsAt: today - 48 * hour, endsAt: today + 48 * hour })])).toEqual([
      '停水通知',
    ]);
  });

  it('is an emergency without a time for a day after it was written', () => {
    const storm = without(notice({ kind: 'emergency', title: '大风' }));
    expect(titles([{ ...storm, at: today - hour }])).toEqual(['大风']);
    expect(titles([{ ...storm, at: today - 25 * hour }])).toEqual([]);
  });
});

describe('how often WeChat can remind', () => {
  it.each([
    [[], ''],
    [[['outage', 0]], '点一次，微信提醒您 1 次'],
    [
      [
        ['outage', 0],
        ['emergency', 0],
      ],
      '点一次，微信各提醒您 1 次',
    ],
    [
      [
        ['outage', 2],
        ['emergency', 2],
      ],
      '微信还能各提醒您 2 次',
    ],
    [
      [
        ['outage', 1],
        ['emergency', 0],
      ],
      '微信还能提醒您：停水停电 1 次，应急 0 次',
    ],
  ] as [['outage' | 'emergency', number][], string][])('%j reads %s', (left, words) => {
    expect(creditsText(left.map(([key, credits]) => ({ key, credits })))).toBe(words);
  });
});
