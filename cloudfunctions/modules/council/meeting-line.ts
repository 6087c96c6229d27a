import type { MeetingLine } from '#contracts/council';
import { defined } from '#runtime/defined';
import type { MeetingRecord } from './records';

/** A meeting in a list: when, where, how many topics, how many came, what became of it. */
export const meetingLine = (meeting: MeetingRecord): MeetingLine => {
  const { _id: id, kind, status, title, startsAt, place, collectUntilOn } = meeting;
  const { agenda, present, decisions, decisionsDone } = meeting;
  return {
    ...{ id, kind, status, title, present, decisions, decisionsDone },
    ...defined({ startsAt, place, collectUntilOn }),
    topics: agenda.filter(({ isStanding }) => !isStanding).length,
  };
};
