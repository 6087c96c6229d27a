import type { Sent } from '#contracts/action';
import { getPassbook } from '#contracts/points';
import { approveCandidate } from '#contracts/points-desk';
import { confirmMediation, listMediations, recordMediation } from '#contracts/points-mediation';
import { dayMs } from '#domain/day';
import type {
  AccountRecord,
  CandidateRecord,
  JournalEntryRecord,
  MediationRecord,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { earningWorld, expectSound, keeper, secondChief, waitingFor } from '../kit/earning';
import { photosOf } from '../kit/journey';
import { accountOf, paperAccount } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
}, 60_000);
afterAll(stopTestClouds);

let helped: AccountRecord;
let reported: AccountRecord;
beforeEach(async () => {
  await cloud.restart();
  const old = { openedAt: cloud.cloud.clock.now() - 30 * dayMs };
  helped = await accountOf(cloud, 'unitLead', old);
  reported = await paperAccount(cloud, { name: '郑奶奶', areaName: 'u61', ...old });
});
afterEach(() => expectSound(cloud));

const quarrel = '楼上漏水，两家商量好了修理费';
const parties = [
  { name: '甲户周先生', hasAgreed: true },
  { name: '乙户吴女士', hasAgreed: true },
];
const record = (over: Partial<Sent<typeof recordMediation>> = {}, who: Who = 'luo') =>
  cloud.as(who)(recordMediation, {
    areaId: area('u52'),
    parties,
    outcome: 'settled',
    note: quarrel,
    mediatorIds: [helped._id],
    reporterId: reported._id,
    isAboutNamedPerson: false,
    ...over,
  });
const confirm = (id: string, who: Who = 'he', version = 1) =>
  cloud.as(who)(confirmMediation, { id, version });
const reasonFor = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const candidatesNow = async () => {
  await cloud.cloud.clock.advance(60_000);
  await cloud.tick();
  return cloud.all<CandidateRecord>('point_candidates');
};
const actsOf = (found: readonly CandidateRecord[]) =>
  found.map(({ act, accountId, points }) => [act, accountId, points]).sort();

test('what was settled, agreed by both and confirmed by a second person earns: 参与纠纷化解', async () => {
  const { id } = await record();
  expect(await candidatesNow()).toEqual([]);
  await confirm(id);
  const found = await candidatesNow();
  expect(actsOf(found)).toEqual([
    ['dispute-mediated', helped._id, 10],
    ['dispute-reported', reported._id, 3],
  ]);
  for (const { reason, note, subjectId, waitsFor, proposerId } of found)
    expect([reason, note, subjectId, waitsFor, proposerId]).toEqual([
      '参与纠纷化解',
      undefined,
      id,
      [`chief-grid-lead@${area('huai')}`],
      'system',
    ]);
  expect(await waitingFor(cloud, keeper)).toEqual([]);
  for (const row of await waitingFor(cloud, 'he'))
    await cloud.as('he')(approveCandidate, { id: row.id, version: row.version });
  const { items } = await cloud.as('unitLead')(getPassbook, {});
  expect(items.map(({ reason, path }) => [reason, path])).toEqual([['参与纠纷化解', 'mediation']]);
  const kept = JSON.stringify([
    cloud.all<JournalEntryRecord>('journal_entries'),
    cloud.all('point_candidates'),
    cloud.all('events').filter((one) => (one as { name?: string }).name !== undefined),
  ]);
  for (const { name } of parties) expect(kept).not.toContain(name);
  expect(kept).not.toContain(quarrel);
});

test('confirmed is confirmed: a second time, and a listener that hears it twice, change nothing', async () => {
  const { id } = await record();
  await confirm(id);
  expect(await codeOf(confirm(id))).toBe('conflict');
  expect(await reasonFor(confirm(id, 'he', 2))).toBe('已经确认过了');
  const found = await candidatesNow();
  const [event] = cloud
    .all<{ _id: string; name: string }>('events')
    .filter(({ name }) => name === 'points.mediation-confirmed');
  await cloud.change('events', event?._id ?? '', {
    pending: ['points.propose-from-mediation'],
    isPending: true,
  });
  expect(await candidatesNow()).toEqual(found);
});

test('a report against somebody by name earns nothing; who mediated still does', async () => {
  await confirm((await record({ isAboutNamedPerson: true })).id);
  expect(actsOf(await candidatesNow())).toEqual([['dispute-mediated', helped._id, 10]]);
});

