import type { Received } from '#contracts/action';
import { agendaLimit } from '#contracts/council-meeting';
import { judgeTopic } from '#contracts/council-topics';
import { AppError, refusedAt } from '#contracts/errors';
import { agendaObstacle, behindText, judgeObstacle, voicesOf } from '#domain/council-topic';
import { type AgendaItem, kindRules } from '#domain/meeting/model';
import { topicsOf } from '#domain/meeting/preparing';
import { defineCommand } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentArea } from '../area/records';
import { topicFacts } from './backing';
import {
  type HallRecord,
  type MeetingRecord,
  meetings,
  type ProposalRecord,
  proposals,
} from './records';
import { hallIn, leaderText, ledMeeting, mayLead, meetingIn } from './stepping';
import { concernsOf } from './topics-records';

type Input = Received<typeof judgeTopic>;
/** Who stands behind the topics of one item, once this is decided; counted before the transaction. */
type Behind = { proposalIds: string[]; voices: number };
type Prepared = { area: AreaRecord | undefined; behind: Behind | undefined };
type Judging = Attempt<typeof judgeTopic, Prepared>;
/** What a decision writes: the topic, and the meeting where its agenda changes. */
type Judged = { topic: ProposalRecord; meeting?: MeetingRecord };

const itemWith = ({ agenda }: Pick<MeetingRecord, 'agenda'>, proposalId: string) =>
  agenda.find(({ proposalIds }) => proposalIds.includes(proposalId));

/** The topics one item answers after a merge, or after one was taken out again. */
const joined = (item: AgendaItem, { as, id }: Input): string[] =>
  as === 'merged'
    ? [...item.proposalIds.filter((one) => one !== id), id]
    : item.proposalIds.filter((one) => one !== id);

async function behindAfter(input: Input): Promise<Behind | undefined> {
  if (input.as !== 'merged' && input.as !== 'open') return undefined;
  const meeting = await get(meetings, input.meetingId);
  const item = meeting && itemWith(meeting, input.as === 'merged' ? input.intoId : input.id);
  const proposalIds = item ? joined(item, input) : [];
  if (proposalIds.length === 0) return undefined;
  const concerned = [...(await concernsOf(proposalIds)).values()];
  const topics = concerned.map(({ topic }) => topic);
  const backerIds = concerned.flatMap((one) => one.backerIds);
  return { proposalIds, voices: voicesOf(topics, backerIds) };
}

/** Letters of a topic that name its item: the same whenever it comes up again. */
const itemIdOf = ({ _id }: ProposalRecord): string => `it_${_id.slice(3, 23)}`;

const withAgenda = (meeting: MeetingRecord, agenda: AgendaItem[]): MeetingRecord => ({
  ...meeting,
  agenda,
  version: meeting.version + 1,
});

/** Topics that an agenda has room for beside the standing one. */
export const placesOn = ({ kind }: Pick<MeetingRecord, 'kind'>): number =>
  agendaLimit - Number(kindRules[kind].hasReview);

function adopted(topic: ProposalRecord, meeting: MeetingRecord): Judged {
  const places = placesOn(meeting);
  if (topicsOf(meeting).length >= places)
    throw new AppError('step-not-allowed', {
      reason: `一次会最多 ${places} 个议题，其余的留到下次，或并入相同的议题`,
    });
  const item = {
    id: itemIdOf(topic),
    title: topic.title,
    ...defined({ text: topic.text || undefined }),
    proposalIds: [topic._id],
    byText: behindText(topic, topic.speakers + topic.backers),
  };
  return {
    topic: { ...topic, status: 'adopted', meetingId: meeting._id },
    meeting: withAgenda(meeting, [...meeting.agenda, item]),
  };
}

/** The item with other topics in it; what stands behind them was counted before, for exactly these. */
async function itemNow(tx: Transaction, item: AgendaItem, { input, prepared }: Judging) {
  const proposalIds = joined(item, input);
  const { behind } = prepared;
  if (behind?.proposalIds.join() !== proposalIds.join()) throw new AppError('busy');
  const first = await tx.get(proposals, proposalIds[0] ?? '');
  return {
    ...item,
    proposalIds,
    ...(first && { byText: behindText(first, behind.voices) }),
  };
}

const replaced = ({ agenda }: MeetingRecord, next: AgendaItem): AgendaItem[] =>
  agenda.map((item) => (item.id === next.id ? next : item));

async function merged(
  topic: ProposalRecord,
  meeting: MeetingRecord,
  attempt: Judging,
): Promise<Judged> {
  const { input, tx } = attempt;
  const intoId = input.as === 'merged' ? input.intoId : '';
  const item = itemWith(meeting, intoId);
  if (!item || intoId === topic._id) throw refusedAt('intoId', '请选一个已经列入这次议程的议题');
  const next = await itemNow(tx, item, attempt);
  const into = { mergedIntoId: intoId, mergedIntoTitle: item.title };
  return {
    topic: { ...topic, ...into, status: 'merged', meetingId: meeting._id },
    meeting: withAgenda(meeting, replaced(meeting, next)),
  };
}

