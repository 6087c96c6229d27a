import { closeCollecting, collectTopics, confirmAgenda } from '#contracts/council-meeting';
import { kindRules } from '#domain/meeting/model';
import { defineCommand } from '#runtime/action';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { topicsToJudge } from './meeting-records';
import { type MeetingRecord, meetings } from './records';
import { momentOf, recheckSay, stepMeeting } from './stepping';

const collect = defineCommand(collectTopics, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version, untilOn }, ctx }) {
    const move = { step: 'collect' as const, version, untilOn };
    const { told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    return { ...told, data: { ...told.data, untilOn }, answer };
  },
});

const close = defineCommand(closeCollecting, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version }, ctx }) {
    const move = { step: 'close-collecting' as const, version };
    const { told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    return { ...told, answer };
  },
});

/** Topics that wait for this meeting's agenda: the monthly one takes up all that came in time, others what they are given. */
export const openTopicsOf = async (meeting: MeetingRecord | undefined): Promise<number> => {
  if (meeting?.collectedAt === undefined || kindRules[meeting.kind].slot !== 'month') return 0;
  return (await topicsToJudge(meeting.hallId, meeting.collectedAt)).length;
};

const confirm = defineCommand(confirmAgenda, {
  recheck: recheckSay,
  prepare: async ({ id }) => ({ openTopics: await openTopicsOf(await get(meetings, id)) }),
  async transact({ tx, input, ctx, prepared: { openTopics } }) {
    const { id, version, noTopicsNote } = input;
    const said = defined({ noTopicsNote: noTopicsNote || undefined });
    const move = { step: 'confirm-agenda' as const, version, openTopics, ...said };
    const { told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    return { ...told, answer };
  },
});

export const prepareActions = [collect, close, confirm];
