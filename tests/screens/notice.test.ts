import { policy } from '#config/policy';
import { noticeAreaLimit, noticeKinds, noticeTemplates } from '#contracts/notice';
import { publishNotice } from '#contracts/notice-desk';
import { instantOf, minuteMs } from '#domain/day';
import { boardLimit, reading, screenLineLimit } from '#domain/notice-outputs';
import {
  amendedNotice,
  amendInput,
  amendProblems,
  isMoved,
  retimed,
} from '../../src/features/notice/amend-form';
import { areasText, householdsText, toggledArea } from '../../src/features/notice/areas';
import {
  groupText,
  lineNote,
  minutesLeft,
  takeBackText,
  versionText,
} from '../../src/features/notice/face';
import type { FullNotice } from '../../src/features/notice/full-notice';
import { outputsOf, paperType } from '../../src/features/notice/outputs';
import {
  dayChoices,
  dayIn,
  lasting,
  noDay,
  spanChoices,
  spanKey,
  timesOf,
  whenOf,
} from '../../src/features/notice/times';
import {
  emptyWrite,
  hasPlaceIn,
  noticeIn,
  problemsIn,
  templatesFor,
  type WriteFacts,
  type WriteForm,
  withTemplate,
  writeInput,
  writeProblems,
} from '../../src/features/notice/write-form';

const today = '2026-11-23';
const now = instantOf(today, '09:40');
const unit = {
  id: 'ar_u52',
  name: '2单元',
  areaText: '5号楼2单元',
  households: 24,
  canOpen: false,
};
const building = (id: string, households = 48) => ({
  id: `ar_${id}`,
  name: `${id}号楼`,
  areaText: `${id}号楼`,
  households,
  canOpen: true,
});
const facts: WriteFacts = { areas: [unit], kinds: noticeKinds, now };
const water = withTemplate(emptyWrite, 'water-off');

describe('when it happens, by taps', () => {
  const work = { template: 'water-off', hasTime: true, now } as const;

  it('is tomorrow from eight to twelve unless something else is chosen', () =>
    expect(timesOf({}, work)).toEqual({
      startsAt: instantOf('2026-11-24', '08:00'),
      endsAt: instantOf('2026-11-24', '12:00'),
    }));

  it('names today, tomorrow and the day after, and a day that was picked', () => {
    expect(dayChoices(now, undefined).map(({ words }) => words)).toEqual(['今天', '明天', '后天']);
    expect(dayChoices(now, '2026-12-01').at(-1)).toEqual({ value: '2026-12-01', words: '12月1日' });
    expect(dayChoices(now, '2026-11-25')).toHaveLength(3);
    expect(dayChoices(now, noDay)).toHaveLength(3);
  });

  it('today may begin at once, and offers nothing that is over', () => {
    const late = instantOf(today, '19:10');
    expect(spanChoices('water-off', today, late).map(spanKey)).toEqual([
      '19:00-23:00',
      '18:00-22:00',
    ]);
    expect(spanChoices('water-off', '2026-11-24', late)).toHaveLength(4);
    expect(spanChoices('meeting', today, late).map(spanKey)).toContain('19:00-20:30');
  });

  it('may last into the night', () => {
    const { startsAt = 0, endsAt = 0 } = timesOf(
      { day: today, span: { from: '22:00', until: '05:30' } },
      work,
    );
    expect(endsAt - startsAt).toBe(7.5 * 60 * minuteMs);
  });

  it('may last for days', () => {
    const span = lasting({ from: '09:00', until: '17:00' }, today, '2026-11-25');
    const times = timesOf({ day: today, span }, work);
    expect(times).toEqual({
      startsAt: instantOf(today, '09:00'),
      endsAt: instantOf('2026-11-25', '17:00'),
    });
    expect(timesOf(whenOf(times), work)).toEqual(times);
    expect(lasting(span, today, today)).toEqual({ from: '09:00', until: '17:00' });
    const night = timesOf({ day: today, span: { from: '22:00', until: '05:30' } }, work);
    expect(timesOf(whenOf(night), work)).toEqual(night);
  });

  it('may be left out where the template needs none, and there only by saying so', () => {
    expect(timesOf({}, { ...work, hasTime: false })).toEqual({});
    expect(dayIn({ day: noDay }, true, now)).toBeUndefined();
  });

  it('is read back from a notice as it was chosen', () => {
    const times = timesOf({ day: today, span: { from: '14:00', until: '18:00' } }, work);
    expect(timesOf(whenOf(times), work)).toEqual(times);
    expect(whenOf({})).toEqual({ day: noDay });
    const open = { startsAt: instantOf(today, '14:00') };
    expect(timesOf(whenOf(open), work)).toEqual(open);
  });
});

