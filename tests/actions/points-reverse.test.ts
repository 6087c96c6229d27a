import { getAccount, getPassbook } from '#contracts/points';
import { linkPaperAccount } from '#contracts/points-accounts';
import { reverseEntry } from '#contracts/points-desk';
import { booked, earnedPostings, ledgerAccount } from '#domain/ledger';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountRecord,
  entryIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { accountOf, paperAccount, verifiedAt } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const stored = ({ _id }: { _id: string }) => cloud.one<AccountRecord>('point_accounts', _id);
const entries = () => cloud.all<JournalEntryRecord>('journal_entries');
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const reverse = (who: Who, entryId: string, options?: { requestId: string }) =>
  cloud.as(who)(reverseEntry, { entryId, reason: '时长记错了' }, options);

type Earning = Partial<JournalEntryRecord> & { points: number };

/** Books an earning of an account as it stands now; answers its entry. */
async function earned(
  { _id }: AccountRecord,
  { points, path = 'service', ...over }: Earning,
): Promise<JournalEntryRecord> {
  const account = stored({ _id });
  if (!account) throw new Error('nobody');
  const aboutId = `pc_${_id}${entries().length}`;
  const { account: after, entry } = booked(account, {
    _id: entryIdOf('earned', aboutId),
    kind: 'earned',
    postings: earnedPostings(account, { points, path }),
    aboutId,
    communityId: account.communityId,
    path,
    reason: '参加志愿活动：清理楼道',
    at: cloud.cloud.clock.now(),
    ...over,
  });
  await cloud.load('journal_entries', [entry]);
  await cloud.load('point_accounts', [after]);
  return entry;
}

/** Lets her spend so much at the counter. */
async function spends({ _id }: AccountRecord, points: number): Promise<void> {
  const account = stored({ _id });
  if (!account) throw new Error('nobody');
  const { account: after, entry } = booked(account, {
    _id: entryIdOf('sold', `rd_${entries().length}`),
    kind: 'sold',
    postings: [
      { account: ledgerAccount.member(_id), delta: -points },
      { account: ledgerAccount.redeemed('sh_huaian00'), delta: points },
    ],
    aboutId: `rd_${entries().length}`,
    communityId: account.communityId,
    reason: '柜台兑换：肥皂 1 件',
    at: cloud.cloud.clock.now(),
  });
  await cloud.load('journal_entries', [entry]);
  await cloud.load('point_accounts', [after]);
}

/** What every ledger account adds up to. */
function sums(): Map<string, number> {
  const found = new Map<string, number>();
  for (const { account, delta } of entries().flatMap(({ postings }) => postings))
    found.set(account, (found.get(account) ?? 0) + delta);
  return found;
}

/** The account has what its entries add up to. */
function expectTrue(one: AccountRecord): void {
  const now = stored(one);
  expect(now?.balance).toBe(sums().get(ledgerAccount.member(one._id)) ?? 0);
  expect(now?.debt).toBe(0 - (sums().get(ledgerAccount.debt(one._id)) ?? 0));
}

const livesAt = async (who: Name, door: string, like: Name = who) => {
  const homes = cloud.one<PersonRecord>('people', personId(like))?.homes ?? [];
  await cloud.change('people', personId(who), { homes: homes.map((home) => ({ ...home, door })) });
};

describe('points that were given wrongly', () => {
  it('are taken back with a counter-entry, and the first entry stays as it was', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 10 });
    const entry = await earned(account, { points: 4 });
    expect(await reverse('he', entry._id)).toEqual({ taken: 4, debt: 0 });
    expect(stored(account)).toMatchObject({ balance: 10, debt: 0 });
    expect(entries().find(({ _id }) => _id === entry._id)).toEqual(entry);
    const [line] = (await cloud.as('wang')(getPassbook, {})).items;
    expect(line).toMatchObject({
      id: entryIdOf('reversed', entry._id),
      kind: 'reversed',
      path: 'service',
      reason: '收回：参加志愿活动：清理楼道（时长记错了）',
      out: 4,
      balance: 10,
      approverText: '总网格长 何建舟',
    });
    expectTrue(account);
    const [event] = cloud.all<{ _id: string; name: string; data: object }>('events');
    expect(event).toMatchObject({
      name: 'points.reversed',
      data: { entryId: entry._id, accountId: account._id, personId: personId('wang'), points: 4 },
    });
    expect(JSON.stringify(event?.data)).not.toMatch('王梅');
  });

  it('become a debt as far as they were spent, which the next ones settle', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 1 });
    const entry = await earned(account, { points: 8 });
    await spends(account, 6);
    expect(await reverse('cheng', entry._id)).toEqual({ taken: 3, debt: 5 });
    expect((await cloud.as('wang')(getAccount, {})).account).toMatchObject({ balance: 0, debt: 5 });
    await earned(account, { points: 7 });
    expect(stored(account)).toMatchObject({ balance: 2, debt: 0 });
    expectTrue(account);
  });

  it('are taken back once, however often and by however many', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 10 });
    const entry = await earned(account, { points: 4 });
    const two = await Promise.allSettled([reverse('he', entry._id), reverse('cheng', entry._id)]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await reasonOf(reverse('he', entry._id))).toBe('这一笔已经收回过了，一笔只能收回一次');
    expect(stored(account)?.balance).toBe(10);
    const other = await earned(account, { points: 2 });
    const first = await reverse('he', other._id, { requestId: 'request-one' });
    expect(await reverse('he', other._id, { requestId: 'request-one' })).toEqual(first);
    expect(stored(account)?.balance).toBe(10);
    expectTrue(account);
  });

  it('owe again what they had settled, also where none of it reached the passbook', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 0, debt: 5 });
    const entry = await earned(account, { points: 3 });
    expect(entry.accountId).toBeUndefined();
    expect(await reverse('he', entry._id)).toEqual({ taken: 0, debt: 3 });
    expect(stored(account)).toMatchObject({ balance: 0, debt: 5 });
  });

  it('say nothing of a dispute, and why stays with whoever decided', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 0 });
    const entry = await earned(account, {
      points: 10,
      path: 'mediation',
      reason: '参与纠纷化解',
    });
    await reverse('he', entry._id);
    const [line] = (await cloud.as('wang')(getPassbook, {})).items;
    expect(line?.reason).toBe('收回：参与纠纷化解');
  });
});

