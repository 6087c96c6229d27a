import {
  type NoticeTemplate,
  noticeTemplates,
  noticeTextLimit,
  noticeTitleLimit,
} from '#contracts/notice';
import {
  type Filling,
  filled,
  noticeTemplateTable,
  personalIn,
  whenParts,
  whenPattern,
  whenText,
} from '#domain/notice-words';
import { at } from '../kit/clock';

const now = at('2026-11-22 16:00');
const span = (from: string, until?: string) => ({
  startsAt: at(from),
  endsAt: until === undefined ? undefined : at(until),
});
const morning = span('2026-11-23 08:00', '2026-11-23 12:00');
/** Twelve buildings, as many as one notice may be for, by the longest names an area may have. */
const longest = Array.from(
  { length: 12 },
  (_, index) => `城东新区第二十一号安置小区南${index + 10}号楼`,
).join('、');
const longestTime = span('2027-12-30 22:00', '2028-12-31 23:59');
const withWords = noticeTemplates.filter((one) => one !== 'free');

describe('every template', () => {
  it.each(withWords)('%s fits, whatever the place and the time', (template: NoticeTemplate) => {
    const place = '一'.repeat(40);
    const fillings: Filling[] = [
      { areaText: longest, ...longestTime, place },
      { areaText: '5号楼2单元', ...longestTime, place },
      { areaText: '5号楼2单元', ...morning },
      { areaText: '5号楼2单元' },
    ];
    for (const it of fillings) {
      const { title, text } = filled(template, it, now);
      expect(title.length).toBeLessThanOrEqual(noticeTitleLimit);
      expect(title.length).toBeGreaterThanOrEqual(2);
      expect(text.length).toBeLessThanOrEqual(noticeTextLimit);
      expect(text).toContain(it.areaText);
      expect(text).toContain(whenText(it, now));
      expect(text).toMatch(/。$/);
      expect(text).not.toMatch(/undefined| {2}|，。|。。|^\s|\s$/);
      expect(personalIn(`${title}\n${text}`)).toBeUndefined();
    }
  });
  it('names the place where one meets', () => {
    const { text } = filled('meeting', { areaText: '5号楼', ...morning, place: '南门' }, now);
    expect(text).toBe(
      '5号楼的邻居：11月23日（周一）08:00–12:00在南门开会，一起商量身边的事，请您来。',
    );
  });
  it('says what, where, when and what to do about it', () =>
    expect(filled('water-off', { areaText: '5号楼2单元', ...morning }, now)).toEqual({
      title: '停水通知',
      text: '5号楼2单元 11月23日（周一）08:00–12:00 停水。请提前存水，出门前关好水龙头。',
    }));
  it('asks for a time where nothing can be said without one', () => {
    const timeless = withWords.filter((one) => !noticeTemplateTable[one].hasTime);
    expect(timeless).toEqual(['storm']);
    expect(filled('free', { areaText: '5号楼' }, now)).toEqual({ title: '', text: '' });
  });
});

describe('when', () => {
  it.each([
    [span('2026-11-23 08:00', '2026-11-23 12:00'), '11月23日（周一）08:00–12:00'],
    [span('2026-11-23 08:00'), '11月23日（周一）08:00'],
    [span('2026-11-22 17:00'), '11月22日（周日）17:00'],
    [
      span('2026-11-23 22:00', '2026-11-24 06:00'),
      '11月23日（周一）22:00 到 11月24日（周二）06:00',
    ],
    [
      span('2026-11-23 22:00', '2026-11-24 00:00'),
      '11月23日（周一）22:00 到 11月24日（周二）00:00',
    ],
    [span('2027-01-04 09:05', '2027-01-04 10:00'), '2027年1月4日（周一）09:05–10:00'],
    [
      span('2026-12-31 22:00', '2027-01-01 06:00'),
      '12月31日（周四）22:00 到 2027年1月1日（周五）06:00',
    ],
  ])('%j is said as dates, whole', (times, words) => {
    expect(whenText(times, now)).toBe(words);
    expect(words).toMatch(new RegExp(`^${whenPattern}$`));
    expect(words).not.toMatch(/今天|明天|昨天/);
  });
  it('is nothing where there is no time', () => {
    expect(whenText({}, now)).toBe('');
    expect(whenParts({}, now, 18)).toEqual([]);
  });
  it('comes in two parts where one is too long', () => {
    expect(whenParts(morning, now, 18)).toEqual(['11月23日08:00–12:00']);
    expect(whenParts(span('2027-11-23 08:00', '2027-11-23 12:00'), now, 18)).toEqual([
      '2027年11月23日08:00',
      '到12:00',
    ]);
    for (const part of whenParts(longestTime, now, 18)) expect(part.length).toBeLessThanOrEqual(18);
  });
});

describe('what no neighbour should read', () => {
  it.each([
    ['请302室的邻居关水', 'door'],
    ['5号楼2单元302漏水', 'door'],
    ['5-2-302 漏水', 'door'],
    ['301号房要检修', 'door'],
    ['王女士家漏水', 'person'],
    ['请李大爷让一让', 'person'],
    ['张建国先生的车', 'person'],
  ])('%s', (text, what) => expect(personalIn(text)).toBe(what));
  it.each([
    '5号楼2单元 2027年11月23日停水',
    '2单元 11月23日（周一）08:00–12:00 停水',
    '全小区1200户停水',
    '各位先生女士',
    '请帮帮老奶奶，家里有爷爷奶奶的留意',
    '有事请打 0000-0000003',
    '请绕行并看好老人和孩子',
    '十二点到100米外的取水点',
  ])('nothing personal in %s', (text) => expect(personalIn(text)).toBeUndefined());
});