describe('whom it is for', () => {
  it('is told with its households', () => {
    const chosen = toggledArea(toggledArea([], building('5'), []), building('6', 52), []);
    expect(areasText(chosen)).toBe('5号楼、6号楼');
    expect(householdsText(chosen)).toBe('约 100 户');
    expect(householdsText([{ households: 0 }])).toBe('');
  });

  it('a second tap takes it out', () =>
    expect(toggledArea(toggledArea([], unit, []), unit, [])).toEqual([]));

  it('stops where there is no room for more', () => {
    const all = Array.from({ length: noticeAreaLimit }, (_, at) => building(`${at}`));
    const full = all.reduce<ReturnType<typeof toggledArea>>(
      (chosen, area) => toggledArea(chosen, area, []),
      [],
    );
    expect(full).toHaveLength(noticeAreaLimit);
    expect(toggledArea(full, unit, [])).toEqual(full);
  });

  it('nobody is told twice: what lies above or below goes', () => {
    const five = building('5');
    const whole = toggledArea([], five, ['ar_c']);
    const part = toggledArea(whole, unit, ['ar_c', five.id]);
    expect(part.map(({ id }) => id)).toEqual([unit.id]);
    expect(toggledArea(part, five, ['ar_c']).map(({ id }) => id)).toEqual([five.id]);
  });
});

describe('what is written', () => {
  it('an ordinary water notice needs nothing typed and nothing chosen but itself', () => {
    expect(writeProblems(water, facts)).toEqual({});
    const input = writeInput(water, facts);
    expect(input).toMatchObject({
      areaIds: [unit.id],
      kind: 'outage',
      title: '停水通知',
      startsAt: instantOf('2026-11-24', '08:00'),
      endsAt: instantOf('2026-11-24', '12:00'),
    });
    expect(input.text).toContain('5号楼2单元');
    expect(input.text).toContain('11月24日');
    expect(publishNotice.input().parse(input)).toEqual(input);
  });

  it.each(noticeTemplates.filter((one) => one !== 'free'))('%s is ready as it stands', (one) => {
    const form = withTemplate(emptyWrite, one);
    expect(writeProblems(form, facts)).toEqual({});
    expect(publishNotice.input().safeParse(writeInput(form, facts)).success).toBe(true);
  });

  it('says what is missing, at its place', () => {
    expect(writeProblems(emptyWrite, { ...facts, areas: [] })).toEqual({
      areaIds: '请选发给哪里',
      kind: '请选一种',
    });
    expect(writeProblems(withTemplate(emptyWrite, 'free'), facts)).toEqual({
      title: '请写标题',
      text: '请写清楚是什么事',
    });
    const long = { title: '停'.repeat(31), text: '水'.repeat(601) };
    expect(writeProblems({ ...water, words: long }, facts)).toEqual({
      title: '标题最多 30 个字',
      text: '最多 600 个字',
    });
  });

  it('refuses times that cannot be', () => {
    const over: WriteForm = { ...water, day: today, span: { from: '06:00', until: '08:00' } };
    expect(writeProblems(over, facts)).toEqual({ endsAt: '结束的时间已经过去了' });
    const late: WriteForm = { ...water, publish: { on: '2026-11-24', time: '12:30' } };
    expect(writeProblems(late, facts)).toEqual({ publishAt: '要在事情结束之前发布' });
    const gone: WriteForm = { ...water, shownUntilOn: '2026-11-20' };
    expect(writeProblems(gone, facts)).toEqual({ shownUntil: '要晚于发布的时间' });
  });

  it('own words stay when the time changes, another template begins anew', () => {
    const typed = { ...water, words: { title: '停水', text: '明早停水，存点水' } };
    expect(noticeIn({ ...typed, day: today }, facts).text).toBe('明早停水，存点水');
    expect(withTemplate(typed, 'power-off')).toEqual({ template: 'power-off', place: '' });
  });

  it('is planned and taken off the list by day', () => {
    const form: WriteForm = {
      ...water,
      publish: { on: '2026-11-24', time: '07:00' },
      shownUntilOn: '2026-11-30',
    };
    expect(writeInput(form, facts)).toMatchObject({
      publishAt: instantOf('2026-11-24', '07:00'),
      shownUntil: instantOf('2026-12-01', '00:00'),
    });
  });

  it('goes where she chose, not to her own area', () => {
    const areas = toggledArea([], building('6'), []);
    expect(writeInput({ ...water, areas }, facts).areaIds).toEqual(['ar_6']);
  });

  it('a place to meet belongs to a meeting', () => {
    const meeting = withTemplate(emptyWrite, 'meeting');
    const form = { ...meeting, place: ' 活动室 ' };
    expect(hasPlaceIn(form, noticeKinds)).toBe(true);
    expect(writeInput(form, facts)).toMatchObject({ kind: 'meeting', place: '活动室' });
    expect(writeInput({ ...water, place: '活动室' }, facts)).not.toHaveProperty('place');
  });

  it('a post finds the templates it may send', () => {
    expect(templatesFor(['everyday', 'meeting'])).toEqual([
      'cleaning',
      'roadworks',
      'meeting',
      'free',
    ]);
    expect(templatesFor(noticeKinds)).toEqual([...noticeTemplates]);
  });

  it('what the cloud refuses stands at the same place', () =>
    expect(
      problemsIn([
        { field: 'areaIds', words: '不在您的范围里' },
        { field: 'requestId', words: '坏了' },
      ]),
    ).toEqual({ areaIds: '不在您的范围里' }));
});

