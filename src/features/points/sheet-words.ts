import { pointsPathWords } from '#contracts/points';
import type { PointsSheet } from '#contracts/points-sheet';
import { type Day, yearOf } from '#domain/day';

/** 「2026年10月」, without the year where it is `today`'s. */
export function monthText(month: string, today: Day): string {
  const [year, number] = month.split('-').map(Number);
  return `${month.startsWith(yearOf(today)) ? '' : `${year}年`}${number}月`;
}

/** A hash in groups of four, as it is printed and read out. */
export const groupedHash = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

/** So many letters of a head are compared with paper: one in four thousand million is the same by chance. */
export const comparedLetters = 8;

/** Whether what stands on paper is the head: undefined while too little is typed. */
export function isPrintedHead(typed: string, hash: string): boolean | undefined {
  const letters = typed.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (letters.length < comparedLetters) return undefined;
  return hash.startsWith(letters);
}

type Figures = Pick<
  PointsSheet,
  'people' | 'issued' | 'redeemed' | 'reversed' | 'outstanding' | 'budget'
>;

/** The month in numbers, each with its name. */
export function totalsOf(sheet: Figures): { name: string; words: string }[] {
  return [
    { name: '发出', words: `${sheet.issued} 分` },
    { name: '换走', words: `${sheet.redeemed} 分` },
    ...(sheet.reversed > 0 ? [{ name: '更正收回', words: `${sheet.reversed} 分` }] : []),
    { name: '存折里还有', words: `${sheet.outstanding} 分` },
    { name: '得分的人', words: `${sheet.people} 位` },
    ...(sheet.budget === undefined ? [] : [{ name: '本月计划', words: `${sheet.budget} 分` }]),
  ];
}

/** 「18 笔，9 位，42 分」 */
export const pathFigures = ({
  entries,
  people,
  points,
}: Pick<PointsSheet['paths'][number], 'entries' | 'people' | 'points'>): string =>
  `${entries} 笔，${people} 位，${points} 分`;

type Goods = PointsSheet['goods'][number];

/** 「进 20，换走 12，报损 1，还有 7」 */
export const goodsText = (goods: Goods): string =>
  [
    `进 ${goods.in}`,
    `换走 ${goods.out}`,
    ...(goods.writtenOff > 0 ? [`报损 ${goods.writtenOff}`] : []),
    ...(goods.counted > 0 ? [`盘点多出 ${goods.counted}`] : []),
    ...(goods.counted < 0 ? [`盘点少了 ${-goods.counted}`] : []),
    `还有 ${goods.left}`,
  ].join('，');

/** 「街道统筹 20 件、采购 12 件」 */
export const sourcesText = (sources: PointsSheet['sources']): string =>
  sources.map(({ words, pieces }) => `${words} ${pieces} 件`).join('、');

/** 「王*，5号楼」 and what for; two neighbours may look the same on it, so each has a key of her own. */
export const listedRows = (
  listed: PointsSheet['listed'],
): { key: string; name: string; words: string }[] =>
  listed.map(({ name, place, path, points }, at) => ({
    key: `${at}`,
    name: `${name}，${place}`,
    words: `${pointsPathWords[path]} ${points} 分`,
  }));
