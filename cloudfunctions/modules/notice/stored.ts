import { policy } from '#config/policy';
import { workOrderLevels } from '#contracts/loop';
import { dayMs } from '#domain/day';
import { isListed, type Notice, type NoticeRules } from '#domain/notice';
import { desksAlong, type Path } from '#domain/place';
import { deskKeys } from '#domain/scope';
import { defined } from '#runtime/defined';
import type { NoticeRecord } from './records';

/** The district's numbers, with its switch as it stands. */
export const noticeRules = (isReviewedFirst: boolean): NoticeRules => ({
  takeBackMinutes: policy.takeBackMinutes.value,
  shownDays: policy.noticeShownDays.value,
  isReviewedFirst,
});

const forgetAfterMs = policy.noticeForgetDays.value * dayMs;

/** A notice as it is kept: what lists and the clock need is worked out here and nowhere else. */
export function recordOf(_id: string, notice: Notice & { forgetAt?: number }): NoticeRecord {
  const { forgetAt: _, ...kept } = notice;
  const { publishedAt, withdrawn, shownUntil } = notice;
  return {
    ...kept,
    _id,
    isListed: isListed(notice, noticeRules(false)),
    ...(publishedAt !== undefined && {
      forgetAt: (withdrawn?.at ?? shownUntil) + forgetAfterMs,
    }),
  };
}

/** Access keys of the desk that decides about a notice for this place: the community, else the desk above. */
export function reviewKeys(place: Path): string[] {
  const desks = desksAlong(place);
  const above = workOrderLevels.slice(workOrderLevels.indexOf('community'));
  const level = above.find((one) => desks[one] !== undefined);
  return level ? deskKeys(desks, level) : [];
}

/** What listeners get beside what every event of a notice says. */
type More = {
  /** Access keys of who has to decide, or of the publisher. */
  tell?: readonly string[] | undefined;
  reason?: string | undefined;
  photos?: readonly string[] | undefined;
  batchId?: string | undefined;
};

/** What an event says of a notice: nobody's name and no phone. */
export const factsOf = (notice: NoticeRecord, more: More = {}) => ({
  noticeId: notice._id,
  kind: notice.kind,
  areaIds: notice.areaIds,
  round: notice.round,
  version: notice.version,
  title: notice.title,
  publisherId: notice.publisher.personId,
  ...defined(more),
});

/** The event of a notice that just came into a state in which it waits, is planned, or is shown. */
export const stateEvents = {
  'in-review': 'notice.waiting',
  scheduled: 'notice.scheduled',
  published: 'notice.published',
  refused: 'notice.refused',
  withdrawn: 'notice.withdrawn',
} as const;
