import { AppError, refusedAt } from '#contracts/errors';
import { cancelCall, publishCall } from '#contracts/volunteer';
import { address } from '#domain/place';
import { checkPlan } from '#domain/volunteer';
import { defineCommand } from '#runtime/action';
import { defined } from '#runtime/defined';
import { derivedId, newId } from '#runtime/ids';
import { checkText } from '#runtime/openapi';
import { nearest, recentArea, recentPath } from '../area/records';
import { type CallRecord, calls } from './records';
import { leaderText, ledCall, ledIn, mayLead } from './standing';

export const publish = defineCommand(publishCall, {
  async prepare({ areaId, title, text, place }, { caller }) {
    const [path, opinion] = await Promise.all([
      recentPath(areaId),
      checkText(`${title}\n${text}\n${place}`, caller.openid),
    ]);
    return { path, isDoubted: opinion === 'risky' || opinion === 'review', secret: newId('vk') };
  },
  async transact({ tx, input, ctx, eventId, prepared: { path, isDoubted, secret } }) {
    const area = path.at(-1);
    if (!area || area.endedAt !== undefined || !mayLead(area, ctx.caller))
      throw refusedAt('areaId', '选的地方不在您负责的范围里，请重新选');
    checkPlan(input, ctx.now);
    if (isDoubted) throw refusedAt('text', '有的字微信认为不合适，请换个说法再发');
    const { areaId, isRisky: _, insuranceNote, ...said } = input;
    const publisherText = leaderText(area, ctx.caller);
    const call: CallRecord = {
      _id: derivedId('vc', eventId),
      areaId,
      path: area.path,
      areaText: address(area),
      ...said,
      ...defined({
        communityId: area.path[area.pathLevels.indexOf('community')],
        insuranceNote,
        phone: nearest(path, 'dutyPhone'),
      }),
      publisherId: ctx.caller.personId,
      publisherText,
      status: 'open',
      signedCount: 0,
      secret,
      at: ctx.now,
      version: 1,
    };
    await tx.set(calls, call);
    return {
      answer: { id: call._id },
      name: 'volunteer.published',
      subjectIds: [call._id],
      data: { callId: call._id, areaId },
      callerText: publisherText,
    };
  },
  async recheck({ areaId }, { caller }) {
    const area = await recentArea(areaId);
    if (!area || !mayLead(area, caller)) throw new AppError('not-found');
  },
});

export const cancel = defineCommand(cancelCall, {
  async transact({ tx, input: { id, version, reason }, ctx }) {
    const call = await ledIn(tx, id, ctx.caller);
    if (call.version !== version) throw new AppError('conflict', { version: call.version });
    if (call.status !== 'open' || ctx.now >= call.endsAt)
      throw new AppError('step-not-allowed', { reason: '已经结束了，不用取消' });
    const next = { ...call, status: 'cancelled' as const, cancelledReason: reason };
    await tx.set(calls, { ...next, version: version + 1 });
    return {
      answer: {},
      name: 'volunteer.cancelled',
      subjectIds: [id],
      data: { callId: id, title: call.title, startsAt: call.startsAt, reason },
      callerText: leaderText(call, ctx.caller),
    };
  },
  async recheck({ id }, { caller }) {
    await ledCall(id, caller);
  },
});
