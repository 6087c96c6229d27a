import { policy } from '#config/policy';
import type { EarningRule } from '#contracts/points-rules';
import type { RulesVersion } from '#domain/earning';
import { find } from '#runtime/database';
import { rulesVersions } from './records';

/** A version as the public reads it: whence it comes, and why it was changed. */
export type RulesPublished = RulesVersion & {
  rules: EarningRule[];
  source: string;
  reason?: string;
};

const first: RulesPublished = {
  version: 1,
  fromOn: policy.earningRules.effectiveFrom,
  rules: policy.earningRules.value,
  source: policy.earningRules.source,
};

/** Versions read at once; more changes than anybody makes. */
const mostVersions = 100;

/** Every version of a district's rules, the newest first; the policy's is the first of all. */
export async function rulesOfDistrict(districtId: string): Promise<RulesPublished[]> {
  const found = await find(rulesVersions, {
    where: { districtId },
    order: [['version', 'desc']],
    limit: mostVersions,
  });
  return [
    ...found.map(({ version, fromOn, rules, reason, setBy }) => ({
      version,
      fromOn,
      rules,
      reason,
      source: setBy,
    })),
    first,
  ];
}

const cacheMs = 60_000;
const cache = new Map<string, { versions: RulesPublished[]; until: number }>();

/** The rules as they were at most a minute ago; none comes into force before the next day. */
export async function recentRules(districtId: string): Promise<RulesPublished[]> {
  const kept = cache.get(districtId);
  if (kept && kept.until > Date.now()) return kept.versions;
  const versions = await rulesOfDistrict(districtId);
  cache.set(districtId, { versions, until: Date.now() + cacheMs });
  return versions;
}

/** So that whoever changed them is answered by what she changed. */
export const forgetRules = (districtId: string): boolean => cache.delete(districtId);

/** Where a version is kept. */
export const rulesIdOf = (districtId: string, version: number): string =>
  `${districtId}:${version}`;
