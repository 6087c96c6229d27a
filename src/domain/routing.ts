import type { PropertyMode } from '#contracts/area';
import type { Category } from '#contracts/category';
import type { SlaTier, WorkOrderLevel } from '#contracts/loop';

/** Where something of a category goes and how (`rules.md §4.1.3`). */
export type Route = {
  tier: SlaTier;
  level: WorkOrderLevel;
  /** 🔒 In no list but the handlers'. */
  isPrivate: boolean;
  /** On the 事项清单: a grid worker may handle it alone. */
  isGridItem: boolean;
  isAfterPhotoNeeded: boolean;
  /** Must be sorted into a real category at acceptance. */
  isUnsorted: boolean;
  /** T24: a grid worker on patrol may settle it on the spot. */
  isOnSpot: boolean;
  /** The reporter may stay unnamed to those who handle it (`rules.md §4.1.6`-5). */
  mayBeAnonymous: boolean;
  /** The agency that leads once it is assigned to one. */
  agencyId?: string;
  /** Agencies that help the one that leads. */
  collaboratorIds: string[];
  /** The firm that manages the estate is the natural lead. */
  toProperty?: boolean;
};

/**
 * What one area does differently in a category, or does so where its estates are managed in one way. A field
 * that is missing is taken from further up; `agencyId: null` says that no agency leads here.
 */
export type RoutingRow = {
  areaId: string;
  category: Category;
  propertyMode?: PropertyMode;
  agencyId?: string | null;
} & Partial<Omit<Route, 'agencyId' | 'isUnsorted'>>;

/** The rows of a district in one version. */
export type RoutingTable = { version: number; rows: readonly RoutingRow[] };

/** Where something happened: the ids from the district down, and who manages the estate. */
export type RoutedPlace = { path: readonly string[]; propertyMode?: PropertyMode };

const usual: Route = {
  tier: 'p2',
  level: 'community',
  isPrivate: false,
  isGridItem: false,
  isAfterPhotoNeeded: false,
  isUnsorted: false,
  isOnSpot: false,
  mayBeAnonymous: true,
  collaboratorIds: [],
};
const onGridList: Route = { ...usual, level: 'grid', isGridItem: true };
const onSpot: Route = { ...onGridList, isOnSpot: true };
const visible: Route = { ...onGridList, isAfterPhotoNeeded: true };
const danger: Route = { ...usual, tier: 'p0', isAfterPhotoNeeded: true, mayBeAnonymous: false };
const unsorted: Route = { ...usual, level: 'grid', isUnsorted: true };

/** The first tree of ours (`rules.md §4.1.3` [O]): complete, so that nothing is ever without an owner. */
const routes: Readonly<Record<Category, Route>> = {
  stairwell: { ...visible, isOnSpot: true },
  'estate-facility': visible,
  'street-facility': { ...usual, isAfterPhotoNeeded: true },
  cleaning: { ...visible, isOnSpot: true },
  waste: { ...visible, isOnSpot: true },
  parking: onSpot,
  property: usual,
  'safety-fire': { ...danger, level: 'grid', isGridItem: true },
  'safety-lift': danger,
  'safety-gas': danger,
  'safety-falling': danger,
  'safety-other': { ...visible, tier: 'p1' },
  utilities: { ...usual, tier: 'p1' },
  noise: onSpot,
  dispute: { ...usual, isPrivate: true, mayBeAnonymous: false },
  delivery: onSpot,
  flood: { ...usual, tier: 'p1' },
  'special-care': { ...usual, isPrivate: true },
  errand: { ...onGridList, mayBeAnonymous: false },
  consultation: { ...onSpot, tier: 'p3' },
  suggestion: { ...usual, tier: 'p3' },
  'staff-conduct': { ...usual, isPrivate: true },
  other: unsorted,
  unsure: unsorted,
};

/** The district's first tree: where a category goes as long as no row says otherwise. */
export const routeOf = (category: Category): Route => routes[category];

/** Whether there is somebody to ask who manages the estate for a living. */
export const hasPropertyFirm = (mode: PropertyMode | undefined): boolean =>
  mode === 'market' || mode === 'state-fallback';

const estateMatters: readonly Category[] = ['property', 'estate-facility'];

/** Matters of an estate go to the firm that manages it; where none does, the community answers. */
function firstRoute(category: Category, mode: PropertyMode | undefined): Route {
  const route = routes[category];
  if (mode === undefined || !estateMatters.includes(category)) return route;
  return hasPropertyFirm(mode) ? { ...route, toProperty: true } : { ...route, level: 'community' };
}

const defined = <T extends object>(it: T): Partial<T> =>
  Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The rows of a category that hold at a place, the weaker first: from the district down, and one for its mode last. */
function rowsFor(category: Category, place: RoutedPlace, { rows }: RoutingTable): RoutingRow[] {
  const own = rows.filter((row) => row.category === category);
  return place.path.flatMap((areaId) => {
    const here = own.filter((row) => row.areaId === areaId);
    const plain = here.find((row) => row.propertyMode === undefined);
    const moded = here.find((row) => row.propertyMode && row.propertyMode === place.propertyMode);
    return [plain, moded].filter((row) => row !== undefined);
  });
}

/** Complaints about staff are never in the hands of the grid they may be about. */
const levelFor = (category: Category, level: WorkOrderLevel): WorkOrderLevel =>
  category === 'staff-conduct' && level === 'grid' ? 'community' : level;

/** `rules.md §4.1.6`-5: never where life is in danger, always about staff. */
function mayStayUnnamed(category: Category, { mayBeAnonymous, tier }: Route): boolean {
  if (category === 'staff-conduct') return true;
  return mayBeAnonymous && routes[category].mayBeAnonymous && tier !== 'p0';
}

/**
 * Where something of a category goes at a place, and the version that said so. Each field comes from the
 * nearest row that has it: the area itself before those above, a row for the property mode before one without;
 * what no row says, the first tree says. A row never opens what is private nor sorts what is unsorted.
 */
export function resolveRoute(
  category: Category,
  place: RoutedPlace,
  table: RoutingTable,
): Route & { version: number } {
  const first = firstRoute(category, place.propertyMode);
  const said = rowsFor(category, place, table).map((row) => {
    const { areaId: _, category: __, propertyMode: ___, ...fields } = row;
    return defined(fields);
  });
  const { agencyId, toProperty, ...merged } = Object.assign({}, first, ...said) as Omit<
    Route,
    'agencyId'
  > & { agencyId?: string | null };
  const level = levelFor(category, merged.level);
  const isPrivate = merged.isPrivate || first.isPrivate;
  const isGridItem = merged.isGridItem && level === 'grid';
  return {
    ...merged,
    level,
    isPrivate,
    isGridItem,
    isUnsorted: first.isUnsorted,
    isOnSpot: merged.isOnSpot && isGridItem && !isPrivate,
    mayBeAnonymous: mayStayUnnamed(category, merged),
    collaboratorIds: [...new Set(merged.collaboratorIds)].filter((id) => id !== agencyId),
    ...(agencyId && { agencyId }),
    ...(toProperty && hasPropertyFirm(place.propertyMode) && { toProperty }),
    version: table.version,
  };
}

/** What a route depends on: the ids from the district down, and who manages the estate. */
export const routedPlaceOf = (
  path: readonly { _id: string; propertyMode?: PropertyMode }[],
): RoutedPlace => {
  const mode = path.findLast((area) => area.propertyMode !== undefined)?.propertyMode;
  return { path: path.map(({ _id }) => _id), ...(mode && { propertyMode: mode }) };
};
