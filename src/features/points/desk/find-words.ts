import type { FoundAccount } from '#contracts/points-accounts';

/** What is asked for: a number of eight digits, else a name; or what is wrong with it. */
export type Sought = { number: string } | { name: string } | { problem: string };

const numberLength = 8;

/** Tells the number of a passbook from a name. */
export function soughtOf(typed: string): Sought {
  const plain = typed.replace(/\s/g, '');
  if (plain === '') return { problem: '请写存折号，或者姓名' };
  if (/^\d+$/.test(plain))
    return plain.length === numberLength
      ? { number: plain }
      : { problem: `存折号是 ${numberLength} 位数字，这里有 ${plain.length} 位` };
  return plain.length <= 20 ? { name: plain } : { problem: '姓名最多 20 个字' };
}

/** 「5号楼 · 纸质存折尾号 4821」 */
export const foundText = ({ place, kind, numberEnd }: FoundAccount): string =>
  `${place} · ${kind === 'paper' ? '纸质存折' : '手机存折'}尾号 ${numberEnd}`;
