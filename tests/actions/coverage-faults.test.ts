import { tellDoors } from '#contracts/coverage';
import { reachedByArea } from '#domain/coverage';
import {
  type CoverageCountRecord,
  type CoverageRecord,
  reachedOf,
} from '../../cloudfunctions/modules/coverage/records';
import { announce, countedWorld } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { area, type Who } from '../kit/world';

/*
 * Kills the timer around every request with which it adds up what a notice reached, and looks whether the
 * figures are right in the end. A killed transaction keeps its locks for 30 s, so all the killing is done first.
 */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(countedWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

/** Longer than a dead holder keeps the lease of a job. */
const leaseOver = () => cloud.cloud.clock.advance(2 * 60_000);

const names = ['u51', 'u52', 'u61'];

/** Three stairwells of a community in which somebody was reached; what comes later is found first. */
async function reachedSomewhere(turn: number): Promise<void> {
  const key = String(9_000 - turn);
  const units = names.map((name, index): CoverageRecord => {
    const areaPath = cloud.one<{ _id: string; path: string[] }>('areas', area(name))?.path ?? [];
    return {
      _id: `cv_${key}_${index}`,
      noticeId: `nt_fault${key}`,
      round: 1,
      unitId: area(name),
      communityId: area('huai'),
      areaPath,
      countId: `cc_${key}`,
      doors: { 101: { how: 'read', at: 1 }, [`20${index}`]: { how: 'phone', at: 2 } },
      isDirty: true,
      version: 1 + index,
    };
  });
  await cloud.load('coverages', units);
}

/** Every count says what the documents of its units say, and none of them waits to be counted. */
function expectCounted(): number {
  const units = cloud.all<CoverageRecord>('coverages');
  const counts = cloud.all<CoverageCountRecord>('coverage_counts');
  expect(units.filter(({ isDirty }) => isDirty)).toEqual([]);
  expect(counts.map(({ _id }) => _id).sort()).toEqual(
    [...new Set(units.map(({ countId }) => countId))].sort(),
  );
  for (const count of counts) {
    const own = units.filter(({ countId }) => countId === count._id);
    const figures = own.map((unit) => ({ areaPath: unit.areaPath, reached: reachedOf(unit) }));
    expect(count.areas).toEqual(reachedByArea(figures, count.communityId));
    expect(count.versions).toBe(own.reduce((sum, { version }) => sum + version, 0));
  }
  return counts.length;
}

/** The requests of the newest run between looking for stairwells and marking them as counted. */
function ownRequests(): { first: number; last: number } {
  const { requests } = cloud.lastCall('jobs');
  const own = requests.flatMap(({ about }, index) => (about === 'coverages' ? [index + 1] : []));
  const [first = 0] = own;
  const last = own.at(-1) ?? 0;
  expect(last).toBeGreaterThan(first);
  return { first, last };
}

test('adding up that dies anywhere is done again, and the figures are right', async () => {
  await reachedSomewhere(0);
  await cloud.tick();
  expect(expectCounted()).toBe(1);
  const { first, last } = ownRequests();
  const points = [
    ...Array.from({ length: last - first + 1 }, (_, index) => ({
      when: 'before' as const,
      request: first + index,
    })),
    { when: 'after' as const, request: last - 1 },
    { when: 'after' as const, request: last },
  ];
  expect(points.length).toBeGreaterThan(6);
  for (const [index, { when, request }] of points.entries()) {
    await reachedSomewhere(index + 1);
    await leaseOver();
    cloud.cloud.faults.set({ kind: 'kill', function: 'jobs', when, request });
    await cloud.tick().catch(() => undefined);
    cloud.cloud.faults.clear();
    expect(cloud.lastCall('jobs').outcome).not.toBe('answered');
  }
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  for (let minute = 0; minute < 2; minute += 1) {
    await leaseOver();
    await cloud.tick();
  }
  expect(expectCounted()).toBe(points.length + 1);
});

test('a door reached while it adds up is counted the next time', async () => {
  const notice = await announce(cloud, 'busy', { kind: 'emergency', areas: ['huai'] });
  const tell = (who: Who, name: string, door: number) =>
    cloud.as(who)(tellDoors, {
      noticeId: notice._id,
      areaId: area(name),
      doors: [String(door)],
      how: 'phone',
    });
  for (let turn = 0; turn < 6; turn += 1) {
    await Promise.all([
      cloud.tick(),
      tell('zhao', 'u51', turn),
      tell('gu', 'u61', turn),
      tell('luo', 'u52', turn),
      cloud.tick(),
    ]);
    await cloud.cloud.clock.advance(60_000);
  }
  await cloud.tick();
  expect(expectCounted()).toBe(1);
  const [count] = cloud.all<CoverageCountRecord>('coverage_counts');
  expect(count?.reached).toEqual({ read: 0, phone: 18, visit: 0 });
});

test('forgetting that dies halfway goes on, and leaves no door behind', async () => {
  const end = cloud.cloud.clock.now() + 60_000;
  await announce(cloud, 'fault9000', { kind: 'outage', areas: ['huai'], forgetAt: end });
  await reachedSomewhere(0);
  const [unit] = cloud.all<CoverageRecord>('coverages');
  if (!unit) throw new Error('nothing was reached');
  await cloud.load(
    'coverages',
    Array.from({ length: 120 }, (_, index) => ({
      ...unit,
      _id: `cv_many${String(index).padStart(4, '0')}`,
    })),
  );
  const full = () =>
    cloud.all<CoverageRecord>('coverages').filter(({ doors }) => Object.keys(doors).length > 0);
  await leaseOver();
  await cloud.tick();
  const { requests } = cloud.lastCall('jobs');
  await leaseOver();
  cloud.cloud.faults.set({
    kind: 'kill',
    function: 'jobs',
    when: 'before',
    // A page of fifty is forgotten side by side, four requests a unit: this falls into the second page.
    request: requests.length + 300,
  });
  await cloud.tick().catch(() => undefined);
  cloud.cloud.faults.clear();
  const left = full().length;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(123);
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  await leaseOver();
  await cloud.tick();
  expect(full()).toEqual([]);
  for (const { kept } of cloud.all<CoverageRecord>('coverages'))
    expect(kept).toEqual({ read: 1, phone: 1, visit: 0 });
});

test('an older figure never takes the place of a newer one, and nothing counted twice', async () => {
  await reachedSomewhere(0);
  await cloud.tick();
  const [count] = cloud.all<CoverageCountRecord>('coverage_counts');
  expect(count?.reached).toEqual({ read: 3, phone: 3, visit: 0 });
  await cloud.tick();
  expect(cloud.all('coverage_counts')).toEqual([count]);
  const newer = { versions: (count?.versions ?? 0) + 5, countedAt: 1 };
  await cloud.change('coverage_counts', count?._id ?? '', newer);
  await cloud.change('coverages', 'cv_9000_0', { isDirty: true });
  await cloud.tick();
  expect(cloud.all<CoverageCountRecord>('coverage_counts')[0]).toMatchObject(newer);
});
