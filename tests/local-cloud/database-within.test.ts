import fc from 'fast-check';
import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud/index';
import { closeDatabases, type Fields, TestDatabase, temporaryDir } from './database-kit';
import { type Db, sdkDatabase } from './sdk-kit';

afterAll(closeDatabases);

type At = readonly [longitude: number, latitude: number];
type Space = readonly [number, number, number];

const point = (at: At) => ({ type: 'Point', coordinates: at });
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (radian: number) => (radian * 180) / Math.PI;

const inSpace = ([longitude, latitude]: At): Space => [
  Math.cos(radians(latitude)) * Math.cos(radians(longitude)),
  Math.cos(radians(latitude)) * Math.sin(radians(longitude)),
  Math.sin(radians(latitude)),
];
const cross = ([a, b, c]: Space, [x, y, z]: Space): Space => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];
const dot = ([a, b, c]: Space, [x, y, z]: Space) => a * x + b * y + c * z;

/** The place so far away (as an angle) in that direction from north. */
function away(at: At, angle: number, direction: number): At {
  const [longitude, latitude] = at.map(radians) as [number, number];
  const north: Space = [
    -Math.sin(latitude) * Math.cos(longitude),
    -Math.sin(latitude) * Math.sin(longitude),
    Math.cos(latitude),
  ];
  const east: Space = [-Math.sin(longitude), Math.cos(longitude), 0];
  const [x, y, z] = inSpace(at).map(
    (one, axis) =>
      one * Math.cos(angle) +
      Math.sin(angle) *
        ((north[axis] ?? 0) * Math.cos(direction) + (east[axis] ?? 0) * Math.sin(direction)),
  ) as [number, number, number];
  return [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))];
}

/** How far inside all edges of a convex polygon, turning left, a place lies; negative outside. */
const depthIn = (corners: readonly At[], at: At) =>
  Math.min(
    ...corners.map((corner, nth) => {
      const next = corners[(nth + 1) % corners.length] ?? corner;
      return dot(cross(inSpace(corner), inSpace(next)), inSpace(at));
    }),
  );

const polygon = (...rings: (readonly At[])[]) => ({
  $geoWithin: {
    $geometry: {
      type: 'Polygon',
      coordinates: rings.map((ring) => [...ring, ...ring.slice(0, 1)]),
    },
  },
});

async function withPlaces(list: readonly Fields[]): Promise<TestDatabase> {
  const db = new TestDatabase({ isStrict: true });
  await db.database.defineCollection('places', [{ keys: { location: '2dsphere' } }]);
  await db.database.bulkLoad('places', list);
  return db;
}

const namesOf = (list: readonly Fields[]) => list.map(({ _id }) => String(_id)).sort();

describe('random places within', () => {
  const centre = fc.tuple(
    fc.oneof(fc.constantFrom(179.99, -180, 120), fc.double({ min: -180, max: 180, noNaN: true })),
    fc.oneof(fc.constantFrom(90, 89.9, -90, 0), fc.double({ min: -90, max: 90, noNaN: true })),
  );
  const spread = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
  );
  const inFirstCorner = fc.constant<[number, number]>([0.49, 0]);
  const drawn = fc.record({
    centre,
    size: fc.constantFrom(0.00001, 0.001, 0.1, 0.7),
    corners: fc.integer({ min: 3, max: 9 }),
    places: fc.array(fc.oneof({ weight: 9, arbitrary: spread }, inFirstCorner), {
      minLength: 20,
      maxLength: 200,
      size: 'max',
    }),
  });
  type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

  const listOf = ({ centre: middle, size, places }: Drawn) =>
    places.map(([distance, direction], nth) => ({
      _id: `p${nth}`,
      location: point(away(middle, distance * size * 2, direction)),
    }));

  const ringOf = ({ centre: middle, size, corners }: Drawn, part = 1): At[] =>
    Array.from({ length: corners }, (_, nth) =>
      away(middle, size * part, (-2 * Math.PI * nth) / corners),
    );

  test('a polygon with a hole, or a circle, are those found by looking at every one', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const list = listOf(one);
        const db = await withPlaces(list);
        const [outer, hole] = [ringOf(one), ringOf(one, 0.4)];
        const sure = list.filter(
          ({ location }) =>
            Math.abs(depthIn(outer, location.coordinates)) > one.size * 1e-6 * one.size &&
            Math.abs(depthIn(hole, location.coordinates)) > one.size * 1e-6 * one.size,
        );
        const wanted = sure.filter(
          ({ location }) =>
            depthIn(outer, location.coordinates) > 0 && depthIn(hole, location.coordinates) < 0,
        );
        const inRing = await db.get('places', { query: { location: polygon(outer, hole) } });
        const names = new Set(namesOf(sure));
        expect(namesOf(inRing).filter((name) => names.has(name))).toEqual(namesOf(wanted));

        const circle = { $geoWithin: { $centerSphere: [one.centre, one.size] } };
        const inCircle = await db.get('places', { query: { location: circle } });
        const near = one.places.flatMap(([distance], nth) =>
          Math.abs(distance * 2 - 1) > 1e-4 ? [{ nth: `p${nth}`, isIn: distance * 2 < 1 }] : [],
        );
        const found = new Set(namesOf(inCircle));
        expect(near.filter(({ nth, isIn }) => found.has(nth) !== isIn)).toEqual([]);
        await db.close();
      }),
      { numRuns: 80, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});

