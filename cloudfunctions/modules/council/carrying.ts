import { agendaObstacle } from '#domain/council-topic';
import { type AgendaItem, kindRules } from '#domain/meeting/model';
import { topicsOf } from '#domain/meeting/preparing';
import { find, get, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import { decisionsOfMeeting } from './decision-records';
import { comingMeetings } from './hall-records';
import { placesOn } from './judging';
import { type DecisionRecord, decisions, type MeetingRecord, meetings } from './records';

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

/** What was left, at the head of the new agenda; the item's name follows from its decision. */
export const carriedItem = (decision: DecisionRecord): AgendaItem => ({
  id: `it_${decision._id.slice(3, 15)}`,
  title: decision.topic,
  text: `上次的结论：${decision.text}`,
  proposalIds: [],
  byText: decision.proposersText,
  carriedFromId: decision._id,
});

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

/** A monthly meeting whose agenda is still being made. */
const takesUp = (meeting: MeetingRecord): boolean =>
  kindRules[meeting.kind].slot === 'month' &&
  (meeting.status === 'draft' || agendaObstacle(meeting) === undefined);

/** Puts what was left behind the other items that were; a full agenda leaves it to the one after. */
const takeUp = (id: string, meetingId: string, { deadline }: Hearing): Promise<void> =>
  transact(async (tx) => {
    const [decision, meeting] = [await tx.get(decisions, id), await tx.get(meetings, meetingId)];
    if (!decision || decision.carriedToId !== undefined || !meeting || !takesUp(meeting)) return;
    const { agenda, version } = meeting;
    const isThere = agenda.some(({ carriedFromId }) => carriedFromId === id);
    if (!isThere && topicsOf(meeting).length >= placesOn(meeting)) return;
    await tx.set(decisions, { ...decision, carriedToId: meetingId });
    if (isThere) return;
    const carried = agenda.filter(({ carriedFromId }) => carriedFromId !== undefined);
    const others = agenda.filter(({ carriedFromId }) => carriedFromId === undefined);
    const next = [...carried, carriedItem(decision), ...others];
    await tx.set(meetings, { ...meeting, agenda: next, version: version + 1 });
  }, deadline);

/** Where the next meeting was opened before these minutes were final, it takes up all the same what they left to it. */
export const carryForward: Listener = {
  name: 'council.carry-forward',
  hears: ['council.minutes-final'],
  async hear({ data }, hearing) {
    const { meetingId, hallId } = data as { meetingId: string; hallId: string };
    const left = (await decisionsOfMeeting(meetingId)).filter(({ status }) => status === 'carried');
    if (left.length === 0) return 'done';
    const coming = (await comingMeetings(hallId)).filter(takesUp);
    const [next] = coming.toSorted((a, b) => (a.month < b.month ? -1 : 1));
    if (next) for (const { _id } of left) await takeUp(_id, next._id, hearing);
    return 'done';
  },
};
