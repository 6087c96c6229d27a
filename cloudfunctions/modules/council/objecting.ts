import { policy } from '#config/policy';
import { objectToResolution } from '#contracts/council-minutes';
import { AppError } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { residentText } from '#domain/mask';
import { defineCommand } from '#runtime/action';
import { recordEvent } from '#runtime/command';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { checkText } from '#runtime/openapi';
import { type MatterPlace, openMatter, placeMatter, reportIdFrom } from '../report/opened-records';
import { reports } from '../report/records';
import { matterOfObjection } from './order-matter';
import { isOurs } from './ours';
import { decisionIdOf, type MeetingRecord, meetings } from './records';
import { factsForEvent, hallIn } from './stepping';

const refused = (reason: string) => new AppError('step-not-allowed', { reason });

/** As for any report of hers: ten a day. */
function checkLimit({ caller, now }: Context): void {
  const { reported } = caller.person ?? {};
  if (reported?.on === dayOf(now) && reported.eventIds.length >= policy.reportsPerDay.value)
    throw new AppError('too-many');
}

/** What somebody of the place has against a meeting, or one decision of it: one of hers. */
const objectionOf = (meetingId: string, decisionId: string | undefined, personId: string): string =>
  ['objection', decisionId ?? meetingId, personId].join(':');

const isDecided = ({ _id, agenda }: MeetingRecord, decisionId: string): boolean =>
  agenda.some(({ id }) => decisionIdOf(_id, id) === decisionId);

type Asked = { tx: Transaction; id: string; decisionId?: string | undefined; ctx: Context };

/** The meeting, as long as its resolution hangs out. */
async function hanging({ tx, id, decisionId, ctx }: Asked): Promise<MeetingRecord> {
  const meeting = await tx.get(meetings, id);
  if (!meeting?.resolution || !meeting.isPublic) throw new AppError('not-found');
  if (decisionId !== undefined && !isDecided(meeting, decisionId)) throw new AppError('not-found');
  if (ctx.now >= meeting.resolution.until)
    throw refused('决议公示已经结束；还有意见，可以用「随手拍」反映，或在下次议事会提出');
  return meeting;
}

/** Once a person: the number of what she wrote before. */
async function checkFirst(tx: Transaction, fromId: string): Promise<void> {
  const before = await tx.get(reports, reportIdFrom(fromId));
  if (before)
    throw refused(`您已经提过意见，编号 ${before.number}，可以在「我反映的」里看进度和补充`);
}

type Prepared = {
  isOurs: boolean;
  place: MatterPlace | undefined;
  textCheck: Awaited<ReturnType<typeof checkText>>;
};

const object = defineCommand(objectToResolution, {
  async prepare({ id, text }, ctx): Promise<Prepared> {
    const [meeting, textCheck] = await Promise.all([
      get(meetings, id),
      checkText(text, ctx.caller.openid),
    ]);
    const { areaId, communityId } = meeting ?? {};
    if (!meeting || !areaId || !communityId) return { isOurs: false, place: undefined, textCheck };
    const [ours, place] = await Promise.all([
      isOurs(meeting, ctx),
      placeMatter({ category: 'suggestion', areaId, communityId }),
    ]);
    return { isOurs: ours, place, textCheck };
  },
  async transact({ tx, input: { id, decisionId, text }, ctx, prepared, eventId }) {
    const { isOurs: mayObject, place, textCheck } = prepared;
    if (!mayObject || !place) throw new AppError('not-found');
    const meeting = await hanging({ tx, id, decisionId, ctx });
    const { personId, person } = ctx.caller;
    const fromId = objectionOf(id, decisionId, personId);
    await checkFirst(tx, fromId);
    checkLimit(ctx);
    const hall = await hallIn(tx, meeting.hallId);
    const reporterText = residentText(person ?? {});
    const said = { fromId, text, textCheck, reporterText, decisionId };
    const matter = matterOfObjection({ hall, meeting, ...said });
    const { report, told } = await openMatter(tx, matter, { sender: ctx, place });
    const { _id: reportId, number } = report;
    const data = { ...factsForEvent(meeting), reportId, number };
    await recordEvent(tx, {
      told: { name: 'council.objected', subjectIds: [id], data },
      key: `${eventId}-objected`,
      run: ctx,
    });
    return { ...told, answer: { reportId, number } };
  },
});

export const objectingActions = [object];
