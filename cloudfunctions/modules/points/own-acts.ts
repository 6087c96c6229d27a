import type { Returned } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { appealCandidate, listOwnActs } from '#contracts/points';
import { momentText } from '#domain/day';
import { defineCommand, defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { defined } from '#runtime/defined';
import { candidatesOf } from './candidate-records';
import { decideBy, toldOf, turnOf } from './proposing';
import { accountIdOf, type CandidateRecord, candidates } from './records';

const pageSize = 20;

/** An act as its doer reads it: the answer she got last. */
const ownAct = (candidate: CandidateRecord): Returned<typeof listOwnActs>['items'][number] => {
  const { _id: id, act, path, points, reason, doneOn, status, version } = candidate;
  const { waitsForText, dueAt, granted, appealUntil, appeal } = candidate;
  const answer = appeal?.answer ?? candidate.answer;
  return {
    ...{ id, act, path, points, reason, doneOn, status, version },
    ...defined({ waitsForText, dueAt, granted, appealUntil, answer }),
  };
};

const list = defineQuery(listOwnActs, async ({ cursor }, { caller }) => {
  const after = readCursor(cursor);
  const found = await candidatesOf(accountIdOf(caller.personId), after, pageSize + 1);
  const last = found.length > pageSize ? found[pageSize - 1] : undefined;
  return {
    items: found.slice(0, pageSize).map(ownAct),
    ...(last && { nextCursor: cursorOf({ at: last.at, id: last._id }) }),
  };
});

const appeal = defineCommand(appealCandidate, {
  async transact({ tx, input, ctx }) {
    const candidate = await tx.get(candidates, input.id);
    if (candidate?.accountId !== accountIdOf(ctx.caller.personId)) throw new AppError('not-found');
    if (candidate.version !== input.version)
      throw new AppError('conflict', { version: candidate.version });
    const { status, appealUntil } = candidate;
    if (status !== 'rejected' || appealUntil === undefined)
      throw new AppError('step-not-allowed', { reason: '没有通过的才能申诉，一件只能申诉一次' });
    if (ctx.now > appealUntil)
      throw new AppError('step-not-allowed', {
        reason: `申诉要在${momentText(appealUntil, ctx.now)}以前提出`,
      });
    const after: CandidateRecord = {
      ...candidate,
      status: 'appealed',
      appeal: { text: input.text, at: ctx.now },
      ...turnOf('subdistrict-dispatcher', candidate),
      dueAt: decideBy(ctx.now),
      version: candidate.version + 1,
    };
    await tx.set(candidates, after);
    return {
      answer: { status: after.status, version: after.version },
      name: 'points.appealed',
      subjectIds: [after._id],
      data: toldOf(after, ctx.caller.personId),
    };
  },
});

export const ownActsActions = [list, appeal];
