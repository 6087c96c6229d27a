import fc from 'fast-check';
import { Query } from 'mingo';
import type { IndexSpec } from '../../tools/local-cloud/database';
import { matcher } from '../../tools/local-cloud/database/matching';
import { compareValues } from '../../tools/local-cloud/database/values';
import { closeDatabases, type Fields, TestDatabase } from './database-kit';

afterAll(closeDatabases);

const LONG = '长'.repeat(600);
const scalar = fc.constantFrom<unknown>(
  ...[null, 0, 1, 2, 3, -1, 2.5, 'a', 'b', '', 'ä', '，', '😀', true, false],
  ...[new Date(0), new Date(5), new Date(-5), `${LONG}1`, `${LONG}2`],
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({ k: 1 }, { k: 1, j: 2 }, { j: 2, k: 1 }, {}) },
);
const tags = fc.oneof(
  fc.uniqueArray(fc.constantFrom<unknown>('a', 'b', 'c', 1, null), { maxLength: 3 }),
  fc.constantFrom<unknown>('a', 'c', null),
);
const item = fc.record(
  { k: fc.constantFrom<unknown>(1, 2, 'a', null), n: fc.nat(4) },
  { requiredKeys: [], noNullPrototype: true },
);
const fields = fc.record(
  {
    g: fc.constantFrom('g1', 'g2', 'g3'),
    s: value,
    at: fc.oneof(fc.nat(9), scalar),
    tags,
    items: fc.oneof(fc.array(item, { maxLength: 3 }), item),
    o: fc.oneof(fc.record({ k: value }, { noNullPrototype: true }), scalar),
    n: fc.nat(2),
  },
  { requiredKeys: ['n'], noNullPrototype: true },
);
const documents = fc
  .array(fields, { minLength: 1, maxLength: 60, size: 'max' })
  .map((list) => list.map((one, at): Fields => ({ _id: at % 5 === 4 ? at : `d${at}`, ...one })));

const INDEXES: readonly IndexSpec[] = [
  { keys: { g: 1, s: 1, at: 1 } },
  { keys: { g: 1, at: -1, _id: 1 } },
  { keys: { tags: 1, n: 1, at: 1, _id: 1 } },
  { keys: { tags: -1 } },
  { keys: { at: 1, n: -1 } },
  { keys: { 'items.k': 1, n: 1 } },
  { keys: { 'items.k': 1, 'items.n': -1 } },
  { keys: { 'o.k': 1, g: 1 } },
  { keys: { s: -1, g: 1 } },
  { keys: { n: 1, _id: 1 } },
  { keys: { o: 1 } },
];
const indexes = fc.uniqueArray(fc.constantFrom(...INDEXES), {
  maxLength: 4,
  selector: (spec) => JSON.stringify(spec.keys),
});

