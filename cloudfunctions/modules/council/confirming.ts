import { confirmMinutes } from '#contracts/council-minutes';
import { type Decision, decisionsOf, moved } from '#domain/decision';
import { defineCommand } from '#runtime/action';
import { get, getAll, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import {
  type DecisionRecord,
  decisionIdOf,
  decisions,
  type HallRecord,
  type MeetingRecord,
  meetings,
} from './records';
import { leadKeys, momentOf, recheckSay, stepMeeting } from './stepping';
import { type Concerns, concernsOf } from './topics-records';

/** What stands behind the items of an agenda, read before the transaction: it changes no more once a meeting met. */
type Behind = {
  topics: ReadonlyMap<string, Concerns>;
  /** Decisions of earlier meetings that were taken up. */
  earlier: ReadonlyMap<string, DecisionRecord>;
};

async function behind(id: string): Promise<Behind> {
  const { agenda = [] } = (await get(meetings, id)) ?? {};
  const carriedIds = agenda.flatMap(({ carriedFromId }) => carriedFromId ?? []);
  const earlier = await getAll(decisions, carriedIds);
  const asked = [...agenda, ...earlier].flatMap(({ proposalIds }) => proposalIds);
  const topics = await concernsOf(asked);
  return { topics, earlier: new Map(earlier.map((one) => [one._id, one])) };
}

type Place = { meeting: MeetingRecord; hall: HallRecord };

export function recordOf(
  decision: Decision,
  { meeting, hall }: Place,
  known: Behind,
): DecisionRecord {
  const item = meeting.agenda.find(({ id }) => id === decision.itemId);
  const from = known.earlier.get(item?.carriedFromId ?? '');
  const proposalIds = [...new Set([...(item?.proposalIds ?? []), ...(from?.proposalIds ?? [])])];
  const concerned = proposalIds.flatMap((id) => known.topics.get(id) ?? []);
  const authors = concerned.flatMap(({ topic }) => topic.authorId ?? []);
  const backers = concerned.flatMap(({ backerIds }) => backerIds);
  // A millisecond apart, so that lists by time have the items of one meeting in the order of its agenda.
  const order = meeting.agenda.findIndex(({ id }) => id === decision.itemId);
  const { title: meetingTitle, hallId, hallName, communityId, path, areaId } = meeting;
  return {
    ...decision,
    _id: decisionIdOf(meeting._id, decision.itemId),
    meetingId: meeting._id,
    ...{ meetingTitle, hallId, hallName, communityId, path, areaId, proposalIds },
    order,
    decidedAt: decision.decidedAt - order,
    proposersText: item?.byText ?? from?.proposersText ?? '会上提出',
    concerns: [...new Set([...authors, ...backers, ...(from?.concerns ?? [])])],
    leadIds: leadKeys(hall),
    reporterId: authors[0] ?? from?.reporterId ?? meeting.minutes?.byId ?? '',
    ...(!decision.isFinal && defined({ chaseOn: decision.dueOn })),
  };
}

/** What earlier meetings left, once this one took it up: the line stays, and says who went on with it. */
async function takeUp(tx: Transaction, { _id, title, agenda }: MeetingRecord, at: number) {
  for (const { carriedFromId } of agenda) {
    const earlier = carriedFromId && (await tx.get(decisions, carriedFromId));
    if (!earlier) continue;
    const news = { at, status: earlier.status, text: `${title}又议了这件`, photos: [] };
    await tx.set(decisions, { ...moved(earlier, news), carriedToId: _id });
  }
}

/** The minutes are final and every item has its decision, in one transaction: half of it is none. */
const confirm = defineCommand(confirmMinutes, {
  recheck: recheckSay,
  prepare: ({ id }) => behind(id),
  async transact({ tx, input: { id, version }, ctx, prepared }) {
    const { next, hall, told, answer } = await stepMeeting(tx, id, {
      move: { step: 'confirm', version },
      moment: (place) => momentOf(place, ctx),
      also({ meeting, hall: place }) {
        const decided = decisionsOf(meeting, ctx.now);
        const open = decided.filter(({ isFinal }) => !isFinal).length;
        return {
          meeting: { decisions: decided.length, decisionsDone: 0 },
          hall: { openDecisions: place.openDecisions + open },
        };
      },
    });
    const records = decisionsOf(next, ctx.now).map((one) =>
      recordOf(one, { meeting: next, hall }, prepared),
    );
    for (const record of records) await tx.set(decisions, record);
    await takeUp(tx, next, ctx.now);
    const until = next.resolution?.until;
    const decisionIds = records.map(({ _id }) => _id);
    return { ...told, data: { ...told.data, ...defined({ until }), decisionIds }, answer };
  },
});

export const confirmingActions = [confirm];
