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
export function surname(name: string): string {
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

/** A name on a list or at a counter: 「王*兰」, of two characters 「王*」; without a name 「居民」. */
export function maskedName(name: string | undefined): string {
  const [first, ...rest] = [...(name ?? '').trim()];
  if (first === undefined) return '居民';
  return rest.length > 1 ? `${first}*${rest.at(-1) ?? ''}` : `${first}*`;
}
