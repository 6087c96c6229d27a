import fc from 'fast-check';
import { propertyModes } from '#contracts/area';
import { type Category, categories, categoryCodes } from '#contracts/category';
import { slaTiers, workOrderLevels } from '#contracts/loop';
import {
  type Route,
  type RoutingRow,
  type RoutingTable,
  resolveRoute,
  routeOf,
} from '#domain/routing';

describe('every category has somebody who answers', () => {
  it.each(categoryCodes)('%s', (category) => {
    const route = routeOf(category);
    expect(slaTiers).toContain(route.tier);
    expect(workOrderLevels).toContain(route.level);
    if (route.isGridItem) expect(route.level).toBe('grid');
    if (route.isOnSpot) expect(route).toMatchObject({ isGridItem: true, isPrivate: false });
    if (route.isUnsorted) expect(route.isGridItem).toBe(false);
  });
});

const withRoute = (holds: (route: ReturnType<typeof routeOf>) => boolean) =>
  categories.filter(({ code }) => holds(routeOf(code))).map(({ code }) => code);

it('keeps quarrels, care and the conduct of staff private, and nothing else', () =>
  expect(withRoute(({ isPrivate }) => isPrivate)).toEqual([
    'dispute',
    'special-care',
    'staff-conduct',
  ]));
it('asks to sort 其他 and 不清楚 at acceptance', () =>
  expect(withRoute(({ isUnsorted }) => isUnsorted)).toEqual(['other', 'unsure']));
it('counts minutes where life is in danger', () =>
  expect(withRoute(({ tier }) => tier === 'p0')).toEqual([
    'safety-fire',
    'safety-lift',
    'safety-gas',
    'safety-falling',
  ]));
it('wants to know who it is where life is in danger, in quarrels and for errands (rules.md §4.1.6-5)', () =>
  expect(withRoute(({ mayBeAnonymous }) => !mayBeAnonymous)).toEqual([
    'safety-fire',
    'safety-lift',
    'safety-gas',
    'safety-falling',
    'dispute',
    'errand',
  ]));
it('keeps the conduct of a property manager and of staff out of the grid worker’s hands', () => {
  for (const category of ['property', 'staff-conduct'] as const)
    expect(routeOf(category)).toMatchObject({ level: 'community', isGridItem: false });
});

const place = { path: ['ar_d', 'ar_s', 'ar_c', 'ar_e', 'ar_g'] };
const tableOf = (...rows: RoutingRow[]): RoutingTable => ({ version: 7, rows });
const market = { ...place, propertyMode: 'market' } as const;

describe('a place without rows', () => {
  it.each(categoryCodes)('gets the first tree: %s', (category) =>
    expect(resolveRoute(category, place, tableOf())).toEqual({ ...routeOf(category), version: 7 }),
  );

  it.each(['property', 'estate-facility'] as const)(
    'asks who manages the estate: %s',
    (category) => {
      const at = (propertyMode: (typeof propertyModes)[number]) =>
        resolveRoute(category, { ...place, propertyMode }, tableOf());
      expect(at('market').toProperty).toBe(true);
      expect(at('state-fallback').toProperty).toBe(true);
      for (const mode of ['self-managed', 'none'] as const) {
        expect(at(mode)).toMatchObject({ level: 'community', isGridItem: false });
        expect(at(mode).toProperty).toBeUndefined();
      }
    },
  );

  it('asks no property firm about what is not the estate’s', () => {
    const asked = categoryCodes.filter(
      (category) => resolveRoute(category, market, tableOf()).toProperty,
    );
    expect(asked).toEqual(['estate-facility', 'property']);
  });
});

