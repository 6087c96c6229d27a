import { type LocalCloud, startLocalCloud } from '../../tools/local-cloud/index';
import { closeDatabases, temporaryDir } from './database-kit';
import { type Collection, type Db, nodeSdkDatabase, sdkDatabase, type Tx } from './sdk-kit';

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

/** What `runtime/database.ts` does too: wx-server-sdk loses the code that its own retry looks for. */
function guarded<T>(work: (transaction: Tx) => Promise<T>) {
  return async (transaction: Tx) => {
    try {
      return await work(transaction);
    } catch (error) {
      const { errMsg = '' } = error as { errMsg?: string };
      if (errMsg.includes('TransactionConflict'))
        Object.assign(error as object, { code: 'DATABASE_TRANSACTION_CONFLICT' });
      throw error;
    }
  };
}

describe('transactions through the SDKs', () => {
  beforeEach(() =>
    cloud.database.bulkLoad('things', [
      { _id: 'A', m: 100 },
      { _id: 'B', m: 0 },
    ]),
  );

  const pointsOf = async (id: string) => (await things.doc(id).get()).data?.m;
  const inc = (amount: number) => ({ data: { m: db.command.inc(amount) } });

  test('commit, roll back and roll back with a reason', async () => {
    const first = await db.startTransaction();
    await first.collection('things').doc('A').update(inc(-10));
    await first.collection('things').doc('B').update(inc(10));
    expect(await pointsOf('A')).toBe(100);
    await first.commit();
    expect([await pointsOf('A'), await pointsOf('B')]).toEqual([90, 10]);
    const second = await db.startTransaction();
    await second.collection('things').doc('A').remove();
    await second.rollback();
    expect(await pointsOf('A')).toBe(90);
    await expect(second.collection('things').doc('A').get()).rejects.toMatchObject({
      errMsg: expect.stringContaining('TransactionNotExist'),
    });
    const reason = db.runTransaction((transaction) => transaction.rollback(-100));
    await expect(reason).rejects.toBe(-100);
  });

  /** Somebody else writes after the first attempt's snapshot. */
  async function contend(run: (work: (tx: Tx) => Promise<void>) => Promise<unknown>) {
    let attempts = 0;
    await run(async (transaction) => {
      attempts += 1;
      const { data } = await transaction.collection('things').doc('A').get();
      if (attempts === 1) await things.doc('A').update(inc(1));
      const next = { m: Number(data?.m) + 5 };
      await transaction.collection('things').doc('A').update({ data: next });
    });
    return attempts;
  }

  test('wx-server-sdk does not retry a conflict at an operation', async () => {
    await expect(contend((work) => db.runTransaction(work))).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('TransactionConflict'),
    });
    expect(await pointsOf('A')).toBe(101);
  });

  test('wx-server-sdk retries it when the error has its code again', async () => {
    expect(await contend((work) => db.runTransaction(guarded(work)))).toBe(2);
    expect(await pointsOf('A')).toBe(106);
  });

  test('node-sdk retries it by itself', async () => {
    const ndb = nodeSdkDatabase();
    let attempts = 0;
    await ndb.runTransaction(async (transaction) => {
      attempts += 1;
      const found = await transaction.collection('things').doc('A').get();
      if (attempts === 1) await things.doc('A').update(inc(1));
      await transaction
        .collection('things')
        .doc('A')
        .update({ m: Number(found.data?.m) + 5 });
    });
    expect(attempts).toBe(2);
    expect(await pointsOf('A')).toBe(106);
  });

  test('node-sdk gives the document back that it updated', async () => {
    const ndb = nodeSdkDatabase();
    const query = ndb.collection('things').where({ _id: 'A' });
    expect(await query.updateAndReturn({ m: db.command.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'A', m: 101 },
    });
  });

  test('12 of them at once on one document lose nothing', async () => {
    const add = guarded(async (transaction) => {
      const { data } = await transaction.collection('things').doc('B').get();
      const next = { m: Number(data?.m) + 1 };
      await transaction.collection('things').doc('B').update({ data: next });
    });
    const all = Array.from({ length: 12 }, () => db.runTransaction(add, 50));
    const outcomes = await Promise.allSettled(all);
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(done).toBeGreaterThan(0);
    expect(await pointsOf('B')).toBe(done);
  });

  test('where().update() escapes, because the SDK sends no transaction with it', async () => {
    const transaction = await db.startTransaction();
    await transaction
      .collection('things')
      .where({ _id: 'B' })
      .update({ data: { escaped: 1 } });
    await transaction.rollback();
    expect((await things.doc('B').get()).data).toMatchObject({ escaped: 1 });
  });
});
