import fc from 'fast-check';
import type { AreaLevel } from '#contracts/area';
import { type Role, roles } from '#contracts/roles';
import type { WorkOrderLevel } from '#contracts/work-order';
import { isCurrent, type Membership } from '#domain/membership';
import type { Assignment, Order, Unit } from '#domain/order';
import { desksAlong, type Path } from '#domain/place';
import { accessKeyLimit, accessKeys, canSee, unitKeys, visibleToFor } from '#domain/scope';

const now = 1_000;

/** A random tree: each community may have estates, grids, micro-grids; ids where one is a prefix of another. */
type Area = Path & { id: string; level: AreaLevel };

const below: Record<AreaLevel, readonly AreaLevel[]> = {
  district: ['subdistrict', 'agency'],
  subdistrict: ['community'],
  community: ['estate', 'grid'],
  estate: ['grid', 'building'],
  grid: ['micro-grid', 'building'],
  'micro-grid': ['building'],
  building: ['unit'],
  unit: [],
  agency: [],
};

const root: Area = {
  id: '/d',
  level: 'district',
  path: ['/d'],
  pathNames: ['/d'],
  pathLevels: ['district'],
};

/** Grows a tree by a list of choices: which area gets a child, and of which level. */
function grow(choices: readonly { parent: number; level: number }[]): Area[] {
  const areas = [root];
  for (const [i, { parent, level }] of choices.entries()) {
    const above = areas[parent % areas.length] ?? root;
    const levels = below[above.level];
    const chosen = levels[level % Math.max(1, levels.length)];
    if (!chosen) continue;
    const id = `/c${i}`;
    areas.push({
      id,
      level: chosen,
      path: [...above.path, id],
      pathNames: [...above.pathNames, id],
      pathLevels: [...above.pathLevels, chosen],
    });
  }
  return areas;
}

const trees = fc
  .array(fc.record({ parent: fc.nat(60), level: fc.nat(3) }), { minLength: 5, maxLength: 40 })
  .map(grow);

type Held = { role: Role; area: number; from: number; until?: number };
const helds = fc.array(
  fc.record<Held>(
    {
      role: fc.constantFrom(...roles),
      area: fc.nat(60),
      from: fc.integer({ min: 0, max: 2 * now }),
      until: fc.integer({ min: 0, max: 2 * now }),
    },
    { requiredKeys: ['role', 'area', 'from'] },
  ),
  { maxLength: 6 },
);

type Sighted = Pick<Order, 'desks' | 'level' | 'isPrivate' | 'assignee'>;
type Person = Parameters<typeof accessKeys>[0];

/** The rule of `rules.md §4.7`, said again without keys: by walking the tree. */
function maySee(person: Person, area: Area, order: Sighted): boolean {
  if (order.assignee?.personId === person.personId) return true;
  const lists = (areaId: string) => deskLevelOf(area, areaId);
  const holds = person.memberships.some((it) => {
    if (it.from > now || (it.until !== undefined && it.until <= now)) return false;
    const level = lists(it.areaId);
    if (!level) return false;
    return order.isPrivate
      ? handlesPrivately(it.role, level, order.level)
      : listersOf.includes(it.role);
  });
  const granted = person.grants.some(
    (it) => it.from <= now && now < it.until && !order.isPrivate && lists(it.areaId) !== undefined,
  );
  return holds || granted;
}

const listersOf: Role[] = [
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
  'auditor',
];

const deskLevels: AreaLevel[] = ['grid', 'community', 'subdistrict', 'district'];
function deskLevelOf(area: Area, areaId: string): WorkOrderLevel | undefined {
  const level = area.pathLevels[area.path.indexOf(areaId)];
  return level && deskLevels.includes(level) ? (level as WorkOrderLevel) : undefined;
}

