import type { Sent } from '#contracts/action';
import { mergeArea, moveArea } from '#contracts/area';
import {
  closeAccount,
  getAccount,
  getPassbook,
  openAccount,
  type PassbookFilter,
} from '#contracts/points';
import {
  findAccounts,
  getPaperPassbook,
  linkPaperAccount,
  openPaperAccount,
} from '#contracts/points-accounts';
import { reverseRedemption, sell } from '#contracts/shop-counter';
import { addDays, dayOf } from '#domain/day';
import { booked, type EntryDraft, earnedPostings, ledgerAccount } from '#domain/ledger';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountRecord,
  accountIdOf,
  type CandidateRecord,
  type CapRecord,
  capIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { accountOf, paperAccount, shopWith, verifiedAt } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const today = () => dayOf(cloud.cloud.clock.now());
const accounts = () => cloud.all<AccountRecord>('point_accounts');
const stored = ({ _id }: { _id: string }): AccountRecord | undefined =>
  cloud.one<AccountRecord>('point_accounts', _id);
const entries = () => cloud.all<JournalEntryRecord>('journal_entries');
const eventNames = () =>
  cloud
    .all<{ _id: string; name: string }>('events')
    .map(({ name }) => name)
    .sort();
const reasonOf = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const open = (who: Who, options?: { requestId: string }) =>
  cloud.as(who)(openAccount, { hasAgreed: true }, options);
const close = (who: Who, balance: number) => cloud.as(who)(closeAccount, { balance });
const look = (who: Who) => cloud.as(who)(getAccount, {});
const book = async (who: Who, filter: PassbookFilter = 'all') =>
  (await cloud.as(who)(getPassbook, { filter })).items;

/** Makes the keeper of 槐安 out of its community worker. */
const withKeeper = () => posted(cloud, 'luo', ['shopkeeper', 'huai']);

/** Every entry sums to zero, and each account has what its entries add up to (`rules.md §4.3.6` 1–3). */
function expectBooksToAgree(): void {
  const sums = new Map<string, number>();
  for (const { postings } of entries()) {
    expect(postings.reduce((sum, { delta }) => sum + delta, 0)).toBe(0);
    for (const { account, delta } of postings) sums.set(account, (sums.get(account) ?? 0) + delta);
  }
  for (const { _id, balance, debt } of accounts()) {
    expect([_id, balance]).toEqual([_id, sums.get(ledgerAccount.member(_id)) ?? 0]);
    expect([_id, debt]).toEqual([_id, 0 - (sums.get(ledgerAccount.debt(_id)) ?? 0)]);
    expect(balance).toBeGreaterThanOrEqual(0);
    expect(sums.get(ledgerAccount.transit(_id)) ?? 0).toBe(0);
  }
}

