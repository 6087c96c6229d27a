import type { Got } from '#contracts/action';
import { listTopics } from '#contracts/council-topics';
import { AppError } from '#contracts/errors';
import { staffLeads } from '#domain/meeting/model';
import { defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get, getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import {
  backingIdOf,
  backings,
  type HallRecord,
  halls,
  meetings,
  type ProposalRecord,
} from './records';
import { mayLead } from './stepping';
import { topicsOfAuthor, topicsOfMeeting, waitingTopics } from './topics-records';

const pageSize = 20;

/** Whether somebody brought a topic or wrote it down for others. */
export const isHers = ({ authorId, enteredById }: ProposalRecord, personId: string): boolean =>
  authorId === personId || enteredById === personId;

/** Whether the caller looks at topics WeChat doubts: the desk of their community. */
export const isDeskOf = ({ path }: Pick<ProposalRecord, 'path'>, { memberships }: Caller) =>
  memberships.some(({ role, areaId }) => staffLeads.includes(role) && path.includes(areaId));

/** The desk kept it back: no meeting ever decided about it. */
const isRefused = ({ status, meetingId }: ProposalRecord): boolean =>
  status === 'not-tabled' && meetingId === undefined;

/** Whether a topic exists for the caller: held back ones for their author and the desk, withdrawn ones for the author. */
export function isSeen(topic: ProposalRecord, caller: Caller): boolean {
  if (isHers(topic, caller.personId)) return true;
  if (topic.status === 'withdrawn') return false;
  const isOpenToAll = topic.heldBackFor === undefined && !isRefused(topic);
  return isOpenToAll || isDeskOf(topic, caller);
}

type Reader = { caller: Caller; leads: boolean; backed: ReadonlySet<string> };
type Line = Got<typeof listTopics>['items'][number];

function lineOf(topic: ProposalRecord, { caller, leads, backed }: Reader): Line {
  const isMine = isHers(topic, caller.personId);
  const isBacked = backed.has(topic._id);
  const isDesk = leads || isDeskOf(topic, caller);
  const { _id: id, version, hallId, title, text, byText, at, backers, status } = topic;
  return {
    ...{ id, version, hallId, title, text, byText, at, backers, status, isMine, isBacked },
    isHeldBack: topic.heldBackFor !== undefined,
    ...defined({ mergedIntoTitle: topic.mergedIntoTitle, meetingId: topic.meetingId }),
    ...((isMine || isBacked || isDesk) && defined({ reason: topic.reason })),
    ...((isMine || isDesk) && defined({ linkedNumber: topic.linkedNumber })),
    ...(isMine && defined({ reportId: topic.reportId })),
  };
}

type Asked = { hallId?: string | undefined; meetingId?: string | undefined; isMine: boolean };

/** The hall whose topics are asked for; undefined for one's own of everywhere. */
async function hallAsked({ hallId, meetingId }: Asked, ctx: Context) {
  const meeting = meetingId === undefined ? undefined : await get(meetings, meetingId);
  if (meetingId !== undefined && !meeting) throw new AppError('not-found');
  const id = meeting?.hallId ?? hallId;
  const hall = id === undefined ? undefined : await get(halls, id);
  if (id !== undefined && !hall) throw new AppError('not-found');
  if (hall && meeting && !meeting.isPublic && !mayLead(hall, ctx)) throw new AppError('not-found');
  return hall;
}

const found = (asked: Asked, hall: HallRecord | undefined, caller: Caller) => {
  if (asked.meetingId !== undefined) return topicsOfMeeting.bind(undefined, asked.meetingId);
  return hall === undefined || asked.isMine
    ? topicsOfAuthor.bind(undefined, caller.personId)
    : waitingTopics.bind(undefined, hall._id);
};

export const list = defineQuery(listTopics, async ({ cursor, ...asked }, ctx) => {
  const { caller } = ctx;
  const hall = await hallAsked(asked, ctx);
  const page = { after: readCursor(cursor), limit: pageSize };
  const all = await found(asked, hall, caller)(page);
  const shown = all.slice(0, pageSize);
  const last = all.length > pageSize ? shown.at(-1) : undefined;
  const seen = shown.filter((topic) => isSeen(topic, caller));
  const hers = await getAll(
    backings,
    seen.map(({ _id }) => backingIdOf(_id, caller.personId)),
  );
  const backed = new Set(hers.map(({ proposalId }) => proposalId));
  const reader = { caller, leads: hall !== undefined && mayLead(hall, ctx), backed };
  return {
    items: seen.map((topic) => lineOf(topic, reader)),
    nextCursor: last && cursorOf({ at: last.at, id: last._id }),
  };
});