const { areaText: _, ...waterSaid } = noticeIn(water, facts);
const published: FullNotice = {
  ...waterSaid,
  id: 'nt_water',
  status: 'published',
  summary: '',
  areaText: '5号楼2单元',
  publisherText: '林平 · 5号楼2单元 单元长',
  at: now,
  version: 1,
  isRead: true,
  isOver: false,
  photos: [],
  publisher: { name: '林平', role: 'unit-lead', areaName: '5号楼2单元', unitName: '槐安社区' },
  phone: '0000-0000123',
};
const later = { when: { day: '2026-11-25', span: { from: '08:00', until: '12:00' } } };

describe('what is changed', () => {
  it('a new time stands in the text as well', () => {
    const next = amendedNotice(published, later, now);
    expect(next.text).toContain('11月25日');
    expect(next.text).not.toContain('11月24日');
    expect(retimed('今晚停水', { from: published, to: {} }, now)).toBe('今晚停水');
    expect(retimed('今晚停水', { from: {}, to: published }, now)).toBe('今晚停水');
  });

  it('asks whether everybody is told again only where time or place moved', () => {
    expect(isMoved(published, later, now)).toBe(true);
    expect(amendProblems(published, later, now)).toEqual({ isToldAgain: '请选一个' });
    const worded = { words: { title: '停水通知', text: '明天上午停水，请存水。' } };
    expect(isMoved(published, worded, now)).toBe(false);
    expect(amendProblems(published, worded, now)).toEqual({});
    expect(amendInput(published, { ...worded, isToldAgain: true }, now).isToldAgain).toBe(false);
    expect(amendInput(published, { ...later, isToldAgain: true }, now).isToldAgain).toBe(true);
  });

  it('nothing changed is no new version', () => {
    expect(amendProblems(published, {}, now)).toEqual({ text: '还没有改动' });
    expect(amendProblems(published, { when: whenOf(published) }, now)).toEqual({
      text: '还没有改动',
    });
  });
});

describe('what readers and writers are told', () => {
  it('minutes are counted down to nothing', () => {
    const until = now + 5 * minuteMs;
    expect(minutesLeft(until, now)).toBe(5);
    expect(minutesLeft(until, until - 1)).toBe(1);
    expect(minutesLeft(until, until)).toBe(0);
    expect(minutesLeft(undefined, now)).toBe(0);
  });

  it('what taking it back asks for depends on whose it is and who knows it', () => {
    const own = { isOwn: true, isUnseen: false };
    expect(takeBackText({ ...own, minutes: 3 })).toContain('3 分钟');
    expect(takeBackText({ ...own, minutes: 0 })).toContain('要写原因');
    expect(takeBackText({ ...own, minutes: 0, isUnseen: true })).toContain('不会看到');
    expect(takeBackText({ minutes: 3, isOwn: false, isUnseen: true })).toContain('要写原因');
  });

  it('a version is named once there are two', () => {
    expect(versionText({ version: 1 }, now)).toBe('');
    expect(versionText({ version: 2, amendedAt: now }, now)).toBe('第 2 版，11月23日 改过');
  });

  it('what is pasted into a group says from whom and whom to ring', () =>
    expect(groupText(published).split('\n')).toEqual([
      '【停水通知】',
      published.text,
      '林平 · 5号楼2单元 单元长',
      '电话：0000-0000123',
    ]));

  it('a planned one says when it comes out', () => {
    const line = {
      ...published,
      status: 'scheduled' as const,
      publishAt: instantOf(today, '18:00'),
    };
    expect(lineNote(line, now)).toContain('今天 18:00 发布');
    expect(lineNote(published, now)).toContain('今天 09:40');
  });
});

describe('the outputs', () => {
  const four = outputsOf(published, now);

  it('are short enough for the board, the screen and the loudspeaker', () => {
    expect(four.board.length).toBeLessThanOrEqual(boardLimit);
    expect(four.screen.length).toBeLessThanOrEqual(screenLineLimit);
    expect(four.seconds).toBeLessThanOrEqual(policy.readAloudSeconds.value);
    expect(four.script).toContain('停水');
  });

  it('are read as slowly as the district says', () =>
    expect(reading).toEqual({
      perMinute: policy.readAloudPerMinute.value,
      seconds: policy.readAloudSeconds.value,
    }));

  it('a short notice fills its sheet, a long one keeps the least size', () => {
    expect(paperType(published, now)).toBe('largest');
    expect(paperType({ ...published, text: '水'.repeat(120) }, now)).toBe('large');
    expect(paperType({ ...published, text: '水'.repeat(600) }, now)).toBeUndefined();
  });

  it('carry the version from the second one on', () => {
    const second = outputsOf({ ...published, version: 2 }, now);
    expect(second.board).toContain('第2版');
    expect(second.screen.join()).toContain('第2版');
  });
});
