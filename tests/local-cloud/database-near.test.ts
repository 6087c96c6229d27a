import fc from 'fast-check';
import { collection, find, near as isNear, pointAt, transact } from '#runtime/database';
import { deadlineIn } from '#runtime/deadline';
import type { IndexSpec } from '../../tools/local-cloud/database';
import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud/index';
import { closeDatabases, type Fields, TestDatabase, temporaryDir } from './database-kit';
import { type Collection, type Db, sdkDatabase } from './sdk-kit';

afterAll(closeDatabases);

const point = (longitude: number, latitude: number) => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});
type At = readonly [longitude: number, latitude: number];

const near = ([longitude, latitude]: At, distances: Fields = {}) => ({
  $nearSphere: { $geometry: point(longitude, latitude), ...distances },
});

/** The chord through the earth, turned into an arc: another way to the same metres. */
function metres([west, south]: At, [east, north]: At): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const on = (longitude: number, latitude: number) => [
    Math.cos(radians(latitude)) * Math.cos(radians(longitude)),
    Math.cos(radians(latitude)) * Math.sin(radians(longitude)),
    Math.sin(radians(latitude)),
  ];
  const other = on(east, north);
  const squares = on(west, south).map((one, at) => (one - (other[at] ?? 0)) ** 2);
  const chord = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
  return 2 * 6_378_100 * Math.asin(Math.min(1, chord / 2));
}

const whereOf = (document: Fields) => (document.location as { coordinates: At }).coordinates;

const plain: IndexSpec = { keys: { location: '2dsphere' } };

async function withPlaces(
  list: readonly Fields[],
  { isStrict = true, index = plain } = {},
): Promise<TestDatabase> {
  const db = new TestDatabase({ isStrict });
  await db.database.defineCollection('places', [index]);
  await db.database.bulkLoad('places', list);
  return db;
}

describe('wx-server-sdk', () => {
  let cloud: LocalCloud;
  let db: Db;
  let places: Collection;

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
    places = db.collection('places');
  });
  beforeEach(async () => {
    await cloud.database.reset();
    await cloud.database.defineCollection('places', [{ keys: { location: '2dsphere' } }]);
  });
  afterAll(() => cloud.close());

  const stored = () => [...cloud.database.dump('places')];

  test('stores a point as GeoJSON, reads it as a point, and writes what it read', async () => {
    await places.doc('gate').set({ data: { location: db.Geo.Point(120.2, 36.1) } });
    expect(stored()).toEqual([{ _id: 'gate', location: point(120.2, 36.1) }]);
    const { data } = await places.doc('gate').get();
    expect(data?.location).toMatchObject({ longitude: 120.2, latitude: 36.1 });
    await db.runTransaction(async (tx) => {
      const { data: read } = await tx.collection('places').doc('gate').get();
      const { _id, ...whole } = read ?? {};
      await tx
        .collection('places')
        .doc('gate')
        .set({ data: { ...whole, name: '南门' } });
    });
    expect(stored()).toEqual([{ _id: 'gate', location: point(120.2, 36.1), name: '南门' }]);
  });

  test('finds what is near, the nearest first, with other conditions and a limit', async () => {
    const at = (_id: string, metresNorth: number, isOpen = true) => ({
      _id,
      location: db.Geo.Point(120.2, 36.1 + metresNorth / 111_318.85),
      isOpen,
    });
    await places.add({
      data: [at('c', 90), at('shut', 5, false), at('far', 400), at('a', 10), at('b', 40)],
    });
    await places.add({ data: { _id: 'nowhere', isOpen: true } });
    const ask = (query: Fields) => places.where(query).limit(10).get();
    const ids = async (query: Fields) => (await ask(query)).data.map(({ _id }) => _id);
    const geometry = db.Geo.Point(120.2, 36.1);
    const within = (maxDistance: number, minDistance = 0) =>
      db.command.geoNear({ geometry, maxDistance, minDistance });
    expect(await ids({ location: within(100) })).toEqual(['shut', 'a', 'b', 'c']);
    expect(await ids({ location: within(100), isOpen: true })).toEqual(['a', 'b', 'c']);
    expect(await ids({ location: within(500, 50) })).toEqual(['c', 'far']);
    expect(await ids({ location: db.command.geoNear({ geometry }), isOpen: true })).toEqual([
      ...['a', 'b', 'c', 'far'],
    ]);
    const both = db.command.and({ isOpen: true }, { location: within(100) });
    expect(await ids(both as Fields)).toEqual(['a', 'b', 'c']);
    const page = await places
      .where({ location: within(500) })
      .skip(1)
      .limit(2)
      .get();
    expect(page.data.map(({ _id }) => _id)).toEqual(['a', 'b']);
  });

  test('serves the functions’ own database', async () => {
    type Lamp = { _id: string; location: ReturnType<typeof pointAt>; hasLight: boolean };
    const lamps = collection<Lamp>('places');
    const spot = { longitude: 120.2, latitude: 36.1 };
    await transact(async (tx) => {
      await tx.set(lamps, { _id: 'a', location: pointAt(spot), hasLight: true });
      const lamp = await tx.get(lamps, 'a');
      if (lamp) await tx.set(lamps, { ...lamp, hasLight: false });
    }, deadlineIn(5_000));
    const search = { location: isNear({ ...spot, latitude: 36.1001 }, 20), hasLight: false };
    const [found] = await find(lamps, { where: search, limit: 5 });
    expect(found?.location).toMatchObject(spot);
    const none = { location: isNear({ ...spot, latitude: 36.1001 }, 10), hasLight: false };
    expect(await find(lamps, { where: none, limit: 5 })).toEqual([]);
  });

  test('is refused where no index holds places', async () => {
    const asked = places.where({ home: db.command.geoNear({ geometry: db.Geo.Point(1, 2) }) });
    await expect(asked.get()).rejects.toMatchObject({
      errMsg: expect.stringContaining("local-cloud refuses: no index of 'places' serves"),
    });
  });
});

