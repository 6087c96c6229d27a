import fc from 'fast-check';
import { closeDatabases, type Fields, TestDatabase } from './database-kit';

afterAll(closeDatabases);

const CONFLICT = { code: 'DATABASE_TRANSACTION_CONFLICT' };
const GONE = { code: 'DATABASE_TRANSACTION_FAIL' };

async function accounts(): Promise<TestDatabase> {
  const db = new TestDatabase();
  await db.database.defineCollection('accounts', [
    { keys: { owner: 1 }, isUnique: true },
    { keys: { points: 1 } },
  ]);
  await db.add('accounts', [
    { _id: 'a', owner: 'amy', points: 100 },
    { _id: 'b', owner: 'ben', points: 0 },
  ]);
  return db;
}

const give = (db: TestDatabase, [id, amount]: [string, number], transactionId?: string) =>
  db.update('accounts', { query: { _id: id }, data: { $inc: { points: amount } }, transactionId });

const pointsOf = async (db: TestDatabase, id: string, transactionId?: string) =>
  (await db.doc('accounts', id, transactionId))?.points;

describe('a transaction', () => {
  test('shows its writes to itself, to others only after the commit, and all at once', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['a', -30], transaction);
    await give(db, ['b', 30], transaction);
    expect(await pointsOf(db, 'a', transaction)).toBe(70);
    expect(await pointsOf(db, 'a')).toBe(100);
    await db.commit(transaction);
    expect([await pointsOf(db, 'a'), await pointsOf(db, 'b')]).toEqual([70, 30]);
    await expect(db.commit(transaction)).rejects.toMatchObject(GONE);
  });

  test('leaves nothing behind when it is aborted', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['a', -30], transaction);
    await db.add('accounts', [{ _id: 'c', owner: 'cat', points: 1 }], transaction);
    await db.remove('accounts', { query: { _id: 'b' }, transactionId: transaction });
    await db.abort(transaction);
    const left = await db.get('accounts', { order: { _id: 1 } });
    expect(left.map(({ _id, points }) => [_id, points])).toEqual([
      ['a', 100],
      ['b', 0],
    ]);
    await expect(pointsOf(db, 'a', transaction)).rejects.toMatchObject({
      ...GONE,
      message: expect.stringContaining('30 seconds'),
    });
  });

  test('reads one state of the data, however long it takes', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await pointsOf(db, 'a', transaction);
    await give(db, ['b', 7]);
    await db.add('accounts', [{ _id: 'c', owner: 'cat', points: 3 }]);
    expect(await pointsOf(db, 'b', transaction)).toBe(0);
    const seen = await db.get('accounts', {
      query: { points: { $gte: 0 } },
      transactionId: transaction,
    });
    expect(seen.map(({ _id }) => _id).sort()).toEqual(['a', 'b']);
    await db.commit(transaction);
    expect(await pointsOf(db, 'b')).toBe(7);
  });

  test('sees its own writes in queries, in their order', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['b', 200], transaction);
    await db.add('accounts', [{ _id: 'c', owner: 'cat', points: 150 }], transaction);
    await db.remove('accounts', { query: { _id: 'a' }, transactionId: transaction });
    const seen = await db.get('accounts', {
      query: { points: { $gt: 50 } },
      order: { points: -1 },
      transactionId: transaction,
    });
    expect(seen.map(({ _id, points }) => [_id, points])).toEqual([
      ['b', 200],
      ['c', 150],
    ]);
    await db.abort(transaction);
  });

  test('is refused at the operation when somebody wrote the document since', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await pointsOf(db, 'a', transaction);
    await give(db, ['a', 1]);
    await expect(give(db, ['a', 5], transaction)).rejects.toMatchObject(CONFLICT);
    await expect(db.commit(transaction)).rejects.toMatchObject(GONE);
    expect(await pointsOf(db, 'a')).toBe(101);
  });

  test('is refused at the operation while another transaction holds the document', async () => {
    const db = await accounts();
    const [first, second] = [await db.begin(), await db.begin()];
    await give(db, ['a', 1], first);
    await expect(give(db, ['a', 5], second)).rejects.toMatchObject({
      ...CONFLICT,
      message: expect.stringContaining('[ResourceUnavailable.TransactionConflict]'),
    });
    await db.commit(first);
    expect(await pointsOf(db, 'a')).toBe(101);
  });

  test('makes a plain write wait, which then works on the committed state', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['a', 1], transaction);
    let isDone = false;
    const plain = give(db, ['a', 1000]).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(isDone).toBe(false);
    await db.commit(transaction);
    await plain;
    expect(await pointsOf(db, 'a')).toBe(1101);
  });

  test('allows write skew, as snapshot isolation does', async () => {
    const db = await accounts();
    const [first, second] = [await db.begin(), await db.begin()];
    await pointsOf(db, 'b', first);
    await pointsOf(db, 'a', second);
    await give(db, ['a', 1], first);
    await give(db, ['b', 1], second);
    await db.commit(first);
    await db.commit(second);
    expect([await pointsOf(db, 'a'), await pointsOf(db, 'b')]).toEqual([101, 1]);
  });

  test('ends by itself after 30 seconds and lets go of what it held', async () => {
    jest.useFakeTimers({
      doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'],
    });
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['a', -30], transaction);
    const waiting = give(db, ['a', 1]);
    jest.advanceTimersByTime(29_900);
    expect(await pointsOf(db, 'a', transaction)).toBe(70);
    jest.advanceTimersByTime(200);
    jest.useRealTimers();
    await waiting;
    await expect(db.commit(transaction)).rejects.toMatchObject(GONE);
    expect(await pointsOf(db, 'a')).toBe(101);
  });

  test('is over after any error of an operation', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await give(db, ['b', 9], transaction);
    await expect(
      db.update('accounts', {
        query: { _id: 'a' },
        data: { $inc: { owner: 1 } },
        transactionId: transaction,
      }),
    ).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
    await expect(db.commit(transaction)).rejects.toMatchObject(GONE);
    expect(await pointsOf(db, 'b')).toBe(0);
  });
});