describe('opening one’s own account', () => {
  it('gives a neighbour eight digits, in the community of her home', async () => {
    expect(await look('wang')).toEqual({ waitingCount: 0 });
    const { number } = await open('wang');
    expect(number).toMatch(/^[1-9]\d{7}$/);
    expect(await look('wang')).toEqual({
      account: {
        id: accountIdOf(personId('wang')),
        number,
        balance: 0,
        held: 0,
        debt: 0,
        communityId: area('huai'),
        communityName: '槐安社区',
        openedAt: expect.any(Number),
      },
      waitingCount: 0,
    });
    expect(accounts()).toHaveLength(1);
    expect(accounts()[0]).toMatchObject({
      place: '5号楼',
      areaPath: expect.arrayContaining([area('u52')]),
    });
    expect(JSON.stringify([accounts(), cloud.all('events')])).not.toMatch('王梅');
    expect(eventNames()).toEqual(['points.opened']);
  });

  it('is once, however often and however quickly she asks', async () => {
    const [first, again] = await Promise.all([
      open('wang', { requestId: 'request-one' }),
      open('wang', { requestId: 'request-one' }),
    ]);
    expect(again).toEqual(first);
    expect(await reasonOf(open('wang'))).toBe('您已经有存折了');
    const both = await Promise.allSettled([open('li'), open('li')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(accounts()).toHaveLength(2);
    expect(cloud.all('point_account_numbers')).toHaveLength(2);
  });

  it('is for neighbours who lead a stairwell, and not for whoever is paid', async () => {
    expect((await open('unitLead')).number).toMatch(/^\d{8}$/);
    expect(await look('zhao')).toEqual({ refusal: 'staff', waitingCount: 0 });
    await posted(cloud, 'wang', ['grid-worker', 'grid4']);
    expect(await look('wang')).toEqual({ refusal: 'staff', waitingCount: 0 });
    expect(await reasonOf(open('wang'))).toMatch('不参加积分');
    expect(await codeOf(open('zhao'))).toBe('forbidden');
  });

  it('needs a home, and the agreement', async () => {
    expect(await look('visitor')).toEqual({ refusal: 'no-home', waitingCount: 0 });
    expect(await codeOf(open('visitor'))).toBe('forbidden');
    const person = cloud.one<PersonRecord>('people', personId('wang'));
    const homes = (person?.homes ?? []).map((home) => ({ ...home, status: 'refused' }));
    await cloud.change('people', personId('wang'), { homes });
    expect(await look('wang')).toMatchObject({ refusal: 'no-home' });
    expect(await reasonOf(open('wang'))).toMatch('先选您住哪个单元');
    expect(
      await fieldsOf(cloud.as('li')(openAccount, { hasAgreed: false as true })),
    ).toHaveProperty('hasAgreed');
    expect(accounts()).toEqual([]);
  });

  it('takes the home that was verified before the one she declared first', async () => {
    const person = cloud.one<PersonRecord>('people', personId('wang'));
    const [home] = person?.homes ?? [];
    const other = cloud.one<PersonRecord>('people', personId('li'))?.homes[0];
    const homes = [home, { ...other, status: 'verified', door: '302' }];
    await cloud.change('people', personId('wang'), { homes });
    await open('wang');
    expect(accounts()[0]).toMatchObject({ place: '6号楼', door: '302' });
  });

  it('counts what of hers still waits', async () => {
    const account = await accountOf(cloud, 'wang');
    const candidate = (
      status: string,
      index: number,
    ): Partial<CandidateRecord> & { _id: string } => ({
      _id: `pc_waiting${index}`,
      accountId: account._id,
      status: status as CandidateRecord['status'],
      at: index,
    });
    await cloud.load(
      'point_candidates',
      ['waiting', 'approved', 'appealed', 'rejected', 'waiting'].map(candidate),
    );
    expect((await look('wang')).waitingCount).toBe(3);
  });
});

describe('whoever becomes staff', () => {
  it('keeps what she has, and reads it', async () => {
    await accountOf(cloud, 'wang', { balance: 12 });
    await posted(cloud, 'wang', ['community-staff', 'huai']);
    expect((await look('wang')).account?.balance).toBe(12);
    expect(await book('wang')).toHaveLength(1);
  });
});

describe('closing an account', () => {
  it('lets what is left expire, and keeps what was recorded', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 12 });
    await close('wang', 12);
    expect(stored(account)).toMatchObject({ status: 'closed', balance: 0, number: account.number });
    expect((await book('wang'))[0]).toMatchObject({ kind: 'expired', out: 12, in: 0, balance: 0 });
    expect(await look('wang')).toEqual({ waitingCount: 0 });
    expect(eventNames()).toEqual(['points.closed']);
    expectBooksToAgree();
    expect(await reasonOf(close('wang', 0))).toMatch('还没有开存折');
  });

  it('never takes more than she read', async () => {
    await accountOf(cloud, 'wang', { balance: 12 });
    const refusal = await refusalOf(close('wang', 10));
    expect([refusal.code, refusal.details?.reason]).toEqual([
      'conflict',
      '您的积分刚刚变成了 12 分，请看过以后再决定',
    ]);
    for (const balance of [-1, 1.5, Number.NaN])
      expect(await codeOf(close('wang', balance))).toBe('invalid-input');
    expect(accounts()[0]).toMatchObject({ status: 'open', balance: 12 });
  });

  it('waits until what is reserved is taken home or given back', async () => {
    await accountOf(cloud, 'wang', { balance: 0, held: 5 });
    expect(await reasonOf(close('wang', 0))).toMatch('还有 5 分留在没领的兑换里');
  });

  it('and opening again keeps number and debt, however often', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 0, debt: 4 });
    await close('wang', 0);
    await cloud.cloud.clock.advance(1000);
    expect(await open('wang')).toEqual({ number: account.number });
    expect((await look('wang')).account).toMatchObject({ balance: 0, debt: 4 });
    await cloud.change('point_accounts', account._id, { balance: 3, sequence: 1 });
    await close('wang', 3);
    await cloud.cloud.clock.advance(1000);
    await open('wang');
    await cloud.change('point_accounts', account._id, { balance: 2 });
    await close('wang', 2);
    expect(entries().filter(({ kind }) => kind === 'expired')).toHaveLength(2);
    expect(stored(account)).toMatchObject({ balance: 0, status: 'closed', debt: 4 });
  });
});

