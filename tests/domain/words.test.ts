import fc from 'fast-check';
import { categoryCodes } from '#contracts/category';
import { maskPhone, residentText } from '#domain/mask';
import { clip, graphemes, titleLimit, titleOf } from '#domain/title';

describe('a resident before she is revealed', () => {
  it.each([
    [{ name: '王梅', honorific: 'ms' as const }, '王女士'],
    [{ name: '李强', honorific: 'mr' as const }, '李先生'],
    [{ name: '欧阳明月', honorific: 'ms' as const }, '欧阳女士'],
    [{ name: '欧阳', honorific: 'mr' as const }, '欧先生'],
    [{ name: '阿依古丽·买买提', honorific: 'ms' as const }, '阿依古丽女士'],
    [{ name: '王梅' }, '王姓居民'],
    [{ honorific: 'ms' as const }, '一位女士'],
    [{}, '一位居民'],
  ])('%o is %s', (person, words) => expect(residentText(person)).toBe(words));
});

it.each([
  ['10000001234', '100****1234'],
  ['0000-0001001', '**********01'],
  ['110', '****10'],
])('%s shows %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

const family = '👨‍👩‍👧‍👦';
const thumb = '👍🏽';
const flag = '🇨🇳';
const scotland = '🏴󠁧󠁢󠁳󠁣󠁴󠁿';

describe('clipping', () => {
  it.each([
    ['楼道灯不亮', 10, '楼道灯不亮'],
    ['楼道灯不亮', 4, '楼道灯…'],
    [`灯${family}坏`, 5, '灯…'],
    [`${thumb}${thumb}`, 6, `${thumb}…`],
    [`${flag}${flag}${flag}`, 9, `${flag}${flag}…`],
    [`${scotland}好`, 14, '…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['𠮷𠮷𠮷', 4, '𠮷…'],
  ])('%s at %d is %s', (text, limit, clipped) => expect(clip(text, limit)).toBe(clipped));

  const messy = fc
    .array(
      fc.oneof(
        fc.constantFrom(family, thumb, flag, scotland, 'é', '𠮷', '灯', 'a', '❤️', '1️⃣'),
        fc.string({ unit: 'grapheme' }),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));

  it('never breaks a character, never exceeds the limit', () => {
    fc.assert(
      fc.property(messy, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const clipped = clip(text, limit);
        expect(clipped.length).toBeLessThanOrEqual(limit);
        expect(clipped).not.toMatch(/\p{Surrogate}/u);
        if (clipped !== text) expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
        expect(graphemes(text).join('')).toBe(text);
      }),
    );
  });
  it('cuts no finer than the reference does', () => {
    const reference = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    const sample = `灯${family}坏${thumb}${flag}${scotland}é❤️1️⃣𠮷`;
    expect(graphemes(sample)).toEqual([...reference.segment(sample)].map(({ segment }) => segment));
  });
});

describe('a title', () => {
  const titled = (text: string, category: (typeof categoryCodes)[number] = 'stairwell') =>
    titleOf({ text, category }, '5号楼2单元');
  it('is the first sentence', () =>
    expect(titled('三楼的灯不亮。已经两天了')).toBe('三楼的灯不亮'));
  it('is category and place where there are no words', () => {
    expect(titled('')).toBe('5号楼2单元 · 楼道设施');
    expect(titled('  \n ', 'unsure')).toBe('5号楼2单元有情况');
  });
  it('is never empty or too long', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...categoryCodes), (text, category) => {
        const title = titled(text, category);
        expect(title.trim().length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(titleLimit);
      }),
    );
  });
});
