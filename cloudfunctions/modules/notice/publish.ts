import { policy } from '#config/policy';
import type { Received } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { amendNotice, publishNotice } from '#contracts/notice-desk';
import { publisherText, type Said } from '#domain/notice';
import { amended, written } from '#domain/notice-steps';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { derivedId } from '#runtime/ids';
import { checkText } from '#runtime/openapi';
import { type AreaRecord, areasNow, recentAreas } from '../area/records';
import { notices, recentlyReviewedFirst } from './records';
import { managed, recheck } from './standing';
import { factsOf, noticeRules, recordOf, reviewKeys, stateEvents } from './stored';
import { addressed } from './target';

type Words = Pick<Received<typeof amendNotice>, 'title' | 'text' | 'startsAt' | 'endsAt' | 'place'>;

const saidOf = ({ title, text, startsAt, endsAt, place }: Words): Said =>
  defined({ title, text, startsAt, endsAt, place: place || undefined });

/** Whatever WeChat did not pass is looked at by a person. */
const isDoubted = async ({ title, text, place = '' }: Words, { caller }: Context) =>
  (await checkText(`${title}\n${text}\n${place}`, caller.openid)) !== 'pass';

const reviewedFirst = (districtId: string | undefined): Promise<boolean> | boolean =>
  districtId === undefined
    ? policy.areNoticesReviewedFirst.value
    : recentlyReviewedFirst(districtId);

export const publish = defineCommand(publishNotice, {
  async prepare(input, ctx) {
    const [areas, doubt] = await Promise.all([
      areasNow([...new Set(input.areaIds)]),
      isDoubted(input, ctx),
    ]);
    const isReviewedFirst = await reviewedFirst(areas[0]?.path[0]);
    return { areas, isDoubted: doubt, rules: noticeRules(isReviewedFirst) };
  },
  async transact({ tx, input, ctx, eventId, prepared: { areas, rules, ...found } }) {
    const { target, publisher, common } = addressed(input, areas, ctx);
    const { kind, publishAt, shownUntil } = input;
    const plan = { said: saidOf(input), kind, publishAt, shownUntil };
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const notice = written({ ...plan, ...found, target, publisher, photos }, rules, ctx.now);
    const record = recordOf(derivedId('nt', eventId), notice);
    await tx.set(notices, record);
    const { _id: id, version, status, reviewReason } = record;
    const tell = status === 'in-review' ? reviewKeys(common) : undefined;
    const batch = input.photos && { photos, batchId: input.photos.batchId };
    return {
      answer: { id, version, status, reviewReason },
      name: stateEvents[status],
      subjectIds: [id],
      data: factsOf(record, { tell, ...batch }),
      callerText: publisherText(publisher),
    };
  },
});

/** The area all of a notice lies in, as at most a minute ago. */
const placeOf = async (path: readonly string[] = []): Promise<AreaRecord | undefined> =>
  (await recentAreas(path.slice(-1)))[0];

export const amend = defineCommand(amendNotice, {
  async prepare(input, ctx) {
    const [notice, doubt] = await Promise.all([get(notices, input.id), isDoubted(input, ctx)]);
    const [isReviewedFirst, place] = await Promise.all([
      reviewedFirst(notice?.path[0]),
      placeOf(notice?.path),
    ]);
    return { isDoubted: doubt, rules: noticeRules(isReviewedFirst), place };
  },
  recheck,
  async transact({ tx, input, ctx, prepared }) {
    const { notice, standing } = await managed(tx, input, ctx);
    if (!standing.mayWrite)
      throw new AppError('step-not-allowed', { reason: '只有发通知的人能改，您可以撤回它' });
    const byText = publisherText(notice.publisher);
    const { isToldAgain } = input;
    const next = amended(
      notice,
      { said: saidOf(input), byText, isToldAgain, isDoubted: prepared.isDoubted },
      { rules: prepared.rules, at: ctx.now },
    );
    const record = recordOf(notice._id, next);
    await tx.set(notices, record);
    const { version, status } = record;
    const isWaiting = status === 'in-review';
    const tell = isWaiting && prepared.place ? reviewKeys(prepared.place) : undefined;
    const wasShown = notice.status === 'published' && status === 'published';
    return {
      answer: { version, status },
      name: wasShown ? 'notice.amended' : stateEvents[status],
      subjectIds: [notice._id],
      data: factsOf(record, { tell }),
      callerText: byText,
    };
  },
});
