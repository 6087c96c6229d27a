import tcb from '@cloudbase/node-sdk';
import {
  type AccountRecord,
  entryIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import { type Environment, openEnvironment } from '../../tools/admin/environment';
import { reconcile } from '../../tools/admin/reconcile';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { accountOf, shopWith } from '../kit/points';
import { reconciled } from '../kit/reconciled';

let cloud: TestCloud;
let environment: Environment;
beforeAll(async () => {
  cloud = await startTestCloud();
  Object.assign(process.env, cloud.cloud.env());
  environment = openEnvironment({ env: tcb.SYMBOL_CURRENT_ENV });
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

/** A passbook of so many lines of one point each, some of them booked at the same instant. */
async function longBook(lines: number): Promise<AccountRecord> {
  const account = await accountOf(cloud, 'wang', { balance: 0 });
  const entries = Array.from({ length: lines }, (_, n): JournalEntryRecord => {
    const aboutId = `pc_${n}`;
    return {
      _id: entryIdOf('earned', aboutId),
      kind: 'earned',
      aboutId,
      communityId: account.communityId,
      accountId: account._id,
      sequence: n + 1,
      balance: n + 1,
      reason: '参加议事会',
      at: account.openedAt + Math.floor(n / 7),
      postings: [
        { account: `issue:${account.communityId}:service`, delta: -1 },
        { account: `member:${account._id}`, delta: 1 },
      ],
    };
  });
  await cloud.load('journal_entries', entries);
  await cloud.change('point_accounts', account._id, { balance: lines, sequence: lines });
  return account;
}

test('reads every page of a sealed ledger and finds nothing wrong', async () => {
  await longBook(2300);
  await shopWith(cloud, { soap: { pieces: 10 } });
  await cloud.cloud.clock.advance(2 * 3_600_000);
  await cloud.tick();
  const { findings, counts } = await reconcile(environment);
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ 存折: 1, 分录: 2300, 封存: 5, 商品: 1, 库存流水: 1 });
});

test('says exactly what is wrong where, on the last page too', async () => {
  const account = await longBook(1200);
  await cloud.cloud.clock.advance(2 * 3_600_000);
  await cloud.tick();
  await cloud.change('journal_entries', entryIdOf('earned', 'pc_1199'), {
    reason: '参加两次议事会',
  });
  await cloud.change('point_accounts', account._id, { balance: 1500 });
  const { findings } = await reconcile(environment);
  expect(findings).toEqual([
    { invariant: 2, where: account._id, words: '余额写着 1500，加起来是 1200' },
    { invariant: 10, where: 'seals/3', words: '里面有一笔和封存时不一样' },
  ]);
  expect(reconciled(cloud)).toEqual(findings);
});

test('a booking while it reads is no finding', async () => {
  const account = await longBook(3);
  const readsTwice: Environment = {
    ...environment,
    async each(name, order, take) {
      const count = await environment.each(name, order, take);
      const isLate = name === 'point_accounts' && cloud.all('journal_entries').length === 3;
      if (isLate) await bookOne(account);
      return count;
    },
  };
  expect((await reconcile(readsTwice)).findings).toEqual([]);
});

/** One more line, with its balance, as a call in between would write it. */
async function bookOne({ _id, communityId }: AccountRecord): Promise<void> {
  const late: JournalEntryRecord = {
    _id: entryIdOf('earned', 'pc_late'),
    kind: 'earned',
    aboutId: 'pc_late',
    communityId,
    accountId: _id,
    sequence: 4,
    balance: 4,
    reason: '参加议事会',
    at: cloud.cloud.clock.now(),
    postings: [
      { account: `issue:${communityId}:service`, delta: -1 },
      { account: `member:${_id}`, delta: 1 },
    ],
  };
  await cloud.load('journal_entries', [late]);
  await cloud.change('point_accounts', _id, { balance: 4, sequence: 4 });
}