describe('the passbook', () => {
  const gained = (account: AccountRecord, at: number): EntryDraft => {
    const path = at % 2 === 0 ? 'service' : 'relief';
    return {
      _id: `je_line${String(at).padStart(4, '0')}`,
      kind: 'earned',
      postings: earnedPostings(account, { points: 2, path }),
      aboutId: `x${at}`,
      communityId: account.communityId,
      path,
      ruleText: '每次 2 分',
      approverText: '积分超市专管员 罗晴',
      reason: `第 ${at} 笔`,
      at,
    };
  };
  const spent = (account: AccountRecord, at: number): EntryDraft => ({
    _id: `je_line${String(at).padStart(4, '0')}`,
    kind: 'sold',
    postings: [
      { account: ledgerAccount.member(account._id), delta: -1 },
      { account: ledgerAccount.redeemed('sh_huaian00'), delta: 1 },
    ],
    aboutId: `x${at}`,
    communityId: account.communityId,
    reason: `第 ${at} 笔`,
    at,
  });

  /** Two points in twice, one out: so many lines, as they would have been booked. */
  async function lines(account: AccountRecord, count: number): Promise<void> {
    let standing = account;
    const written: JournalEntryRecord[] = [];
    for (let at = 1; at <= count; at += 1) {
      const draft = at % 3 === 0 ? spent(standing, at) : gained(standing, at);
      const { account: after, entry } = booked(standing, draft);
      standing = after;
      written.push(entry);
    }
    await cloud.load('journal_entries', written);
    await cloud.load('point_accounts', [standing]);
  }

  async function readThrough(who: Who, filter: PassbookFilter) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const asked = cursor === undefined ? { filter } : { filter, cursor };
      const page = await cloud.as(who)(getPassbook, asked);
      expect(page.items.length).toBeLessThanOrEqual(20);
      seen.push(...page.items.map(({ reason }) => reason.replace(/\D/g, '')));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return seen.map(Number);
  }

  it('is read newest first in pages, whole or by what she asks for', async () => {
    const account = await accountOf(cloud, 'wang');
    await lines(account, 45);
    const all = Array.from({ length: 45 }, (_, index) => 45 - index);
    expect(await readThrough('wang', 'all')).toEqual(all);
    expect(await readThrough('wang', 'out')).toEqual(all.filter((one) => one % 3 === 0));
    expect(await readThrough('wang', 'in')).toEqual(all.filter((one) => one % 3 !== 0));
    expect(await readThrough('wang', 'relief')).toEqual(
      all.filter((one) => one % 3 !== 0 && one % 2 === 1),
    );
    expect(await readThrough('wang', 'duty')).toEqual([]);
    expect((await book('wang', 'in'))[0]).toEqual({
      id: 'je_line0044',
      at: 44,
      kind: 'earned',
      path: 'service',
      reason: '第 44 笔',
      in: 2,
      out: 0,
      balance: 46,
      ruleText: '每次 2 分',
      approverText: '积分超市专管员 罗晴',
    });
    expect(await codeOf(cloud.as('wang')(getPassbook, { cursor: 'x' }))).toBe('invalid-input');
  });

  it('is nobody else’s, and empty for whoever has none', async () => {
    const account = await accountOf(cloud, 'wang');
    await lines(account, 5);
    for (const who of ['li', 'luo', 'visitor'] as const) expect(await book(who)).toEqual([]);
  });

  it('asks as little of the database for a long one as for a short one', async () => {
    const account = await accountOf(cloud, 'wang');
    await lines(account, 21);
    await book('wang');
    const short = cloud.lastCall().requests.length;
    await lines(account, 400);
    expect(await book('wang')).toHaveLength(20);
    expect(cloud.lastCall().requests).toHaveLength(short);
    expect(short).toBeLessThanOrEqual(2);
  });
});

