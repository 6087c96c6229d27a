import { deskKeys } from '../scope';
import { type Effect, type Guard, type Row, row } from './moves';
import { desksFrom, textOf, type Who } from './people';

const reviewers = desksFrom('community');

/** The desk that looks at it: the community's, where the place has one. */
export const reviewDesk: Who = (order) =>
  deskKeys(order.desks, order.desks.community ? 'community' : order.level);

/** Whose turn it is to decide what neighbours may see. */
export const nextReviewers: Who = (order) =>
  order.review && !order.review.decision ? reviewDesk(order) : [];

const isInDoubt: Guard = {
  words: '没有等着审核的内容',
  holds: ({ review }) => review !== undefined,
};

const decide: Effect<'review'> = (order, { move, actor, at }) =>
  order.review
    ? {
        ...order,
        review: {
          ...order.review,
          decision: move.decision,
          byText: textOf(reviewers(order), actor, at),
          decidedAt: at,
        },
      }
    : order;

/** What neighbours may see of it: decided by a person, and decided again where she was wrong (`rules.md §4.1.6`-7). */
export const reviewing: readonly Row[] = [
  row({
    id: '审核',
    step: 'review',
    event: 'work-order.reviewed',
    from: [
      'submitted',
      'returned',
      'accepted',
      'assigned',
      'in-progress',
      'paused',
      'handed-over',
      'result-submitted',
      'resolved',
      'closed',
    ],
    who: reviewers,
    awaits: nextReviewers,
    guards: [isInDoubt],
    effects: [decide],
  }),
];
