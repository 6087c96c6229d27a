import type { Sent } from '#contracts/action';
import { type Candidate, type listCandidates, reportStatusWords } from '#contracts/report';
import { dayOf, dayText } from '#domain/day';
import { routeOf } from '#domain/routing';
import type { Tone } from '../../components';
import { statusTone } from '../../components/status-tones';
import { placeOf, type ReportForm } from './form';

/**
 * What to look for nearby; undefined where nothing can be the same thing: no kind or place yet, a private
 * matter, or one that is sent for somebody else, who is not asked here.
 */
export function soughtOf({
  category,
  place,
  proxy,
}: ReportForm): Sent<typeof listCandidates> | undefined {
  if (!category || !place || proxy || routeOf(category).isPrivate) return undefined;
  const { detail: _, ...where } = placeOf(place);
  return { category, place: where };
}

/** What a neighbour reads of the state, with its tone: nothing is asked of her. */
export function candidateState(status: Candidate['status']): { words: string; tone: Tone } {
  if (status === 'resolved') return { words: '已处理', tone: 'jade' };
  if (status === 'returned') return { words: '等待补充', tone: 'amber' };
  return { words: reportStatusWords[status], tone: statusTone(status) };
}

/** Metres as a person says them: 「就在旁边」「约 40 米」; nothing where they are not known. */
export function metresWords(metres: number | undefined): string {
  if (metres === undefined) return '';
  return metres < 10 ? '就在旁边' : `约 ${Math.round(metres / 10) * 10} 米`;
}

/** 「昨天反映 · 2 户也遇到了 · 约 40 米」 */
export const candidateNote = (
  { at, households, metres }: Pick<Candidate, 'at' | 'households' | 'metres'>,
  now: number,
): string =>
  [`${dayText(dayOf(at), dayOf(now))}反映`, `${households} 户也遇到了`, metresWords(metres)]
    .filter(Boolean)
    .join(' · ');

/** What stands above them: a neighbour's can be joined, her own she knows already. */
export const candidateWords = (items: readonly Pick<Candidate, 'isMine'>[]) =>
  items.every(({ isMine }) => isMine)
    ? { title: '您已经反映过', note: '是同一件的话，不用再交一遍，看进度就行。' }
    : {
        title: '附近已经有人反映',
        note: '是同一处吗？点「我也遇到了」就行，不用再写一遍，有进展一样告诉您。',
      };
