import { closeDatabases, type Fields, TestDatabase } from './database-kit';
import { MATCHES, REFUSED_UPDATES, UPDATES } from './database-strict-cases';

afterAll(closeDatabases);

async function withDocuments(documents: readonly Fields[]): Promise<TestDatabase> {
  const db = new TestDatabase();
  await db.database.defineCollection('things', []);
  await db.add('things', documents);
  return db;
}

async function updated(document: Fields, data: Fields): Promise<Fields | undefined> {
  const db = await withDocuments([{ _id: 1, ...document }]);
  await db.update('things', { query: { _id: 1 }, data });
  const found = await db.doc('things', 1);
  if (found) delete found._id;
  return found;
}

describe('updates', () => {
  test.each(UPDATES)('%s', async (...[, before, data, after]) => {
    expect(await updated(before, data)).toEqual(after);
  });

  test.each(REFUSED_UPDATES)('refuse %s', async (...[, before, data, words]) => {
    await expect(updated(before, data)).rejects.toThrow(words);
  });

  test('count only documents that became different', async () => {
    const db = await withDocuments([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ]);
    const asked = { query: {}, data: { $set: { a: 1 } }, isMulti: true };
    expect(await db.update('things', asked)).toBe(1);
    expect(await db.update('things', asked)).toBe(0);
  });
});

describe('queries', () => {
  test.each(MATCHES)('%s', async (...[, document, isFound, query]) => {
    const db = await withDocuments([{ _id: 1, ...document }]);
    expect(await db.count('things', query)).toBe(isFound ? 1 : 0);
  });

  test('sort by the least element of an array, or the greatest', async () => {
    const documents = [{ _id: 1, a: [5, 1] }, { _id: 2, a: [2, 3] }, { _id: 3, a: [] }, { _id: 4 }];
    const db = await withDocuments(documents);
    const ids = async (direction: 1 | -1) =>
      (await db.get('things', { order: { a: direction } })).map(({ _id }) => _id);
    expect(await ids(1)).toEqual([3, 4, 1, 2]);
    expect(await ids(-1)).toEqual([1, 2, 4, 3]);
    await db.database.defineCollection('things', [{ keys: { a: 1 } }]);
    expect(await ids(1)).toEqual([3, 4, 1, 2]);
    expect(await ids(-1)).toEqual([1, 2, 4, 3]);
    expect(db.lastReport).toMatchObject({ index: 'a_1', sortedInMemory: false });
  });

  test('find as many ids as a page holds, where nothing is merged for an order', async () => {
    const db = await withDocuments(Array.from({ length: 1000 }, (_, _id) => ({ _id })));
    const query = { _id: { $in: Array.from({ length: 1000 }, (_, id) => id) } };
    expect(await db.get('things', { query, limit: 1000 })).toHaveLength(1000);
    expect(db.lastReport).toMatchObject({ index: '_id_', documentsExamined: 1000 });
  });

  test('refuse arrays on two paths of one index', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { a: 1, b: 1 } }]);
    await expect(db.add('things', [{ a: [1], b: [2] }])).rejects.toThrow(
      'cannot index parallel arrays',
    );
    expect(await db.count('things')).toBe(0);
  });

  test('project fields, and refuse to include some and exclude others', async () => {
    const db = await withDocuments([{ _id: 1, a: 1, b: { c: 2, d: 3 }, e: [1, 2, 3] }]);
    const project = async (projection: Fields) => (await db.get('things', { projection }))[0];
    expect(await project({ a: 1, 'b.c': true })).toEqual({ _id: 1, a: 1, b: { c: 2 } });
    expect(await project({ b: 0, e: false })).toEqual({ _id: 1, a: 1 });
    expect(await project({ a: 1, e: { $slice: 2 } })).toEqual({ _id: 1, a: 1, e: [1, 2] });
    await expect(project({ a: 1, b: 0 })).rejects.toThrow('mix of inclusion and exclusion');
  });
});

describe('aggregation', () => {
  test('puts a value equal to a boundary into the upper bucket', async () => {
    const db = await withDocuments([0, 9, 10, 19, 20, 99].map((n) => ({ n })));
    const $bucket = { groupBy: '$n', boundaries: [0, 10, 20], default: 'rest' };
    expect(await db.aggregate('things', [{ $bucket }])).toEqual([
      { _id: 0, count: 2 },
      { _id: 10, count: 2 },
      { _id: 'rest', count: 2 },
    ]);
  });

  test('serves its first $match and $sort from an index', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { g: 1, n: 1 } }]);
    const list = Array.from({ length: 100 }, (_, n) => ({ g: n % 2, n }));
    await db.database.bulkLoad('things', list);
    const found = await db.aggregate('things', [
      { $match: { g: 1 } },
      { $sort: { n: -1 } },
      { $limit: 3 },
      { $project: { _id: 0, n: 1 } },
    ]);
    expect(found).toEqual([{ n: 99 }, { n: 97 }, { n: 95 }]);
    expect(db.lastReport).toMatchObject({ index: 'g_1_n_1', sortedInMemory: false });
    expect(db.lastReport?.documentsExamined).toBeLessThanOrEqual(4);
  });

  test('matches, groups and joins as strictly as a query', async () => {
    const db = await withDocuments([{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, { a: null }]);
    const count = async (stage: Fields) =>
      (await db.aggregate('things', [{ $addFields: { b: 1 } }, stage])).length;
    expect(await count({ $match: { a: { x: 1, y: 2 } } })).toBe(1);
    expect(await count({ $match: { a: null } })).toBe(1);
  });
});