describe('finding an account', () => {
  const find = async (who: Who, asked: Sent<typeof findAccounts>) =>
    (await cloud.as(who)(findAccounts, asked)).accounts;

  it('is by its number, within one’s own area; the balance is for the counter', async () => {
    await withKeeper();
    const account = await accountOf(cloud, 'wang', { balance: 26 });
    const line = {
      id: account._id,
      kind: 'phone',
      maskedName: '王*',
      place: '5号楼',
      numberEnd: account.number.slice(-4),
    };
    const { number } = account;
    expect(await find('luo', { number: `${number.slice(0, 4)} ${number.slice(4)}` })).toEqual([
      { ...line, balance: 26 },
    ]);
    for (const who of ['unitLead', 'zhao', 'gu'] as const)
      expect(await find(who, { number })).toEqual([line]);
    for (const who of ['qian', 'nine'] as const) expect(await find(who, { number })).toEqual([]);
    for (const who of ['wang', 'he', 'cheng', 'auditor', 'visitor'] as const)
      expect(await codeOf(find(who, { number }))).toBe('forbidden');
    expect(await find('luo', { number: '00000000' })).toEqual([]);
    for (const odd of ['1234', '1234567a', '123456789'])
      expect(await fieldsOf(find('luo', { number: odd }))).toHaveProperty('number');
    expect(await fieldsOf(find('luo', {}))).toHaveProperty('name');
  });

  it('is by name and building, on paper as on the phone, and by the whole name', async () => {
    await withKeeper();
    await accountOf(cloud, 'wang', { balance: 3 });
    await paperAccount(cloud, { name: '王梅', areaName: 'u61', balance: 7 });
    await paperAccount(cloud, { name: '郑桂兰', areaName: 'u52', balance: 9 });
    await accountOf(cloud, 'far');
    const found = async (who: Who, name: string, areaName?: string) =>
      (await find(who, areaName === undefined ? { name } : { name, areaId: area(areaName) })).map(
        ({ maskedName, place, kind }) => `${kind} ${maskedName} ${place}`,
      );
    expect((await found('luo', '王梅')).sort()).toEqual(['paper 王* 6号楼', 'phone 王* 5号楼']);
    expect(await found('luo', '王梅', 'b5')).toEqual(['phone 王* 5号楼']);
    expect(await found('luo', ' 郑桂兰 ')).toEqual(['paper 郑*兰 5号楼']);
    expect(await found('luo', '郑')).toEqual([]);
    expect(await found('unitLead', '王梅')).toEqual(['phone 王* 5号楼']);
    for (const [who, name, areaName] of [
      ['luo', '方远', undefined],
      ['luo', '方远', 'u91'],
      ['qian', '郑桂兰', 'u52'],
      ['zhao', '王梅', 'u61'],
      ['luo', '郑桂兰', 'nowhere'],
    ] as const)
      expect(await found(who, name, areaName)).toEqual([]);
  });

  it('shows ten at most, open ones only', async () => {
    await withKeeper();
    for (let index = 0; index < 12; index += 1)
      await paperAccount(cloud, {
        name: '张伟',
        areaName: 'u52',
        _id: `ac_zhangwei${index}`,
        number: String(20_000_000 + index),
        status: index === 0 ? 'closed' : 'open',
      });
    const found = await find('luo', { name: '张伟' });
    expect(found).toHaveLength(10);
    expect(found.map(({ id }) => id)).not.toContain('ac_zhangwei0');
    expect(await find('luo', { number: '20000000' })).toEqual([]);
    expect(cloud.lastCall().requests.length).toBeLessThanOrEqual(5);
  });
});