/** A topic as it was before anybody decided about it. */
export function waiting({
  meetingId: _,
  reason: __,
  mergedIntoId: ___,
  mergedIntoTitle: ____,
  ...topic
}: ProposalRecord): ProposalRecord {
  return { ...topic, status: 'open' };
}

async function reopened(
  topic: ProposalRecord,
  meeting: MeetingRecord,
  attempt: Judging,
): Promise<Judged> {
  const item = itemWith(meeting, topic._id);
  if (!item) return { topic: waiting(topic) };
  const others = item.proposalIds.length - 1;
  if (others === 0) {
    const agenda = meeting.agenda.filter(({ id }) => id !== item.id);
    return { topic: waiting(topic), meeting: withAgenda(meeting, agenda) };
  }
  if (topic.status === 'adopted')
    throw new AppError('step-not-allowed', {
      reason: `有 ${others} 个议题并在它里面，请先把它们放回`,
    });
  const next = await itemNow(attempt.tx, item, attempt);
  return { topic: waiting(topic), meeting: withAgenda(meeting, replaced(meeting, next)) };
}

/** The place a report will be about: within the hall's area. */
function reported(topic: ProposalRecord, hall: HallRecord, attempt: Judging): Judged {
  const { input, prepared, ctx } = attempt;
  const isThere = prepared.area?.path.includes(hall.areaId) && prepared.area.endedAt === undefined;
  if (input.as !== 'to-report' || !isThere) throw refusedAt('areaId', '请选议事厅范围里的地点');
  const { category, areaId, meetingId } = input;
  const toReport = { category, areaId, byId: ctx.caller.personId };
  return { topic: { ...topic, status: 'to-report', toReport, meetingId } };
}

const notTabled = (topic: ProposalRecord, { input }: Judging): Judged => ({
  topic: {
    ...topic,
    status: 'not-tabled',
    meetingId: input.meetingId,
    ...(input.as === 'not-tabled' && { reason: input.reason }),
  },
});

type Known = { topic: ProposalRecord; meeting: MeetingRecord; hall: HallRecord };

const deciding: {
  [As in Input['as']]: (known: Known, attempt: Judging) => Judged | Promise<Judged>;
} = {
  adopted: ({ topic, meeting }) => adopted(topic, meeting),
  merged: ({ topic, meeting }, attempt) => merged(topic, meeting, attempt),
  open: ({ topic, meeting }, attempt) => reopened(topic, meeting, attempt),
  'to-report': ({ topic, hall }, attempt) => reported(topic, hall, attempt),
  'not-tabled': ({ topic }, attempt) => notTabled(topic, attempt),
};

/** Meeting, hall and topic as they stand, for somebody who leads there and whose page is of now. */
async function knownIn({ tx, input, ctx }: Judging): Promise<Known> {
  const meeting = await meetingIn(tx, input.meetingId);
  const hall = await hallIn(tx, meeting.hallId);
  const topic = await tx.get(proposals, input.id);
  if (!topic || topic.hallId !== hall._id || !mayLead(hall, ctx)) throw new AppError('not-found');
  if (topic.version !== input.version) throw new AppError('conflict', { version: topic.version });
  const reason = agendaObstacle(meeting) ?? judgeObstacle(topic, input.as, meeting._id);
  if (reason !== undefined) throw new AppError('step-not-allowed', { reason });
  return { topic, meeting, hall };
}

export const judge = defineCommand(judgeTopic, {
  async prepare(input): Promise<Prepared> {
    const [area, behind] = await Promise.all([
      input.as === 'to-report' ? recentArea(input.areaId) : undefined,
      behindAfter(input),
    ]);
    return { area, behind };
  },
  async transact(attempt: Judging) {
    const { tx, input, ctx } = attempt;
    const known = await knownIn(attempt);
    const { topic, meeting } = await deciding[input.as](known, attempt);
    const next = { ...topic, version: topic.version + 1 };
    if (meeting) await tx.set(meetings, meeting);
    await tx.set(proposals, next);
    const { authorId, reason, mergedIntoTitle } = next;
    return {
      answer: { version: next.version, ...defined({ meetingVersion: meeting?.version }) },
      name: 'council.topic-judged',
      subjectIds: [next._id],
      data: {
        ...topicFacts(next),
        as: input.as,
        meetingId: known.meeting._id,
        meetingTitle: known.meeting.title,
        ...defined({ authorId, reason, mergedIntoTitle }),
      },
      callerText: leaderText(known.hall, ctx.caller),
    };
  },
  async recheck({ meetingId }, ctx) {
    await ledMeeting(meetingId, ctx);
  },
});
