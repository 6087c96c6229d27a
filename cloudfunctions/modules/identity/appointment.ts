import { AppError } from '#contracts/errors';
import {
  appoint,
  confirmAppointment,
  dismiss,
  type InviteStatus,
  listAppointments,
} from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { confirmersOf, isPostOfLevel, mayAppoint } from '#domain/appointment';
import { addDays, dayMs, startOfDay } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { numberAlphabet } from '#domain/number';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { drawn } from '#runtime/ids';
import { type AreaRecord, areas, areasNow } from '../area/records';
import { acceptAction } from './accept';
import { saveArea, savePerson, withDutiesOf } from './person';
import {
  type InviteRecord,
  inviteIdOf,
  invites,
  invitesIn,
  invitesWaitingFor,
  people,
  peopleWithPostIn,
} from './records';

/** An invitation is good for a week. */
const inviteMs = 7 * dayMs;
const codeLength = 10;

/** A standing area; one that does not exist and one outside the caller's scope answer the same. */
function within(area: AreaRecord | undefined, { caller }: Context): AreaRecord {
  const isOwn = caller.memberships.some((one) => area?.path.includes(one.areaId));
  if (!area || !isOwn || area.endedAt !== undefined) throw new AppError('not-found');
  return area;
}

const offer = defineCommand(appoint, {
  prepare: async ({ areaId }) => {
    const [area] = await areasNow([areaId]);
    return { area, code: drawn(numberAlphabet, codeLength) };
  },
  async transact({ tx, input, ctx, prepared }) {
    const { areaId, role, name, phone, post, duty, untilOn } = input;
    const { caller, now } = ctx;
    const area = within(prepared.area, ctx);
    if (!isPostOfLevel({ role, area }))
      throw new AppError('invalid-input', {
        fields: [{ field: 'role', words: '这一级没有这个岗位，请重新选' }],
      });
    if (!mayAppoint({ role, area }, caller.memberships, now)) throw new AppError('forbidden');
    const confirmers = confirmersOf({ role, area });
    const isConfirmed = confirmers.length === 0 || mayGiveAlone(confirmers, role, ctx);
    const invite: InviteRecord = {
      _id: inviteIdOf(prepared.code),
      areaId,
      areaName: area.name,
      areaLevel: area.level,
      role,
      name,
      status: isConfirmed ? 'open' : 'waiting',
      waitsFor: isConfirmed ? [] : confirmers,
      invitedBy: caller.personId,
      invitedAt: now,
      expiresAt: now + inviteMs,
      version: 1,
      ...defined({ phone, post, duty }),
      ...(untilOn !== undefined && { until: startOfDay(addDays(untilOn, 1)) }),
    };
    await tx.set(invites, invite);
    const { _id: inviteId, status, expiresAt } = invite;
    return {
      answer: { inviteId, code: prepared.code, status, expiresAt },
      name: isConfirmed ? 'identity.invited' : 'identity.invite-waiting',
      subjectIds: [inviteId, areaId],
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
  async transact({ tx, input: { personId, membershipId }, ctx }) {
    const person = await tx.get(people, personId);
    const post = person?.memberships.find((one) => one.id === membershipId);
    const found = post && (await tx.get(areas, post.areaId));
    if (!person || !post) throw new AppError('not-found');
    const area = within(found, ctx);
    if (!mayAppoint({ role: post.role, area }, ctx.caller.memberships, ctx.now))
      throw new AppError('forbidden');
    if (personId === ctx.caller.personId)
      throw new AppError('step-not-allowed', { reason: '自己的岗位请由上一级来结束' });
    const memberships = person.memberships.map((one) =>
      one.id === membershipId && isCurrent(one, ctx.now) ? { ...one, until: ctx.now } : one,
    );
    const next = { ...person, memberships };
    await saveArea(tx, withDutiesOf(area, next));
    await savePerson(tx, next);
    return {
      answer: {},
      name: 'identity.dismissed',
      subjectIds: [area._id],
      data: { tell: [personId], role: post.role, areaName: area.name },
    };
  },
});

const list = defineQuery(listAppointments, async ({ areaId }, ctx) => {
  const { caller, now } = ctx;
  const [found, holders, offered, waiting] = await Promise.all([
    areasNow([areaId]),
    peopleWithPostIn(areaId, undefined, 200),
    invitesIn(areaId),
    invitesWaitingFor(caller.keys),
  ]);
  within(found[0], ctx);
  const pending = new Map([...waiting, ...offered].map((one) => [one._id, one]));
  return {
    people: holders.flatMap((person) =>
      person.memberships
        .filter((one) => one.areaId === areaId && (one.until === undefined || one.until > now))
        .map(({ id, role, from, until, post, duty }) => ({
          personId: person._id,
          membershipId: id,
          name: person.name ?? '',
          role,
          from,
          ...defined({ until, post, duty }),
        })),
    ),
    invites: [...pending.values()]
      .filter((one) => one.expiresAt > now && one.status !== 'accepted')
      .map(({ _id, name, role, areaName, status, expiresAt, waitsFor, invitedBy }) => ({
        id: _id,
        name,
        role,
        areaName,
        status,
        expiresAt,
        canConfirm:
          invitedBy !== caller.personId && waitsFor.some((key) => caller.keys.includes(key)),
      })),
  };
});

export const appointmentActions = [offer, confirm, acceptAction, end, list];
