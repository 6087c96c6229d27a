import { derivedId } from '#runtime/ids';
import type { MeetingRecord } from '../../cloudfunctions/modules/council/records';
import type { PhotoCheckRecord } from '../../cloudfunctions/modules/file/records';
import type { Played } from './player';

/**
 * WeChat looked at every photo that was sent and passed it, as it has by the time neighbours look. Reports of the
 * demo share pictures; a photo is looked at once.
 */
export function checksOf(played: readonly Played[]): PhotoCheckRecord[] {
  const checks = played.flatMap(({ report, order, events }) =>
    report.photos.map((fileId): [string, PhotoCheckRecord] => [
      fileId,
      {
        _id: derivedId('pc', fileId),
        fileId,
        subjectId: events[0]?._id ?? '',
        workOrderId: order._id,
        askedAt: report.submittedAt,
        result: 'pass',
      },
    ]),
  );
  return [...new Map(checks).values()];
}

/** The same for photos of where a meeting was made known. */
export function proofChecksOf(meetings: readonly MeetingRecord[]): PhotoCheckRecord[] {
  const checks = meetings.flatMap(({ _id, proofs }) =>
    proofs.flatMap(({ photos, at }) =>
      photos.map((fileId): [string, PhotoCheckRecord] => [
        fileId,
        {
          _id: derivedId('pc', fileId),
          fileId,
          subjectId: _id,
          askedAt: at,
          result: 'pass',
        },
      ]),
    ),
  );
  return [...new Map(checks).values()];
}
