import { ourDefault, policy, rules } from '#config/policy';
import { photoLimit, photoLimitBytes } from '#contracts/file';

it.each(Object.entries(policy))('%s has a source and a first day', (_, entry) => {
  expect(entry.source.trim().length).toBeGreaterThan(3);
  expect(entry.effectiveFrom).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
  expect(entry.value).toBeDefined();
});

it('calls our own numbers ours', () => {
  expect(policy.workingHours.source).toBe(ourDefault);
  expect(policy.reopenLimit.source).toBe(ourDefault);
});

it('has every switch that staff could be driven with off (compliance.md, Policy switches)', () =>
  expect([
    policy.hasPointsRanking.value,
    policy.hasStaffAttendance.value,
    policy.hasPatrolTrack.value,
    policy.areWorkPhotosRequired.value,
    policy.hasUsageFigures.value,
  ]).toEqual([false, false, false, false, false]));

it('promises no slower acceptance than completion', () => {
  for (const { accept, finish } of Object.values(rules.sla))
    if ('wallMinutes' in accept && 'wallMinutes' in finish)
      expect(accept.wallMinutes).toBeLessThan(finish.wallMinutes);
});

it('agrees with what the contracts promise', () => {
  expect(policy.photosPerReport.value).toBe(photoLimit);
  expect(policy.photoKB.value * 1024).toBe(photoLimitBytes);
});
