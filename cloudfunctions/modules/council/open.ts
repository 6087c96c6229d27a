import type { Received } from '#contracts/action';
import { openMeeting } from '#contracts/council-meeting';
import { AppError, refusedAt } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { kindRules } from '#domain/meeting/model';
import { openMonths, slotOf, thereWords, titleOf } from '#domain/meeting/slot';
import { defineCommand } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { newId } from '#runtime/ids';
import { carriedIn, carriedItem } from './carrying';
import {
  type DecisionRecord,
  type HallRecord,
  halls,
  type MeetingRecord,
  meetingIdOf,
  meetings,
} from './records';
import { factsForEvent, hallIn, leaderText, mayLead, settled } from './stepping';
import { doubtedFields } from './wording';

/** Decisions that one agenda takes up. */
const mostCarried = 10;

type Opening = {
  id: string;
  input: Received<typeof openMeeting>;
  hall: HallRecord;
  title: string;
  /** The cancelled one of the same slot. */
  before: MeetingRecord | undefined;
  carried: readonly DecisionRecord[];
  secret: string;
};

const fresh = (
  { id, input, hall, title, before, carried, secret }: Opening,
  { personId, now }: { personId: string; now: number },
): MeetingRecord => ({
  _id: id,
  kind: input.kind,
  status: 'draft',
  month: input.month,
  title,
  hallId: hall._id,
  hallName: hall.name,
  areaId: hall.areaId,
  path: hall.path,
  areaText: hall.areaText,
  communityId: hall.communityId,
  agenda: carried.map(carriedItem),
  isAgendaConfirmed: false,
  parties: [],
  proofs: [],
  changes: [],
  ...(!kindRules[input.kind].isAnnounced && { place: hall.place }),
  isPublic: false,
  sortAt: now,
  waitsFor: [],
  registered: before?.registered ?? 0,
  present: before?.present ?? 0,
  decisions: 0,
  decisionsDone: 0,
  secret,
  openedById: personId,
  openedAt: now,
  version: (before?.version ?? 0) + 1,
});

/** The name of the meeting, by its slot or as it was given. */
function titleFor({ kind, month, title }: Received<typeof openMeeting>): string {
  const given = title || titleOf(kind, month);
  if (!given || given.length < 2) throw refusedAt('title', '请写要议什么事，比如「3号楼加装电梯」');
  return given;
}

export const open = defineCommand(openMeeting, {
  async prepare({ hallId, kind, month, title = '' }, { caller }) {
    const id = meetingIdOf(hallId, slotOf(kind, month) ?? '');
    const [doubted, carried] = await Promise.all([
      doubtedFields([{ field: 'title', text: title }], caller.openid),
      kindRules[kind].slot === 'month' ? carriedIn(hallId, id) : [],
    ]);
    return { doubted, carried: carried.slice(0, mostCarried), secret: newId('mk') };
  },
  async transact({ tx, input, ctx, eventId, prepared: { doubted, carried, secret } }) {
    const { hallId, kind, month } = input;
    const hall = await hallIn(tx, hallId);
    if (!mayLead(hall, ctx)) throw new AppError('not-found');
    if (hall.closed)
      throw new AppError('step-not-allowed', { reason: '这个议事厅已经停用，不能再开会' });
    if (!openMonths(dayOf(ctx.now)).includes(month))
      throw refusedAt('month', '请选这个月到后两个月里的一个月');
    const title = titleFor(input);
    if (doubted.length > 0) throw new AppError('invalid-input', { fields: doubted });
    const id = meetingIdOf(hallId, slotOf(kind, month) ?? eventId);
    const before = await tx.get(meetings, id);
    if (before && before.status !== 'cancelled')
      throw new AppError('step-not-allowed', { reason: thereWords(before, ctx.now) });
    const opening = { id, input, hall, title, before, carried, secret };
    const whose = { personId: ctx.caller.personId, now: ctx.now };
    const meeting = await settled(fresh(opening, whose), hall);
    await tx.set(meetings, meeting);
    const carriedIds = carried.map(({ _id }) => _id);
    return {
      answer: { id, version: meeting.version, status: meeting.status },
      name: 'council.opened',
      subjectIds: [id],
      data: { ...factsForEvent(meeting), kind, month, ...defined({ carriedIds }) },
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ hallId }, ctx) {
    const hall = await get(halls, hallId);
    if (!hall || !mayLead(hall, ctx)) throw new AppError('not-found');
  },
});