describe('a unique index', () => {
  const DUPLICATE = {
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('E11000 duplicate key error'),
  };

  test('refuses a second document with the value, also within one transaction', async () => {
    const db = await accounts();
    await expect(db.add('accounts', [{ owner: 'amy' }])).rejects.toMatchObject(DUPLICATE);
    const transaction = await db.begin();
    await db.add('accounts', [{ owner: 'cat' }], transaction);
    await expect(db.add('accounts', [{ owner: 'cat' }], transaction)).rejects.toMatchObject(
      DUPLICATE,
    );
    expect(await db.count('accounts')).toBe(2);
  });

  test('lets a transaction pass a value from one document to another', async () => {
    const db = await accounts();
    const transaction = await db.begin();
    await db.update('accounts', {
      query: { _id: 'a' },
      data: { $set: { owner: 'ann' } },
      transactionId: transaction,
    });
    await db.add('accounts', [{ _id: 'c', owner: 'amy' }], transaction);
    await db.commit(transaction);
    expect((await db.get('accounts', { query: { owner: 'amy' } })).map(({ _id }) => _id)).toEqual([
      'c',
    ]);
  });

  test('is a conflict while another transaction gives or takes the value', async () => {
    const db = await accounts();
    const [giving, taking] = [await db.begin(), await db.begin()];
    await db.remove('accounts', { query: { _id: 'a' }, transactionId: giving });
    await expect(db.add('accounts', [{ owner: 'amy' }], taking)).rejects.toMatchObject(CONFLICT);
    await db.abort(giving);
    await expect(db.add('accounts', [{ owner: 'amy' }])).rejects.toMatchObject(DUPLICATE);
  });

  test('lets exactly one of many simultaneous writers have the value', async () => {
    const db = await accounts();
    const tries = Array.from({ length: 20 }, () => db.add('accounts', [{ owner: 'zoe' }]));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.count('accounts', { owner: 'zoe' })).toBe(1);
  });

  test('counts null and missing as one value', async () => {
    const db = await accounts();
    await db.add('accounts', [{ owner: null }]);
    await expect(db.add('accounts', [{ points: 1 }])).rejects.toMatchObject(DUPLICATE);
  });
});

describe('many at once', () => {
  test('200 plain increments of one document lose none', async () => {
    const db = await accounts();
    await Promise.all(Array.from({ length: 200 }, () => give(db, ['a', 1])));
    expect(await pointsOf(db, 'a')).toBe(300);
  });

  test('50 transactions that read and write the same two documents lose nothing', async () => {
    const db = await accounts();
    const move = async (tries = 0): Promise<void> => {
      const transaction = await db.begin();
      try {
        const points = Number(await pointsOf(db, 'a', transaction));
        await db.update('accounts', {
          query: { _id: 'a' },
          data: { $set: { points: points - 1 } },
          transactionId: transaction,
        });
        await give(db, ['b', 1], transaction);
        await db.commit(transaction);
      } catch (error) {
        expect(error).toMatchObject(CONFLICT);
        // Twice as long each time, or a slow machine never gets one through.
        const most = 20 * 2 ** Math.min(tries, 7);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
        await move(tries + 1);
      }
    };
    await Promise.all(Array.from({ length: 50 }, () => move()));
    expect([await pointsOf(db, 'a'), await pointsOf(db, 'b')]).toEqual([50, 50]);
  });
});

type Model = Map<string, number>;
type Shadow = { id: string; view: Model; base: Model; written: Set<string>; isBegun: boolean };

/** Snapshot isolation in a few lines: what each transaction should see, and when it must fail. */
class SnapshotModel {
  readonly committed: Model = new Map();
  readonly open: Shadow[] = [];

