import type { Returned } from '#contracts/action';
import type { PhotoView } from '#contracts/file';
import { approverRoles, listCandidates } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { monthOf } from '#domain/candidate';
import { dayOf } from '#domain/day';
import { maskedName } from '#domain/mask';
import { roleKey } from '#domain/membership';
import { defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { type Cursor, cursorOf, readCursor } from '#runtime/cursor';
import { get, getAll } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { areasWithin } from '../area/records';
import { type Membership, type PersonRecord, people } from '../identity/records';
import { type Holder, obstacleFor } from './awarding';
import { candidatesDecidedIn, candidatesWaitingFor } from './candidate-records';
import {
  type AccountRecord,
  accounts,
  budgetIdOf,
  budgets,
  type CandidateRecord,
  entryIdOf,
} from './records';

const pageSize = 20;

const deciding = ({ memberships }: Caller): Membership[] =>
  memberships.filter(({ role }) => (approverRoles as readonly Role[]).includes(role));

/** Communities whose decisions the caller reads: her own, or those of her subdistrict. */
async function communitiesOf(caller: Caller): Promise<string[]> {
  const found = await Promise.all(
    deciding(caller).map(async ({ role, areaId }) =>
      role === 'subdistrict-dispatcher'
        ? (await areasWithin(areaId, 'community')).map(({ _id }) => _id)
        : [areaId],
    ),
  );
  return [...new Set(found.flat())];
}

async function pageOf(
  { view, cursor }: { view: 'waiting' | 'decided'; cursor: Cursor | undefined },
  caller: Caller,
): Promise<CandidateRecord[]> {
  if (view === 'decided')
    return candidatesDecidedIn(await communitiesOf(caller), cursor, pageSize + 1);
  const keys = deciding(caller).map(({ role, areaId }) => roleKey(role, areaId));
  return candidatesWaitingFor(keys, cursor, pageSize + 1);
}

/** Whose candidates they are, as a desk reads them: a masked name and the building. */
export type Holders = { accounts: Map<string, AccountRecord>; people: Map<string, PersonRecord> };

/** The holders of these accounts, two requests. */
export async function holdersOf(accountIds: readonly string[]): Promise<Holders> {
  const found = await getAll(accounts, accountIds);
  const known = await getAll(
    people,
    found.flatMap(({ personId }) => personId ?? []),
  );
  return {
    accounts: new Map(found.map((one) => [one._id, one])),
    people: new Map(known.map((one) => [one._id, one])),
  };
}

/** The account with its holder; undefined where it is gone. */
export function holderIn({ accounts: known, people: all }: Holders, accountId: string) {
  const account = known.get(accountId);
  return account && { account, person: all.get(account.personId ?? '') };
}

/** 「王*兰」 */
export const nameOf = ({ account, person }: Holder): string =>
  maskedName(person?.name ?? account.name, person?.honorific);

type Row = Returned<typeof listCandidates>['items'][number];
type Look = { holders: Holders; view: (fileId: string) => PhotoView; ctx: Context };

function rowOf(candidate: CandidateRecord, { holders, view, ctx }: Look): Row {
  const holder = holderIn(holders, candidate.accountId);
  const { _id: id, version, status, act, path, points, reason, doneOn, ruleText } = candidate;
  const { note, proposerText, dueAt, answer, decidedText, granted, waitsFor } = candidate;
  const obstacle = holder && waitsFor.length > 0 ? obstacleFor(candidate, holder, ctx) : undefined;
  const appeal = candidate.appeal?.text;
  return {
    ...{ id, version, status, act, path, points, reason, doneOn, ruleText, proposerText },
    maskedName: holder ? nameOf(holder) : maskedName(undefined, undefined),
    place: holder?.account.place ?? '',
    photos: candidate.photos.map(view),
    ...defined({ note, dueAt, obstacle, appeal, decidedText, granted }),
    ...defined({ answer: candidate.appeal?.answer ?? answer }),
    ...(granted !== undefined && { entryId: entryIdOf('earned', id) }),
  };
}

/** The month's budget of the first community the caller decides for. */
async function budgetFor({ caller, now }: Context) {
  const post = deciding(caller).find(({ role }) => role !== 'subdistrict-dispatcher');
  if (!post) return undefined;
  const budget = await get(budgets, budgetIdOf(post.areaId, monthOf(dayOf(now))));
  return { issued: budget?.issued ?? 0, ...defined({ planned: budget?.planned }) };
}

const list = defineQuery(listCandidates, async ({ view: kind, cursor }, ctx) => {
  const found = await pageOf({ view: kind, cursor: readCursor(cursor) }, ctx.caller);
  const page = found.slice(0, pageSize);
  const [holders, view, budget] = await Promise.all([
    holdersOf(page.map(({ accountId }) => accountId)),
    photoViews(page.flatMap(({ photos }) => photos)),
    budgetFor(ctx),
  ]);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const at = kind === 'waiting' ? last?.dueAt : last?.decidedAt;
  return {
    items: page.map((candidate) => rowOf(candidate, { holders, view, ctx })),
    ...(last && at !== undefined && { nextCursor: cursorOf({ at, id: last._id }) }),
    ...(budget && { budget }),
  };
});

export const candidatesActions = [list];
