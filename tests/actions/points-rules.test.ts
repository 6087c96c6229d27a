import type { Got, Sent } from '#contracts/action';
import { approveCandidate } from '#contracts/points-desk';
import { getPointsRules, setPointsRules } from '#contracts/points-rules';
import { addDays, dayMs, dayOf } from '#domain/day';
import { earningRules } from '#domain/earning';
import type { JournalEntryRecord } from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { earningWorld, expectSound, keeper, proposed } from '../kit/earning';
import { accountOf } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import type { Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());
afterEach(() => expectSound(cloud));

type Rules = Got<typeof getPointsRules>['current']['rules'];
const today = () => dayOf(cloud.cloud.clock.now());
const look = (who: Who = 'wang') => cloud.as(who)(getPointsRules, {});
const withDonation = (points: number, rules: Rules = earningRules): Rules =>
  rules.map((one) => (one.act === 'donation' ? { ...one, points } : one));
const set = (over: Partial<Sent<typeof setPointsRules>> = {}, who: Who = 'desk') =>
  cloud.as(who)(setPointsRules, {
    version: 1,
    rules: withDonation(4),
    reason: '超市的东西快不够了',
    ...over,
  });
const donationIn = ({ rules }: { rules: Rules }) =>
  rules.find(({ act }) => act === 'donation')?.points;
/** Longer than an instance keeps the rules in mind. */
const tomorrow = () => cloud.cloud.clock.advance(dayMs);

describe('the rules', () => {
  it('are the policy’s at first, for everybody to read, with their source', async () => {
    for (const who of ['wang', 'visitor', 'desk', keeper, 'admin'] as const) {
      const { current, coming } = await look(who);
      expect(current).toEqual({
        version: 1,
        fromOn: '2026-01-01',
        source: '本平台默认',
        rules: earningRules,
      });
      expect(coming).toBeUndefined();
    }
  });

  it('change from the next day on, and say who changed them and why', async () => {
    expect(await set()).toEqual({ version: 2, fromOn: addDays(today(), 1) });
    const { current, coming } = await look();
    expect([current.version, donationIn(current)]).toEqual([1, 5]);
    expect(coming).toMatchObject({
      version: 2,
      fromOn: addDays(today(), 1),
      source: '区指挥中心 区台',
      reason: '超市的东西快不够了',
    });
    await tomorrow();
    const later = await look();
    expect([later.current.version, donationIn(later.current)]).toEqual([2, 4]);
    expect(later.coming).toBeUndefined();
  });

  it('changed twice on one day hold as they were said last', async () => {
    await set();
    await set({ version: 2, rules: withDonation(3) });
    expect((await look()).coming?.version).toBe(3);
    await tomorrow();
    expect(donationIn((await look()).current)).toBe(3);
  });

  it('are changed by the district desk that saw them, each act once with its own path and unit', async () => {
    for (const who of ['wang', 'he', 'cheng', 'admin', keeper] as const)
      expect(await codeOf(set({}, who))).toBe('forbidden');
    await set();
    expect(await refusalOf(set())).toMatchObject({ code: 'conflict', details: { version: 2 } });
    expect(await codeOf(set({ version: 7 }))).toBe('conflict');
    const change = (act: string, over: object): Rules =>
      withDonation(4).map((one) => (one.act === act ? { ...one, ...over } : one));
    const fields = async (rules: Rules) => Object.keys(await fieldsOf(set({ version: 2, rules })));
    expect(await fields(change('donation', { path: 'service' }))).toEqual(['rules.5.path']);
    expect(await fields(change('volunteer-hours', { unit: 'time' }))).toEqual(['rules.3.unit']);
    expect(await fields(change('donation', { act: 'meeting-attended' }))).not.toEqual([]);
    expect(await fields(withDonation(4).slice(1))).toEqual(['rules']);
    for (const points of [0, -2, 1.5, 51, 1e9])
      expect(await fields(change('donation', { points }))).toEqual(['rules.5.points']);
    const same = await refusalOf(set({ version: 2 }));
    expect(same.details?.reason).toBe('没有改动，不用保存');
  });

  it('changed by two at once are changed by one', async () => {
    const ends = await Promise.allSettled([set(), set({ rules: withDonation(3) })]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(cloud.all('point_rules')).toHaveLength(1);
  });
});

test('what was done keeps its rule, though rules changed while it waited or before it was named', async () => {
  const openedAt = cloud.cloud.clock.now() - 30 * dayMs;
  const account = await accountOf(cloud, 'wang', { openedAt });
  const done = { act: 'donation' as const, doneOn: today() };
  const waiting = await proposed(cloud, account, { ...done, note: '毛巾十条' });
  await set({ rules: withDonation(1) });
  await tomorrow();
  expect(donationIn((await look()).current)).toBe(1);
  const named = await proposed(cloud, account, {
    ...done,
    note: '洗衣粉两袋',
    doneOn: addDays(today(), -1),
  });
  const fresh = await proposed(cloud, account, { ...done, note: '香皂五块', doneOn: today() });
  expect([waiting, named, fresh].map(({ points, ruleVersion }) => [points, ruleVersion])).toEqual([
    [5, 1],
    [5, 1],
    [1, 2],
  ]);
  for (const { _id: id, version } of [waiting, fresh])
    await cloud.as(keeper)(approveCandidate, { id, version });
  const given = cloud.all<JournalEntryRecord>('journal_entries');
  const texts = given.map(({ aboutId, ruleVersion, ruleText }) => [aboutId, ruleVersion, ruleText]);
  expect(texts.sort()).toEqual(
    [
      [waiting._id, 1, '每次 5 分，一天最多 5 分，一个月最多 20 分'],
      [fresh._id, 2, '每次 1 分，一天最多 5 分，一个月最多 20 分'],
    ].sort(),
  );
});