  begin(id: string) {
    this.open.push({ id, view: new Map(), base: new Map(), written: new Set(), isBegun: false });
  }

  look(shadow: Shadow) {
    if (shadow.isBegun) return;
    shadow.isBegun = true;
    shadow.view = new Map(this.committed);
    shadow.base = new Map(this.committed);
  }

  mayWrite(shadow: Shadow, key: string): boolean {
    const isHeld = this.open.some((other) => other !== shadow && other.written.has(key));
    return !isHeld && shadow.base.get(key) === this.committed.get(key);
  }

  isHeld = (key: string) => this.open.some(({ written }) => written.has(key));

  end(shadow: Shadow, isCommitted: boolean) {
    this.open.splice(this.open.indexOf(shadow), 1);
    if (!isCommitted) return;
    for (const key of shadow.written) put(this.committed, key, shadow.view.get(key));
  }
}

function put(model: Model, key: string, value: number | undefined) {
  if (value === undefined) model.delete(key);
  else model.set(key, value);
}

const key = fc.constantFrom('x', 'y', 'z');
const which = fc.nat(2);
const step = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const) }),
  fc.record({ kind: fc.constant('read' as const), which, key }),
  fc.record({ kind: fc.constant('list' as const), which }),
  fc.record({ kind: fc.constant('write' as const), which, key }),
  fc.record({ kind: fc.constant('remove' as const), which, key }),
  fc.record({ kind: fc.constant('plain' as const), key }),
  fc.record({ kind: fc.constant('commit' as const), which }),
  fc.record({ kind: fc.constant('abort' as const), which }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Plays one step in the database and in the model; every value written is a new one. */
class Play {
  #next = 1;
  readonly model = new SnapshotModel();

  constructor(
    readonly db: TestDatabase,
    readonly name: string,
  ) {}

  async step(one: Step): Promise<void> {
    if (one.kind === 'begin') {
      if (this.model.open.length < 3) this.model.begin(await this.db.begin());
      return;
    }
    if (one.kind === 'plain') return this.#plain(one.key);
    const shadow = this.model.open[one.which];
    if (!shadow) return;
    if (one.kind === 'commit' || one.kind === 'abort') {
      await (one.kind === 'commit' ? this.db.commit(shadow.id) : this.db.abort(shadow.id));
      this.model.end(shadow, one.kind === 'commit');
      return;
    }
    this.model.look(shadow);
    if (one.kind === 'read') await this.#read(shadow, one.key);
    else if (one.kind === 'list') await this.#list(shadow);
    else await this.#write(shadow, one.key, one.kind === 'remove');
  }

  async check(): Promise<void> {
    for (const shadow of [...this.model.open]) {
      await this.db.abort(shadow.id);
      this.model.end(shadow, false);
    }
    const left = await this.db.get(this.name, { order: { n: 1 } });
    expect(left).toEqual(inOrder(this.model.committed));
    expect(await this.db.count(this.name, { n: { $gt: 0 } })).toBe(this.model.committed.size);
  }

  async #read(shadow: Shadow, at: string) {
    const found = await this.db.doc(this.name, at, shadow.id);
    expect(found?.n).toBe(shadow.view.get(at));
  }

  async #list(shadow: Shadow) {
    const found = await this.db.get(this.name, { order: { n: 1 }, transactionId: shadow.id });
    expect(found).toEqual(inOrder(shadow.view));
  }

  async #write(shadow: Shadow, at: string, isRemoval: boolean) {
    const value = isRemoval ? undefined : this.#next++;
    const change = isRemoval
      ? this.db.remove(this.name, { query: { _id: at }, transactionId: shadow.id })
      : this.db.set(this.name, { _id: at, n: value }, shadow.id);
    if (isRemoval && !shadow.view.has(at)) {
      expect(await change).toBe(0);
    } else if (this.model.mayWrite(shadow, at)) {
      await change;
      put(shadow.view, at, value);
      shadow.written.add(at);
    } else {
      await expect(change).rejects.toMatchObject(CONFLICT);
      this.model.end(shadow, false);
    }
  }

  async #plain(at: string) {
    if (this.model.isHeld(at)) return;
    const value = this.#next++;
    await this.db.set(this.name, { _id: at, n: value });
    this.model.committed.set(at, value);
  }
}

const inOrder = (model: Model): Fields[] =>
  [...model].map(([_id, n]) => ({ _id, n })).sort((one, other) => one.n - other.n);

test('random interleavings of transactions behave as a simple model of snapshot isolation', async () => {
  const db = new TestDatabase();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      run += 1;
      const play = new Play(db, `c${run}`);
      await db.database.defineCollection(play.name, [{ keys: { n: 1 } }]);
      for (const one of steps) await play.step(one);
      await play.check();
    }),
    { numRuns: 100, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
