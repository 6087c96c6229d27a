import { AppError } from '#contracts/errors';
import { acceptInvite } from '#contracts/identity';
import { dayOf } from '#domain/day';
import { defineCommand } from '#runtime/action';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { areas } from '../area/records';
import { inviteIdOf } from './invitation';
import { ownPerson, saveArea, savePerson, withDutiesOf } from './person';
import { type InviteRecord, invites, type Membership, type PersonRecord } from './records';

/** Each post opens at most two access keys, and twenty are the limit (`#domain/scope`). */
const postLimit = 9;

const notGood = (words: string) =>
  new AppError('invalid-input', { fields: [{ field: 'code', words }] });

/** A code that is wrong, used, refused or over looks the same as one that never was. */
function usable(invite: InviteRecord | undefined, now: number): InviteRecord {
  if (invite?.status === 'waiting') throw notGood('这项任命还在等上级确认，确认后再来输入');
  if (invite?.status !== 'open' || invite.expiresAt <= now)
    throw notGood('邀请码不对或已过期，请向社区再要一个');
  return invite;
}

function refuseTwice({ memberships }: PersonRecord, invite: InviteRecord, now: number): void {
  const current = memberships.filter((one) => one.until === undefined || now < one.until);
  if (current.some((one) => one.role === invite.role && one.areaId === invite.areaId))
    throw new AppError('step-not-allowed', { reason: '您已经有这个岗位了' });
  if (current.length >= postLimit)
    throw new AppError('step-not-allowed', { reason: `一个人最多有 ${postLimit} 个岗位` });
}

/** Begins a post: the person's membership and the area's duty in one transaction. */
export const acceptAction = defineCommand(acceptInvite, {
  async transact({ tx, input: { code }, ctx, eventId }) {
    const invite = usable(await tx.get(invites, inviteIdOf(code)), ctx.now);
    const area = await tx.get(areas, invite.areaId);
    if (!area || area.endedAt !== undefined) throw notGood('这个岗位所在的地方已经调整，请问社区');
    const person = await ownPerson(tx, ctx);
    refuseTwice(person, invite, ctx.now);
    const { role, areaId, areaName, areaLevel, until, post, duty } = invite;
    const from = Math.max(ctx.now, invite.from ?? 0);
    const membership: Membership = {
      id: derivedId('ms', eventId),
      role,
      areaId,
      areaName,
      areaLevel,
      from,
      ...defined({ until, post, duty }),
    };
    const next: PersonRecord = {
      ...person,
      name: invite.name,
      ...defined({ phone: invite.phone ?? person.phone }),
      memberships: [...person.memberships, membership],
    };
    await tx.set(invites, {
      ...invite,
      status: 'accepted',
      acceptedBy: person._id,
      version: invite.version + 1,
    });
    await saveArea(tx, withDutiesOf(area, next));
    await savePerson(tx, next);
    return {
      answer: { role, areaName, from },
      name: 'identity.appointed',
      subjectIds: [areaId],
      data: {
        tell: [person._id],
        role,
        areaName,
        ...(from > ctx.now && { fromOn: dayOf(from) }),
      },
    };
  },
});
