import type { Returned } from '#contracts/action';
import type { PhotoView } from '#contracts/file';
import { getNotice } from '#contracts/notice';
import { takeBackUntil } from '#domain/notice';
import { defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { nearest, recentAreas } from '../area/records';
import { passedAmong } from '../file/records';
import { lineOf } from './lines';
import { type NoticeRecord, notices, readVersions } from './records';
import { faceOf, opened, type Standing } from './standing';
import { noticeRules } from './stored';

type Answer = Returned<typeof getNotice>;

/** Shows photos that WeChat passed; of the others nothing to neighbours, and a sentence to writer and desks. */
type Photos = { passed: (fileIds: readonly string[]) => PhotoView[]; all: Photos['passed'] };

const held: PhotoView = { note: '照片还在检查，通过以后邻居才看得到' };

async function photosOf({ photos, channels }: NoticeRecord): Promise<Photos> {
  const every = [...photos, ...channels.flatMap((noted) => noted.photos)];
  const passed = await passedAmong(every);
  const view = await photoViews([...passed]);
  return {
    passed: (fileIds) => fileIds.filter((one) => passed.has(one)).map(view),
    all: (fileIds) => fileIds.map((one) => (passed.has(one) ? view(one) : held)),
  };
}

const isGone = ({ status }: NoticeRecord) => status === 'withdrawn' || status === 'refused';

function deskOf(
  notice: NoticeRecord,
  { isWriter, mayWrite, review }: Standing,
  photos: Photos,
): Answer['desk'] {
  if (!isWriter && !review) return undefined;
  const { reviewReason, refusedReason, revisions, channels } = notice;
  const rules = noticeRules(false);
  return {
    mayAmend: mayWrite && !isGone(notice),
    mayWithdraw: (mayWrite || review !== undefined) && !isGone(notice),
    mayReview: review !== undefined && notice.status === 'in-review',
    revisions: revisions.map(({ version, at, byText }) => ({ version, at, byText })),
    channels: channels.map((noted) => ({ ...noted, photos: photos.all(noted.photos) })),
    ...defined({
      takeBackUntil: isWriter ? takeBackUntil(notice, rules) : undefined,
      reviewReason,
      refusedReason,
    }),
  };
}

const livesThere = ({ areaIds }: NoticeRecord, { person }: Caller): boolean =>
  (person?.homes ?? []).some(({ areaPath }) => areaPath.some((id) => areaIds.includes(id)));

/** Marks are forgotten a week after the end: from then on nothing asks to be read. */
const isForgotten = ({ publishedAt, forgetAt = 0 }: NoticeRecord, now: number): boolean =>
  publishedAt !== undefined && forgetAt <= now;

async function readVersionOf(notice: NoticeRecord, { caller, now }: Context): Promise<number> {
  if (isForgotten(notice, now)) return notice.version;
  return (await readVersions([notice], caller.personId)).get(notice._id) ?? 0;
}

export const detail = defineQuery(getNotice, async ({ id }, ctx): Promise<Answer> => {
  const { notice, standing } = opened(await get(notices, id), ctx);
  const [readVersion, areas, photos] = await Promise.all([
    readVersionOf(notice, ctx),
    recentAreas(notice.path),
    photosOf(notice),
  ]);
  const { personId: _, ...publisher } = notice.publisher;
  const face = faceOf(notice, standing);
  const { text, place, withdrawn, amendedAt } = face;
  const own = standing.isWriter || standing.review !== undefined;
  return {
    notice: {
      ...lineOf(face, readVersion, ctx.now),
      text,
      photos: own ? photos.all(notice.photos) : photos.passed(notice.photos),
      publisher,
      ...defined({
        place,
        phone: nearest(areas, 'dutyPhone'),
        withdrawnReason: withdrawn?.reason,
        withdrawnAt: withdrawn?.at,
        amendedAt,
      }),
    },
    isMine: livesThere(notice, ctx.caller),
    desk: deskOf(notice, standing, photos),
  };
});
