import type { ReviewReason } from '#contracts/loop';
import { type Moment, settled } from './loop';
import { isAmong } from './loop/people';
import { reviewDesk } from './loop/reviewing';
import type { Order } from './order';

/** Neighbours read nothing of it while somebody still has to look at it, and after she hid it (`rules.md §4.1.6`-7). */
export const isWithheld = ({ review }: Pick<Order, 'review'>): boolean =>
  review !== undefined && review.decision !== 'show';

/**
 * Asks somebody at the community's desk to look at it, from now on withheld from neighbours; the same order
 * where that reason waits already or it is hidden for good. The version stays: no page grows stale by it.
 */
export function underReview<O extends Order>(order: O, reason: ReviewReason, at: number): O {
  const { review } = order;
  if (review?.decision === 'hide') return order;
  const waiting = review?.decision === undefined ? (review?.reasons ?? []) : [];
  if (waiting.includes(reason)) return order;
  return settled({ ...order, review: { reasons: [...waiting, reason], at: review?.at ?? at } });
}

/**
 * Why it is looked at, for somebody at a desk: that one person's reports often differed is for the desk that
 * looks at it alone (`rules.md §4.1.6`-8); undefined where there is nothing else.
 */
export function reviewFor(
  order: Order,
  { actor, at }: Pick<Moment, 'actor' | 'at'>,
): Order['review'] {
  const { review } = order;
  if (!review || isAmong(reviewDesk(order), actor, at)) return review;
  const reasons = review.reasons.filter((one) => one !== 'repeated');
  return reasons.length > 0 ? { ...review, reasons } : undefined;
}