test('a bent area holds what lies in its arms and not what lies between them', async () => {
  const arms: At[] = [
    ...[[120, 36] as const, [120.03, 36] as const, [120.03, 36.03] as const],
    ...[[120.02, 36.03] as const, [120.02, 36.01] as const, [120.01, 36.01] as const],
    ...[[120.01, 36.03] as const, [120, 36.03] as const],
  ];
  const db = await withPlaces([
    { _id: 'left', location: point([120.005, 36.02]) },
    { _id: 'between', location: point([120.015, 36.02]) },
    { _id: 'right', location: point([120.025, 36.02]) },
    { _id: 'below', location: point([120.015, 36.005]) },
    { _id: 'opposite', location: point([120.005 - 180, -36.02]) },
  ]);
  const query = { location: polygon(arms) };
  expect(namesOf(await db.get('places', { query }))).toEqual(['below', 'left', 'right']);
  expect(await db.count('places', query)).toBe(3);
});

test('an area serves lists, counts, changes and alternatives, and never reads what lies elsewhere', async () => {
  const there = Array.from({ length: 500 }, (_, n) => ({ location: point([10, n / 100]), n }));
  const db = await withPlaces([
    ...there,
    { _id: 'a', location: point([120, 36]), n: 1 },
    { _id: 'b', location: point([120.001, 36]), n: 2 },
    { _id: 'c', location: point([121, 36]), n: 3 },
  ]);
  const around = (at: At) => ({ $geoWithin: { $centerSphere: [at, 1 / 6378.1] } });
  const query = { location: around([120, 36]) };
  expect(await db.count('places', query)).toBe(2);
  expect(db.lastReport).toMatchObject({ index: 'location_2dsphere', documentsExamined: 2 });
  const either = { $or: [query, { location: around([121, 36]) }] };
  expect(namesOf(await db.get('places', { query: either }))).toEqual(['a', 'b', 'c']);
  expect(await db.update('places', { query, data: { $inc: { n: 10 } }, isMulti: true })).toBe(2);
  expect(await db.aggregate('places', [{ $match: { ...query, n: 12 } }])).toHaveLength(1);
  expect(await db.remove('places', { query, isMulti: true })).toBe(2);
  await expect(db.get('places', { query: either, order: { n: 1 } })).rejects.toThrow('in memory');
});

test.each<[string, Fields, RegExp]>([
  [
    'an open ring',
    {
      $geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
    },
    /not closed/,
  ],
  [
    'too few corners',
    {
      $geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [0, 0],
          ],
        ],
      },
    },
    /at least 4/,
  ],
  [
    'half the earth',
    {
      $geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [90, 0],
            [-90, 80],
            [0, 0],
          ],
        ],
      },
    },
    /not imitated/,
  ],
  [
    'a line',
    {
      $geometry: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    /not imitated/,
  ],
  ['a flat circle', { $center: [[0, 0], 1] }, /not imitated/],
  ['a negative radius', { $centerSphere: [[0, 0], -1] }, /not negative/],
])('is refused: %s', async (_, condition, words) => {
  const db = await withPlaces([{ _id: 'a', location: point([0, 0]) }]);
  const asked = db.get('places', { query: { location: { $geoWithin: condition } } });
  await expect(asked).rejects.toThrow(words);
});

describe('wx-server-sdk', () => {
  let cloud: LocalCloud;
  let db: Db;

  beforeAll(async () => {
    cloud = await startLocalCloud({
      dataDir: temporaryDir(),
      functionsDir: temporaryDir(),
      isDurable: false,
      isStrict: true,
      timersOn: false,
    });
    Object.assign(process.env, cloud.env());
    db = sdkDatabase();
    await cloud.database.defineCollection('places', [{ keys: { location: '2dsphere' } }]);
  });
  afterAll(() => cloud.close());

  test('asks for what lies within an area or a circle', async () => {
    const places = db.collection('places');
    const { Point, LineString, Polygon } = db.Geo;
    await places.add({
      data: [
        { _id: 'in', location: Point(0.5, 0.2) },
        { _id: 'out', location: Point(0.2, 0.5) },
      ],
    });
    const corners = [Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 0)];
    const geometry = Polygon([LineString(corners)]);
    const inArea = await places.where({ location: db.command.geoWithin({ geometry }) }).get();
    expect(inArea.data).toMatchObject([{ _id: 'in', location: { longitude: 0.5 } }]);
    const centerSphere = [[0.2, 0.5], 10 / 6378.1];
    const inCircle = await places.where({ location: db.command.geoWithin({ centerSphere }) }).get();
    expect(namesOf(inCircle.data)).toEqual(['out']);
  });
});
