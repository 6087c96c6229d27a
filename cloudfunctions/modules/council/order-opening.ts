import { categories } from '#contracts/category';
import { moved } from '#domain/decision';
import { following } from '#domain/decision-order';
import { recordEvent } from '#runtime/command';
import { get, type Transaction, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import {
  type MatterPlace,
  openMatter,
  placeMatter,
  type Sender,
  senderOf,
  sourceText,
} from '../report/opened-records';
import type { WorkOrderRecord } from '../work-order/records';
import { decisionsOfMeeting, factsOfDecision, keepMoved } from './decision-records';
import { matterOfDecision, matterOfTopic, toOrder } from './order-matter';
import {
  type DecisionRecord,
  decisions,
  type HallRecord,
  halls,
  meetings,
  type ProposalRecord,
  proposals,
} from './records';

type Run = Hearing & Pick<EventRecord, 'traceId'>;

const unplacedWords = '地点或类别已经调整，由社区先接收，再分派';

type Ready = { hall: HallRecord; place: MatterPlace; sender: Sender; run: Run };

/** The decision with its work order, as whoever looks at it reads it. */
function withOrder(
  decision: DecisionRecord,
  { report, order }: Pick<Awaited<ReturnType<typeof openMatter>>, 'report' | 'order'>,
  { place, run: { now: at } }: Ready,
): DecisionRecord {
  const note = { at, status: 'in-progress' as const, text: unplacedWords, photos: [] };
  const first = place.isUnplaced ? moved(decision, note) : decision;
  return {
    ...following(first, { order, at }),
    workOrderId: order._id,
    workOrderNumber: order.number,
    reportId: report._id,
  };
}

/** Neighbours who backed a topic learn no number of what is private. */
const numberOf = ({ isPrivate, number }: WorkOrderRecord) => (isPrivate ? {} : { number });

/** Report, work order, decision and both events, or nothing of it. */
async function openOne(tx: Transaction, id: string, ready: Ready): Promise<void> {
  const decision = await tx.get(decisions, id);
  if (!decision || !toOrder(decision)) return;
  const matter = matterOfDecision(decision, ready.hall);
  const { told, ...opened } = await openMatter(tx, matter, ready);
  const after = withOrder(decision, opened, ready);
  const { run } = ready;
  await keepMoved(tx, { before: decision, after, at: run.now });
  const callerText = sourceText(matter.source);
  await recordEvent(tx, { told: { ...told, callerText }, key: `${id}-report`, run });
  await recordEvent(tx, {
    told: {
      name: 'council.decision-opened',
      subjectIds: [id, after.meetingId],
      data: { ...factsOfDecision(after), to: after.concerns, ...numberOf(opened.order) },
    },
    key: `${id}-opened`,
    run,
  });
}

async function openDecision(decision: DecisionRecord, run: Run): Promise<void> {
  const draft = toOrder(decision);
  if (!draft) return;
  const { reporterId, hallId, communityId } = decision;
  const [hall, place, sender] = await Promise.all([
    get(halls, hallId),
    placeMatter({ category: draft.category, areaId: draft.areaId, communityId }),
    senderOf(reporterId, run.now),
  ]);
  if (!hall) throw new RangeError(`no hall ${hallId}`);
  const ready = { hall, place, sender, run };
  await transact((tx) => openOne(tx, decision._id, ready), run.deadline);
}

/** What a meeting decided to have done becomes work orders, one transaction each, however often it is heard. */
export const openOrders: Listener = {
  name: 'council.open-orders',
  hears: ['council.minutes-final'],
  isForJobs: true,
  async hear({ data, traceId }, hearing) {
    const { meetingId } = data as { meetingId: string };
    for (const decision of await decisionsOfMeeting(meetingId)) {
      if (hearing.deadline.isOver()) return 'later';
      await openDecision(decision, { ...hearing, traceId });
    }
    return 'done';
  },
};

const waits = (topic: ProposalRecord | undefined): topic is ProposalRecord =>
  topic?.status === 'to-report' && topic.toReport !== undefined && topic.reportId === undefined;

type Passing = Ready & { meeting: { _id: string; title: string } };

async function passOn(tx: Transaction, id: string, ready: Passing): Promise<void> {
  const topic = await tx.get(proposals, id);
  if (!waits(topic)) return;
  const { hall, meeting, run } = ready;
  const matter = matterOfTopic(topic, { hall, meeting });
  const { report, told } = await openMatter(tx, matter, ready);
  const { _id: reportId, number } = report;
  await tx.set(proposals, { ...topic, reportId, version: topic.version + 1 });
  const callerText = sourceText(matter.source);
  await recordEvent(tx, { told: { ...told, callerText }, key: `${id}-report`, run });
  const { hallId, hallName, title, authorId } = topic;
  const author = authorId === undefined ? {} : { authorId };
  const facts = { proposalId: id, hallId, hallName, meetingId: meeting._id };
  await recordEvent(tx, {
    told: {
      name: 'council.topic-became-report',
      subjectIds: [id],
      data: { ...facts, ...author, title, meetingTitle: meeting.title, reportId, number },
    },
    key: `${id}-became-report`,
    run,
  });
}

async function openTopic(topic: ProposalRecord, run: Run): Promise<void> {
  const { toReport, meetingId, hallId, communityId, authorId, enteredById } = topic;
  const category = categories.find(({ code }) => code === toReport?.category)?.code ?? 'unsure';
  const areaId = toReport?.areaId ?? communityId;
  const [hall, meeting, place, sender] = await Promise.all([
    get(halls, hallId),
    get(meetings, meetingId ?? ''),
    placeMatter({ category, areaId, communityId }),
    senderOf(authorId ?? enteredById ?? toReport?.byId ?? '', run.now),
  ]);
  if (!hall || !meeting) throw new RangeError(`no hall or meeting of ${topic._id}`);
  const ready = { hall, meeting, place, sender, run };
  await transact((tx) => passOn(tx, topic._id, ready), run.deadline);
}

/** A topic that is no matter for a meeting becomes a report of whoever brought or entered it. */
export const openReports: Listener = {
  name: 'council.open-reports',
  hears: ['council.topic-judged'],
  isForJobs: true,
  async hear({ data, subjectIds, traceId }, hearing) {
    if ((data as { as?: string }).as !== 'to-report') return 'done';
    const topic = await get(proposals, subjectIds[0] ?? '');
    if (waits(topic)) await openTopic(topic, { ...hearing, traceId });
    return 'done';
  },
};
