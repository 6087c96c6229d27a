import { derivedId } from '#runtime/ids';
import type { PhotoCheckRecord } from '../../cloudfunctions/modules/file/records';
import type { Played } from './player';

/** WeChat looked at every photo that was sent and passed it, as it has by the time neighbours look. */
export const checksOf = ({ report, order, events }: Played): PhotoCheckRecord[] =>
  report.photos.map((fileId, index) => ({
    _id: derivedId('pc', report._id, String(index)),
    fileId,
    subjectId: events[0]?._id ?? '',
    workOrderId: order._id,
    askedAt: report.submittedAt,
    result: 'pass',
  }));
