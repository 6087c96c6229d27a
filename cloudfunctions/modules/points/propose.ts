import type { Returned } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import { proposeCandidate, proposerRoles } from '#contracts/points-desk';
import { type Role, roleWords } from '#contracts/roles';
import { dayOf } from '#domain/day';
import { obstacleToPropose, reasonOf, refuseWith } from '#domain/earning';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { hashOf } from '#runtime/ids';
import type { Membership } from '../identity/records';
import { homeIn } from './account-records';
import type { Holder } from './awarding';
import { candidateFor, earningHolder, toldOf } from './proposing';
import { type AccountRecord, accounts, candidates } from './records';
import { recentRules } from './rules-records';

/** The post through which the caller names somebody: one of an area the account lies in; `not-found` elsewhere. */
function postFor(account: AccountRecord | undefined, { caller }: Context): Membership {
  const post = caller.memberships.find(
    ({ role, areaId }) =>
      (proposerRoles as readonly Role[]).includes(role) && account?.areaPath.includes(areaId),
  );
  if (!post) throw new AppError('not-found');
  return post;
}

/** Never oneself, nor anybody behind a door of one's own. */
function refuseObstacle({ account, person }: Holder, { caller }: Context): void {
  const judge = { personId: caller.personId, homes: caller.person?.homes ?? [] };
  const { personId } = account;
  for (const { areaId: homeAreaId, door } of [homeIn(account), ...(person?.homes ?? [])])
    refuseWith(obstacleToPropose(judge, { homeAreaId, ...defined({ personId, door }) }));
}

/** Points count from the day she opened her passbook; nothing is counted back, nothing ahead. */
function refuseDay(doneOn: string, { openedAt }: AccountRecord, now: number): void {
  if (doneOn > dayOf(now)) throw refusedAt('doneOn', '还没到这一天');
  if (doneOn < dayOf(openedAt)) throw refusedAt('doneOn', '开存折以前做的事不计分');
}

const propose = defineCommand(proposeCandidate, {
  async prepare({ accountId }, { now }) {
    const [seen, holder] = await Promise.all([
      get(accounts, accountId),
      earningHolder(accountId, now),
    ]);
    const versions = holder ? await recentRules(holder.account.areaPath[0] ?? '') : [];
    return { seen, holder, versions };
  },
  async transact({ tx, input, ctx, eventId, prepared: { seen, holder, versions } }) {
    const post = postFor(seen, ctx);
    if (!holder) throw new AppError('step-not-allowed', { reason: '这本存折现在不能记分' });
    const { account } = holder;
    refuseObstacle(holder, ctx);
    const { act, units, doneOn, note } = input;
    refuseDay(doneOn, account, ctx.now);
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const proposerText = `${roleWords[post.role]} ${ctx.caller.person?.name ?? ''}`.trim();
    const deed = {
      ...{ act, doneOn, note, photos, proposerText },
      ...(act === 'volunteer-hours' && { units }),
      subjectId: hashOf([doneOn, note]),
      reason: reasonOf(act, note),
      proposerId: ctx.caller.personId,
    };
    const candidate = candidateFor(account, deed, { versions, now: ctx.now });
    if (!candidate || (await tx.get(candidates, candidate._id)))
      throw new AppError('step-not-allowed', { reason: '这件事已经提过了' });
    await tx.set(candidates, candidate);
    return {
      answer: { id: candidate._id, points: candidate.points } satisfies Returned<
        typeof proposeCandidate
      >,
      name: 'points.proposed',
      subjectIds: [candidate._id],
      data: toldOf(candidate, account.personId),
      callerText: proposerText,
    };
  },
});

export const proposeActions = [propose];
