import { rules } from '#config/policy';
import { dayOf } from '#domain/day';
import { publicationOf } from '#domain/sheet';
import {
  accountIdOf,
  entryIdOf,
  type JournalEntryRecord,
  type SealRecord,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { accountOf } from '../kit/points';
import { reconciled } from '../kit/reconciled';
import { area, personId } from '../kit/world';

/* Kills the timer around every request with which it seals and publishes, and lets the next minute finish. */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const now = () => cloud.cloud.clock.now();
/** Longer than a dead holder keeps the lease of a job. */
const leaseOver = () => cloud.cloud.clock.advance(2 * 60_000);
const own = accountIdOf(personId('wang'));

/** One more point for one account. */
async function earned(): Promise<void> {
  const before = cloud.one<{ _id: string; balance: number; sequence: number }>(
    'point_accounts',
    own,
  );
  const { balance, sequence } = before ?? { balance: 0, sequence: 0 };
  const aboutId = `pc_${sequence + 1}`;
  const entry: JournalEntryRecord = {
    _id: entryIdOf('earned', aboutId),
    kind: 'earned',
    aboutId,
    communityId: area('huai'),
    accountId: own,
    sequence: sequence + 1,
    balance: balance + 1,
    reason: '参加议事会',
    at: now(),
    postings: [
      { account: `issue:${area('huai')}:service`, delta: -1 },
      { account: `member:${own}`, delta: 1 },
    ],
  };
  await cloud.load('journal_entries', [entry]);
  await cloud.change('point_accounts', own, { balance: balance + 1, sequence: sequence + 1 });
}

type Kill = { when: 'before' | 'after'; request: number };

async function killed(kill: Kill): Promise<void> {
  cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', ...kill });
  await cloud.tick().catch(() => undefined);
  cloud.cloud.faults.clear();
}

/** The numbers of the newest run's requests about these collections, from the first about `names[0]` on. */
function requestsAbout(...names: string[]): number[] {
  const { requests } = cloud.lastCall('jobs');
  const at = requests.flatMap(({ about = '' }, index) =>
    names.includes(about) ? [index + 1] : [],
  );
  const first = requests.findIndex(({ about }) => about === names[0]) + 1;
  return at.filter((one) => one >= first);
}

test('sealing that dies anywhere is done by the next minute, and each entry is sealed once', async () => {
  await accountOf(cloud, 'wang', { balance: 1 });
  const hourLater = () => cloud.cloud.clock.advance(2 * 3_600_000);
  await hourLater();
  await cloud.tick();
  const kills = requestsAbout('seals', 'journal_entries').flatMap((request): Kill[] => [
    { when: 'before', request },
    { when: 'after', request },
  ]);
  expect(kills.length).toBeGreaterThanOrEqual(6);
  for (const kill of kills) {
    await earned();
    await hourLater();
    await killed(kill);
    await leaseOver();
    await cloud.tick();
  }
  const seals = cloud.all<SealRecord>('seals');
  expect(seals.reduce((sum, { count }) => sum + count, 0)).toBe(kills.length + 1);
  expect(seals.map(({ number }) => number)).toEqual(seals.map((_, index) => index + 1));
  expect(reconciled(cloud)).toEqual([]);
});

type Event = { _id: string; name: string; data: { month?: string } };
const sheetEvents = (month: string) =>
  cloud
    .all<Event>('events')
    .filter(({ name, data }) => name === 'points.sheet-published' && data.month === month);
const sheetsOf = (month: string) =>
  cloud.all<{ _id: string; month: string }>('point_sheets').filter((one) => one.month === month);

test('publishing that dies anywhere is done by the next minute: one sheet, one event, the right sum', async () => {
  await accountOf(cloud, 'wang', { balance: 1 });
  const toPublication = async (): Promise<string> => {
    await earned();
    const month = dayOf(now()).slice(0, 7);
    await cloud.cloud.clock.advance(publicationOf(month, rules.calendar) - now());
    return month;
  };
  await toPublication();
  await cloud.tick();
  const requests = requestsAbout('point_sheets', 'point_accounts', 'events');
  expect(requests.length).toBeGreaterThan(6);
  let finished = 0;
  for (const request of requests) {
    const month = await toPublication();
    await killed({ when: 'before', request });
    expect(sheetsOf(month)).toHaveLength(sheetEvents(month).length);
    const died = cloud.lastCall('jobs').requests.slice(-4);
    // A killed transaction keeps its locks for 30 s: that month is looked at, and the next one goes on.
    if (died.some(({ action }) => action === 'database.startTransaction')) continue;
    await leaseOver();
    await cloud.tick();
    finished += 1;
    expect(sheetsOf(month)).toHaveLength(1);
    expect(sheetEvents(month)).toHaveLength(1);
  }
  expect(finished).toBeGreaterThan(3);
  const [newest] = cloud
    .all<{ _id: string; month: string; outstanding: number }>('point_sheets')
    .sort((a, b) => (a.month < b.month ? 1 : -1));
  const sum = cloud
    .all<JournalEntryRecord>('journal_entries')
    .filter(({ at }) => dayOf(at).slice(0, 7) <= (newest?.month ?? '')).length;
  expect(newest?.outstanding).toBe(sum);
  expect(reconciled(cloud)).toEqual([]);
});
