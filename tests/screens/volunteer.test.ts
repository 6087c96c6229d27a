import { dayMs } from '#domain/day';
import { doorText } from '#domain/volunteer';
import {
  minutesText,
  nextText,
  placesText,
  stateOf,
} from '../../src/features/volunteer/call-words';
import {
  areasOf,
  emptyForm,
  publishInput,
  publishProblems,
} from '../../src/features/volunteer/publish-form';
import { qrPicture } from '../../src/platform/qr';

const now = Date.parse('2026-11-20T10:00:00+08:00');
const filled = {
  ...emptyForm('ar_huai', now),
  title: '清洁楼道',
  text: '一起擦擦扶手',
  place: '5号楼楼下',
};

describe('what a call says', () => {
  it('is how many places are left, and that one can wait', () => {
    expect(placesText({ places: 6, signedCount: 4 })).toBe('招 6 人，还能报 2 人');
    expect(placesText({ places: 6, signedCount: 7 })).toBe('招 6 人，报满了，可以候补');
  });
  it('is one’s own place before anything else, and that it is off', () => {
    expect(stateOf({ status: 'open', mine: 'waiting' }).words).toBe('候补中');
    expect(stateOf({ status: 'open' }).words).toBe('正在招募');
    expect(stateOf({ status: 'cancelled', mine: 'signed' }).words).toBe('已取消');
  });
  it('is what happens next, in every state', () => {
    const times = { startsAt: now + dayMs, endsAt: now + 2 * dayMs, now };
    for (const status of [
      'signed',
      'waiting',
      'present',
      'finished',
      'absent',
      'cancelled',
    ] as const)
      expect(nextText(status, times).length).toBeGreaterThan(8);
  });
  it.each([
    [0, '0 分钟'],
    [45, '45 分钟'],
    [120, '2 小时'],
    [144, '2 小时 24 分钟'],
  ])('counts %i minutes as %s', (minutes, words) => {
    expect(minutesText(minutes)).toBe(words);
  });
});

describe('the form of a call', () => {
  it('says at each field what is missing, and sends nothing', () => {
    const empty = emptyForm(undefined, now);
    expect(Object.keys(publishProblems(empty, now))).toEqual(['areaId', 'title', 'text', 'place']);
    expect(publishInput(empty, now)).toBeUndefined();
  });
  it.each([
    [{ places: '0' }, 'places'],
    [{ places: '2.5' }, 'places'],
    [{ until: '08:00' }, 'endsAt'],
    [{ on: '2026-11-20', from: '09:00' }, 'startsAt'],
    [{ isRisky: true }, 'insuranceNote'],
  ])('refuses %j at %s', (over, field) => {
    expect(publishProblems({ ...filled, ...over }, now)).toHaveProperty(field);
  });
  it('sends what was typed, without the insurance nobody asked for', () => {
    expect(publishInput({ ...filled, insuranceNote: 'x' }, now)).toMatchObject({ places: 10 });
    expect(publishInput({ ...filled, insuranceNote: 'x' }, now)).not.toHaveProperty(
      'insuranceNote',
    );
  });
  it('offers each of her areas once', () => {
    const post = { areaId: 'ar_huai', areaName: '槐安社区' };
    const posts = [
      { ...post, role: 'community-staff' },
      { ...post, role: 'shopkeeper' },
      { ...post, role: 'resident' },
    ];
    expect(areasOf(posts)).toEqual([{ value: 'ar_huai', words: '槐安社区' }]);
  });
});

test('the code of the door can be drawn without an encoder', () => {
  expect(qrPicture(doorText(`vc_${'0a'.repeat(12)}`, 'in', 'X2AB'))).toMatch(/^data:image/);
});
