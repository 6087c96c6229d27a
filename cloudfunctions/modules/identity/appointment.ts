import { AppError } from '#contracts/errors';
import { appoint, confirmAppointment, dismiss, type InviteStatus } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { confirmersOf, isPostOfLevel, mayAppoint } from '#domain/appointment';
import { addDays, dayOf, startOfDay } from '#domain/day';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { type AreaRecord, areas, areasNow } from '../area/records';
import { acceptAction } from './accept';
import { invitationOf, newCode } from './invitation';
import { listAction } from './list-posts';
import { saveArea, savePerson, withDutiesOf } from './person';
import { invites, people } from './records';

/** A standing area; one that does not exist and one outside the caller's scope answer the same. */
function within(area: AreaRecord | undefined, { caller }: Context): AreaRecord {
  const isOwn = caller.memberships.some((one) => area?.path.includes(one.areaId));
  if (!area || !isOwn || area.endedAt !== undefined) throw new AppError('not-found');
  return area;
}

const refusedAt = (field: string, words: string) =>
  new AppError('invalid-input', { fields: [{ field, words }] });

/** A post begins today or later and lasts a day at least. */
function refusePast(
  { fromOn, untilOn }: { fromOn?: string | undefined; untilOn?: string | undefined },
  now: number,
): void {
  const today = dayOf(now);
  if (fromOn !== undefined && fromOn < today) throw refusedAt('fromOn', '请选今天或以后的一天');
  if (untilOn !== undefined && untilOn < (fromOn ?? today))
    throw refusedAt('untilOn', '最后一天不能早于开始的那天');
}

const offer = defineCommand(appoint, {
  prepare: async ({ areaId }) => {
    const [area] = await areasNow([areaId]);
    return { area, code: newCode() };
  },
  async transact({ tx, input, ctx, prepared }) {
    const { areaId: _, ...wanted } = input;
    const { role } = wanted;
    const { caller, now } = ctx;
    const area = within(prepared.area, ctx);
    if (!isPostOfLevel({ role, area })) throw refusedAt('role', '这一级没有这个岗位，请重新选');
    refusePast(wanted, now);
    if (!mayAppoint({ role, area }, caller.memberships, now)) throw new AppError('forbidden');
    const confirmers = confirmersOf({ role, area });
    const isConfirmed = confirmers.length === 0 || mayGiveAlone(confirmers, role, ctx);
    const invite = invitationOf({
      wanted,
      area,
      code: prepared.code,
      invitedBy: caller.personId,
      waitsFor: isConfirmed ? [] : confirmers,
      now,
    });
    await tx.set(invites, invite);
    const { _id: inviteId, status, expiresAt } = invite;
    return {
      answer: { inviteId, code: prepared.code, status, expiresAt },
      name: isConfirmed ? 'identity.invited' : 'identity.invite-waiting',
      subjectIds: [inviteId, area._id],
      data: { tell: invite.waitsFor, role, areaName: area.name },
    };
  },
});

/** Whoever confirms a post may also give it alone, but never one that equals her own. */
const mayGiveAlone = (confirmers: readonly string[], role: Role, { caller }: Context): boolean =>
  confirmers.some((key) => caller.keys.includes(key) && !key.startsWith(`${role}@`));

const confirm = defineCommand(confirmAppointment, {
  async transact({ tx, input: { inviteId, decision }, ctx: { caller } }) {
    const invite = await tx.get(invites, inviteId);
    const isMine = invite?.waitsFor.some((key) => caller.keys.includes(key));
    if (!invite || !isMine) throw new AppError('not-found');
    if (invite.invitedBy === caller.personId)
      throw new AppError('step-not-allowed', { reason: '自己提的任命请由另一位同事确认' });
    const status: InviteStatus = decision === 'confirm' ? 'open' : 'refused';
    await tx.set(invites, {
      ...invite,
      status,
      waitsFor: [],
      confirmedBy: caller.personId,
      version: invite.version + 1,
    });
    return {
      answer: { status },
      name: decision === 'confirm' ? 'identity.invite-confirmed' : 'identity.invite-refused',
      subjectIds: [inviteId, invite.areaId],
      data: { tell: [invite.invitedBy], role: invite.role, areaName: invite.areaName },
    };
  },
});

const end = defineCommand(dismiss, {
  async transact({ tx, input: { personId, membershipId, untilOn }, ctx }) {
    const person = await tx.get(people, personId);
    const post = person?.memberships.find((one) => one.id === membershipId);
    const found = post && (await tx.get(areas, post.areaId));
    if (!person || !post) throw new AppError('not-found');
    const area = within(found, ctx);
    if (!mayAppoint({ role: post.role, area }, ctx.caller.memberships, ctx.now))
      throw new AppError('forbidden');
    if (personId === ctx.caller.personId)
      throw new AppError('step-not-allowed', { reason: '自己的岗位请由上一级来结束' });
    refusePast({ untilOn }, ctx.now);
    const until = untilOn === undefined ? ctx.now : startOfDay(addDays(untilOn, 1));
    const memberships = person.memberships.map((one) =>
      one.id === membershipId && (one.until === undefined || one.until > ctx.now)
        ? { ...one, until }
        : one,
    );
    const next = { ...person, memberships };
    await saveArea(tx, withDutiesOf(area, next));
    await savePerson(tx, next);
    return {
      answer: {},
      name: 'identity.dismissed',
      subjectIds: [area._id],
      data: { tell: [personId], role: post.role, areaName: area.name, ...defined({ untilOn }) },
    };
  },
});

export const appointmentActions = [offer, confirm, acceptAction, end, listAction];
