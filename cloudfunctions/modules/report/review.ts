import { rules } from '#config/policy';
import type { ReviewReason } from '#contracts/loop';
import { reviewReasonWords } from '#contracts/work-order';
import { system } from '#domain/loop';
import { underReview } from '#domain/review';
import { recordEvent } from '#runtime/command';
import type { Transaction } from '#runtime/database';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { toldOf } from '../work-order/step-records';

/** Why somebody is asked to look is for those who look; that a person's reports differed again is not for her grid. */
const noteOf = (reason: ReviewReason) =>
  reason === 'repeated' ? {} : { note: reviewReasonWords[reason] };

type Doubt = { reason: ReviewReason; key: string; run: { now: number; traceId: string } };

/** Withholds an order from neighbours until somebody at the community's desk looked; staff read that in the timeline. */
export async function putUnderReview(
  tx: Transaction,
  order: WorkOrderRecord,
  { reason, key, run }: Doubt,
): Promise<void> {
  const next = underReview(order, reason, run.now);
  if (next === order) return;
  await tx.set(workOrders, next);
  const moment = { actor: system, at: run.now, rules };
  const told = toldOf(next, { name: 'work-order.put-under-review', moment, facts: noteOf(reason) });
  await recordEvent(tx, { told: { ...told, subjectIds: [order._id] }, key, run });
}
