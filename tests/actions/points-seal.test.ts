import { getProof, type Proof } from '#contracts/points-sheet';
import { dayOf } from '#domain/day';
import { isProven } from '#domain/seal';
import {
  accountIdOf,
  entryIdOf,
  type JournalEntryRecord,
  type SealRecord,
} from '../../cloudfunctions/modules/points/records';
import { sha256Hex as sha256 } from '../../src/platform/sha256';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { accountOf, paperAccount } from '../kit/points';
import { inOrder, reconciled } from '../kit/reconciled';
import { codeOf } from '../kit/refusal';
import { area, personId } from '../kit/world';

const hourMs = 3_600_000;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const seals = () => cloud.all<SealRecord>('seals');
const hourLater = async (hours = 1) => {
  await cloud.cloud.clock.advance(hours * hourMs);
  await cloud.tick();
};

/** More earnings of an account, one point each, as if booked a second apart from an instant on. */
async function earned(accountId: string, count: number, from = cloud.cloud.clock.now()) {
  const lines = cloud.all<JournalEntryRecord>('journal_entries');
  const before = lines.filter((one) => one.accountId === accountId).length;
  const start = cloud.one<{ _id: string; balance: number }>('point_accounts', accountId);
  const balance = start?.balance ?? 0;
  const entries = Array.from({ length: count }, (_, n): JournalEntryRecord => {
    const aboutId = `pc_${accountId}${before + n}`;
    return {
      _id: entryIdOf('earned', aboutId),
      kind: 'earned',
      aboutId,
      communityId: area('huai'),
      accountId,
      sequence: before + n + 1,
      balance: balance + n + 1,
      direction: 'in',
      path: 'service',
      reason: '参加议事会',
      proposerId: 'system',
      at: from + n * 1000,
      postings: [
        { account: `issue:${area('huai')}:service`, delta: -1 },
        { account: `member:${accountId}`, delta: 1 },
      ],
    };
  });
  await cloud.load('journal_entries', entries);
  await cloud.change('point_accounts', accountId, {
    balance: balance + count,
    sequence: before + count,
  });
  return entries;
}

const own = accountIdOf(personId('wang'));
const proofFor = (who: 'wang' | 'li' | 'luo', entryId: string): Promise<Proof> =>
  cloud.as(who)(getProof, { entryId });
const firstEntry = (accountId: string) =>
  cloud
    .all<JournalEntryRecord>('journal_entries')
    .find((one) => one.accountId === accountId && one.sequence === 1)?._id ?? '';

describe('sealing', () => {
  test('what was booked in an hour is sealed after it, once, and a quiet hour writes nothing', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    await cloud.tick();
    expect(seals()).toEqual([]);
    await hourLater(2);
    expect(seals()).toMatchObject([{ _id: '0000000001', number: 1, count: 1, sum: 20 }]);
    await cloud.tick();
    await hourLater();
    expect(seals()).toHaveLength(1);
    await accountOf(cloud, 'li', { balance: 4 });
    await hourLater(2);
    const [first, second] = seals();
    expect(second).toMatchObject({ number: 2, sum: 4, previousHash: first?.hash });
    expect(reconciled(cloud)).toEqual([]);
  });

  test('a quiet minute asks for seals at most twice, and the next one of the hour not at all', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    await hourLater(2);
    const asked = async () => {
      await cloud.tick();
      return cloud
        .lastCall('jobs')
        .requests.filter(({ about = '' }) => ['seals', 'journal_entries'].includes(about));
    };
    expect((await asked()).length).toBeLessThanOrEqual(2);
    expect(await asked()).toEqual([]);
  });

  test('twelve hundred entries are three batches in order, of which none is sealed twice by two timers', async () => {
    await accountOf(cloud, 'wang', { balance: 1 });
    await earned(own, 1199);
    await cloud.cloud.clock.advance(2 * hourMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await cloud.tick();
    expect(seals().map(({ count }) => count)).toEqual([500, 500, 200]);
    const ordered = inOrder(cloud.all('journal_entries'));
    expect(seals().map(({ from }) => from.id)).toEqual(
      [0, 500, 1000].map((at) => ordered[at]?._id),
    );
    expect(reconciled(cloud)).toEqual([]);
    expect(isProven(await proofFor('wang', ordered[700]?._id ?? ''), sha256)).toBe(true);
    const { requests } = cloud.lastCall();
    const examined = requests.flatMap(({ queries }) => queries.map((one) => one.documentsExamined));
    expect(requests.length).toBeLessThanOrEqual(6);
    expect(examined.reduce((sum, one) => sum + one, 0)).toBeLessThan(520);
  });

  test('a batch lies in one month', async () => {
    const now = cloud.cloud.clock.now();
    await accountOf(cloud, 'wang', { balance: 1 });
    await earned(own, 3, now - 45 * 24 * hourMs);
    await hourLater(2);
    const months = seals().map(({ from, until }) =>
      [from.at, until.at].map((at) => dayOf(at).slice(0, 7)),
    );
    expect(months.length).toBeGreaterThan(1);
    for (const [first, last] of months) expect(first).toBe(last);
  });
});

