import type { Honorific } from '#contracts/identity';
import { residentText, surname } from './mask';

/** A name as a counter and a public sheet show it: 「王*」, 「王*兰」, 「欧阳*轩」; without one 「一位女士」. */
export function maskedName(name: string | undefined, honorific?: Honorific): string {
  const letters = [...(name?.trim() ?? '')];
  if (letters.length === 0) return residentText({ honorific });
  const family = surname(letters.join(''));
  const given = letters.slice([...family].length);
  if (given.length === 0) return `${letters[0]}*`;
  const isChinese = letters.every((letter) => /[一-龥]/.test(letter));
  return isChinese && given.length > 1
    ? `${family}${'*'.repeat(given.length - 1)}${given.at(-1)}`
    : `${family}*`;
}
