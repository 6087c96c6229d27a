import { dayMs } from '#domain/day';
import { transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { type PersonRecord, people } from '../identity/records';
import type { LoopFacts } from '../work-order/fact-records';
import { workOrders } from '../work-order/records';
import { putUnderReview } from './review';

/** WeChat doubts a photo, perhaps long after it was sent: whatever it belongs to is taken from neighbours' sight. */
const doubtPhoto: Listener = {
  name: 'report.doubt-photo',
  hears: ['file.photo-doubted'],
  async hear({ _id, data, traceId }, { now, deadline }) {
    const { workOrderId } = data as { workOrderId: string };
    await transact(async (tx) => {
      const order = await tx.get(workOrders, workOrderId);
      if (!order) return;
      await putUnderReview(tx, order, {
        reason: 'photo',
        key: `${_id}-photo`,
        run: { now, traceId },
      });
    }, deadline);
    return 'done';
  },
};

/** As often, and within such a time, that somebody looks at it: nobody is shut out (`rules.md §4.1.6`-8). */
const oftenTimes = 3;
const oftenMs = 30 * dayMs;

type Instant = NonNullable<PersonRecord['notAsReported']>[number];

/** Those of the 30 days up to the latest, with this one among them unless it is older. */
function withInstant(kept: readonly Instant[], instant: Instant): Instant[] {
  const all = [...kept, instant];
  const latest = Math.max(...all.map(({ at }) => at));
  return all.filter(({ at }) => at > latest - oftenMs);
}

/** A result 现场情况与反映不一致 was confirmed: the third of one person in 30 days is looked at. */
const countNotAsReported: Listener = {
  name: 'report.count-not-as-reported',
  hears: ['work-order.result-confirmed'],
  async hear({ _id, at, data, traceId }, { now, deadline }) {
    const { workOrderId } = data as LoopFacts;
    await transact(async (tx) => {
      const order = await tx.get(workOrders, workOrderId);
      if (!order || order.isProxy || order.result?.outcome !== 'not-as-reported') return;
      const person = await tx.get(people, order.reporterId);
      if (!person || person.notAsReported?.some(({ eventId }) => eventId === _id)) return;
      const instant = { eventId: _id, at };
      const notAsReported = withInstant(person.notAsReported ?? [], instant);
      await tx.set(people, { ...person, notAsReported });
      if (!notAsReported.includes(instant) || notAsReported.length < oftenTimes) return;
      await putUnderReview(tx, order, {
        reason: 'repeated',
        key: `${_id}-often`,
        run: { now, traceId },
      });
    }, deadline);
    return 'done';
  },
};

export const reportListeners = [doubtPhoto, countNotAsReported];
