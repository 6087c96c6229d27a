import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud/index';
import { closeDatabases, type Fields, temporaryDir } from './database-kit';
import { type Collection, type Db, sdkDatabase } from './sdk-kit';

let cloud: LocalCloud;
let db: Db;
let things: Collection;

beforeAll(async () => {
  cloud = await startLocalCloud({
    dataDir: temporaryDir(),
    functionsDir: temporaryDir(),
    isDurable: false,
    timersOn: false,
  });
  Object.assign(process.env, cloud.env());
  db = sdkDatabase();
  things = db.collection('things');
});

beforeEach(async () => {
  await cloud.database.reset();
  await cloud.database.defineCollection('things', [
    { keys: { i: 1 } },
    { keys: { tags: 1, i: -1 } },
  ]);
});

afterAll(async () => {
  await cloud.close();
  await closeDatabases();
});

async function fill() {
  await things.add({
    data: Array.from({ length: 150 }, (_, i) => ({
      _id: `n${i}`,
      i,
      g: i % 3,
      tags: ['a', 'b', i % 2 ? 'odd' : 'even'],
      items: [{ q: i, k: 'x' }],
      at: new Date(1e12 + i),
      name: `User${i}`,
    })),
  });
}

describe('wx-server-sdk', () => {
  test('adds and reads dates, points, nulls and nested objects', async () => {
    const now = new Date();
    const nest = { a: { b: [1, 'x', null, { c: true }] } };
    const { _id } = await things.add({
      data: { now, place: db.Geo.Point(113.3, 23.1), nothing: null, nest, when: db.serverDate() },
    });
    expect(_id).toMatch(/^[0-9a-f]{32}$/);
    const { data } = await things.doc(_id).get();
    expect(data).toMatchObject({ now, nothing: null, nest, when: expect.any(Date) });
    expect(data?.place).toMatchObject({ longitude: 113.3, latitude: 23.1 });
  });

  test('gets the time of the movable clock as the server date, with its offset', async () => {
    await cloud.clock.moveTo(Date.now() + 400 * 86_400_000);
    await things.doc('x').set({ data: { at: db.serverDate({ offset: 60_000 }) } });
    const { data } = await things.doc('x').get();
    const ahead = Number(data?.at) - cloud.clock.now();
    expect(Math.abs(ahead - 60_000)).toBeLessThan(2000);
  });

  test('is told of a missing collection, an existing one and a duplicate id', async () => {
    const missing = db.collection('nowhere').add({ data: { a: 1 } });
    await expect(missing).rejects.toMatchObject({
      errCode: -502005,
      errMsg: expect.stringContaining('Db or Table not exist: nowhere'),
    });
    await expect(db.createCollection('things')).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_ALREADY_EXIST',
    });
    await things.add({ data: { _id: 'a' } });
    await expect(things.add({ data: { _id: 'a' } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000 duplicate key error'),
    });
    await expect(things.doc('nope').get()).rejects.toThrow();
    const lenient = sdkDatabase({ throwOnNotFound: false });
    expect((await lenient.collection('things').doc('nope').get()).data).toBeNull();
  });

  test('sets, updates and removes', async () => {
    const doc = things.doc('s');
    expect((await doc.set({ data: { a: 1, b: { c: 1, d: 2 } } })).stats).toMatchObject({
      created: 1,
    });
    expect((await doc.set({ data: { b: { c: 1, d: 2 } } })).stats).toMatchObject({ updated: 1 });
    const { inc, push, remove, set } = db.command;
    await doc.update({
      data: { b: { c: 9 }, n: inc(2), list: push([1, 2]), e: set({ z: 1 }) },
    });
    expect((await doc.get()).data).toEqual({
      _id: 's',
      b: { c: 9, d: 2 },
      n: 2,
      list: [1, 2],
      e: { z: 1 },
    });
    await doc.update({ data: { b: remove() } });
    expect((await doc.get()).data).not.toHaveProperty('b');
    expect((await doc.remove()).stats.removed).toBe(1);
    expect((await doc.remove()).stats.removed).toBe(0);
    expect((await doc.update({ data: { a: 1 } })).stats.updated).toBe(0);
  });

  test('uses every update operator it has', async () => {
    await things.doc('u').set({
      data: { a: 1, m: 2, arr: [1, 2, 3], tags: ['x'], mx: 5, mn: 5, rn: 'r' },
    });
    const _ = db.command;
    const update = (data: Fields) => things.doc('u').update({ data });
    await update({
      a: _.inc(2),
      m: _.mul(3),
      arr: _.push([4, 5]),
      tags: _.addToSet('x'),
      mx: _.max(7),
      mn: _.min(3),
      rn: _.rename('rn2'),
    });
    await update({ arr: _.unshift([0]), tags: _.addToSet({ $each: ['x', 'y'] }) });
    await update({ arr: _.pop() });
    await update({ arr: _.shift() });
    await update({ arr: _.pull(2) });
    await update({ arr: _.push({ each: [9, 8], position: 0, slice: 4 }) });
    await update({ arr: _.pull(_.gte(9)) });
    expect((await things.doc('u').get()).data).toEqual({
      ...{ _id: 'u', a: 3, m: 6, mx: 7, mn: 3, rn2: 'r' },
      arr: [8, 1, 3],
      tags: ['x', 'y'],
    });
  });

  test('queries with every operator it has', async () => {
    await fill();
    const _ = db.command;
    const count = async (query: unknown) => (await things.where(query).count()).total;
    expect(await count({ i: _.gt(10).and(_.lt(20)) })).toBe(9);
    expect(await count({ i: _.or(_.eq(1), _.eq(2)) })).toBe(2);
    expect(await count({ i: _.in([1, 2, 999]) })).toBe(2);
    expect(await count({ i: _.nin([1]) })).toBe(149);
    expect(await count({ i: _.neq(1) })).toBe(149);
    expect(await count({ i: _.not(_.gt(10)) })).toBe(11);
    expect(await count({ zz: _.exists(false) })).toBe(150);
    expect(await count({ items: _.elemMatch({ q: _.gte(148), k: 'x' }) })).toBe(2);
    expect(await count({ tags: _.all(['a', 'odd']) })).toBe(75);
    expect(await count({ tags: _.size(3) })).toBe(150);
    expect(await count({ i: _.mod(50, 0) })).toBe(3);
    expect(await count({ name: /^user1[0-9]$/i })).toBe(10);
    expect(await count({ name: db.RegExp({ regexp: '^User14', options: '' }) })).toBe(11);
    expect(await count({ at: _.gte(new Date(1e12 + 140)) })).toBe(10);
    expect(await count(_.or([{ i: 1 }, { g: 0 }]))).toBe(51);
    expect(await count(_.and([{ g: 0 }, _.or([{ i: 0 }, { i: 3 }])]))).toBe(2);
    expect(await count(_.nor([{ g: 0 }, { g: 1 }]))).toBe(50);
    expect(await count({ 'items.q': 7 })).toBe(1);
    expect(await count({ items: { q: 7 } })).toBe(1);
    expect(await count(_.expr(_.aggregate.gt(['$i', '$g'])))).toBe(147);
  });

  test('sorts, skips, limits and projects; 100 rows unless it asks, 1,000 at most', async () => {
    await fill();
    const page = things.where({ g: 1 }).orderBy('i', 'desc').skip(2).limit(3).field({ i: true });
    expect((await page.get()).data).toEqual([
      { _id: 'n142', i: 142 },
      { _id: 'n139', i: 139 },
      { _id: 'n136', i: 136 },
    ]);
    expect((await things.get()).data).toHaveLength(100);
    await cloud.database.bulkLoad(
      'things',
      Array.from({ length: 1000 }, (_, k) => ({ k })),
    );
    expect((await things.limit(5000).get()).data).toHaveLength(1000);
  });

  test('updates and removes what a query finds', async () => {
    await fill();
    const inc = db.command.inc(1);
    expect((await things.where({ g: 2 }).update({ data: { z: inc } })).stats.updated).toBe(50);
    const one = await things.where({ g: 2 }).update({ data: { z: 5 }, multi: false });
    expect(one.stats.updated).toBe(1);
    expect((await things.where({ g: 0 }).remove()).stats.removed).toBe(50);
    expect((await things.count()).total).toBe(100);
  });

  test('aggregates', async () => {
    await fill();
    const _ = db.command;
    const $ = _.aggregate;
    const groups = await things
      .aggregate()
      .match({ i: _.gte(30) })
      .group({ _id: '$g', n: $.sum(1), last: $.max('$at') })
      .sort({ _id: 1 })
      .limit(2)
      .project({ n: 1, day: $.dateToString({ date: '$last', format: '%Y-%m-%d' }) })
      .end();
    expect(groups.list).toEqual([
      { _id: 0, n: 40, day: '2001-09-09' },
      { _id: 1, n: 40, day: '2001-09-09' },
    ]);
    await db.createCollection('names');
    await db.collection('names').add({
      data: [
        { _id: 0, name: 'zero' },
        { _id: 1, name: 'one' },
      ],
    });
    const joined = await things
      .aggregate()
      .match({ i: _.lt(2) })
      .lookup({ from: 'names', localField: 'g', foreignField: '_id', as: 'found' })
      .unwind('$found')
      .sort({ i: 1 })
      .project({ _id: 0, name: '$found.name' })
      .end();
    expect(joined.list).toEqual([{ name: 'zero' }, { name: 'one' }]);
    const counted = await things.aggregate().match({ g: 1 }).count('n').end();
    expect(counted.list).toEqual([{ n: 50 }]);
    expect((await things.aggregate().sample({ size: 3 }).end()).list).toHaveLength(3);
  });
});
