import { listNotices, noticeReviewRoles, noticeRoles } from '#contracts/notice';
import { listWritten } from '#contracts/notice-desk';
import type { Role } from '#contracts/roles';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { type Cursor, cursorOf, readCursor } from '#runtime/cursor';
import { areasWithin } from '../area/records';
import { noticesBy, noticesShownIn, noticesWaitingIn, noticesWithin } from './find-records';
import { lineOf } from './lines';
import {
  concernedAreas,
  type Newest,
  type NoticeRecord,
  newestFor,
  noticesFor,
  readVersions,
} from './records';
import { faceOf, mayOpen, standingOf } from './standing';

const pageSize = 20;

/** One page of what was found, which is one more than a page where there is a next one. */
function pageOf(found: readonly NoticeRecord[], at: (notice: NoticeRecord) => number) {
  const notices = found.slice(0, pageSize);
  const last = found.length > pageSize ? notices.at(-1) : undefined;
  return { notices, nextCursor: last && cursorOf({ at: at(last), id: last._id }) };
}

/** What a visitor reads. */
const wholeDistrict = async (): Promise<string[]> =>
  (await areasWithin(undefined, 'district')).map(({ _id }) => _id);

/** Her first page is what her badge counts; later pages, and those of a visitor, are looked up. */
async function shownTo({ caller, now }: Context, after: Cursor | undefined): Promise<Newest> {
  const concerned = await concernedAreas(caller);
  if (!after && concerned.length > 0) return newestFor(caller, now);
  const areaIds = concerned.length > 0 ? concerned : await wholeDistrict();
  const found = await noticesFor(areaIds, { now, after, limit: pageSize });
  return { found, read: await readVersions(found, caller.personId) };
}

export const list = defineQuery(listNotices, async ({ cursor }, ctx) => {
  const { found, read } = await shownTo(ctx, readCursor(cursor));
  const { notices, nextCursor } = pageOf(found, ({ publishedAt = 0 }) => publishedAt);
  return {
    items: notices.map((notice) =>
      lineOf(faceOf(notice, standingOf(notice, ctx)), read.get(notice._id) ?? 0, ctx.now),
    ),
    nextCursor,
  };
});

type Page = { after: Cursor | undefined; limit: number };

const has = (roles: readonly Role[]) => (post: { role: Role }) => roles.includes(post.role);

/** Areas of the caller's posts that write: those where she decides, and the others. */
function areasOf({ caller }: Context): { deciding: string[]; writing: string[] } {
  const posts = caller.memberships.filter(has(noticeRoles));
  const decides = has(noticeReviewRoles);
  return {
    deciding: posts.filter(decides).map(({ areaId }) => areaId),
    writing: posts.filter((post) => !decides(post)).map(({ areaId }) => areaId),
  };
}

/** Her own, whatever neighbours read in her areas, and where she decides also what they do not read yet. */
async function writtenFor(ctx: Context, page: Page): Promise<NoticeRecord[]> {
  const { deciding, writing } = areasOf(ctx);
  const found = await Promise.all([
    noticesBy(ctx.caller.personId, page),
    deciding.length > 0 ? noticesWithin(deciding, page) : [],
    writing.length > 0 ? noticesShownIn(writing, page) : [],
  ]);
  const once = new Map(found.flat().map((notice) => [notice._id, notice]));
  return [...once.values()]
    .sort((a, b) => b.writtenAt - a.writtenAt || (a._id < b._id ? 1 : -1))
    .slice(0, page.limit + 1);
}

async function waitingFor(ctx: Context, page: Page): Promise<NoticeRecord[]> {
  const { deciding } = areasOf(ctx);
  return deciding.length > 0 ? noticesWaitingIn(deciding, page) : [];
}

export const writtenList = defineQuery(listWritten, async ({ view, cursor }, ctx) => {
  const page = { after: readCursor(cursor), limit: pageSize };
  const found = await (view === 'waiting' ? waitingFor(ctx, page) : writtenFor(ctx, page));
  const { notices, nextCursor } = pageOf(found, ({ writtenAt }) => writtenAt);
  const shown = notices.filter((notice) => mayOpen(notice, ctx));
  return {
    // Nobody has to read what is on her own desk.
    items: shown
      .map((notice) => faceOf(notice, standingOf(notice, ctx)))
      .map((notice) => lineOf(notice, notice.version, ctx.now)),
    nextCursor,
  };
});