function handlesPrivately(role: Role, held: WorkOrderLevel, risenTo: WorkOrderLevel): boolean {
  if (role === 'grid-worker' || role === 'grid-lead') return held === 'grid';
  if (role === 'community-staff' || role === 'chief-grid-lead') return held === 'community';
  if (role === 'subdistrict-dispatcher')
    return held === 'subdistrict' && (risenTo === 'subdistrict' || risenTo === 'district');
  return role === 'district-desk' && held === 'district' && risenTo === 'district';
}

const orders = fc.record({
  level: fc.constantFrom<WorkOrderLevel>('grid', 'community', 'subdistrict', 'district'),
  isPrivate: fc.boolean(),
  isMine: fc.boolean(),
});

it('keys open exactly what the rule says, over random trees, roles and records', () => {
  fc.assert(
    fc.property(fc.record({ areas: trees, held: helds, granted: helds, order: orders }), (it) => {
      const areaOf = (n: number) => it.areas[n % it.areas.length] ?? root;
      const person: Person = {
        personId: 'pe_1',
        memberships: it.held.map(
          ({ area, ...rest }): Membership => ({
            ...rest,
            areaId: areaOf(area).id,
          }),
        ),
        grants: it.granted
          .slice(0, 2)
          .map(({ area, from, until }) => ({ areaId: areaOf(area).id, from, until: until ?? 0 })),
      };
      const keys = accessKeys(person, now);
      expect(keys.length).toBeLessThanOrEqual(accessKeyLimit);
      const assignee = {
        personId: 'pe_1',
        name: '',
        role: 'grid-worker' as const,
        roleText: '',
      };
      const wrong = it.areas.filter((area) => {
        const { level, isPrivate, isMine } = it.order;
        const order: Sighted = {
          desks: desksAlong(area),
          level,
          isPrivate,
          ...(isMine ? { assignee } : {}),
        };
        const opens = canSee({ visibleTo: visibleToFor(order) }, keys);
        return opens !== maySee(person, area, order);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const holding = (...memberships: Membership[]) => ({ personId: 'pe_1', memberships, grants: [] });
const place: Path = {
  path: ['/d', '/s', '/c10', '/g', '/m', '/b', '/u'],
  pathNames: ['d', 's', 'c10', 'g', 'm', 'b', 'u'],
  pathLevels: ['district', 'subdistrict', 'community', 'grid', 'micro-grid', 'building', 'unit'],
};
const order: Sighted = { desks: desksAlong(place), level: 'grid', isPrivate: false };

describe('keys', () => {
  it('of community 1 do not open community 10', () => {
    const keys = (areaId: string) =>
      accessKeys(holding({ role: 'community-staff', areaId, from: 0 }), now);
    const record = { visibleTo: visibleToFor(order) };
    expect(canSee(record, keys('/c1'))).toBe(false);
    expect(canSee(record, keys('/c10'))).toBe(true);
  });
  it('begin and end with the post', () => {
    const until = (from: number, end?: number) =>
      accessKeys(
        holding({
          role: 'grid-worker',
          areaId: '/g',
          from,
          ...(end === undefined ? {} : { until: end }),
        }),
        now,
      ).length;
    expect([until(now), until(0, now + 1), until(0, now), until(now + 1)]).toEqual([3, 3, 1, 1]);
    expect(isCurrent({ from: now }, now)).toBe(true);
  });
  it('are twenty at most, her own among them', () => {
    const many = Array.from(
      { length: 30 },
      (_, i): Membership => ({
        role: 'grid-worker',
        areaId: `/g${i}`,
        from: 0,
      }),
    );
    const keys = accessKeys(holding(...many), now);
    expect(keys).toHaveLength(20);
    expect(keys[0]).toBe('pe_1');
  });
  it('of residents and lead neighbours list nothing', () => {
    for (const role of ['resident', 'unit-lead', 'building-lead', 'moderator', 'admin'] as const)
      for (const areaId of place.path) {
        const member = holding({ role, areaId, from: 0 });
        expect(canSee({ visibleTo: visibleToFor(order) }, accessKeys(member, now))).toBe(false);
      }
  });
});

describe('units that have work', () => {
  const agency: Unit = { kind: 'agency', areaId: '/a', name: '综合执法局' };
  const firm: Unit = { kind: 'property', areaId: '/e', name: '安居物业' };
  const assignment = (unit: Unit): Assignment => ({
    unit,
    at: 0,
    byId: 'pe_2',
    byText: '',
    fromLevel: 'community',
    signBy: 0,
    isDesignated: false,
  });
  const keysOf = (role: Role, areaId: string) =>
    accessKeys(holding({ role, areaId, from: 0 }), now);

  it.each([
    [agency, ['agency-officer@/a']],
    [firm, ['property-manager@/e']],
    [
      { kind: 'desk', areaId: '/c10', name: '', level: 'community' },
      ['community-staff@/c10', 'chief-grid-lead@/c10'],
    ],
  ] as [Unit, string[]][])('%o are these people', (unit, keys) =>
    expect(unitKeys(unit)).toEqual(keys),
  );
  it('see it while they have it, and no unit else does', () => {
    for (const isPrivate of [false, true]) {
      const given = { ...order, isPrivate, assignment: assignment(agency) };
      expect(canSee({ visibleTo: visibleToFor(given) }, keysOf('agency-officer', '/a'))).toBe(true);
      expect(canSee({ visibleTo: visibleToFor(given) }, keysOf('agency-officer', '/a2'))).toBe(
        false,
      );
      expect(canSee({ visibleTo: visibleToFor(given) }, keysOf('property-manager', '/e'))).toBe(
        false,
      );
      const { assignment: _, ...back } = given;
      expect(canSee({ visibleTo: visibleToFor(back) }, keysOf('agency-officer', '/a'))).toBe(false);
    }
  });
  it('see it where they help, done or not', () => {
    const subtasks = [{ id: 'st_1', unit: firm, text: '', at: 0 }];
    const visibleTo = visibleToFor({ ...order, isPrivate: true, subtasks });
    expect(canSee({ visibleTo }, keysOf('property-manager', '/e'))).toBe(true);
    expect(canSee({ visibleTo }, keysOf('property-manager', '/e2'))).toBe(false);
  });
  it('list nothing by their post alone', () => {
    for (const role of ['agency-officer', 'property-manager', 'subdistrict-lead'] as const)
      for (const areaId of [...place.path, '/a', '/e'])
        expect(canSee({ visibleTo: visibleToFor(order) }, keysOf(role, areaId))).toBe(false);
  });
});

describe('what is supervised', () => {
  const leader = accessKeys(holding({ role: 'subdistrict-lead', areaId: '/s', from: 0 }), now);
  it('is for the leaders of the subdistrict too', () => {
    for (const isPrivate of [false, true]) {
      const seen = (supervisedAt?: number) =>
        canSee(
          {
            visibleTo: visibleToFor({
              ...order,
              isPrivate,
              ...(supervisedAt !== undefined && { supervisedAt }),
            }),
          },
          leader,
        );
      expect([seen(), seen(1)]).toEqual([false, true]);
    }
  });
  it('and for nobody there where the place has no subdistrict', () => {
    const { subdistrict: _, ...desks } = order.desks;
    const visibleTo = visibleToFor({ ...order, desks, supervisedAt: 1 });
    expect(visibleTo.filter((key) => key.startsWith('subdistrict-lead'))).toEqual([]);
  });
});

it('the person it is about never sees it, by whatever key', () => {
  const keys = accessKeys(
    holding(
      { role: 'grid-worker', areaId: '/g', from: 0 },
      { role: 'district-desk', areaId: '/d', from: 0 },
    ),
    now,
  );
  const record = { visibleTo: [...visibleToFor(order), 'pe_1'] };
  expect(canSee(record, keys)).toBe(true);
  expect(canSee({ ...record, aboutPersonId: 'pe_1' }, keys)).toBe(false);
  expect(canSee({ ...record, aboutPersonId: 'pe_2' }, keys)).toBe(true);
});
