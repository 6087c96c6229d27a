import { AppError } from '#contracts/errors';
import { readNotice } from '#contracts/notice';
import { defineCommand } from '#runtime/action';
import { get } from '#runtime/database';
import { type NoticeRecord, noticeReads, notices, readIdOf } from './records';
import { isPublic, mayOpen } from './standing';

/** Whoever read what it said before has not heard what doors are counted for now. */
const roundRead = ({ version, round }: NoticeRecord, read: number): number =>
  read === version ? round : Math.max(1, round - 1);

/**
 * Marks the version she read. The notice is read before the transaction: many read it at once, and nothing of
 * it is written. One that was taken back while she read it is no error, and one whose marks are forgotten
 * gets none.
 */
export const read = defineCommand(readNotice, {
  prepare: ({ id }) => get(notices, id),
  async transact({ tx, input, ctx, prepared: notice }) {
    const wasShown = notice?.publishedAt !== undefined || (notice && mayOpen(notice, ctx));
    if (!notice || !wasShown) throw new AppError('not-found');
    // From then on nothing is kept of who reads.
    if (!isPublic(notice) || (notice.forgetAt ?? 0) <= ctx.now)
      return { answer: {}, name: 'notice.read-late' };
    const version = Math.min(input.version, notice.version);
    const { personId } = ctx.caller;
    const _id = readIdOf(notice._id, personId);
    const before = (await tx.get(noticeReads, _id))?.version ?? 0;
    const round = roundRead(notice, version);
    if (before < version)
      await tx.set(noticeReads, {
        ...{ _id, noticeId: notice._id, personId, version, round },
        at: ctx.now,
      });
    // Events stay for ever, marks do not: what is left says nothing once the mark is gone.
    return { answer: {}, name: 'notice.read', data: { readId: _id } };
  },
});
