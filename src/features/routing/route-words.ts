import type { Got } from '#contracts/action';
import { type PropertyMode, propertyModes } from '#contracts/area';
import { type Category, categories } from '#contracts/category';
import { slaTierWords, workOrderLevelWords } from '#contracts/loop';
import type { ChangeKind, getRouting } from '#contracts/routing';
import { type Day, dateText, dayOf } from '#domain/day';
import { type Route, type RoutedPlace, type RoutingRow, resolveRoute } from '#domain/routing';
import { fieldsOf, rowKey } from '#domain/routing-rows';

export type Routing = Got<typeof getRouting>;
/** A row as the cloud sends it: a missing field may also be written as undefined. */
export type SentRow = Routing['rows'][number];
type Version = Routing['history'][number];
type Agencies = Routing['agencies'];

/** A row as the rules read it: a field is there or is not. */
export const asRow = (row: SentRow): RoutingRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as RoutingRow;

export const isCategory = (code: string | undefined): code is Category =>
  categories.some((one) => one.code === code);

export const categoryName = (code: Category): string =>
  categories.find((one) => one.code === code)?.words ?? '';

export const agencyName = (id: string, agencies: Agencies): string =>
  agencies.find((one) => one.id === id)?.name ?? '已撤销的单位';

/** The route of a category at a place, as the table says it now. */
export const routeAt = (
  category: Category,
  place: RoutedPlace,
  { version, rows }: Pick<Routing, 'version' | 'rows'>,
): Route => resolveRoute(category, place, { version, rows: rows.map(asRow) });

const levelText = ({ level, isGridItem }: Route): string => {
  const accepts = `由${workOrderLevelWords[level]}受理`;
  return isGridItem ? `${accepts}，网格员可以自己办` : accepts;
};

function leadText({ agencyId, collaboratorIds, toProperty }: Route, agencies: Agencies): string {
  const name = (id: string) => agencyName(id, agencies);
  const lead = [toProperty && '小区物业先办', agencyId && `交部门办时，由${name(agencyId)}牵头`];
  const helpers = collaboratorIds.length > 0 && `${collaboratorIds.map(name).join('、')}协办`;
  return [...lead, helpers].filter(Boolean).join('，') || '没有指定部门，受理的人当时再选';
}

const manners = ({ isPrivate, isOnSpot, isAfterPhotoNeeded, isUnsorted, mayBeAnonymous }: Route) =>
  [
    isUnsorted && '受理时先归到一类',
    isOnSpot && '巡查时可以当场处置',
    isAfterPhotoNeeded && '办好要拍照',
    isPrivate && '只给办理的人看',
    mayBeAnonymous ? '反映人可以不留名' : '要能联系到反映人',
  ]
    .filter(Boolean)
    .join('；');

/** A route in plain words, line by line: who accepts it, how fast, who leads, and how. */
export const routeLines = (route: Route, agencies: Agencies): string[] => [
  levelText(route),
  `时限：${slaTierWords[route.tier]}`,
  leadText(route, agencies),
  manners(route),
];

/** The same in short, for a row of a list. */
export function routeText(route: Route, agencies: Agencies): string {
  const { level, tier, agencyId, toProperty, isPrivate } = route;
  const lead = agencyId && `${agencyName(agencyId, agencies)}牵头`;
  return [
    `${workOrderLevelWords[level]}受理`,
    slaTierWords[tier],
    toProperty && '物业先办',
    lead,
    isPrivate && '不公开',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Where a way of managing estates makes a difference in an area: 「物业公司管的小区：网格受理 · 物业先办」. */
export function modeLines(category: Category, path: readonly string[], data: Routing): string[] {
  const textFor = (place: RoutedPlace) => routeText(routeAt(category, place, data), data.agencies);
  const plain = textFor({ path });
  return propertyModes.flatMap((propertyMode) => {
    const text = textFor({ path, propertyMode });
    return text === plain ? [] : [`${modeWords[propertyMode]}：${text}`];
  });
}

const yesNo: Partial<Record<keyof Route, readonly [yes: string, no: string]>> = {
  isGridItem: ['网格员可以自己办', '网格员不能自己办'],
  isOnSpot: ['可以当场处置', '不能当场处置'],
  isAfterPhotoNeeded: ['办好要拍照', '不用拍照'],
  isPrivate: ['只给办理的人看', '公开'],
  mayBeAnonymous: ['可以不留名', '要留名'],
  toProperty: ['物业先办', '不交物业'],
};

/** What a row says differently: 「由街道受理 · 紧急 · 云河环卫中心牵头」. */
export function rowText(row: RoutingRow, agencies: Agencies): string {
  const { level, tier, agencyId, collaboratorIds, ...rest } = fieldsOf(row);
  const name = (id: string) => agencyName(id, agencies);
  const helpers = collaboratorIds?.map(name).join('、');
  const said = Object.entries(rest).map(
    ([field, value]) => yesNo[field as keyof Route]?.[value ? 0 : 1],
  );
  return [
    level && `由${workOrderLevelWords[level]}受理`,
    tier && `时限${slaTierWords[tier]}`,
    agencyId && `${name(agencyId)}牵头`,
    agencyId === null && '不指定牵头部门',
    helpers && `${helpers}协办`,
    helpers === '' && '没有协办',
    ...said,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** 「云渚街道 · 槐安社区，物业公司管的小区」; the district by its own name. */
export function placeOfRow(row: RoutingRow, areas: Routing['areas']): string {
  const place = areas.find(({ id }) => id === row.areaId)?.placeText ?? '已调整的地方';
  return row.propertyMode ? `${place}，${modeWords[row.propertyMode]}` : place;
}

const modeWords: Record<PropertyMode, string> = {
  market: '物业公司管的小区',
  'state-fallback': '国有物业兜底的小区',
  'self-managed': '居民自管的小区',
  none: '没有物业的小区',
};

/** The rows of a category, the district's first, then from the top of the tree. */
export const rowsOf = (category: Category, { rows, areas }: Routing): RoutingRow[] =>
  rows
    .map(asRow)
    .filter((row) => row.category === category)
    .sort((a, b) => depth(a, areas) - depth(b, areas));

const depth = ({ areaId }: RoutingRow, areas: Routing['areas']): number =>
  areas.find(({ id }) => id === areaId)?.path.length ?? 0;

/** A table with one row put in its place, or taken out of it. */
export const withRow = (rows: readonly SentRow[], key: string, row?: RoutingRow): SentRow[] => {
  const kept = rows.filter((one) => rowKey(asRow(one)) !== key);
  return row ? [...kept.filter((one) => rowKey(asRow(one)) !== rowKey(row)), row] : kept;
};

const kindWords: Record<ChangeKind, string> = { added: '加', changed: '改', removed: '去掉' };

/** 「改：云渚街道 垃圾清运」, at most three and how many more. */
export function changesText({ changes }: Pick<Version, 'changes'>): string {
  const shown = changes
    .slice(0, 3)
    .map(
      ({ kind, areaName, category }) => `${kindWords[kind]}：${areaName} ${categoryName(category)}`,
    );
  const more = changes.length > 3 ? `……共 ${changes.length} 条` : '';
  return `${shown.join('；')}${more}`;
}

/** 「11月20日 区指挥中心 沈望」 */
export const savedText = ({ savedAt, savedBy }: Version, today: Day): string =>
  `${dateText(dayOf(savedAt), today)} ${savedBy}`;
