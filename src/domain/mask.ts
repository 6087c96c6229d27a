import { type Honorific, honorificWords } from '#contracts/identity';

/** 「138****1234」; a landline or anything else keeps its last two digits. */
export const maskPhone = (phone: string): string =>
  phone.length === 11
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${'*'.repeat(Math.max(4, phone.length - 2))}${phone.slice(-2)}`;

const doubleSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 南宫 独孤 宇文 长孙 闻人 赫连 澹台'.split(
    ' ',
  ),
);

/** The part of a name one is called by: 王, 欧阳; of 阿依·买买提 the first part. */
function surname(name: string): string {
  const [first = ''] = name.trim().split(/[·\s]/);
  if (first !== name.trim() || !/^[一-龥]+$/.test(first)) return first;
  return doubleSurnames.has(first.slice(0, 2)) && first.length > 2
    ? first.slice(0, 2)
    : first.slice(0, 1);
}

/** How staff read a resident until they reveal her: 「王女士」, without a name 「一位居民」 (`rules.md §4.1.6`). */
export function residentText(person: {
  name?: string | undefined;
  honorific?: Honorific | undefined;
}): string {
  const title = person.honorific && honorificWords[person.honorific];
  const family = person.name ? surname(person.name) : '';
  if (family) return title ? `${family}${title}` : `${family}姓居民`;
  return title ? `一位${title}` : '一位居民';
}

/** A name on a list or at a counter: 「王*」, 「王*兰」, 「欧阳*轩」; without one 「一位女士」. */
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
