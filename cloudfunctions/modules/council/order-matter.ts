import type { Matter } from '../report/opened-records';
import type { OrderSource } from '../work-order/records';
import type { DecisionRecord, HallRecord, MeetingRecord, ProposalRecord } from './records';

/** What minutes say of a work order: which kind of matter, where, by when. */
export type ToOrder = Extract<DecisionRecord['draft'], { kind: 'work-order' }>;

/** What a decision asks for, where it is to become a work order and has not. */
export const toOrder = (decision: DecisionRecord | undefined): ToOrder | undefined =>
  decision?.draft.kind === 'work-order' && decision.workOrderId === undefined
    ? decision.draft
    : undefined;

const placeOf = ({ _id: hallId, name: hallName }: HallRecord) => ({ hallId, hallName });

/** The work order of what a meeting decided; whoever moderates there never handles it (`rules.md §4.2.1`, 话事员). */
export function matterOfDecision(decision: DecisionRecord, hall: HallRecord): Matter {
  const { _id, meetingId, meetingTitle, topic, text, proposersText, dueOn } = decision;
  const agreed = dueOn === undefined ? {} : { dueOn };
  const source: OrderSource = {
    ...{ kind: 'meeting', as: 'decision', decisionId: _id, meetingId, meetingTitle },
    ...placeOf(hall),
    ...agreed,
  };
  return {
    fromId: _id,
    text: [topic, text].filter(Boolean).join('\n'),
    textCheck: 'pass',
    reporterText: proposersText,
    source,
    ...(dueOn !== undefined && { agreedOn: dueOn }),
    notHandledBy: hall.moderatorIds,
  };
}

type Where = { hall: HallRecord; meeting: Pick<MeetingRecord, '_id' | 'title'> };

/** The report a topic becomes that is no matter for a meeting; nobody decides about one whose words are in doubt. */
export const matterOfTopic = (topic: ProposalRecord, { hall, meeting }: Where): Matter => ({
  fromId: topic._id,
  text: [topic.title, topic.text].filter(Boolean).join('\n'),
  textCheck: 'pass',
  reporterText: topic.byText,
  source: {
    ...{ kind: 'meeting', as: 'topic', proposalId: topic._id },
    ...{ meetingId: meeting._id, meetingTitle: meeting.title },
    ...placeOf(hall),
  },
  notHandledBy: hall.moderatorIds,
});

type Objecting = Where &
  Pick<Matter, 'text' | 'textCheck' | 'reporterText'> & {
    fromId: string;
    decisionId?: string | undefined;
  };

/** The report of somebody who does not agree with what hangs out. */
export const matterOfObjection = ({ hall, meeting, decisionId, ...said }: Objecting): Matter => ({
  ...said,
  source: {
    ...{ kind: 'meeting', as: 'objection', meetingId: meeting._id, meetingTitle: meeting.title },
    ...placeOf(hall),
    ...(decisionId !== undefined && { decisionId }),
  },
  notHandledBy: hall.moderatorIds,
});
