import type { Category } from '#contracts/category';
import { categories } from '#contracts/category';

/** One visible character: a base with its marks, an emoji with its joiners and skin, or a flag. */
const grapheme =
  /\p{RI}\p{RI}|\P{M}[\p{M}\p{EMod}\u{e0020}-\u{e007f}]*(?:\u200d\P{M}[\p{M}\p{EMod}]*)*|\p{M}+/gsu;

export const graphemes = (text: string): string[] => text.match(grapheme) ?? [];

/** At most `limit` UTF-16 units, `…` included, and never half of a character (`rules.md §4.6` (5)). */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const one of graphemes(text)) {
    if (kept.length + one.length > limit - 1) break;
    kept += one;
  }
  return `${kept}…`;
}

export const titleLimit = 24;

/** A report's title: its first sentence, or its category and place where it has no words. */
export function titleOf(
  report: { text: string; category: Category },
  shortAddress: string,
): string {
  const [sentence = ''] = report.text.trim().split(/[\n。！？!?；;]/);
  if (sentence.trim()) return clip(sentence.trim(), titleLimit);
  const { words, group } = categories.find(({ code }) => code === report.category) ?? {
    words: '',
    group: 'other',
  };
  return clip(
    group === 'other' ? `${shortAddress}有情况` : `${shortAddress} · ${words}`,
    titleLimit,
  );
}
