import { type PolicyEntry, policy } from '#config/policy';

/** Numbers and switches without a source or a day from which they hold. */
const unsourced = (entries: Record<string, PolicyEntry<unknown>>) =>
  Object.entries(entries)
    .filter(
      ([, { source, effectiveFrom }]) =>
        source.trim() === '' ||
        Number.isNaN(Date.parse(effectiveFrom)) ||
        !/^\d{4}-\d\d-\d\d$/.test(effectiveFrom),
    )
    .map(([name]) => name);

test('every number and switch of the district says where it comes from and since when', () => {
  expect(unsourced(policy)).toEqual([]);
  const day = '2026-01-01';
  const planted = {
    a: { value: 1, source: '', effectiveFrom: day },
    b: { value: 2, source: '本平台默认', effectiveFrom: 'soon' },
    c: { value: 3, source: '本平台默认', effectiveFrom: day },
  };
  expect(unsourced(planted)).toEqual(['a', 'b']);
});

test('what 国办函〔2026〕12号 bans is off', () => {
  const { hasPointsRanking, hasStaffAttendance, hasPatrolTrack, hasUsageFigures } = policy;
  for (const { value } of [hasPointsRanking, hasStaffAttendance, hasPatrolTrack, hasUsageFigures])
    expect(value).toBe(false);
});
