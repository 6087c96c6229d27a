import type { Sent } from '#contracts/action';
import { type suggestBatch, topicBatchLimit } from '#contracts/council-topics';

/** What neighbours said about one thing: one row. */
export type BatchRow = { title: string; text: string; speakers: string };
/** What was heard at one place; kept on the phone row by row. */
export type BatchForm = { place: string; rows: readonly BatchRow[] };

export const emptyRow: BatchRow = { title: '', text: '', speakers: '' };
export const emptyBatch: BatchForm = { place: '', rows: [emptyRow] };
export const mostRows = topicBatchLimit;

const isEmpty = ({ title, text, speakers }: BatchRow) =>
  [title, text, speakers].every((words) => words.trim() === '');

export const changedRow = (
  { place, rows }: BatchForm,
  at: number,
  changed: Partial<BatchRow>,
): BatchForm => ({
  place,
  rows: rows.map((row, index) => (index === at ? { ...row, ...changed } : row)),
});
export const withRow = ({ place, rows }: BatchForm): BatchForm =>
  rows.length < mostRows ? { place, rows: [...rows, emptyRow] } : { place, rows };
/** A row that says nothing may go; one always stays. */
export function withoutRow({ place, rows }: BatchForm, at: number): BatchForm {
  const left = rows.filter((_, index) => index !== at);
  return { place, rows: left.length > 0 ? left : [emptyRow] };
}

export type RowProblems = Partial<Record<'title' | 'speakers' | 'text', string>>;
export type BatchProblems = {
  place?: string | undefined;
  rows: readonly RowProblems[];
  whole?: string | undefined;
};

const isCount = (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 200;

/** What is still missing, each at its field; rows that say nothing are left out. */
export function batchProblems({ place, rows }: BatchForm): BatchProblems {
  return {
    ...(place.trim().length < 2 && { place: '请写在哪里听到的' }),
    ...(rows.every(isEmpty) && { whole: '至少写一个议题' }),
    rows: rows.map((row) =>
      isEmpty(row)
        ? {}
        : {
            ...(row.title.trim().length < 2 && { title: '请用几个字写是什么事' }),
            ...(!isCount(row.speakers.trim()) && { speakers: '请写几个人说的，1 到 200' }),
          },
    ),
  };
}

const isClean = ({ place, whole, rows }: BatchProblems) =>
  !place && !whole && rows.every((row) => Object.keys(row).length === 0);

/** Places of the rows that are sent, in the order they are sent. */
export const sentRows = ({ rows }: BatchForm): number[] =>
  rows.flatMap((row, at) => (isEmpty(row) ? [] : [at]));

/** What is sent; undefined while something is missing. */
export function batchInput(form: BatchForm, hallId: string): Sent<typeof suggestBatch> | undefined {
  if (!isClean(batchProblems(form))) return undefined;
  return {
    hallId,
    place: form.place.trim(),
    topics: form.rows
      .filter((row) => !isEmpty(row))
      .map(({ title, text, speakers }) => ({
        title: title.trim(),
        text: text.trim(),
        speakers: Number(speakers),
      })),
  };
}

/** 「 2 个议题，代 9 位居民」; nothing before anything is written. */
export function batchText(form: BatchForm): string {
  const filled = form.rows.filter((row) => !isEmpty(row));
  const speakers = filled.reduce((sum, row) => sum + (Number(row.speakers) || 0), 0);
  return filled.length === 0 ? '' : ` ${filled.length} 个议题，代 ${speakers} 位居民`;
}

/** What the cloud refused, at the rows it was about: `topics.1.title`. */
export function rowsRefused(
  form: BatchForm,
  named: readonly { field: string; words: string }[],
): RowProblems[] {
  const places = sentRows(form);
  return form.rows.map((_, at) =>
    Object.fromEntries(
      named.flatMap(({ field, words }) => {
        const [list, index, name] = field.split('.');
        return list === 'topics' && name && places[Number(index)] === at ? [[name, words]] : [];
      }),
    ),
  );
}
