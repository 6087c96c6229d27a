import { rules } from '#config/policy';
import {
  answerObjection,
  getProof,
  getSheet,
  listObjections,
  objectToSheet,
  type PointsSheet,
} from '#contracts/points-sheet';
import { dayOf } from '#domain/day';
import { isProven } from '#domain/seal';
import { publicationOf } from '#domain/sheet';
import {
  type AccountRecord,
  entryIdOf,
  type JournalEntryRecord,
  type SealRecord,
} from '../../cloudfunctions/modules/points/records';
import type { MovementRecord } from '../../cloudfunctions/modules/shop/records';
import { sha256Hex } from '../../src/platform/sha256';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { accountOf, paperAccount, shopWith } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { codeOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

const dayMs = 24 * 3_600_000;
const huai = area('huai');

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const now = () => cloud.cloud.clock.now();
const thisMonth = () => dayOf(now()).slice(0, 7);
const moveTo = (at: number) => cloud.cloud.clock.advance(at - now());

/** To the minute the month that runs now is published. */
async function published(): Promise<string> {
  const month = thisMonth();
  await moveTo(publicationOf(month, rules.calendar));
  await cloud.tick();
  return month;
}

const sheetFor = (who: Who, input: { communityId?: string; month?: string } = {}) =>
  cloud.as(who)(getSheet, input);
async function sheetOf(communityId = huai): Promise<PointsSheet> {
  const { sheet } = await sheetFor('visitor', { communityId });
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

type Booked = Pick<JournalEntryRecord, 'kind' | 'reason' | 'postings'> & { delta: number };

/** One more entry of an account, written as the ledger writes it. */
async function booked(account: AccountRecord, { delta, ...told }: Booked): Promise<void> {
  const stored = cloud.one<AccountRecord>('point_accounts', account._id) ?? account;
  const aboutId = `pc_${account._id}${stored.sequence}`;
  const balance = stored.balance + delta;
  const sequence = stored.sequence + 1;
  const entry: JournalEntryRecord = {
    ...told,
    _id: entryIdOf(told.kind, aboutId),
    aboutId,
    communityId: account.communityId,
    accountId: account._id,
    sequence,
    balance,
    at: now(),
  };
  await cloud.load('journal_entries', [entry]);
  await cloud.change('point_accounts', account._id, { balance, sequence });
}

const settledDispute = (account: AccountRecord) =>
  booked(account, {
    kind: 'earned',
    reason: '参与纠纷化解',
    delta: 10,
    postings: [
      { account: `issue:${huai}:mediation`, delta: -10 },
      { account: `member:${account._id}`, delta: 10 },
    ],
  });

const bought = (account: AccountRecord, points: number) =>
  booked(account, {
    kind: 'sold',
    reason: '兑换肥皂',
    delta: -points,
    postings: [
      { account: `member:${account._id}`, delta: -points },
      { account: 'redeemed:sh_huaian00', delta: points },
    ],
  });

const moved = (id: string, kind: MovementRecord['kind'], pieces: number): MovementRecord => ({
  _id: `mv_${id}`,
  shopId: 'sh_huaian00',
  rewardId: 'rw_soap0000',
  name: 'soap',
  lotId: 'lt_soap0000',
  kind,
  pieces,
  words: '',
  byText: '',
  aboutId: id,
  at: now(),
});

/** A month of the community: two who helped, one of them in a dispute too, a paper passbook, and goods that moved. */
async function story() {
  const wang = await accountOf(cloud, 'wang', { balance: 26 });
  const li = await accountOf(cloud, 'li', { balance: 4 });
  await paperAccount(cloud, { name: '欧阳启轩', areaName: 'u52', balance: 6 });
  await shopWith(cloud, { soap: { price: 5, pieces: 10 } });
  await settledDispute(li);
  await bought(wang, 5);
  await cloud.load('stock_movements', [
    moved('1', 'handed-over', -2),
    moved('2', 'returned', 1),
    moved('3', 'written-off', -1),
    moved('4', 'counted', 1),
  ]);
  await cloud.load('point_budgets', [
    { _id: `${huai}:${thisMonth()}`, communityId: huai, month: thisMonth(), planned: 300 },
  ] as never);
  return { wang, li };
}

describe('the sheet of a month', () => {
  test('says what was given, taken home and left, and lists people by their building', async () => {
    await story();
    const month = await published();
    const sheet = await sheetOf();
    expect(sheet).toMatchObject({
      communityName: '槐安社区',
      month,
      people: 3,
      issued: 46,
      redeemed: 5,
      reversed: 0,
      outstanding: 41,
      budget: 300,
      paths: [
        { path: 'service', points: 36, entries: 3, people: 3 },
        { path: 'mediation', points: 10, entries: 1, people: 1 },
      ],
      reasons: [
        { words: '参加志愿活动', points: 36, times: 3 },
        { words: '参与纠纷化解', points: 10, times: 1 },
      ],
      goods: [{ name: 'soap', price: 5, in: 10, out: 1, writtenOff: 1, counted: 1, left: 9 }],
      sources: [{ words: '社区统筹', pieces: 10 }],
      objections: [],
    });
    expect(dayOf(sheet.publishedAt)).toBe(dayOf(publicationOf(month, rules.calendar)));
    expect(sheet.listed).toEqual([
      { name: '欧阳*轩', place: '5号楼', path: 'service', points: 6 },
      { name: '王*', place: '5号楼', path: 'service', points: 26 },
      { name: '李*', place: '6号楼', path: 'service', points: 4 },
    ]);
    expect(JSON.stringify(sheet)).not.toMatch(/王梅|李强|欧阳启轩|ac_|pe_|rw_/);
  });

  test('comes out at nine of the first working day, once, and stays as it was', async () => {
    await story();
    const at = publicationOf(thisMonth(), rules.calendar);
    await moveTo(at - 60_000);
    await cloud.tick();
    expect(cloud.all('point_sheets')).toEqual([]);
    await moveTo(at);
    await Promise.all([cloud.tick(), cloud.tick()]);
    const sheets = cloud.all('point_sheets');
    expect(sheets).toHaveLength(1);
    const told = cloud.all<{ _id: string; name: string }>('events');
    expect(told.filter(({ name }) => name === 'points.sheet-published')).toHaveLength(1);
    await cloud.cloud.clock.advance(dayMs);
    await cloud.tick();
    expect(cloud.all('point_sheets')).toEqual(sheets);
  });

  test('a quiet minute before and after it asks for no sheet', async () => {
    await story();
    const asked = async () => {
      await cloud.tick();
      const { requests } = cloud.lastCall('jobs');
      return requests.filter(({ about = '' }) => about === 'point_sheets');
    };
    expect(await asked()).toEqual([]);
    await published();
    await cloud.tick();
    expect(await asked()).toEqual([]);
  });

  test('prints the head of the ledger, and every line of the month is proven up to it', async () => {
    const { wang } = await story();
    const month = await published();
    const { head } = await sheetOf();
    const last = cloud
      .all<SealRecord>('seals')
      .filter(({ until }) => dayOf(until.at).startsWith(month))
      .at(-1);
    expect(head).toEqual({ number: last?.number, hash: last?.hash });
    const entries = cloud.all<JournalEntryRecord>('journal_entries');
    for (const { _id } of entries.filter(({ accountId }) => accountId === wang._id)) {
      const proof = await cloud.as('wang')(getProof, { entryId: _id });
      expect(proof.chainTo?.hash).toBe(head?.hash);
      expect(isProven(proof, sha256Hex)).toBe(true);
    }
  });

  test('goes on from the sheet before: what is outstanding and left is what accounts and shelf say', async () => {
    const { li } = await story();
    await published();
    await bought(li, 5);
    await settledDispute(li);
    await cloud.load('stock_movements', [moved('5', 'handed-over', -3)]);
    const month = await published();
    const sheet = await sheetOf();
    expect(sheet).toMatchObject({ month, issued: 10, people: 1, listed: [] });
    const balances = cloud.all<AccountRecord>('point_accounts').map(({ balance }) => balance);
    expect(sheet.outstanding).toBe(balances.reduce((sum, one) => sum + one, 0));
    expect(sheet.goods).toMatchObject([{ in: 0, out: 3, left: 6 }]);
    expect(reconciled(cloud).filter(({ invariant }) => ![5, 6].includes(invariant))).toEqual([]);
    const { months } = await sheetFor('visitor', { communityId: huai });
    expect(months).toHaveLength(2);
    expect(months[0]).toBe(month);
    const before = await sheetFor('visitor', { communityId: huai, month: months[1] ?? '' });
    expect(before.sheet).toMatchObject({ issued: 46, outstanding: 41 });
  });

  test('is that of one’s own community, of the one named, or nothing where there is none', async () => {
    await story();
    await published();
    for (const who of ['wang', 'luo', 'zhao'] as const)
      expect((await sheetFor(who)).sheet?.communityName).toBe('槐安社区');
    expect(await sheetFor('visitor')).toEqual({ months: [], mayObject: false });
    expect(await sheetFor('far')).toEqual({ months: [], mayObject: false });
    expect((await sheetFor('far', { communityId: huai })).sheet?.month).toBeDefined();
    expect(cloud.all('point_sheets')).toHaveLength(1);
  });
});

describe('objections', () => {
  const wrong = '洗洁精进货写少了，我看见搬进去四箱';
  const object = (who: Who, month: string, text = wrong) =>
    cloud.as(who)(objectToSheet, { communityId: huai, month, text });

  test('of a neighbour are answered by the secretary, for everybody to read', async () => {
    await story();
    const month = await published();
    expect((await sheetFor('wang')).mayObject).toBe(true);
    const { answerBy } = await object('wang', month);
    expect(answerBy).toBeGreaterThan(now() + 5 * dayMs);
    expect((await sheetFor('wang')).mayObject).toBe(false);
    expect(await codeOf(object('wang', month, '还有一件事也不对'))).toBe('step-not-allowed');
    const { items } = await cloud.as('he')(listObjections, {});
    expect(items).toMatchObject([{ month, text: wrong, dueAt: answerBy, version: 1 }]);
    expect(items).toEqual((await cloud.as('luo')(listObjections, {})).items);
    const [{ id, version } = { id: '', version: 0 }] = items;
    const answer = { id, version, answer: '四箱里有两箱是下个月的，已经在流水里写明' };
    expect(await codeOf(cloud.as('luo')(answerObjection, answer))).toBe('forbidden');
    await cloud.as('he')(answerObjection, answer);
    expect(await codeOf(cloud.as('he')(answerObjection, answer))).toBe('step-not-allowed');
    expect((await sheetOf()).objections).toMatchObject([{ text: wrong, answer: answer.answer }]);
    expect((await cloud.as('he')(listObjections, {})).items).toEqual([]);
    const told = cloud
      .all<{ _id: string; name: string; data: object }>('events')
      .filter(
        ({ name }) => name.startsWith('points.object') || name === 'points.objection-answered',
      );
    expect(told.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { communityId: huai, month, dueAt: answerBy, tell: [`chief-grid-lead@${huai}`] },
        { communityId: huai, month, personId: personId('wang') },
      ]),
    );
  });

  test('come from those who live there, within five working days', async () => {
    await story();
    const month = await published();
    const { objectionsUntil } = await sheetOf();
    expect(await codeOf(object('far', month))).toBe('not-found');
    expect(await codeOf(object('luo', month))).toBe('forbidden');
    expect(await codeOf(object('wang', '2020-01'))).toBe('not-found');
    expect((await sheetFor('far', { communityId: huai })).mayObject).toBe(false);
    await moveTo(objectionsUntil - 60_000);
    await object('li', month);
    await cloud.cloud.clock.advance(120_000);
    expect(await codeOf(object('wang', month))).toBe('step-not-allowed');
    expect((await sheetFor('wang')).mayObject).toBe(false);
  });

  test('that WeChat did not pass are read by the community first', async () => {
    await story();
    const month = await published();
    cloud.cloud.faults.set({
      kind: 'openapi',
      api: 'security.msgSecCheck',
      answer: { errcode: -1 },
    } as never);
    await object('wang', month);
    const [shown] = (await sheetOf()).objections;
    expect(shown?.text).not.toContain('洗洁精');
    const [item] = (await cloud.as('he')(listObjections, {})).items;
    expect(item?.text).toBe(wrong);
    await cloud.as('he')(answerObjection, {
      id: item?.id ?? '',
      version: item?.version ?? 0,
      answer: '已经核对过流水，写得对',
    });
    expect((await sheetOf()).objections[0]?.text).toBe(wrong);
  });
});
