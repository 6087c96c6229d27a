import type { Day } from './day';

/** No 0 O 1 I L, which people mix up. 31 letters: a prime, so one check letter finds every slip. */
export const numberAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const modulus = numberAlphabet.length;
const areaLength = 3;
const suffixLength = 4;
const shape = new RegExp(
  `^\\d{6}[${numberAlphabet}]{${areaLength}}[${numberAlphabet}]{${suffixLength}}[${numberAlphabet}]$`,
);

/** Digits keep their value, so that a digit of the date and one of the code weigh the same. */
const weightOf = (letter: string): number =>
  /\d/.test(letter) ? Number(letter) : (numberAlphabet.indexOf(letter) + 2) % modulus;

const letterOf = (value: number): string => numberAlphabet[(value + modulus - 2) % modulus] ?? '';

const checkOf = (body: string): string => {
  const sum = [...body].reduce((total, letter, i) => total + weightOf(letter) * (i + 2), 0);
  return letterOf(sum % modulus);
};

/** The three letters that stand for an area's code in a number. */
const areaPart = (code: string): string =>
  [...code.toUpperCase()]
    .filter((letter) => numberAlphabet.includes(letter))
    .slice(-areaLength)
    .join('')
    .padStart(areaLength, '2');

/**
 * A report's number: day, area, four random letters, a check letter: `261122-7KQ-M3XPA`.
 * `draw(n)` gives a random whole number from 0 to n−1. No counter is shared, so no write waits for another.
 */
export function reportNumber(
  { on, areaCode }: { on: Day; areaCode: string },
  draw: (below: number) => number,
): string {
  const date = on.slice(2).replaceAll('-', '');
  const area = areaPart(areaCode);
  const suffix = Array.from(
    { length: suffixLength },
    () => numberAlphabet[draw(modulus)] ?? '',
  ).join('');
  const check = checkOf(`${date}${area}${suffix}`);
  return `${date}-${area}-${suffix}${check}`;
}

/** The number as it is stored, from what somebody typed or read out; undefined where a letter is wrong. */
export function parseNumber(typed: string): string | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '');
  if (!shape.test(letters) || checkOf(letters.slice(0, -1)) !== letters.slice(-1)) return undefined;
  return `${letters.slice(0, 6)}-${letters.slice(6, 9)}-${letters.slice(9)}`;
}
