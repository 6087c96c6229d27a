import fc from 'fast-check';
import { policy } from '#config/policy';
import { type NoticeTemplate, noticeKinds, noticeTemplates } from '#contracts/notice';
import { spokenNumber, spokenWhen } from '#domain/notice-aloud';
import {
  boardLimit,
  boardText,
  footText,
  loudspeakerScript,
  type Source,
  screenLineLength,
  screenLineLimit,
  screenLines,
  secondsOf,
} from '#domain/notice-outputs';
import { briefWhen, filled, noticeTemplateTable, whenParts, whenText } from '#domain/notice-words';
import { graphemes } from '#domain/title';
import { at } from '../kit/clock';

const now = at('2026-11-22 16:00');
const reading = {
  perMinute: policy.readAloudPerMinute.value,
  seconds: policy.readAloudSeconds.value,
};
const water: Source = {
  kind: 'outage',
  ...filled(
    'water-off',
    {
      areaText: '5号楼2单元',
      startsAt: at('2026-11-23 08:00'),
      endsAt: at('2026-11-23 12:00'),
    },
    now,
  ),
  areaText: '5号楼2单元',
  startsAt: at('2026-11-23 08:00'),
  endsAt: at('2026-11-23 12:00'),
  publisherText: '林平 · 5号楼2单元 单元长',
  unitName: '槐安社区',
  at: now,
  version: 1,
  phone: '0000-0000003',
};
const aloud = (it: Source) => loudspeakerScript(it, reading, now);

describe('明早停水', () => {
  it('on the board says what, where, when and whom to ask', () =>
    expect(boardText(water, now)).toBe(
      '停水通知，5号楼2单元，11月23日（周一）08:00–12:00 问：0000-0000003',
    ));
  it('on the screen stands in three lines', () =>
    expect(screenLines(water, now)).toEqual(['停水通知', '11月23日08:00–12:00', '5号楼2单元']));
  it('is read aloud as one speaks, and what matters twice', () =>
    expect(aloud(water)).toBe(
      '5号楼2单元的居民朋友请注意。停水通知，十一月二十三日上午八点到中午十二点。请提前存水，出门前关好水龙头。' +
        '再说一遍，停水通知，十一月二十三日上午八点到中午十二点。槐安社区。电话0000-0000003。',
    ));
  it('says at its foot who, when, what and which version', () =>
    expect(footText(water, now)).toBe(
      '槐安社区 · 林平 · 5号楼2单元 单元长 · 11月22日 · 停水停电通知第 1 版',
    ));
  it('names the community once at its foot too', () =>
    expect(footText({ ...water, publisherText: '罗晴 · 槐安社区 社区工作人员' }, now)).toBe(
      '罗晴 · 槐安社区 社区工作人员 · 11月22日 · 停水停电通知第 1 版',
    ));
  it('a later version says so wherever it is written', () => {
    const later = { ...water, version: 3 };
    expect(boardText(later, now)).toContain('（第3版）');
    expect(screenLines(later, now)[0]).toBe('停水通知（第3版）');
    expect(footText(later, now)).toContain('第 3 版');
  });
});

describe('the time', () => {
  it('over several days takes two lines of the screen, begin and end', () => {
    const long = { ...water, startsAt: at('2026-12-31 22:00'), endsAt: at('2027-01-01 06:00') };
    expect(screenLines(long, now)).toEqual(['停水通知', '12月31日22:00', '到2027年1月1日06:00']);
    expect(boardText(long, now)).toContain(briefWhen(long, now));
  });
  it('is spoken as old people say it', () => {
    const spoken = (startsAt: string, endsAt?: string) =>
      spokenWhen({ startsAt: at(startsAt), endsAt: endsAt ? at(endsAt) : undefined }, now);
    expect(spoken('2026-11-23 14:00', '2026-11-23 16:30')).toBe('十一月二十三日下午两点到四点半');
    expect(spoken('2026-11-23 00:05')).toBe('十一月二十三日凌晨零点零五分');
    expect(spoken('2026-12-02 12:10')).toBe('十二月二日中午十二点十分');
    expect(spoken('2026-12-31 22:00', '2027-01-01 02:00')).toBe(
      '十二月三十一日晚上十点到二零二七年一月一日凌晨两点',
    );
  });
  it.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [31, '三十一'],
    [59, '五十九'],
  ])('%i is said %s', (n, words) => expect(spokenNumber(n)).toBe(words));
});