describe('rows', () => {
  const row = (areaId: string, fields: Partial<RoutingRow>): RoutingRow => ({
    areaId,
    category: 'waste',
    ...fields,
  });

  it('of an area go before those above, field by field', () => {
    const table = tableOf(
      row('ar_d', { agencyId: 'ar_ag-1', tier: 'p1' }),
      row('ar_c', { tier: 'p3' }),
      row('ar_other', { tier: 'p4' }),
    );
    expect(resolveRoute('waste', place, table)).toMatchObject({ tier: 'p3', agencyId: 'ar_ag-1' });
    expect(resolveRoute('waste', { path: ['ar_d'] }, table).tier).toBe('p1');
    expect(resolveRoute('cleaning', place, table).tier).toBe('p2');
  });

  it('for a way of managing go before those without, and not before a nearer area', () => {
    const table = tableOf(
      row('ar_c', { propertyMode: 'market', tier: 'p1' }),
      row('ar_c', { tier: 'p3' }),
    );
    expect(resolveRoute('waste', market, table).tier).toBe('p1');
    expect(resolveRoute('waste', place, table).tier).toBe('p3');
    const nearer = tableOf(...table.rows, row('ar_e', { tier: 'p4' }));
    expect(resolveRoute('waste', market, nearer).tier).toBe('p4');
  });

  it('can say that no agency leads here', () => {
    const table = tableOf(row('ar_d', { agencyId: 'ar_ag-1' }), row('ar_g', { agencyId: null }));
    expect('agencyId' in resolveRoute('waste', place, table)).toBe(false);
  });

  it('never let an agency help itself, nor help twice', () => {
    const table = tableOf(
      row('ar_d', { collaboratorIds: ['ar_ag-1', 'ar_ag-2', 'ar_ag-2'] }),
      row('ar_c', { agencyId: 'ar_ag-1' }),
    );
    expect(resolveRoute('waste', place, table).collaboratorIds).toEqual(['ar_ag-2']);
  });

  it('ask a property firm only where there is one', () => {
    const table = tableOf(row('ar_d', { toProperty: true }));
    expect(resolveRoute('waste', market, table).toProperty).toBe(true);
    for (const mode of ['self-managed', 'none'] as const)
      expect(resolveRoute('waste', { ...place, propertyMode: mode }, table).toProperty).toBe(
        undefined,
      );
    expect(resolveRoute('waste', place, table).toProperty).toBeUndefined();
  });

  it('take what leaves the grid off the list of the grid worker', () => {
    const route = resolveRoute('waste', place, tableOf(row('ar_d', { level: 'subdistrict' })));
    expect(route).toMatchObject({ level: 'subdistrict', isGridItem: false, isOnSpot: false });
  });

  it('leave what is about staff with the community or above, and open to the unnamed', () => {
    const own = { areaId: 'ar_g', category: 'staff-conduct' } as const;
    const lowered = tableOf({ ...own, level: 'grid', tier: 'p0', mayBeAnonymous: false });
    expect(resolveRoute('staff-conduct', place, lowered)).toMatchObject({
      level: 'community',
      isPrivate: true,
      mayBeAnonymous: true,
    });
    const raised = tableOf({ ...own, level: 'subdistrict' });
    expect(resolveRoute('staff-conduct', place, raised).level).toBe('subdistrict');
  });
});

/** A random tree as a list of paths: each area hangs below one that stands already. */
const trees = fc.array(fc.nat(30), { minLength: 3, maxLength: 12 }).map((parents) => {
  const paths: string[][] = [['ar_0']];
  for (const [at, parent] of parents.entries())
    paths.push([...(paths[parent % paths.length] ?? []), `ar_${at + 1}`]);
  return paths;
});

const agencyIds = ['ar_ag-1', 'ar_ag-2', 'ar_ag-3'];
const rowsOf = (areas: number) =>
  fc.array(
    fc.record(
      {
        areaId: fc.nat(areas - 1).map((at) => `ar_${at}`),
        category: fc.constantFrom(...categoryCodes),
        propertyMode: fc.constantFrom(...propertyModes),
        tier: fc.constantFrom(...slaTiers),
        level: fc.constantFrom(...workOrderLevels),
        isPrivate: fc.boolean(),
        isGridItem: fc.boolean(),
        isAfterPhotoNeeded: fc.boolean(),
        isOnSpot: fc.boolean(),
        mayBeAnonymous: fc.boolean(),
        agencyId: fc.constantFrom(...agencyIds, null),
        collaboratorIds: fc.subarray(agencyIds),
        toProperty: fc.boolean(),
      },
      { requiredKeys: ['areaId', 'category'] },
    ),
    { maxLength: 40 },
  );
const worlds = trees.chain((paths) =>
  fc.record({ paths: fc.constant(paths), rows: rowsOf(paths.length) }),
);

type Mode = (typeof propertyModes)[number] | undefined;
const modes: readonly Mode[] = [undefined, ...propertyModes];
const placeAt = (path: readonly string[], mode: Mode) => ({
  path,
  ...(mode && { propertyMode: mode }),
});