const path = fc.constantFrom('g', 's', 'at', 'tags', 'items.k', 'items.n', 'o.k', 'o', 'n', '_id');
const operand = fc.oneof(value, fc.constantFrom<unknown>('g1', 'g2', 'd1', 'd7', 4, 9));
const condition = fc.oneof(
  operand,
  fc.record({ $eq: operand }),
  fc.record({ $gt: operand }),
  fc.record({ $gte: operand }),
  fc.record({ $lt: operand }),
  fc.record({ $gte: operand, $lte: operand }),
  fc.record({ $gt: fc.nat(5), $lt: fc.integer({ min: 3, max: 9 }) }),
  fc.record({ $in: fc.array(operand, { maxLength: 4 }) }),
  fc.record({ $ne: operand }),
  fc.record({ $nin: fc.array(operand, { maxLength: 2 }) }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $all: fc.array(scalar, { maxLength: 2 }) }),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), operand)
    .map(([name, one]) => ({ $not: { [name]: one } })),
  fc.constant({ $elemMatch: { $gte: 'a' } }),
  fc.constant({ $elemMatch: { k: 1, n: { $gt: 1 } } }),
  fc.constant({ $size: 2 }),
);
const plainQuery = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true });
const query: fc.Arbitrary<Fields> = fc.oneof(
  { weight: 5, arbitrary: plainQuery },
  {
    weight: 2,
    arbitrary: fc
      .tuple(plainQuery, fc.array(plainQuery, { minLength: 1, maxLength: 3 }))
      .map(([all, any]) => ({ ...all, $or: any })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(plainQuery, { minLength: 1, maxLength: 3 })
      .map((parts) => ({ $and: parts })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 2, 'a'), fc.nat(4))
      .map(([k, n]) => ({ 'items.k': k, 'items.n': n })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b'), fc.nat(9), fc.constantFrom('d0', 'd3', 'd9'))
      .map(([tag, at, id]) => ({
        tags: { $in: [tag, 'c'] },
        n: 1,
        $or: [{ at: { $gt: at } }, { at, _id: { $gt: id } }],
      })),
  },
);
const direction = fc.constantFrom(1, -1);
const order: fc.Arbitrary<Fields> = fc.oneof(
  fc.constant({}),
  direction.map((at) => ({ at })),
  direction.map((tags) => ({ tags })),
  fc.tuple(direction, direction).map(([at, _id]) => ({ at, _id })),
  fc.tuple(direction, direction).map(([at, n]) => ({ at, n })),
  fc.tuple(direction, direction).map(([g, s]) => ({ g, s })),
  direction.map((s) => ({ s })),
  direction.map((k) => ({ 'items.k': k })),
  direction.map((_id) => ({ _id })),
);
const someOf = <Value>(...values: Value[]) =>
  fc.subarray(values, { minLength: 1 }).map(($in) => ({ $in }));

/** Questions an index answers in order only by merging, walking back, or minding arrays. */
const ordered: fc.Arbitrary<{ query: Fields; order: Fields }> = fc.oneof(
  fc
    .record({ tags: someOf('a', 'b', 'c'), n: someOf(0, 1, 2), turn: direction })
    .map(({ tags, n, turn }) => ({ query: { tags, n }, order: { at: turn, _id: turn } })),
  fc
    .record({ g: someOf('g1', 'g2', 'g3'), turn: direction })
    .map(({ g, turn }) => ({ query: { g }, order: { at: turn, _id: -turn } })),
  fc
    .record({ g: someOf('g1', 'g2'), s: someOf<unknown>('a', 1, true), turn: direction })
    .map(({ g, s, turn }) => ({ query: { g, s }, order: { at: turn } })),
  fc
    .record({ g: someOf('g1', 'g2', 'g3'), turn: direction })
    .map(({ g, turn }) => ({ query: { g }, order: { g: turn, s: turn } })),
  fc
    .record({ tags: fc.constantFrom('b', 'c'), turn: direction })
    .map(({ tags, turn }) => ({ query: { tags: { $gte: tags } }, order: { tags: turn } })),
  fc
    .record({ k: fc.constantFrom(1, 2, 'a'), turn: direction })
    .map(({ k, turn }) => ({ query: { 'items.k': k }, order: { 'items.n': turn } })),
  fc
    .record({ at: fc.nat(9), turn: direction })
    .map(({ at, turn }) => ({ query: { at: { $gt: at } }, order: { at: turn, n: -turn } })),
);
const question = fc.oneof(
  { weight: 2, arbitrary: fc.record({ query, order }) },
  { weight: 1, arbitrary: ordered },
);
const asked = fc
  .record({ question, limit: fc.constantFrom(1, 3, 1000), offset: fc.constantFrom(0, 0, 2) })
  .map(({ question: { query, order }, limit, offset }) => ({ query, order, limit, offset }));

/** MongoDB sorts by the least element of an array, or the greatest when descending. */
function sortValue(document: Fields, at: string, direction: number): unknown {
  const [name = '', inner] = at.split('.');
  const whole = document[name];
  if (Array.isArray(whole) && whole.length === 0) return inner ? null : undefined;
  const list = Array.isArray(whole) ? whole : [whole];
  const leaves = list.map((one) =>
    inner ? ((one as Fields | null)?.[inner] ?? null) : (one ?? null),
  );
  const sorted = [...leaves].sort(compareValues);
  return direction === 1 ? sorted[0] : sorted.at(-1);
}

function inOrder(one: Fields, other: Fields, order: Fields): number {
  for (const [at, direction] of Object.entries(order)) {
    const left = sortValue(one, at, Number(direction));
    const right = sortValue(other, at, Number(direction));
    const isEmptyFirst = Number(right === undefined) - Number(left === undefined);
    const found = (isEmptyFirst || compareValues(left, right)) * Number(direction);
    if (found !== 0) return found;
  }
  return 0;
}

async function fill(db: TestDatabase, name: string, list: readonly Fields[]) {
  const half = Math.floor(list.length / 2);
  await db.database.bulkLoad(name, list.slice(0, half));
  await db.add(name, list.slice(half));
}

async function checkAnswer(
  db: TestDatabase,
  { name, list }: { name: string; list: readonly Fields[] },
  one: { query: Fields; order: Fields; limit: number; offset: number },
) {
  const isWanted = matcher(one.query);
  const expected = list.filter(isWanted).sort((a, b) => inOrder(a, b, one.order));
  const page = expected.slice(one.offset, one.offset + one.limit);
  const found = await db.get(name, one);
  const hint = JSON.stringify({ ...one, index: db.lastReport?.index });
  expect([hint, found.length]).toEqual([hint, page.length]);
  expect([hint, found.every(isWanted)]).toEqual([hint, true]);
  expect([hint, new Set(found.map(({ _id }) => _id)).size]).toEqual([hint, found.length]);
  const misplaced = found.filter(
    (document, at) => inOrder(document, page[at] ?? {}, one.order) !== 0,
  );
  expect([hint, misplaced]).toEqual([hint, []]);
  expect([hint, await db.count(name, one.query)]).toEqual([hint, expected.length]);
}

test('random queries through the planner equal a full scan', async () => {
  const db = new TestDatabase();
  let run = 0;
  const used = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      documents,
      indexes,
      fc.array(asked, { minLength: 30, maxLength: 30 }),
      async (list, specs, questions) => {
        run += 1;
        const name = `c${run}`;
        await db.database.defineCollection(name, specs);
        await fill(db, name, list);
        for (const question of questions) {
          await checkAnswer(db, { name, list }, question);
          const index = db.lastReport?.index ?? 'none';
          used.set(index, (used.get(index) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 50, interruptAfterTimeLimit: 60_000 },
  );
  expect(used.size).toBeGreaterThan(8);
}, 120_000);

test('indexes stay right while documents change and indexes come and go', async () => {
  const db = new TestDatabase();
  let run = 0;
  const step = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), at: fc.nat(12), document: fields }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(12) }),
    fc.record({ kind: fc.constant('indexes' as const), specs: indexes }),
    fc.record({ kind: fc.constant('ask' as const), asked }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      run += 1;
      const name = `c${run}`;
      const model = new Map<string, Fields>();
      await db.database.defineCollection(name, INDEXES.slice(0, 4));
      for (const one of steps) {
        if (one.kind === 'put') {
          const document = { _id: `d${one.at}`, ...one.document };
          model.set(document._id, document);
          await db.set(name, document);
        } else if (one.kind === 'remove') {
          model.delete(`d${one.at}`);
          await db.remove(name, { query: { _id: `d${one.at}` } });
        } else if (one.kind === 'indexes') {
          await db.database.defineCollection(name, one.specs);
        } else {
          await checkAnswer(db, { name, list: [...model.values()] }, one.asked);
        }
      }
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

/** Where arrays hold neither null nor missing fields, MongoDB and mingo agree. */
test('the matcher equals plain mingo where mingo is right', () => {
  const plain = fc.constantFrom<unknown>(
    0,
    1,
    2,
    2.5,
    'a',
    'b',
    true,
    false,
    new Date(0),
    new Date(5),
  );
  const simple = fc.record(
    { a: plain, b: fc.array(plain, { maxLength: 3 }), c: fc.record({ d: plain }) },
    { requiredKeys: [], noNullPrototype: true },
  );
  const operator = fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte');
  const test = fc.oneof(
    plain,
    fc.tuple(operator, plain).map(([name, one]) => ({ [name]: one })),
    fc.array(plain, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc.array(plain, { maxLength: 3 }).map((list) => ({ $nin: list })),
    fc.constant({ $exists: false }),
    fc.constant(null),
  );
  const question = fc.dictionary(fc.constantFrom('a', 'b', 'c.d'), test, { maxKeys: 2 });
  fc.assert(
    fc.property(simple, question, (document, one) => {
      expect(matcher(one)(document)).toBe(new Query(one).test(document));
    }),
    { numRuns: 3000 },
  );
});
