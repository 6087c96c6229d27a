import type { Received } from '#contracts/action';
import { getTrace } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { decisionsOfHall, decisionsOfMeeting } from './decision-records';
import { decisionViews } from './decision-view';
import { halls } from './records';
import { mayLead } from './stepping';

const pageSize = 20;

type Asked = Received<typeof getTrace>;

async function ofMeeting({ hallId, only }: Asked, meetingId: string, personId: string) {
  const all = await decisionsOfMeeting(meetingId);
  return all.filter(
    (one) =>
      one.hallId === hallId &&
      (only !== 'open' || !one.isFinal) &&
      (only !== 'mine' || one.concerns.includes(personId)),
  );
}

async function ofHall({ hallId, only, cursor }: Asked, personId: string) {
  const filter = {
    all: {},
    open: { only: { isFinal: false as const } },
    mine: { only: { concerns: personId } },
  }[only];
  const after = readCursor(cursor);
  const found = await decisionsOfHall(hallId, { ...filter, after, limit: pageSize + 1 });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return { page, ...(last && { nextCursor: cursorOf({ at: last.decidedAt, id: last._id }) }) };
}

const trace = defineQuery(getTrace, async (input, ctx) => {
  const { hallId, meetingId } = input;
  const { personId } = ctx.caller;
  const [hall, { page, ...more }] = await Promise.all([
    get(halls, hallId),
    meetingId === undefined
      ? ofHall(input, personId)
      : ofMeeting(input, meetingId, personId).then((found) => ({ page: found })),
  ]);
  if (!hall) throw new AppError('not-found');
  const mayNote = mayLead(hall, ctx);
  return {
    hallName: hall.name,
    items: await decisionViews(page, { ...ctx, isLeading: mayNote }),
    ...more,
    mayNote,
  };
});

export const traceActions = [trace];