describe('a proof', () => {
  test('says for every entry that it is in its batch, and the phone computes the same', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    const entries = await earned(own, 6);
    expect(await proofFor('wang', entries[2]?._id ?? '')).not.toHaveProperty('seal');
    await hourLater(2);
    for (const { _id } of entries) {
      const proof = await proofFor('wang', _id);
      expect(proof.text).toContain(_id);
      expect(isProven(proof, sha256)).toBe(true);
      expect(proof).not.toHaveProperty('chainTo');
    }
  });

  test('fails once any stored row of the batch is altered, and the books say which', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    const [first, second] = await earned(own, 6);
    await hourLater(2);
    await cloud.change('journal_entries', second?._id ?? '', { reason: '参加议事会两次' });
    for (const one of [first, second])
      expect(isProven(await proofFor('wang', one?._id ?? ''), sha256)).toBe(false);
    expect(reconciled(cloud)).toEqual([
      { invariant: 10, where: 'seals/1', words: '里面有一笔和封存时不一样' },
    ]);
  });

  test('fails once a row of the batch is gone, slipped in, or the seal itself is altered', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    const [first] = await earned(own, 6);
    await hourLater(2);
    const entryId = first?._id ?? '';
    await cloud.change('seals', '0000000001', { sum: 999 });
    expect(isProven(await proofFor('wang', entryId), sha256)).toBe(false);
    await cloud.change('seals', '0000000001', { sum: 26 });
    expect(isProven(await proofFor('wang', entryId), sha256)).toBe(true);
    await cloud.load('journal_entries', [{ ...first, _id: 'je_slippedin0' }]);
    expect(isProven(await proofFor('wang', entryId), sha256)).toBe(false);
  });

  test('leads to the head on the sheet of the month; a head that was altered is not reached', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    await hourLater(2);
    for (let batch = 0; batch < 3; batch += 1) {
      await earned(own, 2);
      await hourLater(2);
    }
    const month = dayOf(seals()[0]?.until.at ?? 0).slice(0, 7);
    const ofMonth = seals().filter(({ until }) => dayOf(until.at).startsWith(month));
    const { number, hash } = ofMonth.at(-1) ?? { number: 0, hash: '' };
    const _id = `${area('huai')}:${month}`;
    await cloud.load('point_sheets', [{ _id, head: { number, hash } } as { _id: string }]);
    const proof = await proofFor('wang', firstEntry(own));
    expect(proof.chainTo).toMatchObject({ month, number, hash });
    expect(proof.chainTo?.links).toHaveLength(number - 1);
    expect(isProven(proof, sha256)).toBe(true);
    await cloud.change('point_sheets', _id, { head: { number, hash: 'f'.repeat(64) } });
    expect(isProven(await proofFor('wang', firstEntry(own)), sha256)).toBe(false);
  });

  test('is given to the holder alone; of a paper passbook to whom it was linked', async () => {
    await accountOf(cloud, 'wang', { balance: 20 });
    const paper = await paperAccount(cloud, { name: '吴阿婆', areaName: 'u52', balance: 6 });
    const entryId = firstEntry(paper._id);
    expect(await codeOf(proofFor('wang', entryId))).toBe('not-found');
    expect(await codeOf(proofFor('li', firstEntry(own)))).toBe('not-found');
    expect(await codeOf(proofFor('luo', firstEntry(own)))).toBe('not-found');
    expect(await codeOf(proofFor('wang', 'je_00000000'))).toBe('not-found');
    await cloud.change('point_accounts', paper._id, { linkedToId: own, status: 'linked' });
    await hourLater(2);
    expect(isProven(await proofFor('wang', entryId), sha256)).toBe(true);
  });
});