/** Calls `check` for the full product of categories, ways of managing and areas of a world. */
function everywhere(
  { paths, rows }: { paths: string[][]; rows: RoutingRow[] },
  check: (it: {
    category: Category;
    path: readonly string[];
    mode: Mode;
    table: RoutingTable;
  }) => void,
): void {
  const table = { version: 3, rows };
  for (const path of paths)
    for (const mode of modes)
      for (const category of categoryCodes) check({ category, path, mode, table });
}

const overWorlds = (check: Parameters<typeof everywhere>[1]) =>
  fc.assert(
    fc.property(worlds, (world) => everywhere(world, check)),
    { numRuns: 40 },
  );

type Asked = Parameters<Parameters<typeof everywhere>[1]>[0];
type Law = (route: Route, asked: Asked) => boolean;

const laws: Record<string, Law> = {
  'there is somebody at one of the four levels': ({ level }) => workOrderLevels.includes(level),
  'there is a promise': ({ tier }) => slaTiers.includes(tier),
  'only the grid has the list of the grid worker': ({ isGridItem, level }) =>
    !isGridItem || level === 'grid',
  'on the spot is public and on the list of the grid worker': (it) =>
    !it.isOnSpot || (it.isGridItem && !it.isPrivate),
  'privacy is never lowered': ({ isPrivate }, { category }) =>
    isPrivate || !routeOf(category).isPrivate,
  'the need to sort stays': ({ isUnsorted }, { category }) =>
    isUnsorted === routeOf(category).isUnsorted,
  'who must give a name still must': ({ mayBeAnonymous }, { category }) =>
    !mayBeAnonymous || routeOf(category).mayBeAnonymous,
  'danger has a name': ({ mayBeAnonymous, tier }, { category }) =>
    tier !== 'p0' || !mayBeAnonymous || category === 'staff-conduct',
  'the grid never has what is about staff': ({ level, mayBeAnonymous }, { category }) =>
    category !== 'staff-conduct' || (level !== 'grid' && mayBeAnonymous),
  'a property firm is asked where one manages': ({ toProperty }, { mode }) =>
    !toProperty || mode === 'market' || mode === 'state-fallback',
  'who leads does not help': ({ agencyId, collaboratorIds }) =>
    agencyId === undefined || !collaboratorIds.includes(agencyId),
};

describe('over the full product of categories, ways of managing, areas and tables', () => {
  it.each(Object.entries(laws))('%s', (_, holds) =>
    overWorlds((asked) => {
      const { category, path, mode, table } = asked;
      const route = resolveRoute(category, placeAt(path, mode), table);
      if (!holds(route, asked))
        throw new Error(`${category} at ${path.at(-1)}: ${JSON.stringify(route)}`);
      if (route.version !== 3) throw new Error('no version');
    }),
  );

  it('a field comes from the nearest row that has it', () => {
    const fields = ['tier', 'isAfterPhotoNeeded', 'agencyId'] as const;
    overWorlds(({ category, path, mode, table }) => {
      const route = resolveRoute(category, placeAt(path, mode), table);
      for (const field of fields) {
        const wanted = nearestValue(field, { category, path, mode, table });
        if ((route[field] ?? null) !== (wanted ?? routeOf(category)[field] ?? null))
          throw new Error(`${field} of ${category} at ${path.at(-1)}`);
      }
    });
  });

  it('an area elsewhere in the tree changes nothing', () =>
    overWorlds(({ category, path, mode, table }) => {
      const own = table.rows.filter(({ areaId }) => path.includes(areaId));
      const all = resolveRoute(category, placeAt(path, mode), table);
      const alone = resolveRoute(category, placeAt(path, mode), { ...table, rows: own });
      if (JSON.stringify(all) !== JSON.stringify(alone)) throw new Error(`${category} leaked`);
    }));
});

/** The rule said again, by walking up: with the mode, then without, then the next area above. */
function nearestValue(
  field: 'tier' | 'isAfterPhotoNeeded' | 'agencyId',
  { category, path, mode, table }: Asked,
): unknown {
  for (const areaId of [...path].reverse())
    for (const wanted of mode ? [mode, undefined] : [undefined]) {
      const row = table.rows.find(
        (one) => one.areaId === areaId && one.category === category && one.propertyMode === wanted,
      );
      if (row?.[field] !== undefined) return row[field];
    }
  return undefined;
}
