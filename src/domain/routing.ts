import type { Category } from '#contracts/category';
import type { SlaTier, WorkOrderLevel } from '#contracts/work-order';

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
};

const usual: Route = {
  tier: 'p2',
  level: 'community',
  isPrivate: false,
  isGridItem: false,
  isAfterPhotoNeeded: false,
  isUnsorted: false,
};
const onGridList: Route = { ...usual, level: 'grid', isGridItem: true };
const visible: Route = { ...onGridList, isAfterPhotoNeeded: true };
const danger: Route = { ...usual, tier: 'p0', isAfterPhotoNeeded: true };

/** The first tree of ours (`rules.md §4.1.3` [O]): complete, so that nothing is ever without an owner. */
const routes: Readonly<Record<Category, Route>> = {
  stairwell: visible,
  'estate-facility': visible,
  'street-facility': { ...usual, isAfterPhotoNeeded: true },
  cleaning: visible,
  waste: visible,
  parking: onGridList,
  property: usual,
  'safety-fire': { ...danger, level: 'grid', isGridItem: true },
  'safety-lift': danger,
  'safety-gas': danger,
  'safety-falling': danger,
  'safety-other': { ...visible, tier: 'p1' },
  utilities: { ...usual, tier: 'p1' },
  noise: onGridList,
  dispute: { ...usual, isPrivate: true },
  delivery: onGridList,
  flood: { ...usual, tier: 'p1' },
  'special-care': { ...usual, isPrivate: true },
  errand: onGridList,
  consultation: { ...onGridList, tier: 'p3' },
  suggestion: { ...usual, tier: 'p3' },
  other: { ...usual, level: 'grid', isUnsorted: true },
  unsure: { ...usual, level: 'grid', isUnsorted: true },
};

export const routeOf = (category: Category): Route => routes[category];