describe('random places', () => {
  const town = fc.tuple(
    fc.double({ min: 120.19, max: 120.21, noNaN: true }),
    fc.double({ min: 36.095, max: 36.105, noNaN: true }),
  );
  /** So close together that their cells tell no order. */
  const doorstep = fc.tuple(
    fc.double({ min: 120.2, max: 120.20006, noNaN: true }),
    fc.double({ min: 36.1, max: 36.10005, noNaN: true }),
  );
  const anywhere = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  );
  const atTheEdge = fc.tuple(
    fc.constantFrom(-180, -179.9999, 179.9999, 180, 0),
    fc.constantFrom(-90, -89.9999, -0.0001, 0, 89.9999, 90),
  );
  const place: fc.Arbitrary<[number, number]> = fc.oneof(
    { weight: 4, arbitrary: town },
    { weight: 3, arbitrary: doorstep },
    anywhere,
    atTheEdge,
  );
  const distance = fc.oneof(
    fc.double({ min: 0, max: 2_000, noNaN: true }),
    fc.double({ min: 0, max: 20_100_000, noNaN: true }),
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.constantFrom(undefined),
  );
  const index = fc.constantFrom<IndexSpec>(
    plain,
    { keys: { location: '2dsphere', isRed: -1 } },
    { keys: { location: '2dsphere', tags: 1, isRed: 1 } },
  );
  const asked = fc.record({
    centre: place,
    most: distance,
    least: fc.oneof(fc.constant(undefined), fc.double({ min: 0, max: 500, noNaN: true })),
    limit: fc.integer({ min: 1, max: 120 }),
    offset: fc.nat(5),
    onlyRed: fc.boolean(),
    tag: fc.constantFrom(undefined, undefined, 1, 2),
  });
  type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

  /** Every document, measured one by one. */
  function expected(list: readonly Fields[], { centre, most, least, ...page }: Asked) {
    return list
      .filter((one) => one.location && (!page.onlyRed || one.isRed === true))
      .filter((one) => page.tag === undefined || (one.tags as number[])?.includes(page.tag))
      .map((one) => ({ _id: one._id, metres: metres(centre, whereOf(one)) }))
      .filter((one) => one.metres <= (most ?? Infinity) && one.metres >= (least ?? 0))
      .sort((one, other) => one.metres - other.metres)
      .slice(page.offset, Math.min(100, page.offset + page.limit));
  }

  /** Two ways to measure may disagree by a hair about what lies right on a border. */
  const isOnBorder = (list: readonly Fields[], { centre, most = Infinity, least = -1 }: Asked) =>
    list.some((one) => {
      const away = one.location ? metres(centre, whereOf(one)) : Infinity;
      return Math.abs(away - most) < 0.3 || Math.abs(away - least) < 0.3;
    });

  async function check(db: TestDatabase, list: readonly Fields[], question: Asked) {
    if (isOnBorder(list, question)) return;
    const { centre, most, least, onlyRed, tag, limit, offset } = question;
    const distances = {
      ...(most !== undefined && { $maxDistance: most }),
      ...(least !== undefined && { $minDistance: least }),
    };
    const query = {
      location: near(centre, distances),
      ...(onlyRed && { isRed: true }),
      ...(tag !== undefined && { tags: tag }),
    };
    const found = await db.get('places', { query, limit, offset });
    const wanted = expected(list, question);
    const hint = JSON.stringify(question);
    expect([hint, found.length]).toEqual([hint, wanted.length]);
    const apart = found.map((one, at) =>
      Math.abs(metres(centre, whereOf(one)) - (wanted[at]?.metres ?? 0)),
    );
    expect([hint, Math.max(0, ...apart) < 0.3]).toEqual([hint, true]);
    expect(new Set(found.map(({ _id }) => _id)).size).toBe(found.length);
  }

  test('are found as by measuring every one', async () => {
    const document = fc.record(
      { isRed: fc.boolean(), at: place, tags: fc.array(fc.nat(3), { maxLength: 3 }) },
      { requiredKeys: ['isRed'], noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 250, size: 'max' }),
        fc.array(asked, { minLength: 15, maxLength: 15 }),
        index,
        async (drawn, questions, spec) => {
          const list = drawn.map(
            ({ isRed, at, tags }, nth): Fields => ({
              ...{ _id: `p${nth}`, isRed, tags },
              ...(at && { location: point(...at) }),
            }),
          );
          const db = await withPlaces(list, { index: spec });
          for (const question of questions) await check(db, list, question);
          await db.close();
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  test('are found while they move, come and go', async () => {
    const step = fc.record({ at: fc.option(place, { nil: undefined }), id: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30, size: 'max' }),
        asked,
        index,
        async (steps, question, spec) => {
          const db = await withPlaces([], { index: spec });
          const model = new Map<string, Fields>();
          for (const { at, id } of steps) {
            const document = { _id: `p${id}`, isRed: true, ...(at && { location: point(...at) }) };
            if (model.has(document._id) && !at) {
              model.delete(document._id);
              await db.remove('places', { query: { _id: document._id } });
            } else {
              model.set(document._id, document);
              await db.set('places', document);
            }
          }
          await check(db, [...model.values()], question);
          await db.close();
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});

test.each<[string, At, At]>([
  ['the 180th meridian from the west', [179.9999, 10], [-179.9999, 10]],
  ['the 180th meridian from the east', [-179.9999, -10], [179.9999, -10]],
  ['the 180th meridian itself', [180, 0], [-180, 0]],
  ['the north pole', [0, 89.9999], [180, 89.9999]],
  ['the south pole', [-120, -89.9999], [60, -89.9999]],
])('what lies across %s is near', async (_, centre, other) => {
  const db = await withPlaces([{ _id: 'a', location: point(...other) }]);
  const query = { location: near(centre, { $maxDistance: 25 }) };
  expect(await db.get('places', { query })).toHaveLength(1);
});

describe('what a search by distance costs', () => {
  const town = (count: number, [longitude, latitude]: At): Fields[] =>
    Array.from({ length: count }, (_, nth) => ({
      group: nth % 2,
      location: point(
        longitude + ((nth * 7919) % 1000) / 50_000,
        latitude + ((nth * 104_729) % 1000) / 50_000,
      ),
    }));
  const centre = [120.21, 36.11] as const;

  async function costs(db: TestDatabase, query: Fields, limit: number) {
    const found = await db.get('places', { query, limit });
    expect(found).toHaveLength(limit);
    return db.lastReport;
  }

  test('does not grow with what lies elsewhere', async () => {
    const here = town(400, [120.2, 36.1]);
    const small = await withPlaces(here);
    const large = await withPlaces([
      ...here,
      ...[[120.6, 36.1] as const, [121, 37] as const, [-60, -30] as const].flatMap((other) =>
        town(3000, other),
      ),
    ]);
    for (const most of [{ $maxDistance: 250 }, {}]) {
      const query = { location: near(centre, most) };
      const spent = await costs(small, query, 5);
      expect(await costs(large, query, 5)).toEqual(spent);
      expect(spent).toMatchObject({ index: 'location_2dsphere', returned: 5 });
      expect(spent?.documentsExamined).toBeLessThanOrEqual(6);
      expect(spent?.keysExamined).toBeLessThan(60);
    }
  });

  test('counts what was looked at in vain', async () => {
    const db = await withPlaces(town(400, [120.2, 36.1]));
    const query = { location: near(centre), group: 1 };
    const plain = await costs(db, { location: near(centre) }, 10);
    const filtered = await costs(db, query, 10);
    expect(filtered?.documentsExamined).toBeGreaterThan((plain?.documentsExamined ?? 0) + 5);
  });
});

test('the fields after the place keep documents from being read', async () => {
  const list = Array.from({ length: 300 }, (_, nth) => ({
    _id: `p${nth}`,
    location: point(120.2 + nth / 1e6, 36.1),
    isOpen: nth % 50 === 0,
    kind: nth % 3,
    ...(nth % 50 !== 0 && { closedAt: nth }),
  }));
  const keys = { location: '2dsphere', kind: 1, closedAt: 1 } as const;
  const db = await withPlaces(list, { index: { keys } });
  const location = near([120.2, 36.1], { $maxDistance: 250 });
  const later = { $not: { $lt: 290 } };
  const found = await db.get('places', {
    query: { location, kind: { $in: [0, 1] }, closedAt: later },
  });
  const wanted = list.filter((one) => one.kind < 2 && !((one.closedAt ?? 999) < 290));
  expect(found.map(({ _id }) => _id)).toEqual(wanted.map(({ _id }) => _id));
  expect(db.lastReport).toMatchObject({
    index: 'location_2dsphere_kind_1_closedAt_1',
    documentsExamined: wanted.length,
  });
  expect(db.lastReport?.keysExamined).toBeGreaterThanOrEqual(300);
  const within = { $geoWithin: { $centerSphere: [[120.2, 36.1], 250 / 6_378_100] } };
  expect(await db.count('places', { location: within, kind: 0, closedAt: later })).toBe(
    wanted.filter(({ kind }) => kind === 0).length,
  );
  expect(db.lastReport?.documentsExamined).toBe(wanted.filter(({ kind }) => kind === 0).length);
});

describe('a transaction', () => {
  test('finds its own places, and its snapshot of others', async () => {
    const db = await withPlaces([
      { _id: 'a', location: point(120.2, 36.1) },
      { _id: 'b', location: point(120.2, 36.1001) },
      { _id: 'c', location: point(120.2, 36.1002) },
    ]);
    const query = { location: near([120.2, 36.1], { $maxDistance: 100 }) };
    const tx = await db.begin();
    const ids = async (transactionId?: string) =>
      (await db.get('places', { query, transactionId })).map(({ _id }) => _id);
    expect(await ids(tx)).toEqual(['a', 'b', 'c']);
    await db.set('places', { _id: 'later', location: point(120.2, 36.1) });
    await db.set('places', { _id: 'd', location: point(120.2, 36.10005) }, tx);
    await db.set('places', { _id: 'a', location: point(121, 36.1) }, tx);
    await db.remove('places', { query: { _id: 'c' }, transactionId: tx });
    expect(await ids(tx)).toEqual(['d', 'b']);
    await db.commit(tx);
    expect(await ids()).toEqual(['later', 'd', 'b']);
  });
});

describe('what cannot be a place', () => {
  const broken: unknown[] = [
    ...['here', 7, point(181, 0), point(0, -91)],
    ...[
      { type: 'Point', coordinates: ['120', '36'] },
      { type: 'Point', coordinates: [] },
    ],
  ];
  test.each(broken)('is refused in MongoDB’s words: %j', async (location) => {
    const db = await withPlaces([]);
    const words = /^Can't extract geo keys: /;
    await expect(db.add('places', [{ location }])).rejects.toThrow(words);
    await expect(db.database.bulkLoad('places', [{ location }])).rejects.toThrow(words);
    const tx = await db.begin();
    await expect(db.set('places', { _id: 'x', location }, tx)).rejects.toThrow(words);
    expect([...db.database.dump('places')]).toEqual([]);
  });

  const others: unknown[] = [
    [120, 36],
    { longitude: 120, latitude: 36 },
    { type: 'LineString', coordinates: [] },
    [point(1, 2)],
  ];
  test.each(others)('is not imitated: %j', async (location) => {
    const db = await withPlaces([]);
    await expect(db.add('places', [{ location }])).rejects.toThrow(/^not imitated: /);
  });

  test('keeps an index from being made over it', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('places', []);
    await db.add('places', [{ location: 'here' }]);
    const made = db.database.defineCollection('places', [{ keys: { location: '2dsphere' } }]);
    await expect(made).rejects.toThrow("Can't extract geo keys");
  });

  test('may be missing or null', async () => {
    const db = await withPlaces([{ _id: 'a' }, { _id: 'b', location: null }]);
    expect(await db.get('places', { query: { location: near([0, 0]) } })).toEqual([]);
  });
});

describe('what is refused', () => {
  const found = [{ _id: 'a', location: point(1, 2), n: 1 }];

  test('a search by distance without an index, strict or not', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('places', [{ keys: { location: 1 } }]);
    const asked = db.get('places', { query: { location: near([1, 2]) } });
    await expect(asked).rejects.toThrow('unable to find index for $geoNear query');
  });

  test.each<[string, Fields, RegExp]>([
    ['two at once', { $and: [{ location: near([1, 2]) }, { at: near([1, 2]) }] }, /Too many/],
    ['one of several', { $or: [{ location: near([1, 2]) }, { n: 1 }] }, /not imitated/],
    ['a negative distance', { location: near([1, 2], { $maxDistance: -1 }) }, /non-negative/],
    ['a point off the earth', { location: near([1, 200]) }, /not on the earth/],
    ['no point', { location: { $nearSphere: [1, 2] } }, /not imitated/],
  ])('%s', async (_, query, words) => {
    const db = await withPlaces(found, { isStrict: false });
    await expect(db.get('places', { query })).rejects.toThrow(words);
  });

  test('counting, changing, removing, grouping and reordering by distance', async () => {
    const db = await withPlaces(found, { isStrict: false });
    const query = { location: near([1, 2]) };
    const words = /^not imitated: /;
    await expect(db.count('places', query)).rejects.toThrow(words);
    await expect(db.update('places', { query, data: { $set: { n: 2 } } })).rejects.toThrow(words);
    await expect(db.remove('places', { query })).rejects.toThrow(words);
    await expect(db.aggregate('places', [{ $match: query }])).rejects.toThrow(words);
    await expect(db.get('places', { query, order: { n: 1 } })).rejects.toThrow(words);
  });

  test('an index over the sphere that is unique, or holds another or not first', async () => {
    const db = new TestDatabase();
    for (const spec of [
      { keys: { n: 1, location: '2dsphere' } },
      { keys: { location: '2dsphere', home: '2dsphere' } },
      { keys: { location: '2dsphere' }, isUnique: true },
    ] satisfies IndexSpec[])
      await expect(db.database.defineCollection('places', [spec])).rejects.toThrow(
        /^not imitated: /,
      );
  });
});

test('an index over the sphere serves no other question', async () => {
  const db = await withPlaces([{ _id: 'a', location: point(1, 2) }]);
  for (const query of [{ location: point(1, 2) }, { location: { $exists: true } }])
    await expect(db.get('places', { query })).rejects.toThrow('local-cloud refuses');
  const lenient = await withPlaces([{ _id: 'a', location: point(1, 2) }, { _id: 'b' }], {
    isStrict: false,
  });
  expect(await lenient.get('places', { query: { location: point(1, 2) } })).toHaveLength(1);
  expect(await lenient.get('places', { order: { location: 1 } })).toHaveLength(2);
});

test('an index over the sphere is kept, made later and dropped', async () => {
  const dir = temporaryDir();
  const first = new TestDatabase({ dir, isStrict: true });
  await first.database.defineCollection('places', []);
  await first.add('places', [{ _id: 'a', location: point(1, 2) }, { _id: 'b' }]);
  const specs = [{ keys: { location: '2dsphere' as const } }];
  await first.database.defineCollection('places', specs);
  await first.close();
  const again = new TestDatabase({ dir, isStrict: true });
  await again.database.defineCollection('places', specs);
  const query = { location: near([1, 2]) };
  expect(await again.get('places', { query })).toHaveLength(1);
  await again.database.defineCollection('places', [{ keys: { location: 1 } }]);
  await expect(again.get('places', { query })).rejects.toThrow('local-cloud refuses');
});
