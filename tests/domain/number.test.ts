import fc from 'fast-check';
import { numberAlphabet, parseNumber, reportNumber } from '#domain/number';

const numbers = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 2025, max: 2099 }),
    code: fc.string({ minLength: 0, maxLength: 8 }),
    draws: fc.array(fc.nat(numberAlphabet.length - 1), { minLength: 4, maxLength: 4 }),
  })
  .map(({ day, month, year, code, draws }) => {
    const two = (n: number) => String(n).padStart(2, '0');
    let i = 0;
    const draw = () => draws[i++] ?? 0;
    return reportNumber({ on: `${year}-${two(month)}-${two(day)}`, areaCode: code }, draw);
  });

const everySymbol = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

describe('a report number', () => {
  it('reads as day, area, random letters', () => {
    const number = reportNumber({ on: '2026-11-22', areaCode: 'AB2C7KQ8' }, () => 9);
    expect(number).toMatch(/^261122-KQ8-BBBB.$/);
    expect(number).not.toMatch(/[OIL]/);
  });
  it('is understood as people type it', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseNumber(number)).toBe(number);
        expect(parseNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
      }),
    );
  });
  it('notices any single wrong letter', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const letters = [...number.replaceAll('-', '')];
        const slipped = letters.flatMap((right, i) =>
          everySymbol
            .filter((wrong) => wrong !== right)
            .map((wrong) => letters.with(i, wrong).join(''))
            .filter((text) => parseNumber(text) !== undefined),
        );
        expect(slipped).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
  it('notices any two neighbours swapped', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const letters = [...number.replaceAll('-', '')];
        for (let i = 0; i + 1 < letters.length; i += 1) {
          const [a = '', b = ''] = letters.slice(i, i + 2);
          if (a === b) continue;
          expect(
            parseNumber(
              letters
                .with(i, b)
                .with(i + 1, a)
                .join(''),
            ),
          ).toBeUndefined();
        }
      }),
    );
  });
  it.each(['', '261122', '261122-KQ8-BBBBB2', '你好'])('%s is none', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );
});
