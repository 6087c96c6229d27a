import {
  acceptWorkOrder,
  askMore,
  declineWorkOrder,
  dismissAppeal,
  reviewWorkOrder,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { sortedFor } from './sorting';
import { defineStep, plainStep } from './stepping';

const accept = defineStep(acceptWorkOrder, {
  prepare: sortedFor,
  deed: ({ prepared }) => ({ step: 'accept', ...prepared }),
});

const take = defineStep(takeWorkOrder, {
  prepare: sortedFor,
  deed: ({ prepared }) => ({ step: 'take', ...prepared }),
});

export const receivingActions = [
  accept,
  take,
  plainStep(askMore, 'ask-more'),
  plainStep(declineWorkOrder, 'decline'),
  plainStep(dismissAppeal, 'dismiss-appeal'),
  defineStep(reviewWorkOrder, {
    deed: ({ input: { decision } }) => ({ step: 'review', decision }),
    facts: ({ input: { note } }) => (note ? { note } : {}),
  }),
];
