import { closeHall } from '#contracts/council-halls';
import { AppError } from '#contracts/errors';
import { comingStatuses } from '#domain/meeting';
import { defineCommand } from '#runtime/action';
import { get, type Transaction } from '#runtime/database';
import { editedHall } from './hall-editor';
import { comingMeetings } from './hall-records';
import { halls, meetings } from './records';
import { leaderText } from './stepping';

/** A meeting that is still to come keeps a hall open; whoever closes it calls that off first. */
async function refuseComing(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const meeting = await tx.get(meetings, id);
    if (meeting && comingStatuses.includes(meeting.status))
      throw new AppError('step-not-allowed', {
        reason: `「${meeting.title}」还没有开完，请先开完或取消，再停用议事厅`,
      });
  }
}

export const close = defineCommand(closeHall, {
  /** Looked for outside: a transaction reads by id. Four are as many as one hall has at a time. */
  prepare: async ({ id }) => (await comingMeetings(id)).slice(0, 4).map(({ _id }) => _id),
  async transact({ tx, input: { id, version, reason }, ctx, prepared: coming }) {
    const hall = editedHall(await tx.get(halls, id), ctx.caller);
    if (hall.version !== version) throw new AppError('conflict', { version: hall.version });
    if (hall.closed) throw new AppError('step-not-allowed', { reason: '这个议事厅已经停用了' });
    await refuseComing(tx, [...new Set([...(hall.next ? [hall.next.meetingId] : []), ...coming])]);
    const { cadenceTo: _, ...kept } = hall;
    await tx.set(halls, { ...kept, closed: { at: ctx.now, reason }, version: version + 1 });
    return {
      answer: { version: version + 1 },
      name: 'council.hall-closed',
      subjectIds: [id],
      data: { hallId: id, hallName: hall.name, reason },
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ id }, { caller }) {
    editedHall(await get(halls, id), caller);
  },
});
