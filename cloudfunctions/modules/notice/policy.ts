import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import { getNoticePolicy, setNoticePolicy } from '#contracts/notice-desk';
import { roleWords } from '#contracts/roles';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { recentArea } from '../area/records';
import { forgetNoticePolicy, noticePolicies } from './records';

/** The district somebody answers for. */
async function districtIdOf({ memberships }: Caller): Promise<string> {
  const post = memberships.find(({ role }) => role === 'district-desk');
  const [districtId] = (post && (await recentArea(post.areaId)))?.path ?? [];
  if (districtId === undefined) throw new AppError('not-found');
  return districtId;
}

const standard = { isReviewedFirst: policy.areNoticesReviewedFirst.value };

export const look = defineQuery(getNoticePolicy, async (_, { caller }) => {
  const kept = await get(noticePolicies, await districtIdOf(caller));
  return kept ?? standard;
});

export const set = defineCommand(setNoticePolicy, {
  prepare: (_, { caller }) => districtIdOf(caller),
  async transact({ tx, input: { isReviewedFirst }, ctx, prepared: _id }) {
    const before = (await tx.get(noticePolicies, _id)) ?? standard;
    if (before.isReviewedFirst === isReviewedFirst)
      throw new AppError('step-not-allowed', { reason: '没有改动，不用保存' });
    const changedBy = `${roleWords['district-desk']} ${ctx.caller.person?.name ?? ''}`.trim();
    await tx.set(noticePolicies, { _id, isReviewedFirst, changedAt: ctx.now, changedBy });
    return {
      answer: {},
      name: 'notice.policy-set',
      subjectIds: [_id],
      data: { isReviewedFirst },
      callerText: changedBy,
    };
  },
  async after(answer, _, { caller }) {
    forgetNoticePolicy(await districtIdOf(caller));
    return answer;
  },
});