describe('what is not imitated says so', () => {
  const inQuery: Fields[] = [
    { $where: 'true' },
    { $text: { $search: 'x' } },
    { a: { $near: { $geometry: { type: 'Point', coordinates: [1, 2] } } } },
    { a: { $geoIntersects: { $geometry: { type: 'Point', coordinates: [1, 2] } } } },
    {
      a: {
        $geoWithin: {
          $box: [
            [1, 2],
            [3, 4],
          ],
        },
      },
    },
    { $or: [{ a: { $bitsAllSet: 1 } }] },
    { a: { $not: { $jsonSchema: {} } } },
  ];
  test.each(inQuery)('in a query: %j', async (query) => {
    const db = await withDocuments([{ a: 1 }]);
    await expect(db.get('things', { query })).rejects.toThrow(/^not imitated: /);
    await expect(db.aggregate('things', [{ $match: query }])).rejects.toThrow(/^not imitated: /);
  });

  const inUpdate: Fields[] = [
    { $currentDate: { a: true } },
    { $bit: { a: { and: 5 } } },
    { $setOnInsert: { a: 1 } },
    { $set: { 'a.$': 1 } },
    { $set: { 'a.$[].b': 1 } },
  ];
  test.each(inUpdate)('in an update: %j', async (data) => {
    await expect(updated({ a: [1] }, data)).rejects.toThrow(/^not imitated: /);
  });

  test.each(['$geoNear', '$bucketAuto', '$facet', '$out', '$merge', '$graphLookup'])(
    'the stage %s',
    async (stage) => {
      const db = await withDocuments([{ a: 1 }]);
      await expect(db.aggregate('things', [{ [stage]: {} }])).rejects.toThrow(/^not imitated: /);
    },
  );

  const stored = [
    '{"a":{"$oid":"5f5f5f5f5f5f5f5f5f5f5f5f"}}',
    '{"a":{"$numberLong":"9007199254740993"}}',
    '{"a":{"$numberDecimal":"1.5"}}',
    '{"a":{"$binary":{"base64":"AA==","subType":"00"}}}',
    '{"a":{"$regularExpression":{"pattern":"x","options":""}}}',
    '{"_id":{"$date":{"$numberLong":"0"}}}',
  ];
  test.each(stored)('stored: %s', async (text) => {
    const db = await withDocuments([{ a: 1 }]);
    const sent = db.send('insertDocument', 'things', { data: [text] });
    await expect(sent).rejects.toThrow(/^not imitated: /);
  });

  test('an unknown action', async () => {
    const db = new TestDatabase();
    await expect(db.database.handle('database.watch', {})).rejects.toThrow(/^not imitated: /);
  });
});

describe('a strict database refuses', () => {
  async function strict(): Promise<TestDatabase> {
    const db = new TestDatabase({ isStrict: true });
    await db.database.defineCollection('things', [{ keys: { a: 1, b: 1 } }, { keys: { at: -1 } }]);
    await db.database.bulkLoad('things', [{ _id: 'x', a: 1, b: 2, c: 3, at: 4 }]);
    return db;
  }

  const slow: Fields[] = [{ c: 3 }, { b: 2 }, { $or: [{ a: 1 }, { c: 3 }] }, { a: { $ne: 1 } }];
  test.each(slow)('a query no index serves: %j', async (query) => {
    const db = await strict();
    const words = "local-cloud refuses: no index of 'things' serves";
    await expect(db.get('things', { query })).rejects.toThrow(words);
    await expect(db.count('things', query)).rejects.toThrow(words);
    await expect(db.update('things', { query, data: { $set: { d: 1 } } })).rejects.toThrow(words);
    await expect(db.remove('things', { query })).rejects.toThrow(words);
    await expect(db.aggregate('things', [{ $match: query }])).rejects.toThrow(words);
  });

  test('a sort in memory', async () => {
    const db = await strict();
    const sorts: Fields[] = [{ b: 1, a: 1 }, { c: 1 }, { b: 1, at: 1 }];
    for (const order of sorts)
      await expect(db.get('things', { query: { a: { $gt: 0 } }, order })).rejects.toThrow(
        'in memory',
      );
  });

  test('but nothing an index serves', async () => {
    const db = await strict();
    expect(await db.get('things', { query: { a: 1 }, order: { b: -1 } })).toHaveLength(1);
    expect(
      await db.get('things', { query: { a: { $in: [1, 2] }, c: 3 }, order: { b: 1 } }),
    ).toHaveLength(1);
    expect(await db.get('things', { order: { at: 1 } })).toHaveLength(1);
    expect(await db.get('things', { query: { _id: 'x' } })).toHaveLength(1);
    expect(await db.get('things')).toHaveLength(1);
    expect(await db.count('things')).toBe(1);
  });
});