test.each([
  ['it is not settled', { outcome: 'not-settled' as const }, /没有化解/],
  [
    'one side does not agree',
    {
      parties: [
        { name: '甲户', hasAgreed: true },
        { name: '乙户', hasAgreed: false },
      ],
    },
    /没有同意/,
  ],
])('nothing is confirmed where %s', async (_, over, words) => {
  const { id } = await record(over);
  const [row] = (await cloud.as('he')(listMediations, {})).items;
  expect(row?.obstacle).toMatch(words);
  expect(await reasonFor(confirm(id))).toMatch(words);
  expect(await candidatesNow()).toEqual([]);
});

test('nobody confirms what she recorded, and nobody below or elsewhere confirms at all', async () => {
  const { id } = await record();
  await cloud.change('mediations', id, { recordedBy: personId('he') });
  expect(await reasonFor(confirm(id))).toMatch(/您记的/);
  for (const who of ['luo', keeper, 'wang', 'cheng'] as const)
    expect(await codeOf(confirm(id, who))).toBe('forbidden');
  await cloud.change('mediations', id, { communityId: area('gui') });
  expect(await codeOf(confirm(id, secondChief))).toBe('not-found');
  expect(await codeOf(confirm('md_nothing00'))).toBe('not-found');
});

test('is read by the community’s staff and its secretary and by nobody else, with masked helpers', async () => {
  const photos = await photosOf(cloud, 'luo', 1);
  await record({ photos });
  for (const who of ['luo', 'he'] as const) {
    const [row] = (await cloud.as(who)(listMediations, {})).items;
    expect(row).toMatchObject({
      place: '5号楼2单元',
      parties,
      mediators: ['林*'],
      hasReporter: true,
      isConfirmed: false,
      recordedText: '社区工作人员 罗晴',
    });
    expect(row?.photos).toHaveLength(1);
    expect(row?.obstacle === undefined).toBe(who === 'he');
  }
  for (const who of ['wang', 'unitLead', 'zhao', 'gu', keeper, 'cheng', 'desk', 'admin'] as const)
    expect(await codeOf(cloud.as(who)(listMediations, {}))).toBe('forbidden');
  const [one] = cloud.all<MediationRecord>('mediations');
  await cloud.change('mediations', one?._id ?? '', { communityId: area('gui') });
  expect((await cloud.as('he')(listMediations, {})).items).toEqual([]);
});

test('is recorded of one’s own community, with helpers who live there and are no party of it', async () => {
  expect(await codeOf(record({ areaId: area('u91') }))).toBe('not-found');
  for (const who of ['he', 'wang', keeper] as const)
    expect(await codeOf(record({}, who))).toBe('forbidden');
  const far = await accountOf(cloud, 'far');
  expect(Object.keys(await fieldsOf(record({ mediatorIds: [far._id] })))).toEqual(['mediatorIds']);
  expect(Object.keys(await fieldsOf(record({ reporterId: far._id })))).toEqual(['reporterId']);
  const own = [{ name: '林平', hasAgreed: true }, ...parties];
  expect(await fieldsOf(record({ parties: own }))).toEqual({
    mediatorIds: '当事人自己不算参与化解的人',
  });
  const grandma = [{ name: '郑奶奶', hasAgreed: true }, ...parties];
  expect(Object.keys(await fieldsOf(record({ parties: grandma })))).toEqual(['reporterId']);
  expect(Object.keys(await fieldsOf(record({ parties: parties.slice(1) })))).toEqual(['parties']);
  expect(Object.keys(await fieldsOf(record({ mediatorIds: [] })))).toEqual(['mediatorIds']);
  expect(cloud.all('mediations')).toEqual([]);
});

test('come by pages, newest first', async () => {
  const { id } = await record();
  const first = cloud.one<MediationRecord>('mediations', id);
  if (!first) throw new Error('not kept');
  await cloud.load(
    'mediations',
    Array.from({ length: 22 }, (_, at) => ({
      ...first,
      _id: `md_${String(at).padStart(8, '0')}`,
      at: first.at - 1_000 * Math.floor(at / 2),
    })),
  );
  const page = await cloud.as('he')(listMediations, {});
  const rest = await cloud.as('he')(listMediations, { cursor: page.nextCursor });
  expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([20, 3, undefined]);
  expect(new Set([...page.items, ...rest.items].map((one) => one.id)).size).toBe(23);
});
