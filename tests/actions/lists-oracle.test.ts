import fc from 'fast-check';
import { rules } from '#config/policy';
import { type Category, categoryCodes } from '#contracts/category';
import { deskRoles, type Role } from '#contracts/roles';
import {
  type DeskView,
  deskViews,
  listWorkOrders,
  type WorkOrderLevel,
} from '#contracts/work-order';
import { open } from '#domain/intake';
import { settled } from '#domain/loop';
import type { Desks } from '#domain/order';
import { routeOf } from '#domain/routing';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { personId, type Who } from '../kit/world';

/* What the real database lists for everybody, against the rules read by brute force (`rules.md §4.7`). */

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(stopTestClouds);

const levels: readonly WorkOrderLevel[] = ['district', 'subdistrict', 'community', 'grid'];
const postsAt: Record<WorkOrderLevel, readonly Role[]> = {
  grid: ['grid-worker', 'grid-lead'],
  community: ['community-staff', 'chief-grid-lead'],
  subdistrict: ['subdistrict-dispatcher'],
  district: ['district-desk'],
};

/** Two children for every area: 1 district, 2 subdistricts, 4 communities, 8 grids. */
const pathOf = (grid: number): string[] => [
  'ar_d',
  `ar_s${grid >> 2}`,
  `ar_c${grid >> 1}`,
  `ar_g${grid}`,
];

const post = fc.record({
  level: fc.constantFrom(...levels),
  grid: fc.nat(7),
  role: fc.nat(1),
  isOver: fc.boolean(),
});
const people = fc.array(
  fc.record({ posts: fc.array(post, { maxLength: 3 }), grantAt: fc.option(fc.nat(7)) }),
  { minLength: 6, maxLength: 6 },
);
const orders = fc.array(
  fc.record({
    grid: fc.nat(7),
    category: fc.constantFrom<Category>(...categoryCodes),
    level: fc.constantFrom(...levels),
    assignee: fc.option(fc.nat(5)),
    isClosed: fc.boolean(),
    minute: fc.nat(20),
  }),
  { minLength: 30, maxLength: 60 },
);

type Drawn<T> = T extends fc.Arbitrary<infer One> ? One : never;
type Person = Drawn<typeof people>[number];
type Order = Drawn<typeof orders>[number];

const whoIs = (index: number): Who => `visitor-o${index}`;
const roleOf = ({ level, role }: Drawn<typeof post>): Role =>
  postsAt[level][role % postsAt[level].length] ?? 'grid-worker';
const areaOf = ({ level, grid }: Pick<Drawn<typeof post>, 'level' | 'grid'>): string =>
  pathOf(grid)[levels.indexOf(level)] ?? '';

function personRecord({ posts, grantAt }: Person, index: number, now: number): PersonRecord {
  return {
    _id: personId(whoIs(index)),
    isPhonePublic: false,
    isEasyMode: false,
    homes: [],
    memberships: posts.map((one, at) => ({
      id: `ms_${at}`,
      role: roleOf(one),
      areaId: areaOf(one),
      areaName: '',
      areaLevel: one.level,
      from: 0,
      ...(one.isOver && { until: now - 1 }),
    })),
    grants:
      grantAt === null
        ? []
        : [{ areaId: `ar_c${grantAt >> 1}`, reason: '包联', from: 0, until: now + 3_600_000 }],
    createdAt: 0,
    version: 1,
  };
}

function orderRecord(order: Order, index: number, now: number): WorkOrderRecord {
  const path = pathOf(order.grid);
  const desks: Desks = Object.fromEntries(
    levels.map((level, at) => [level, { areaId: path[at] ?? '', name: level }]),
  );
  const opened = open(
    {
      category: order.category,
      route: routeOf(order.category),
      isAnonymous: false,
      isProxy: false,
      reviewReasons: [],
      isSampled: false,
      reporterId: 'pe_somebody',
      reports: [{ id: `rp_${index}`, reporterId: 'pe_somebody', number: `${index}` }],
      desks,
      vacantRoles: [],
      holderText: '',
      submittedAt: now,
    },
    rules,
  );
  const assignee =
    order.assignee === null
      ? {}
      : {
          assignee: {
            personId: personId(whoIs(order.assignee)),
            name: '',
            role: 'grid-worker' as const,
            roleText: '',
          },
        };
  const status = order.isClosed ? 'closed' : 'in-progress';
  const supervised = index % 3 === 0 ? { supervisedAt: now - order.minute * 60_000 - 1 } : {};
  const changed = { ...assignee, ...supervised, level: order.level, status };
  const next = settled({ ...opened, ...changed } as typeof opened);
  return {
    ...next,
    dueAt: now + order.minute * 60_000,
    _id: `wo_oracle${String(index).padStart(3, '0')}`,
    number: `${index}`,
    title: '',
    areaId: path[3] ?? '',
    areaPathAtCreation: path,
    placeText: '',
    reporterText: '',
    followers: [],
  };
}

type Looking = { person: Person; index: number };

/** The rule itself, without keys or indexes: scope of a current post, a grant, or her own hands. */
function maySee({ person, index }: Looking, order: Order, isPrivate: boolean): boolean {
  const { posts, grantAt } = person;
  if (order.assignee === index) return true;
  const path = pathOf(order.grid);
  const current = posts.filter((one) => !one.isOver && path.includes(areaOf(one)));
  if (!isPrivate)
    return current.length > 0 || (grantAt !== null && path.includes(`ar_c${grantAt >> 1}`));
  const risen = Math.min(levels.indexOf(order.level), levels.indexOf('community'));
  return current.some((one) => levels.indexOf(one.level) >= risen);
}

async function everythingListed(who: Who, view: DeskView): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await cloud.as(who)(listWorkOrders, { view, cursor });
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
    if (cursor === undefined) return ids;
  }
}

const mayList = ({ posts }: Person) =>
  posts.some((one) => !one.isOver && (deskRoles as readonly Role[]).includes(roleOf(one)));

test('every list holds exactly what the rules allow, in order, each once', async () => {
  await fc.assert(
    fc.asyncProperty(people, orders, async (drawnPeople, drawnOrders) => {
      await cloud.restart();
      const now = cloud.cloud.clock.now();
      await cloud.load(
        'people',
        drawnPeople.map((one, index) => personRecord(one, index, now)),
      );
      const records = drawnOrders.map((one, index) => orderRecord(one, index, now));
      await cloud.load('work_orders', records);
      for (const [index, person] of drawnPeople.entries()) {
        if (!mayList(person)) continue;
        const seen = drawnOrders.flatMap((order, at) => {
          const record = records[at];
          return record && maySee({ person, index }, order, record.isPrivate) ? [record] : [];
        });
        for (const view of deskViews.filter((one) => one !== 'todo')) {
          const by = ({ dueAt, supervisedAt = 0 }: WorkOrderRecord) =>
            view === 'supervised' ? supervisedAt : dueAt;
          const wanted = seen
            .filter((record) => record.isOpen === (view !== 'done'))
            .filter((record) => view !== 'supervised' || record.supervisedAt !== undefined)
            .sort((a, b) => by(a) - by(b) || (a._id < b._id ? -1 : 1))
            .map((record) => record._id);
          const listed = await everythingListed(whoIs(index), view);
          expect(listed).toEqual(view === 'done' ? wanted.reverse() : wanted);
        }
        const todo = await everythingListed(whoIs(index), 'todo');
        expect(todo.every((id) => seen.some((record) => record._id === id))).toBe(true);
      }
    }),
    { numRuns: 6, seed: 20_261_122 },
  );
});