describe('an account whose building belongs elsewhere now', () => {
  it('is found by those who answer for it today', async () => {
    const account = await accountOf(cloud, 'wang', { balance: 5 });
    const { number } = account;
    const found = async (who: Who) =>
      (await cloud.as(who)(findAccounts, { number })).accounts.map(({ place }) => place);
    expect([await found('zhao'), await found('qian')]).toEqual([['5号楼'], []]);
    const moved = cloud.one<AreaRecord>('areas', area('b5'));
    const version = moved?.version ?? 0;
    await cloud.as('cheng')(moveArea, { areaId: area('b5'), version, toParentId: area('grid4') });
    await cloud.cloud.clock.advance(60_000);
    await cloud.tick();
    expect([await found('zhao'), await found('qian')]).toEqual([[], ['5号楼']]);
    const unit = cloud.one<AreaRecord>('areas', area('u52'));
    await cloud.as('cheng')(mergeArea, {
      areaId: area('u52'),
      version: unit?.version ?? 0,
      intoId: area('u61'),
    });
    await cloud.cloud.clock.advance(60_000);
    await cloud.tick();
    expect(await found('qian')).toEqual(['6号楼']);
    expect(stored(account)).toMatchObject({ balance: 5, communityId: area('huai') });
  });
});

describe('a paper passbook', () => {
  const paper = (over: Partial<Sent<typeof openPaperAccount>> = {}) => ({
    areaId: area('u52'),
    door: '101',
    name: '郑桂兰',
    consent: 'spoken' as const,
    consentOn: today(),
    ...over,
  });
  const openPaper = (who: Who, over: Partial<Sent<typeof openPaperAccount>> = {}) =>
    cloud.as(who)(openPaperAccount, paper(over));

  it('is opened with consent, in the keeper’s own community', async () => {
    const { id, number } = await openPaper('luo');
    expect(cloud.one<AccountRecord>('point_accounts', id)).toMatchObject({
      kind: 'paper',
      number,
      name: '郑桂兰',
      place: '5号楼',
      door: '101',
      communityId: area('huai'),
      consent: { kind: 'spoken', on: today(), takenBy: personId('luo') },
    });
    expect(eventNames()).toEqual(['points.paper-opened']);
    expect(JSON.stringify(cloud.all('events'))).not.toMatch('郑桂兰');
    expect(await fieldsOf(openPaper('luo', { consentOn: addDays(today(), 1) }))).toHaveProperty(
      'consentOn',
    );
    expect(await fieldsOf(openPaper('luo', { consentOn: '2026-02-30' }))).toHaveProperty(
      'consentOn',
    );
    expect(await fieldsOf(openPaper('luo', { name: '  ' }))).toHaveProperty('name');
    expect(await fieldsOf(openPaper('luo', { areaId: area('grid3') }))).toHaveProperty('areaId');
    for (const areaName of ['u91', 'nowhere'])
      expect(await codeOf(openPaper('luo', { areaId: area(areaName) }))).toBe('not-found');
    for (const who of ['zhao', 'he', 'unitLead', 'wang'] as const)
      expect(await codeOf(openPaper(who))).toBe('forbidden');
    expect(accounts()).toHaveLength(1);
  });

  it('is one for one neighbour, also when two open it at once', async () => {
    await posted(cloud, 'he', ['shopkeeper', 'huai']);
    const both = await Promise.allSettled([openPaper('luo'), openPaper('he')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await reasonOf(openPaper('luo'))).toMatch(/已经有纸质存折，尾号 \d{4}/);
    await openPaper('luo', { door: '102' });
    expect(accounts()).toHaveLength(2);
  });

  it('is printed for whoever stands at the counter, by its keepers only', async () => {
    const account = await paperAccount(cloud, { name: '郑桂兰', areaName: 'u52', balance: 9 });
    const print = (who: Who, number: string) => cloud.as(who)(getPaperPassbook, { number });
    expect(await print('luo', account.number)).toMatchObject({
      number: account.number,
      name: '郑桂兰',
      place: '5号楼',
      communityName: '槐安社区',
      balance: 9,
      held: 0,
      items: [{ in: 9, out: 0, balance: 9 }],
    });
    await posted(cloud, 'shi', ['shopkeeper', 'gui']);
    const phone = await accountOf(cloud, 'wang');
    for (const [who, number] of [
      ['shi', account.number],
      ['luo', phone.number],
      ['luo', '00000000'],
    ] as const)
      expect(await codeOf(print(who, number))).toBe('not-found');
  });
});

describe('moving a paper passbook to the phone', () => {
  beforeEach(() => verifiedAt(cloud, 'wang', '101'));
  const link = (
    who: Who,
    [paper, member]: readonly { number: string }[],
    options?: { requestId: string },
  ) =>
    cloud.as(who)(
      linkPaperAccount,
      { paperNumber: paper?.number ?? '', memberNumber: member?.number ?? '' },
      options,
    );
  const both = async (over: Partial<AccountRecord> = {}) => ({
    paper: await paperAccount(cloud, {
      ...{ name: '郑桂兰', areaName: 'u52', door: '101', balance: 26 },
      ...over,
    }),
    member: await accountOf(cloud, 'wang', { balance: 4 }),
  });

  it('moves everything, and says from where', async () => {
    const month = today().slice(0, 7);
    const { paper, member } = await both({ taken: { month, pieces: { rw_soap: 2 } } });
    await cloud.change('point_accounts', member._id, { taken: { month, pieces: { rw_soap: 1 } } });
    expect(await link('luo', [paper, member])).toEqual({ moved: 26 });
    expect(stored(paper)).toMatchObject({ status: 'linked', balance: 0, linkedToId: member._id });
    expect(stored(member)).toMatchObject({
      status: 'open',
      balance: 30,
      taken: { month, pieces: { rw_soap: 3 } },
    });
    expect((await book('wang'))[0]).toMatchObject({
      kind: 'moved-in',
      reason: `从纸质存折 ${paper.number.slice(-4)} 转入`,
      in: 26,
      balance: 30,
      approverText: '社区工作人员 罗晴',
    });
    const printed = await cloud.as('luo')(getPaperPassbook, { number: paper.number });
    expect(printed.items.map(({ kind, out }) => [kind, out])).toEqual([
      ['moved-out', 26],
      ['earned', 0],
    ]);
    expect(eventNames()).toEqual(['points.paper-linked']);
    expectBooksToAgree();
    const { accounts: found } = await cloud.as('luo')(findAccounts, { number: paper.number });
    expect(found.map(({ id }) => id)).toEqual([member._id]);
  });

  it('counts what both earned as one, so that no cap is doubled', async () => {
    const { paper, member } = await both();
    const month = today().slice(0, 7);
    const capped = ({ _id }: AccountRecord, points: number, on = today()): CapRecord => ({
      _id: capIdOf(_id, 'volunteer-hours', month),
      accountId: _id,
      act: 'volunteer-hours',
      month,
      days: { [on]: points },
      total: points,
    });
    await cloud.load('point_caps', [capped(paper, 6), capped(member, 2)]);
    await link('luo', [paper, member]);
    expect(cloud.one<CapRecord>('point_caps', capped(member, 0)._id)).toMatchObject({
      accountId: member._id,
      days: { [today()]: 8 },
      total: 8,
    });
  });

  it('leaves what was sold before it to be given back on the same day', async () => {
    const { paper, member } = await both();
    const { rewards } = await shopWith(cloud, { soap: { price: 5, pieces: 3 } });
    await withKeeper();
    const { redemption } = await cloud.as('luo')(sell, {
      accountId: paper._id,
      items: [{ rewardId: rewards.soap?._id ?? '', quantity: 1 }],
      points: 5,
    });
    await link('luo', [paper, member]);
    expect(stored(member)?.balance).toBe(25);
    const { id, version } = redemption;
    await cloud.as('luo')(reverseRedemption, { id, version, reason: '肥皂碎了' });
    expect(stored(member)?.balance).toBe(30);
    expectBooksToAgree();
  });

  it('is possible with nothing in it', async () => {
    const empty = await both({ balance: 0 });
    expect(await link('luo', [empty.paper, empty.member])).toEqual({ moved: 0 });
    expect(stored(empty.paper)?.status).toBe('linked');
    expect(stored(empty.member)?.balance).toBe(4);
    expectBooksToAgree();
  });

  it.each([
    [6, 2],
    [0, 5],
    [5, 5],
    [3, 8],
  ])('leaves %i points and a debt of %i what they were', async (balance, debt) => {
    const { paper, member } = await both({ balance });
    const owing: JournalEntryRecord = {
      _id: 'je_owing00000',
      kind: 'reversed',
      postings: [
        { account: ledgerAccount.debt(paper._id), delta: -debt },
        { account: ledgerAccount.issue(area('huai'), 'service'), delta: debt },
      ],
      aboutId: 'je_other',
      communityId: area('huai'),
      reason: '收回',
      at: 1,
    };
    await cloud.load('journal_entries', [owing]);
    await cloud.change('point_accounts', paper._id, { debt });
    await link('luo', [paper, member]);
    expect(stored(paper)).toMatchObject({ balance: 0, debt: 0 });
    expect(stored(member)).toMatchObject({ balance: balance + 4, debt });
    expectBooksToAgree();
  });

  it('happens once, whoever asks how often', async () => {
    const { paper, member } = await both();
    await posted(cloud, 'he', ['shopkeeper', 'huai']);
    const first = await link('luo', [paper, member], { requestId: 'request-one' });
    expect(await link('luo', [paper, member], { requestId: 'request-one' })).toEqual(first);
    expect(await reasonOf(link('he', [paper, member]))).toMatch('已经转过了');
    expect(stored(member)?.balance).toBe(30);
    const others = { name: '方奶奶', areaName: 'u52', door: '101', balance: 5 };
    const other = await paperAccount(cloud, others);
    const two = await Promise.allSettled([
      link('luo', [other, member]),
      link('he', [other, member]),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(stored(member)?.balance).toBe(35);
    expectBooksToAgree();
  });

  it('is for whoever lives behind that door, as somebody else confirmed', async () => {
    const { paper, member } = await both();
    await verifiedAt(cloud, 'wang', '102');
    expect(await reasonOf(link('luo', [paper, member]))).toMatch('同一户');
    await cloud.change('point_accounts', paper._id, { door: undefined });
    expect(await reasonOf(link('luo', [paper, member]))).toMatch('同一户');
    await cloud.change('point_accounts', paper._id, { name: '王梅' });
    expect(await link('luo', [paper, member])).toEqual({ moved: 26 });
    const other = await both({ name: '李奶奶', door: '103' });
    await verifiedAt(cloud, 'wang', '103');
    const [home] = cloud.one<PersonRecord>('people', personId('wang'))?.homes ?? [];
    await cloud.change('people', personId('wang'), { homes: [{ ...home, status: 'declared' }] });
    expect(await reasonOf(link('luo', [other.paper, member]))).toMatch('核实过');
    expect(stored(other.paper)?.balance).toBe(26);
  });

  it('is refused where it would not be right', async () => {
    const { paper, member } = await both();
    const far = await accountOf(cloud, 'far');
    expect(await codeOf(link('luo', [paper, far]))).toBe('not-found');
    expect(await codeOf(link('luo', [{ number: '00000000' }, member]))).toBe('not-found');
    expect(await reasonOf(link('luo', [member, member]))).toMatch('不是纸质存折');
    expect(await reasonOf(link('luo', [paper, paper]))).toMatch('不是手机存折');
    await cloud.change('point_accounts', paper._id, { held: 3 });
    expect(await reasonOf(link('luo', [paper, member]))).toMatch('还有 3 分留在没领的兑换里');
    await cloud.change('point_accounts', paper._id, { held: 0 });
    await cloud.change('point_accounts', member._id, { status: 'closed' });
    expect(await reasonOf(link('luo', [paper, member]))).toMatch('已经停用');
    await cloud.change('point_accounts', member._id, { status: 'open' });
    await posted(cloud, 'wang', ['shopkeeper', 'huai']);
    expect(await reasonOf(link('wang', [paper, member]))).toMatch('您自己家的存折');
    expect(stored(paper)).toMatchObject({ status: 'open', balance: 26 });
  });

  it('is never into the passbook of the keeper’s own household', async () => {
    const { paper, member } = await both();
    const homes = cloud.one<PersonRecord>('people', personId('wang'))?.homes ?? [];
    const behind = homes.map((home) => ({ ...home, door: '101' }));
    await cloud.change('people', personId('luo'), { homes: behind });
    await cloud.change('point_accounts', member._id, { door: '101' });
    expect(await reasonOf(link('luo', [paper, member]))).toMatch('您自己家的存折');
  });
});