describe('who may take points back', () => {
  it('is the secretary of her community, or the subdistrict above it', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 0 });
    const entry = await earned(account, { points: 4 });
    await posted(cloud, 'far', ['chief-grid-lead', 'gui']);
    for (const who of ['shi', 'far'] as const)
      expect(await codeOf(reverse(who, entry._id))).toBe('not-found');
    for (const who of ['luo', 'zhao', 'desk', 'auditor', 'wang', 'visitor'] as const)
      expect(await codeOf(reverse(who, entry._id))).toBe('forbidden');
    expect(await codeOf(reverse('he', 'je_unknown000'))).toBe('not-found');
    expect(await fieldsOf(reverse('he', 'je_'))).toHaveProperty('entryId');
    expect(
      await fieldsOf(cloud.as('he')(reverseEntry, { entryId: entry._id, reason: ' ' })),
    ).toHaveProperty('reason');
    expect(stored(account)?.balance).toBe(4);
  });

  it('is nobody for herself or behind her own door', async () => {
    await posted(cloud, 'wang', ['chief-grid-lead', 'huai']);
    const own = await earned(await accountOf(cloud, 'wang'), { points: 4 });
    expect(await reasonOf(reverse('wang', own._id))).toMatch('您自己的积分');
    const account = await accountOf(cloud, 'li');
    const entry = await earned(account, { points: 4 });
    await livesAt('li', '302');
    await livesAt('he', '302', 'li');
    expect(await reasonOf(reverse('he', entry._id))).toMatch('您家里人的积分');
    await livesAt('he', '301', 'li');
    expect(await reverse('he', entry._id)).toEqual({ taken: 4, debt: 0 });
  });
});

describe('what cannot be taken back', () => {
  it('is what was spent: the shop does that on the same day', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 10 });
    await spends(account, 4);
    const sold = entries().find(({ kind }) => kind === 'sold');
    expect(await reasonOf(reverse('he', sold?._id ?? ''))).toMatch('请当天在超市撤销');
  });

  it('is anything of a passbook that is closed, until she opens it again', async () => {
    const account = await accountOf(cloud, 'wang');
    const entry = await earned(account, { points: 4 });
    await cloud.change('point_accounts', account._id, { status: 'closed' });
    expect(await reasonOf(reverse('he', entry._id))).toMatch('本人重新开通以后才能收回');
    await cloud.change('point_accounts', account._id, { status: 'open' });
    expect((await reverse('he', entry._id)).taken).toBe(4);
  });

  it('is nothing of a paper passbook that was moved: it is taken from where it is today', async () => {
    const paper = await paperAccount(cloud, { name: '郑桂兰', areaName: 'u52', door: '101' });
    const entry = await earned(paper, { points: 9 });
    await verifiedAt(cloud, 'wang', '101');
    const account = await accountOf(cloud, 'wang', { balance: 2 });
    await cloud.as('luo')(linkPaperAccount, {
      paperNumber: paper.number,
      memberNumber: account.number,
    });
    await spends(account, 5);
    expect(await reverse('he', entry._id)).toEqual({ taken: 6, debt: 3 });
    expect(stored(paper)).toMatchObject({ balance: 0, debt: 0, status: 'linked' });
    expect(await reasonOf(reverse('he', entry._id))).toMatch('已经收回过了');
    for (const one of [paper, account]) expectTrue(one);
  });
});
