import { dayMs } from '#domain/day';
import { type Document, lettersFor } from './growth-copies';

/** Each is written once for so many work orders. */
const every: Readonly<Record<string, number>> = {
  notices: 50,
  notice_reads: 9,
  coverages: 9,
  deliveries: 9,
  subscriptions: 9,
};

export const noticeCollections = Object.keys(every);

/** Of the copies so many are still up, in a small world as in a large one; the others are long over. */
const upNow = 60;
const overMs = 40 * dayMs;
/** A world that is kept for months still shows them. */
const shownMs = 365 * dayMs;
const stepMs = 60_000;
const instants = ['writtenAt', 'publishedAt', 'startsAt', 'endsAt', 'shownUntil', 'at', 'dueAt'];

const noticeFor = (index: number) => `nt_${lettersFor(index)}`;

/** Somebody else's mark, door or message, about one of the copied notices. */
function retold(document: Document, index: number): Document {
  const notice = noticeFor(1 + (index % 500));
  return {
    ...document,
    _id: `${document._id.slice(0, 3)}${lettersFor(index)}`,
    ...('noticeId' in document && { noticeId: notice }),
    ...('subjectId' in document && { subjectId: notice }),
    ...('personId' in document && { personId: `pe_${lettersFor(index % 5000)}` }),
    ...('isDirty' in document && { isDirty: false }),
  };
}

/** The nth copy of a notice of the story: up now, or taken off the list long ago. */
function again(notice: Document, index: number): Document {
  const isUp = index <= upNow;
  const copy: Document = {
    ...notice,
    _id: noticeFor(index),
    isListed: isUp && notice.isListed === true,
    forgetAt: undefined,
  };
  for (const field of instants) {
    const at = copy[field];
    if (typeof at === 'number') copy[field] = at - index * stepMs - (isUp ? 0 : overMs);
  }
  if (isUp) copy.shownUntil = Number(notice.shownUntil) + shownMs;
  return copy;
}

/** What grows with time beside the work orders: notices, who read them, doors and messages. */
export function* noticesGrown(
  collection: string,
  told: readonly Document[],
  count: number,
): Generator<Document> {
  const step = every[collection];
  if (step === undefined) return;
  if (told.length === 0) throw new Error(`the story left nothing in ${collection} to copy`);
  for (let index = 1; index * step <= count; index += 1) {
    const one = told[index % told.length];
    if (one) yield collection === 'notices' ? again(one, index) : retold(one, index);
  }
}
