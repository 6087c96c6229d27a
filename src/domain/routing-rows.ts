import type { Category } from '#contracts/category';
import type { ChangeKind } from '#contracts/routing';
import { hasPropertyFirm, type RoutingRow, routeOf } from './routing';

type Key = Pick<RoutingRow, 'areaId' | 'category' | 'propertyMode'>;

/** What makes a row one row: an area says one thing of a category, or one for each way of managing. */
export const rowKey = ({ areaId, category, propertyMode }: Key): string =>
  `${areaId} ${category} ${propertyMode ?? ''}`;

/** The fields of a row that differ from what is above it. */
export function fieldsOf(row: RoutingRow): Omit<RoutingRow, keyof Key> {
  const { areaId: _, category: __, propertyMode: ___, ...fields } = row;
  return fields;
}

type RowField = keyof ReturnType<typeof fieldsOf>;
type RowProblem = { field: RowField; words: string };

const aboutStaff: Category = 'staff-conduct';

/** What a row must never say (`rules.md §4.1.3`, §4.1.6-5), each with the field it would say it in. */
const refusals: readonly (RowProblem & { when: (row: RoutingRow) => boolean })[] = [
  {
    field: 'isPrivate',
    words: '这一类只给办理的人看，不能改成公开',
    when: (row) => row.isPrivate === false && routeOf(row.category).isPrivate,
  },
  {
    field: 'mayBeAnonymous',
    words: '这一类要能联系到反映人，不能匿名',
    when: (row) =>
      row.mayBeAnonymous === true &&
      row.category !== aboutStaff &&
      (!routeOf(row.category).mayBeAnonymous || row.tier === 'p0'),
  },
  {
    field: 'mayBeAnonymous',
    words: '对工作人员的意见，反映人可以不留名',
    when: (row) => row.mayBeAnonymous === false && row.category === aboutStaff,
  },
  {
    field: 'level',
    words: '对工作人员的意见不能由网格受理',
    when: (row) => row.level === 'grid' && row.category === aboutStaff,
  },
  {
    field: 'isGridItem',
    words: '不由网格受理的，网格员不能自己办',
    when: (row) =>
      row.level !== undefined &&
      row.level !== 'grid' &&
      (row.isGridItem === true || row.isOnSpot === true),
  },
  {
    field: 'toProperty',
    words: '这里没有物业公司，请选别的单位',
    when: (row) =>
      row.toProperty === true &&
      row.propertyMode !== undefined &&
      !hasPropertyFirm(row.propertyMode),
  },
];

/** Why a row cannot stand in a table, at its field; undefined where it can. */
export function rowProblem(row: RoutingRow): RowProblem | undefined {
  if (Object.values(fieldsOf(row)).every((value) => value === undefined))
    return { field: 'level', words: '请至少改一项' };
  const refusal = refusals.find(({ when }) => when(row));
  return refusal && { field: refusal.field, words: refusal.words };
}

/** Same fields with the same values, in whatever order they were written. */
const saysTheSame = (one: RoutingRow, other: RoutingRow): boolean => {
  const sorted = (row: RoutingRow) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => a.localeCompare(b)),
    );
  return sorted(one) === sorted(other);
};

/** What a new table adds, changes and removes, row by row. */
export function routingChanges(
  before: readonly RoutingRow[],
  after: readonly RoutingRow[],
): (Key & { kind: ChangeKind })[] {
  const old = new Map(before.map((row) => [rowKey(row), row]));
  const kept = new Set(after.map(rowKey));
  const keyOf = ({ areaId, category, propertyMode }: RoutingRow): Key => ({
    areaId,
    category,
    ...(propertyMode && { propertyMode }),
  });
  const written = after.flatMap((row) => {
    const was = old.get(rowKey(row));
    if (was && saysTheSame(was, row)) return [];
    return [{ ...keyOf(row), kind: was ? ('changed' as const) : ('added' as const) }];
  });
  const removed = before
    .filter((row) => !kept.has(rowKey(row)))
    .map((row) => ({ ...keyOf(row), kind: 'removed' as const }));
  return [...written, ...removed];
}

/** Rows once an area or agency became part of another: what it led the other leads, what it did differently is over. */
export const rowsAfterMerge = (
  rows: readonly RoutingRow[],
  { mergedId, intoId }: { mergedId: string; intoId: string },
): RoutingRow[] => {
  const follow = (id: string) => (id === mergedId ? intoId : id);
  return rows
    .filter(({ areaId }) => areaId !== mergedId)
    .map((row) => ({
      ...row,
      ...(row.agencyId && { agencyId: follow(row.agencyId) }),
      ...(row.collaboratorIds && {
        collaboratorIds: [...new Set(row.collaboratorIds.map(follow))],
      }),
    }));
};
