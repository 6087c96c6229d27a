import type { ProposalStatus } from '#contracts/council';
import { dayOf, startOfDay } from '#domain/day';
import type { Cursor } from '#runtime/cursor';
import { find, getAll, op } from '#runtime/database';
import { backings, type ProposalRecord, proposals } from './records';

type Page = { after: Cursor | undefined; limit: number };

const newestFirst = (where: object, { after, limit }: Page): Promise<ProposalRecord[]> =>
  find(proposals, {
    where: after
      ? op.and(
          { ...where, at: op.lte(after.at) },
          op.or({ at: op.lt(after.at) }, { _id: op.lt(after.id) }),
        )
      : where,
    order: [
      ['at', 'desc'],
      ['_id', 'desc'],
    ],
    limit: limit + 1,
  });

/** Topics that wait in a hall, newest first, and one more than asked for. */
export const waitingTopics = (hallId: string, page: Page): Promise<ProposalRecord[]> =>
  newestFirst({ hallId, status: 'open' satisfies ProposalStatus }, page);

/** Everything somebody brought, newest first, and one more than asked for. */
export const topicsOfAuthor = (authorId: string, page: Page): Promise<ProposalRecord[]> =>
  newestFirst({ authorId }, page);

/** Topics a meeting decided about, oldest first, and one more than asked for. */
export const topicsOfMeeting = (
  meetingId: string,
  { after, limit }: Page,
): Promise<ProposalRecord[]> =>
  find(proposals, {
    where: after
      ? op.and(
          { meetingId, at: op.gte(after.at) },
          op.or({ at: op.gt(after.at) }, { _id: op.gt(after.id) }),
        )
      : { meetingId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  });

/** Topics that stand on the agenda of a meeting, in no promised order. */
export const tabledAt = (
  meetingId: string,
  limit: number,
): Promise<Pick<ProposalRecord, '_id'>[]> => {
  const tabled = ['adopted', 'merged'] satisfies ProposalStatus[];
  const where = { meetingId, status: op.in(tabled) };
  return find(proposals, { where, fields: ['_id'], limit });
};

/** How many topics somebody brought on the day of this instant, counted up to `limit`. */
export const countToday = async (authorId: string, now: number, limit: number): Promise<number> => {
  const where = { authorId, at: op.gte(startOfDay(dayOf(now))) };
  return (await find(proposals, { where, fields: ['_id'], limit })).length;
};

/** More than stand behind what one meeting decides. */
const mostBackings = 1000;

/** Who brought a topic and who backed it. */
export type Concerns = { topic: ProposalRecord; backerIds: string[] };

/** Whom topics concern, by their ids, in two requests however many they are; at most 1,000 backings in all. */
export async function concernsOf(
  proposalIds: readonly string[],
): Promise<ReadonlyMap<string, Concerns>> {
  if (proposalIds.length === 0) return new Map();
  const [topics, backed] = await Promise.all([
    getAll(proposals, proposalIds),
    find(backings, {
      where: { proposalId: op.in([...new Set(proposalIds)]) },
      order: [
        ['proposalId', 'asc'],
        ['at', 'asc'],
        ['_id', 'asc'],
      ],
      limit: mostBackings,
    }),
  ]);
  return new Map(
    topics.map((topic) => {
      const own = backed.filter(({ proposalId }) => proposalId === topic._id);
      return [topic._id, { topic, backerIds: own.map(({ personId }) => personId) }];
    }),
  );
}
