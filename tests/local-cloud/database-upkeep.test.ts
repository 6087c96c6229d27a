import { cpSync } from 'node:fs';
import path from 'node:path';
import { closeDatabases, type Fields, TestDatabase, temporaryDir } from './database-kit';

afterAll(closeDatabases);

const WORK_LIST = { keys: { visibleTo: 1, isOpen: 1, dueAt: 1, _id: 1 } } as const;

function* orders(count: number): Generator<Fields> {
  for (let n = 0; n < count; n += 1)
    yield {
      _id: `wo_${String(n).padStart(6, '0')}`,
      visibleTo: ['d1', `c${n % 21}`, `g${n % 405}`],
      isOpen: n % 10 !== 0,
      dueAt: 1_000_000 + ((n * 7919) % 1000),
    };
}

/** All pages of a work list by keyset, and what each page cost. */
async function pages(db: TestDatabase, keys: readonly string[], limit: number) {
  const ids: unknown[] = [];
  const costs: number[] = [];
  let last: Fields | undefined;
  for (;;) {
    const after = last
      ? { $or: [{ dueAt: { $gt: last.dueAt } }, { dueAt: last.dueAt, _id: { $gt: last._id } }] }
      : {};
    const query = { visibleTo: { $in: keys }, isOpen: true, ...after };
    const page = await db.get('orders', { query, order: { dueAt: 1, _id: 1 }, limit });
    costs.push(db.lastReport?.documentsExamined ?? 0);
    ids.push(...page.map(({ _id }) => _id));
    last = page.at(-1);
    if (page.length < limit) return { ids, costs };
  }
}

describe('a work list', () => {
  test('is paged by keyset without examining more than it returns', async () => {
    const db = new TestDatabase({ isStrict: true });
    await db.database.defineCollection('orders', [WORK_LIST]);
    await db.database.bulkLoad('orders', orders(3000));
    const keys = ['c1', 'c2', 'g1', 'g23', 'g400'];
    const { ids, costs } = await pages(db, keys, 50);
    const wanted = [...orders(3000)]
      .filter(
        ({ visibleTo, isOpen }) =>
          isOpen && (visibleTo as string[]).some((key) => keys.includes(key)),
      )
      .sort(
        (a, b) => Number(a.dueAt) - Number(b.dueAt) || (String(a._id) < String(b._id) ? -1 : 1),
      );
    expect(ids).toEqual(wanted.map(({ _id }) => _id));
    expect(Math.max(...costs)).toBeLessThanOrEqual(51);
  });

  test('may also begin its page with a range', async () => {
    const db = new TestDatabase({ isStrict: true });
    await db.database.defineCollection('orders', [WORK_LIST]);
    await db.database.bulkLoad('orders', orders(3000));
    const query = {
      visibleTo: { $in: ['c1', 'g1'] },
      isOpen: true,
      dueAt: { $gte: 1_000_500 },
      $or: [{ dueAt: { $gt: 1_000_500 } }, { _id: { $gt: 'wo_001500' } }],
    };
    await db.get('orders', { query, order: { dueAt: 1, _id: 1 }, limit: 20 });
    expect(db.lastReport).toMatchObject({ returned: 20, sortedInMemory: false });
    expect(db.lastReport?.documentsExamined).toBeLessThanOrEqual(23);
  });

  test('costs the same among 1,000 and among 10,000', async () => {
    const costs: unknown[] = [];
    for (const count of [1000, 10_000]) {
      const db = new TestDatabase({ isStrict: true });
      await db.database.defineCollection('orders', [WORK_LIST]);
      await db.database.bulkLoad('orders', orders(count));
      const query = { visibleTo: { $in: ['c1', 'c2'] }, isOpen: true };
      await db.get('orders', { query, order: { dueAt: 1, _id: 1 }, limit: 20 });
      costs.push([db.lastReport?.documentsExamined, db.lastReport?.keysExamined]);
    }
    expect(costs[0]).toEqual([20, 21]);
    expect(costs[1]).toEqual(costs[0]);
  });

  test('is counted from the keys alone', async () => {
    const db = new TestDatabase({ isStrict: true });
    await db.database.defineCollection('orders', [WORK_LIST]);
    await db.database.bulkLoad('orders', orders(1000));
    expect(await db.count('orders', { visibleTo: { $in: ['d1', 'c1'] }, isOpen: true })).toBe(900);
    expect(db.lastReport).toMatchObject({ documentsExamined: 0, index: expect.any(String) });
  });
});

describe('a restart', () => {
  test('keeps collections, documents, indexes and what was learned of arrays', async () => {
    const dir = temporaryDir();
    const before = new TestDatabase({ dir, isStrict: true });
    await before.database.defineCollection('orders', [WORK_LIST]);
    await before.add('orders', [...orders(30)]);
    await before.close();
    const after = new TestDatabase({ dir, isStrict: true });
    expect(after.database.collections()).toEqual(['orders']);
    expect([...after.database.dump('orders')]).toEqual([...orders(30)]);
    const query = { visibleTo: { $in: ['d1', 'c3'] }, isOpen: true };
    const found = await after.get('orders', { query, order: { dueAt: 1, _id: 1 } });
    expect(found).toHaveLength(27);
    const byTwoElements = { visibleTo: { $gt: 'g', $lt: 'd' } };
    expect(await after.count('orders', byTwoElements)).toBe(30);
  });

  test('still notices that a document was written since', async () => {
    const dir = temporaryDir();
    const before = new TestDatabase({ dir });
    await before.database.defineCollection('things', []);
    await before.add('things', [{ _id: 'a', n: 0 }]);
    await before.close();
    const db = new TestDatabase({ dir });
    const transaction = await db.begin();
    await db.doc('things', 'a', transaction);
    await db.set('things', { _id: 'a', n: 1 });
    await expect(db.set('things', { _id: 'a', n: 2 }, transaction)).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_CONFLICT',
    });
  });

  test.each([[1], [3]])(
    'in the middle of a first bulk load leaves nothing of it (%i)',
    async (at) => {
      const [dir, copy] = [temporaryDir(), temporaryDir()];
      const db = new TestDatabase({ dir });
      await db.database.defineCollection('orders', [WORK_LIST]);
      function* watched() {
        let n = 0;
        for (const order of orders(7_000)) {
          if (n === at * 2000) cpSync(dir, copy, { recursive: true });
          n += 1;
          yield order;
        }
      }
      await db.database.bulkLoad('orders', watched());
      const after = new TestDatabase({ dir: copy });
      expect(await after.count('orders')).toBe(0);
      await after.database.bulkLoad('orders', orders(100));
      expect(await after.count('orders', { visibleTo: 'd1', isOpen: true })).toBe(90);
      expect(await db.count('orders')).toBe(7_000);
    },
  );
});

