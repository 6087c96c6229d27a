import { amendMinutes } from '#contracts/council-minutes';
import { AppError, refusedAt } from '#contracts/errors';
import { obstacleToAmend, withAmendment } from '#domain/meeting/amending';
import { defineCommand } from '#runtime/action';
import { derivedId } from '#runtime/ids';
import { checkText } from '#runtime/openapi';
import { attendanceIdOf, attendances, meetings } from './records';
import { hallIn, leadKeys, meetingIn } from './stepping';

/** Words that others read at once, so doubted ones are no way to begin. */
const amend = defineCommand(amendMinutes, {
  prepare: ({ text }, { caller }) => checkText(text, caller.openid),
  async transact({ tx, input: { id, itemId, text }, ctx, eventId, prepared }) {
    const meeting = await meetingIn(tx, id);
    if (!meeting.isPublic) throw new AppError('not-found');
    const { personId } = ctx.caller;
    const hers = await tx.get(attendances, attendanceIdOf(id, personId));
    const asking = { personId, isPresent: hers?.status === 'present', at: ctx.now };
    const reason = obstacleToAmend(meeting, asking);
    if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
    if (!meeting.agenda.some((item) => item.id === itemId))
      throw refusedAt('itemId', '请选是哪个议题');
    if (prepared === 'risky' || prepared === 'review')
      throw refusedAt('text', '有的字微信认为不合适，请换个说法');
    const wish = { id: derivedId('am', eventId), itemId, text, personId, at: ctx.now };
    await tx.set(meetings, withAmendment(meeting, wish));
    const { hallId, title, hallName } = meeting;
    const tell = leadKeys(await hallIn(tx, hallId));
    return {
      answer: {},
      name: 'council.amendment-asked',
      subjectIds: [id],
      data: { meetingId: id, hallId, title, hallName, amendmentId: wish.id, tell },
    };
  },
});

export const amendingActions = [amend];
