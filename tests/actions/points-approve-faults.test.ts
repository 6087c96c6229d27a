import type { Reply } from '#contracts/wire';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import {
  type AccountRecord,
  type CandidateRecord,
  candidateIdOf,
  entryIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type { CallRecord } from '../../tools/local-cloud';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { candidateIn, earningWorld, expectSound, keeper } from '../kit/earning';
import { area, personId, type Who } from '../kit/world';

/*
 * Kills the function around every request with which points are given or taken back, repeats the
 * command with the same requestId, and looks whether the ledger is true. A killed transaction keeps its locks for
 * 30 s, so each has a community of its own and all the killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
}, 60_000);
afterAll(stopTestClouds);

const worth = 5;
const doneOn = '2026-11-19';
const accountIdOf = (i: string) => `ac_${i}`;
const candidateOf = (i: string) => candidateIdOf('donation', i, accountIdOf(i));
const street = `subdistrict-dispatcher@${area('street')}`;

/** Somebody in a community of her own, whose donation waits for a decision. */
async function waiting(i: string, over: Partial<CandidateRecord> = {}): Promise<void> {
  const at = cloud.cloud.clock.now();
  const [communityId, holderId] = [`ar_${i}`, `pe_${i}`];
  const areaPath = [area('district'), area('street'), communityId, `${communityId}-home`];
  const person = cloud.one('people', personId('li'));
  const account: AccountRecord = {
    _id: accountIdOf(i),
    kind: 'phone',
    status: 'open',
    personId: holderId,
    number: '10000001',
    communityId,
    areaPath,
    place: '6号楼',
    balance: 0,
    held: 0,
    debt: 0,
    sequence: 0,
    taken: { month: '2026-11', pieces: {} },
    openedAt: at,
    version: 1,
  };
  const candidate: CandidateRecord = {
    _id: candidateOf(i),
    accountId: account._id,
    communityId,
    areaPath,
    act: 'donation',
    path: 'relief',
    points: worth,
    ruleText: '每次 5 分，一天最多 5 分',
    ruleVersion: 1,
    caps: { maxPerDay: worth },
    doneOn,
    reason: '给积分超市捐物：毛巾',
    photos: [],
    subjectId: i,
    proposerId: 'system',
    proposerText: '平台按记录自动提出',
    status: 'waiting',
    waitsFor: [`shopkeeper@${area('huai')}`],
    dueAt: at,
    escalations: 0,
    at,
    version: 1,
    ...over,
  };
  await cloud.load('people', [{ ...person, _id: holderId, homes: [] } as never]);
  await cloud.load('point_accounts', [account]);
  await cloud.load('point_candidates', [candidate]);
}

type Asked = { who: Who; action: string; input: object };
type Kind = {
  action: string;
  ready(i: string): Promise<Asked>;
  /** What she has once the command has been done once. */
  balance: number;
  status: CandidateRecord['status'];
  /** Shares all but its last requests with another. */
  isShort?: boolean;
};

const seen = (i: string) => ({
  id: candidateOf(i),
  version: candidateIn(cloud, candidateOf(i)).version,
});
const approving = (i: string): Asked => ({
  who: keeper,
  action: 'points.approve',
  input: seen(i),
});

const kinds: Kind[] = [
  {
    action: 'points.approve',
    balance: worth,
    status: 'approved',
    async ready(i) {
      await waiting(i);
      return approving(i);
    },
  },
  {
    action: 'points.judge-appeal',
    isShort: true,
    balance: worth,
    status: 'upheld',
    async ready(i) {
      const appeal = { text: '我那天送了毛巾', at: 1 };
      await waiting(i, { status: 'appealed', appeal, waitsFor: [street], version: 3 });
      const input = { ...seen(i), isUpheld: true, reason: '收据上有她' };
      return { who: 'cheng', action: 'points.judge-appeal', input };
    },
  },
  {
    action: 'points.reverse',
    balance: 0,
    status: 'approved',
    async ready(i) {
      await waiting(i);
      await cloud.send(keeper, { ...asCommand(approving(i)), requestId: `given-${i}` });
      const input = { entryId: entryIdOf('earned', candidateOf(i)), reason: '记错人了' };
      return { who: 'cheng', action: 'points.reverse', input };
    },
  },
];

const asCommand = ({ action, input }: Asked) => ({ action, input });
const requestIdOf = (i: string) => `points-fault-${i}`;
const send = (asked: Asked, i: string): Promise<Reply> =>
  cloud.send(asked.who, { ...asCommand(asked), requestId: requestIdOf(i) });

const codeIn = (reply: Reply): string => {
  if (!('result' in reply)) return 'several';
  return reply.result.ok ? 'ok' : reply.result.code;
};

/** As the phone does: the same request again while the cloud is busy. */
async function persist(asked: Asked, i: string): Promise<string> {
  const until = Date.now() + 60_000;
  for (;;) {
    const code = codeIn(await send(asked, i));
    if (code !== 'busy' || Date.now() > until) return code;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

type Point = { when: 'before' | 'after'; request: number };

/**
 * Where to die: before every request of the run that was left alone. After one request is before the next, as far as
 * anybody can tell from what is stored; the last and the commit are tried on both sides. What gives points the same
 * way as another is tried around its commit alone.
 */
function pointsOf({ requests }: CallRecord, { isShort = false }: Kind): Point[] {
  const commit = requests.findIndex((one) => one.action === 'database.commitTransaction') + 1;
  expect(commit).toBeGreaterThan(8);
  const all = requests.map((_, index): Point => ({ when: 'before', request: index + 1 }));
  return [
    ...(isShort ? all.slice(commit - 3, commit) : all),
    { when: 'after', request: commit },
    ...(isShort ? [] : [{ when: 'after' as const, request: requests.length }]),
  ];
}

type Killed = { kind: Kind; i: string; asked: Asked };

async function killEverywhere(kind: Kind): Promise<Killed[]> {
  const named = (point: string) => `${kind.action.replace(/\W/g, '')}${point}`;
  const calm = named('calm0000');
  // The first one of an instance reads more.
  await send(await kind.ready(named('warm0000')), named('warm0000'));
  expect(codeIn(await send(await kind.ready(calm), calm))).toBe('ok');
  const killed: Killed[] = [];
  for (const { when, request } of pointsOf(cloud.lastCall(), kind)) {
    const i = named(`${when}${request}`);
    const asked = await kind.ready(i);
    cloud.cloud.faults.set({ kind: 'kill', function: 'api', when, request });
    await send(asked, i).catch(() => undefined);
    cloud.cloud.faults.clear();
    expect([i, cloud.lastCall().outcome]).toEqual([i, 'killed']);
    killed.push({ kind, i, asked });
  }
  return killed;
}

/** Everything the command should have left behind, once. */
function checkOnce({ kind, i, asked }: Killed): void {
  const event = cloud.one<EventRecord>('events', eventIdOf(personId(asked.who), requestIdOf(i)));
  expect([i, event?.action]).toEqual([i, kind.action]);
  expect([i, candidateIn(cloud, candidateOf(i)).status]).toEqual([i, kind.status]);
  const account = cloud.one<AccountRecord>('point_accounts', accountIdOf(i));
  expect([i, account?.balance]).toEqual([i, kind.balance]);
  const kept = cloud
    .all<JournalEntryRecord>('journal_entries')
    .filter(({ accountId }) => accountId === accountIdOf(i));
  expect([i, kept.map((entry) => entry.kind).sort()]).toEqual([
    i,
    kind.action === 'points.reverse' ? ['earned', 'reversed'] : ['earned'],
  ]);
}

test('giving and taking back that die anywhere and are repeated have happened once, and the ledger is true', async () => {
  const killed: Killed[] = [];
  for (const kind of kinds) killed.push(...(await killEverywhere(kind)));
  expect(killed.length).toBeGreaterThan(30);
  // What died halfway through left nothing, or everything.
  expectSound(cloud);
  for (const { asked, i } of killed) expect([i, await persist(asked, i)]).toEqual([i, 'ok']);
  expectSound(cloud);
  for (const one of killed) checkOnce(one);
  const before = cloud.all('journal_entries');
  for (const { asked, i } of killed.filter((_, index) => index % 7 === 0))
    expect([i, await persist(asked, i)]).toEqual([i, 'ok']);
  expect(cloud.all('journal_entries')).toEqual(before);
});
