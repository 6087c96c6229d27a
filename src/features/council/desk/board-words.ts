import type { Got } from '#contracts/action';
import type { Cadence } from '#contracts/council';
import type { getBoard } from '#contracts/council-halls';

export type Board = Got<typeof getBoard>;
export type BoardHall = Board['halls'][number];

/** A month in one glance: a shape and a word, so that no colour has to say it. */
export const cadenceMarks: Record<Cadence, { shape: string; words: string }> = {
  held: { shape: '●', words: '已开' },
  'without-topics': { shape: '◐', words: '零议题' },
  planned: { shape: '○', words: '还没开' },
  missed: { shape: '×', words: '没开' },
};
/** A month before the hall opened. */
export const noMonth = { shape: '–', words: '未设' };

export const markOf = (cadence: Cadence | null | undefined) =>
  cadence ? cadenceMarks[cadence] : noMonth;

/** '2026-11' → 「11月」 */
export const monthText = (month: string): string => `${Number(month.slice(5))}月`;

/** 「6月已开，7月没开 …」: what a screen reader says of one hall. */
export const monthsText = (
  months: readonly string[],
  cadences: readonly (Cadence | null)[],
): string =>
  months.map((month, at) => `${monthText(month)}${markOf(cadences[at]).words}`).join('，');

/** What became of the newest month in the halls that are in sight. */
export function countsText(months: readonly string[], halls: readonly BoardHall[]): string {
  const at = months.length - 1;
  const newest = months[at];
  const count = (cadence: Cadence) => halls.filter((hall) => hall.months[at] === cadence).length;
  const said = (['held', 'without-topics', 'planned', 'missed'] as const)
    .map((cadence) => ({ cadence, halls: count(cadence) }))
    .filter(({ halls: many }) => many > 0)
    .map(({ cadence, halls: many }) => `${cadenceMarks[cadence].words} ${many} 个`);
  if (!newest || said.length === 0) return '';
  return `${monthText(newest)}：${said.join('，')}`;
}

/** 「3 条没落实，其中 1 条过了期限」 */
export function decisionsText({
  openDecisions,
  overdueDecisions,
}: Pick<BoardHall, 'openDecisions' | 'overdueDecisions'>): string {
  if (openDecisions === 0) return '议定的事都落实了';
  const late = overdueDecisions > 0 ? `，其中 ${overdueDecisions} 条过了期限` : '';
  return `${openDecisions} 条还在落实${late}`;
}

/** What somebody looks for on the board. */
export type BoardFilter = 'all' | 'quiet' | 'late' | 'absent';
export const boardFilters: { value: BoardFilter; words: string }[] = [
  { value: 'all', words: '全部' },
  { value: 'quiet', words: '两个月没开' },
  { value: 'absent', words: '有一方老不来' },
  { value: 'late', words: '有过期没办的' },
];

/** The halls she looks for, in their own order. */
export const filtered = (halls: readonly BoardHall[], only: BoardFilter): BoardHall[] =>
  halls.filter(({ isQuiet, absentText, overdueDecisions }) => {
    if (only === 'quiet') return isQuiet;
    if (only === 'absent') return absentText !== undefined;
    return only === 'all' || overdueDecisions > 0;
  });