describe('a bulk load', () => {
  test('is taken back whole when a unique index refuses it', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { n: 1 }, isUnique: true }]);
    const load = db.database.bulkLoad('things', [{ n: 1 }, { n: 2 }, { n: 1 }]);
    await expect(load).rejects.toThrow('E11000');
    expect(await db.count('things')).toBe(0);
    expect(await db.database.bulkLoad('things', [{ n: 1 }, { n: 2 }])).toBe(2);
  });

  test('adds to what is there and replaces the same ids', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { n: 1 } }]);
    await db.database.bulkLoad('things', [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 2 },
    ]);
    await db.database.bulkLoad('things', [{ _id: 'b', n: 3 }, { n: 4 }]);
    expect(await db.count('things', { n: { $gte: 1 } })).toBe(3);
    expect(await db.get('things', { query: { n: 2 } })).toEqual([]);
    expect(db.lastReport?.index).toBe('n_1');
  });
});

describe('defining a collection', () => {
  test('makes its indexes exactly these, over what is already there', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('orders', [{ keys: { dueAt: 1 } }]);
    await db.database.bulkLoad('orders', orders(100));
    await db.database.defineCollection('orders', [WORK_LIST]);
    await db.get('orders', { query: { visibleTo: 'c3', isOpen: true }, order: { dueAt: 1 } });
    expect(db.lastReport).toMatchObject({
      index: 'visibleTo_1_isOpen_1_dueAt_1__id_1',
      sortedInMemory: false,
    });
    await db.get('orders', { query: { dueAt: 5 } });
    expect(db.lastReport?.index).toBeUndefined();
  });

  test('refuses a unique index over doubles and leaves the others', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { n: 1 } }]);
    await db.add('things', [
      { n: 1, m: 1 },
      { n: 1, m: 2 },
    ]);
    const unique = { name: 'one', keys: { n: 1 }, isUnique: true } as const;
    await expect(
      db.database.defineCollection('things', [{ keys: { n: 1 } }, unique]),
    ).rejects.toThrow('E11000');
    await db.get('things', { query: { n: 1 } });
    expect(db.lastReport?.index).toBe('n_1');
  });
});

describe('values too long for a key', () => {
  const long = '长'.repeat(600);

  async function withLongNames(): Promise<TestDatabase> {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { name: 1, n: 1 } }]);
    const names = [`${long}2`, 'short', `${long}1`, `${long}3`];
    await db.add(
      'things',
      names.map((name, n) => ({ _id: n, name, n })),
    );
    return db;
  }

  test('are found and counted exactly, by equality and by range', async () => {
    const db = await withLongNames();
    expect(await db.count('things', { name: `${long}1` })).toBe(1);
    expect(db.lastReport?.index).toBe('name_1_n_1');
    expect(await db.count('things', { name: { $gt: `${long}1` } })).toBe(2);
    expect(await db.count('things', { name: { $gte: 'a', $lt: `${long}3` } })).toBe(3);
    expect(await db.count('things', { name: { $in: [`${long}2`, `${long}9`] } })).toBe(1);
  });

  test('are sorted rightly, in memory', async () => {
    const db = await withLongNames();
    const found = await db.get('things', { query: { name: { $gt: '' } }, order: { name: 1 } });
    expect(found.map(({ _id }) => _id)).toEqual([1, 2, 0, 3]);
    expect(db.lastReport?.sortedInMemory).toBe(true);
  });

  test('are refused by a unique index', async () => {
    const db = new TestDatabase();
    await db.database.defineCollection('things', [{ keys: { name: 1 }, isUnique: true }]);
    await expect(db.add('things', [{ name: long }])).rejects.toThrow(/^not imitated: /);
  });
});

test('a reset forgets collections and ends transactions', async () => {
  const db = new TestDatabase();
  await db.database.defineCollection('things', [{ keys: { n: 1 } }]);
  await db.add('things', [{ _id: 'a', n: 1 }]);
  const transaction = await db.begin();
  await db.set('things', { _id: 'a', n: 2 }, transaction);
  await db.database.reset();
  expect(db.database.collections()).toEqual([]);
  await expect(db.commit(transaction)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
  await expect(db.get('things')).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' });
  await db.database.defineCollection('things', [{ keys: { n: 1 } }]);
  expect(await db.get('things', { query: { n: { $gt: 0 } } })).toEqual([]);
});

test('a folder that LMDB made is all there is', async () => {
  const db = new TestDatabase({ dir: path.join(temporaryDir(), 'deep', 'down') });
  await db.database.defineCollection('things', []);
  await db.add('things', [{ a: 1 }]);
  expect(await db.count('things')).toBe(1);
});
