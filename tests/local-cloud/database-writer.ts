import { type Database, openDatabase } from '../../tools/local-cloud/database';

/**
 * Writes until it is killed: documents one by one, and points moved between two accounts in
 * transactions. Every line it prints is a write the database has acknowledged.
 */
async function writeForever(dir: string): Promise<void> {
  const database = openDatabase({ dir });
  await database.defineCollection('entries', [{ keys: { tags: 1, n: 1 } }, { keys: { n: 1 } }]);
  await database.defineCollection('accounts', [{ keys: { points: 1 } }]);
  const first = 1 + (await highest(database));
  await seed(database);
  await Promise.all([addEntries(database, first), movePoints(database), moveBack(database)]);
}

async function highest(database: Database): Promise<number> {
  let found = 0;
  for (const { n } of database.dump('entries')) found = Math.max(found, Number(n));
  return found;
}

async function seed(database: Database): Promise<void> {
  if ([...database.dump('accounts')].length > 0) return;
  await database.bulkLoad(
    'accounts',
    ['a', 'b', 'c'].map((_id) => ({ _id, points: 1000 })),
  );
}

async function addEntries(database: Database, first: number): Promise<void> {
  for (let n = first; ; n += 1) {
    const document = JSON.stringify({ _id: `e${n}`, n, tags: ['all', `t${n % 3}`] });
    await database.handle('database.insertDocument', {
      collectionName: 'entries',
      data: [document],
    });
    process.stdout.write(`${n}\n`);
  }
}

const movePoints = (database: Database) => move(database, ['a', 'b', 'c']);
const moveBack = (database: Database) => move(database, ['c', 'b', 'a']);

async function move(database: Database, ids: readonly string[]): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const [from = '', to = ''] = [ids[turn % 3], ids[(turn + 1) % 3]];
    await moveOnce(database, from, to).catch((error: { code?: string }) => {
      if (error.code !== 'DATABASE_TRANSACTION_CONFLICT') throw error;
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function moveOnce(database: Database, from: string, to: string): Promise<void> {
  const { transactionId } = await database.handle('database.startTransaction', {});
  for (const [id, amount] of [
    [from, -1],
    [to, 1],
  ])
    await database.handle('database.modifyDocument', {
      ...{ collectionName: 'accounts', transactionId, merge: true, multi: false, upsert: false },
      query: JSON.stringify({ _id: id }),
      data: JSON.stringify({ $inc: { points: amount } }),
    });
  await database.handle('database.commitTransaction', { transactionId });
}

void writeForever(process.argv[2] ?? '');