describe('what is read aloud', () => {
  it('names the community once where all of it is called', () => {
    const script = aloud({ ...water, areaText: '槐安社区' });
    expect(script.match(/槐安社区/g)).toHaveLength(1);
  });
  it('calls twice in an emergency, and says what to do', () => {
    const areaText = '5号楼2单元';
    const storm = { ...water, ...filled('storm', { areaText }, now), kind: 'emergency' as const };
    const { startsAt: _, endsAt: __, ...timeless } = storm;
    const script = aloud(timeless);
    expect(script).toContain('紧急提醒，紧急提醒。大风暴雨提醒。有大风暴雨。请关好门窗');
    expect(script.match(/5号楼2单元/g)).toHaveLength(1);
    expect(script).toContain('再说一遍，大风暴雨提醒。');
  });
  it('keeps what somebody wrote freely, each line a sentence', () => {
    const script = aloud({ ...water, text: '水管破了，正在抢修\n请提前存水' });
    expect(script).toContain('水管破了，正在抢修。请提前存水。');
  });
  it.each(noticeTemplates.filter((one) => one !== 'free'))(
    '%s says everything it has to say, and place and time twice at most',
    (template: Exclude<NoticeTemplate, 'free'>) => {
      const { startsAt, endsAt } = water;
      const place = noticeTemplateTable[template].hasPlace ? '党群服务中心' : undefined;
      const words = filled(template, { areaText: '5号楼2单元', startsAt, endsAt, place }, now);
      const script = aloud({ ...water, ...words, place });
      const last =
        words.text
          .split(/[，。]/)
          .filter(Boolean)
          .at(-1) ?? '';
      expect(script).toContain(last);
      expect(script.match(/十一月二十三日/g)).toHaveLength(2);
      expect(script).not.toMatch(/11月23日|，，|。。|，。|undefined/);
      expect(script.match(/5号楼2单元/g)).toHaveLength(1);
    },
  );
});

const piece = fc.constantFrom(
  '停水',
  '请存水',
  '。',
  '，',
  '\n',
  '7:30',
  '🏳️‍🌈',
  '👩‍👩‍👧‍👦',
  '𠮷',
  '👍🏽',
  'é',
  '抢修',
  ' ',
  '电梯',
  '1',
);
const textOf = (least: number, most: number) =>
  fc.array(piece, { minLength: 1, maxLength: most }).map((parts) => {
    let text = '';
    for (const one of parts) if (text.length + one.length <= most) text += one;
    return text.trim().padEnd(least, '水');
  });
const instant = fc.integer({ min: at('2026-11-22 00:00'), max: at('2028-12-31 23:59') });
const times = fc.oneof(
  fc.constant({}),
  fc.record({ startsAt: instant }),
  fc
    .tuple(instant, fc.integer({ min: 60_000, max: 400 * 86_400_000 }))
    .map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length })),
);
const area = fc.constantFrom(
  '5号楼2单元',
  '槐安社区',
  '槐安社区 5号楼、6号楼、7号楼、8号楼、9号楼、10号楼、11号楼、12号楼、13号楼、14号楼、15号楼、16号楼',
);
const sources: fc.Arbitrary<Source> = fc
  .record({
    kind: fc.constantFrom(...noticeKinds),
    title: textOf(2, 30),
    text: textOf(4, 600),
    areaText: area,
    place: fc.option(textOf(2, 40), { nil: undefined }),
    unitName: fc.constantFrom('槐安社区', '一二三四五六七八九十一二三四五六七八社区'),
    phone: fc.option(fc.constantFrom('0000-0000003', '0000-0000003-8001'), { nil: undefined }),
    version: fc.integer({ min: 1, max: 120 }),
    when: times,
  })
  .map(({ when, ...it }) => ({ ...it, ...when, publisherText: '林平 · 单元长', at: now }));

/** No lone surrogate, and no sign that only joins. */
const isWhole = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\u200d(?:$|…|\n)/.test(
    text,
  );
/** The first whole character of a title. */
const beginning = (title: string) => graphemes(title)[0] ?? '';

describe('whatever somebody writes', () => {
  it('the board holds 60 characters, the title and the whole time', () => {
    fc.assert(
      fc.property(sources, (it) => {
        const board = boardText(it, now);
        expect(board.length).toBeLessThanOrEqual(boardLimit);
        expect(isWhole(board)).toBe(true);
        expect(board).not.toContain('\n');
        expect(board.startsWith(beginning(it.title))).toBe(true);
        const times = [whenText(it, now), briefWhen(it, now)];
        expect(times.some((when) => board.includes(when))).toBe(true);
        if (it.version > 1) expect(board).toContain(`第${it.version}版`);
      }),
      { numRuns: 500 },
    );
  });

  it('the screen holds three lines of 18 characters, with the whole time', () => {
    fc.assert(
      fc.property(sources, (it) => {
        const lines = screenLines(it, now);
        expect(lines.length).toBeLessThanOrEqual(screenLineLimit);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(screenLineLength);
          expect(isWhole(line)).toBe(true);
          expect(line).not.toContain('\n');
        }
        expect(lines.join('')).toContain(whenParts(it, now, screenLineLength).join(''));
        if (it.version > 1) expect(lines[0]).toContain(`第${it.version}版`);
      }),
      { numRuns: 500 },
    );
  });

  it('the script is read in 45 seconds and says what and when', () => {
    fc.assert(
      fc.property(sources, (it) => {
        const script = aloud(it);
        expect(secondsOf(script, reading)).toBeLessThanOrEqual(reading.seconds);
        expect(isWhole(script)).toBe(true);
        expect(script).toMatch(/[。！？；]$/);
        expect(script).toContain(
          it.title.replace(/\s+/g, ' ').replace(/[。！？；，,.!?;\s]+$/u, ''),
        );
        expect(script).toContain(spokenWhen(it, now));
        expect(script).not.toContain('…');
      }),
      { numRuns: 500 },
    );
  });
});
