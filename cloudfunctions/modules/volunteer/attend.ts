import { createHash } from 'node:crypto';
import { policy } from '#config/policy';
import { AppError, refusedAt } from '#contracts/errors';
import { addPaperVolunteer, attendCall, tickAttendance } from '#contracts/volunteer';
import { maskedName } from '#domain/mask';
import { isFresh } from '#domain/redemption-code';
import { arrived, doorSecret, left, ticked } from '#domain/volunteer';
import { defineCommand } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { refuseHousehold } from '../points/household-records';
import { accounts } from '../points/records';
import { type CallRecord, type SignUpRecord, signUpIdOf, signUps } from './records';
import { hersIn, settle, withPresence } from './sign-up';
import { callIn, leaderText, ledCall, ledIn, mayLead } from './standing';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const percent = policy.servedPercent.value;

/** What others need of a place: whose, how long, and for what. */
const servedData = (call: CallRecord, { _id, personId, accountId, minutes }: SignUpRecord) => ({
  signUpId: _id,
  callId: call._id,
  ...defined({ personId, accountId, communityId: call.communityId }),
  minutes: minutes ?? 0,
  startsAt: call.startsAt,
  title: call.title,
});

export const attend = defineCommand(attendCall, {
  async transact({ tx, input: { id, way, code }, ctx }) {
    const call = await callIn(tx, id);
    if (mayLead(call, ctx.caller))
      throw new AppError('step-not-allowed', { reason: '您能打开这张码，请别的同事给您记' });
    const secret = doorSecret(call.secret, way);
    if (!isFresh({ secret, suffix: code }, ctx.now, sha256))
      throw refusedAt('code', '这张码过时了，请再扫一次带队人手机上的码');
    const before = await hersIn(tx, id, ctx);
    const presence =
      way === 'in' ? arrived(call, before, ctx.now) : left(call, before, { now: ctx.now, percent });
    if (!before) throw new AppError('not-found');
    const isNew = presence !== before;
    const after = withPresence(before, presence);
    if (isNew) await settle(tx, { call, before, after });
    const { status, minutes } = presence;
    return {
      answer: { status, ...defined({ minutes }) },
      name: isNew && status === 'finished' ? 'volunteer.served' : 'volunteer.attended',
      subjectIds: [id],
      data: servedData(call, after),
    };
  },
});

export const tick = defineCommand(tickAttendance, {
  async transact({ tx, input: { id, version, as }, ctx }) {
    const before = await tx.get(signUps, id);
    if (!before) throw new AppError('not-found');
    const call = await ledIn(tx, before.callId, ctx.caller);
    if (before.personId === ctx.caller.personId)
      throw new AppError('step-not-allowed', { reason: '自己的请别的同事来记' });
    if (before.version !== version) throw new AppError('conflict', { version: before.version });
    const presence = ticked(call, before, { as, now: ctx.now, percent });
    if (as !== 'absent') await refuseHousehold(tx, before, ctx.caller);
    const after = await settle(tx, { call, before, after: withPresence(before, presence) });
    return {
      answer: { version: after.version },
      name: as === 'finished' ? 'volunteer.served' : 'volunteer.ticked',
      subjectIds: [call._id],
      data: servedData(call, after),
      callerText: leaderText(call, ctx.caller),
    };
  },
  async recheck({ id }, { caller }) {
    const signUp = await get(signUps, id);
    await ledCall(signUp?.callId ?? '', caller);
  },
});

export const addPaper = defineCommand(addPaperVolunteer, {
  async transact({ tx, input: { id, accountId }, ctx }) {
    const call = await ledIn(tx, id, ctx.caller);
    const account = await tx.get(accounts, accountId);
    const isHere = account?.kind === 'paper' && account.communityId === call.communityId;
    if (!account || !isHere || account.status !== 'open')
      throw refusedAt('accountId', '没有找到这本纸质存折');
    await refuseHousehold(tx, { accountId }, ctx.caller);
    const signUpId = signUpIdOf(id, accountId);
    const before = await tx.get(signUps, signUpId);
    if (before && before.status !== 'cancelled') throw refusedAt('accountId', '已经在名单上了');
    const waiting = { status: 'waiting' as const, children: 0 };
    const presence = ticked(call, waiting, { as: 'present', now: ctx.now, percent });
    const name = account.name ?? '';
    const place = { _id: signUpId, callId: id, accountId, name, at: ctx.now, version: 0 };
    await settle(tx, { call, before, after: withPresence(place, presence) });
    const { kind, place: building, number } = account;
    return {
      answer: {
        person: {
          ...{ id: accountId, kind, place: building, numberEnd: number.slice(-4) },
          maskedName: maskedName(name),
        },
      },
      name: 'volunteer.paper-added',
      subjectIds: [id],
      data: { callId: id, accountId },
      callerText: leaderText(call, ctx.caller),
    };
  },
  async recheck({ id }, { caller }) {
    await ledCall(id, caller);
  },
});
