import type { Returned } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { getPointsRules, setPointsRules } from '#contracts/points-rules';
import { roleWords } from '#contracts/roles';
import { areSameRules, problemsOfRules } from '#domain/candidate';
import { addDays, dayOf } from '#domain/day';
import { rulesOn } from '#domain/earning';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { defined } from '#runtime/defined';
import { areasWithin, recentArea } from '../area/records';
import { rulesVersions } from './records';
import {
  forgetRules,
  type RulesPublished,
  recentRules,
  rulesIdOf,
  rulesOfDistrict,
} from './rules-records';

/** The district of her home or post; of somebody who only looks the one there is. */
async function districtIdOf({ person, memberships }: Caller): Promise<string> {
  const areaId = person?.homes[0]?.areaId ?? memberships[0]?.areaId;
  const known = person?.homes[0]?.areaPath[0] ?? (areaId && (await recentArea(areaId))?.path[0]);
  const districtId = known ?? (await areasWithin(undefined, 'district'))[0]?._id;
  if (districtId === undefined) throw new AppError('not-found');
  return districtId;
}

/** The district whose desk the caller is. */
async function ownDistrictId({ memberships }: Caller): Promise<string> {
  const post = memberships.find(({ role }) => role === 'district-desk');
  const districtId = post && (await recentArea(post.areaId))?.path[0];
  if (districtId === undefined) throw new AppError('not-found');
  return districtId;
}

const published = (one: RulesPublished): Returned<typeof getPointsRules>['current'] =>
  defined({ ...one, rules: one.rules.map((rule) => defined(rule)) });

const look = defineQuery(getPointsRules, async (_, { caller, now }) => {
  const versions = await recentRules(await districtIdOf(caller));
  const today = dayOf(now);
  const holding = rulesOn(versions, today);
  const current = versions.find(({ version }) => version === holding.version);
  const coming = versions.find(({ fromOn }) => fromOn > today);
  if (!current) throw new AppError('not-found');
  return { current: published(current), ...(coming && { coming: published(coming) }) };
});

const set = defineCommand(setPointsRules, {
  async prepare(_, { caller }) {
    const districtId = await ownDistrictId(caller);
    const [newest] = await rulesOfDistrict(districtId);
    return { districtId, newest };
  },
  async transact({ tx, input, ctx, prepared: { districtId, newest } }) {
    const version = input.version + 1;
    const _id = rulesIdOf(districtId, version);
    const isNewest = newest?.version === input.version && !(await tx.get(rulesVersions, _id));
    if (!newest || !isNewest) throw new AppError('conflict', defined({ version: newest?.version }));
    const rules = input.rules.map((rule) => defined(rule));
    const fields = problemsOfRules(rules, newest.rules);
    if (fields.length > 0) throw new AppError('invalid-input', { fields });
    if (areSameRules(rules, newest.rules))
      throw new AppError('step-not-allowed', { reason: '没有改动，不用保存' });
    const fromOn = addDays(dayOf(ctx.now), 1);
    const setBy = `${roleWords['district-desk']} ${ctx.caller.person?.name ?? ''}`.trim();
    const { reason } = input;
    const setAt = ctx.now;
    await tx.set(rulesVersions, { _id, districtId, version, fromOn, rules, reason, setBy, setAt });
    return {
      answer: { version, fromOn },
      name: 'points.rules-set',
      subjectIds: [districtId],
      data: { version, fromOn, reason },
      callerText: setBy,
    };
  },
  async after(answer, _, { caller }) {
    forgetRules(await ownDistrictId(caller));
    return answer;
  },
});

export const rulesActions = [look, set];
