import type { AreaStep, PropertyMode } from '#contracts/area';
import type { Category } from '#contracts/category';
import type { SlaTier, WorkOrderLevel } from '#contracts/loop';
import { hasPropertyFirm, type Route, type RoutingRow } from '#domain/routing';
import { rowKey, rowProblem } from '#domain/routing-rows';
import { asRow, type Routing, type SentRow } from './route-words';

/** As it is further up. */
export const same = 'same' as const;
type OrSame<V extends string> = V | typeof same;

/** Fields that are yes, no, or as further up. */
export const switches = [
  'toProperty',
  'isGridItem',
  'isOnSpot',
  'isAfterPhotoNeeded',
  'isPrivate',
  'mayBeAnonymous',
] as const;
export type Switch = (typeof switches)[number];
export const switchWords: Record<Switch, string> = {
  toProperty: '小区物业先办',
  isGridItem: '网格员可以自己办',
  isOnSpot: '巡查时可以当场处置',
  isAfterPhotoNeeded: '办好要拍照',
  isPrivate: '只给办理的人看',
  mayBeAnonymous: '反映人可以不留名',
};

/** Where a row holds; `path` leads from the district to the area itself. */
export type RowPlace = { area: AreaStep; path: readonly string[] };

/** Everything chosen on the page, as it stands. */
export type RowForm = {
  place: RowPlace;
  mode: OrSame<PropertyMode>;
  level: OrSame<WorkOrderLevel>;
  tier: OrSame<SlaTier>;
  /** An agency's id, `none` for nobody. */
  agency: string;
  /** Undefined: as further up. */
  helpers: readonly string[] | undefined;
  switches: Readonly<Record<Switch, OrSame<'yes' | 'no'>>>;
  reason: string;
};
export const rowFields = ['areaId', 'level', 'agencyId', ...switches, 'reason'] as const;
export type RowField = (typeof rowFields)[number];
export type RowProblems = Partial<Record<RowField, string>>;

const switchOf = (value: boolean | undefined): OrSame<'yes' | 'no'> => {
  if (value === undefined) return same;
  return value ? 'yes' : 'no';
};

/** The form of a row that is there, or of a new one where nothing differs yet. */
export function formOf(place: RowPlace, row: Partial<RoutingRow> = {}): RowForm {
  return {
    place,
    mode: row.propertyMode ?? same,
    level: row.level ?? same,
    tier: row.tier ?? same,
    agency: row.agencyId === null ? 'none' : (row.agencyId ?? same),
    helpers: row.collaboratorIds,
    switches: Object.fromEntries(
      switches.map((one) => [one, switchOf(row[one])]),
    ) as RowForm['switches'],
    reason: '',
  };
}

/** Switches that say something here: nothing can go to a property firm where there is none. */
export const switchesFor = ({ mode }: RowForm): Switch[] =>
  switches.filter((one) => one !== 'toProperty' || mode === same || hasPropertyFirm(mode));

/** 「照上级（街道）」; the district has only what the platform brings. */
export const aboveWords = ({ place: { path }, mode }: RowForm, words: string): string =>
  `${path.length > 1 || mode !== same ? '照上级' : '照默认'}（${words}）`;

const agencyOf = (agency: string): Pick<RoutingRow, 'agencyId'> => {
  if (agency === same) return {};
  return { agencyId: agency === 'none' ? null : agency };
};

/** The row that the form says. */
export const rowOf = (category: Category, form: RowForm): RoutingRow => ({
  areaId: form.place.area.id,
  category,
  ...(form.mode !== same && { propertyMode: form.mode }),
  ...(form.level !== same && { level: form.level }),
  ...(form.tier !== same && { tier: form.tier }),
  ...agencyOf(form.agency),
  ...(form.helpers && { collaboratorIds: [...form.helpers] }),
  ...Object.fromEntries(
    switches
      .filter((one) => form.switches[one] !== same)
      .map((one) => [one, form.switches[one] === 'yes']),
  ),
});

/** What each part of the page gets. */
export type PartProps = {
  category: Category;
  data: Routing;
  form: RowForm;
  problems: RowProblems;
  /** What holds here without this row. */
  above: Route;
  onChange: (changed: Partial<RowForm>) => void;
};

const reasonLeast = 4;

/** What is missing or wrong, by field, before the cloud is asked; `key` is that of the row that is changed. */
export function rowProblems(
  row: RoutingRow,
  { rows, key, reason }: { rows: readonly SentRow[]; key: string | undefined; reason: string },
): RowProblems {
  const own = rowProblem(row);
  const isTaken = rowKey(row) !== key && rows.some((one) => rowKey(asRow(one)) === rowKey(row));
  return {
    ...(own && { [own.field]: own.words }),
    ...(isTaken && { areaId: '这个地方已经有一条了，请改那一条' }),
    ...(reason.trim().length < reasonLeast && { reason: `请写明为什么，至少 ${reasonLeast} 个字` }),
  };
}

/** Puts refusals of the cloud (`rows.3.level`) beside the fields of the one row that was sent; others to `reason`. */
export const problemsAt = (
  problems: Readonly<Record<string, string>>,
  index: number,
): RowProblems =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([path, words]) => {
      const field = path.replace(`rows.${index}.`, '');
      return rowFields.some((one) => one === field) ? [[field, words]] : [];
    }),
  );
