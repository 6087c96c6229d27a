import { saveHall } from '#contracts/council-halls';
import { inChinese, problemsOf } from '#runtime/problems';
import type { RowProblem } from './area-table';

/** The columns of a table of halls, as its first row names them; the first three have to be there. */
export const hallColumns = [
  '名称',
  '范围',
  '地点',
  '可坐人数',
  '电话',
  '有无业委会',
  '话事员',
] as const;
type Column = (typeof hallColumns)[number];
const needed: readonly Column[] = ['名称', '范围', '地点'];

/** One hall as a list has it; `row` counts as a spreadsheet does. */
export type HallRow = {
  row: number;
  name: string;
  areaName: string;
  place: string;
  capacity?: number;
  phone?: string;
  hasOwnersCommittee: boolean;
  moderators: string[];
};
export type HallTable = { halls: HallRow[]; problems: RowProblem[] };

const columnOf: Readonly<Record<string, Column>> = {
  name: '名称',
  place: '地点',
  capacity: '可坐人数',
  phone: '电话',
  moderators: '话事员',
};

const yes = ['有', '是', 'true'];
const no = ['无', '没有', '否', 'false', ''];

/** 「周正、吕和」, each once. */
const namesIn = (text: string): string[] => [
  ...new Set(text.split(/[、,，;；]/).flatMap((one) => one.trim() || [])),
];

type Cells = Record<Column, string>;

function faultsOf(cells: Cells, hall: HallRow): string[] {
  const { name, place, capacity, phone, hasOwnersCommittee } = hall;
  const moderators = hall.moderators.map((personId) => ({ personId }));
  const said = { name, place, capacity, phone, hasOwnersCommittee, moderators };
  const checked = saveHall.input().omit({ areaId: true }).safeParse(said, inChinese);
  const found = checked.success ? [] : problemsOf(checked.error);
  const answer = cells.有无业委会;
  return [
    ...found.map(({ field, words }) => `${columnOf[field.split('.')[0] ?? ''] ?? field}：${words}`),
    ...(cells.范围 ? [] : ['范围：没有写是哪个区域的']),
    ...([...yes, ...no].includes(answer) ? [] : [`有无业委会：「${answer}」应是 有 或 无`]),
  ];
}

const hallOf = (cells: Cells, row: number): HallRow => ({
  row,
  name: cells.名称,
  areaName: cells.范围
    .split('/')
    .map((one) => one.trim())
    .join('/'),
  place: cells.地点,
  ...(cells.可坐人数 && { capacity: Number(cells.可坐人数) }),
  ...(cells.电话 && { phone: cells.电话 }),
  hasOwnersCommittee: yes.includes(cells.有无业委会),
  moderators: namesIn(cells.话事员),
});

/** What is wrong with the first row: a column that is missing, or one that nobody reads. */
function headingProblems(heading: readonly string[]): RowProblem[] {
  const known: readonly string[] = hallColumns;
  const missing = needed.filter((name) => !heading.includes(name));
  const strange = heading.filter((name) => name && !known.includes(name));
  return [
    ...missing.map((name) => ({ row: 1, words: `缺少「${name}」这一列` })),
    ...strange.map((name) => ({ row: 1, words: `不认识「${name}」这一列` })),
  ];
}

/**
 * Reads the rows of a table of halls; blank ones are skipped and counted. With any problem none of the halls may be
 * written. Whether the areas exist is not known here.
 */
export function readHallTable(rows: readonly (readonly string[])[]): HallTable {
  const [heading = [], ...body] = rows;
  const problems = headingProblems(heading);
  if (problems.length > 0) return { halls: [], problems };
  const byKey = new Map<string, HallRow>();
  for (const [index, given] of body.entries()) {
    if (given.every((cell) => cell === '')) continue;
    const row = index + 2;
    const cells = Object.fromEntries(
      hallColumns.map((name) => [name, given[heading.indexOf(name)] ?? '']),
    ) as Cells;
    const hall = hallOf(cells, row);
    const key = `${hall.areaName} ${hall.name}`;
    const same = byKey.get(key);
    const faults = same ? [`和第 ${same.row} 行重复`] : faultsOf(cells, hall);
    problems.push(...faults.map((words) => ({ row, words })));
    if (!same) byKey.set(key, hall);
  }
  return { halls: [...byKey.values()], problems };
}
