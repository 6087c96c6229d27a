import { find, get, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { type DecisionRecord, decisions, meetings } from './records';

/** What is left to the next meeting is taken up there, so it is always among the newest that are final. */
const lookedAt = 50;

/** What the hall left to its next meeting and none has taken up yet, the oldest first; `meetingId` may have, before it was cancelled. */
export async function carriedIn(hallId: string, meetingId: string): Promise<DecisionRecord[]> {
  const newest = await find(decisions, {
    where: { hallId, isFinal: true },
    order: [
      ['decidedAt', 'desc'],
      ['_id', 'desc'],
    ],
    limit: lookedAt,
  });
  return newest
    .filter(
      ({ status, carriedToId }) => status === 'carried' && (carriedToId ?? meetingId) === meetingId,
    )
    .toReversed();
}

/** Notes on a decision which meeting took it up; the first one that did keeps it. */
const carry = (id: string, meetingId: string, { deadline }: Hearing): Promise<void> =>
  transact(async (tx) => {
    const decision = await tx.get(decisions, id);
    if (decision && decision.carriedToId === undefined)
      await tx.set(decisions, { ...decision, carriedToId: meetingId });
  }, deadline);

/** Gives a decision back to the next meeting, unless this one was opened again meanwhile. */
const giveBack = (id: string, meetingId: string, { deadline }: Hearing): Promise<void> =>
  transact(async (tx) => {
    const [decision, meeting] = [await tx.get(decisions, id), await tx.get(meetings, meetingId)];
    if (decision?.carriedToId !== meetingId || meeting?.status !== 'cancelled') return;
    const { carriedToId: _, ...rest } = decision;
    await tx.set(decisions, rest);
  }, deadline);

/** A decision that was left to the next meeting says which one has it on its agenda. */
export const carryOver: Listener = {
  name: 'council.carry-over',
  hears: ['council.opened'],
  async hear({ data }, hearing) {
    const { meetingId, carriedIds = [] } = data as { meetingId: string; carriedIds?: string[] };
    for (const id of carriedIds) await carry(id, meetingId, hearing);
    return 'done';
  },
};

/** What a cancelled meeting had taken up waits for the next one again. */
export const carryBack: Listener = {
  name: 'council.carry-back',
  hears: ['council.cancelled'],
  async hear({ data }, hearing) {
    const { meetingId } = data as { meetingId: string };
    const meeting = await get(meetings, meetingId);
    const ids = meeting?.agenda.flatMap(({ carriedFromId }) => carriedFromId ?? []) ?? [];
    for (const id of ids) await giveBack(id, meetingId, hearing);
    return 'done';
  },
};
