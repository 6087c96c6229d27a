import { rules } from '#config/policy';
import { refusedAt } from '#contracts/errors';
import {
  answerPetition,
  appealRating,
  checkSample,
  confirmResult,
  explainWorkOrder,
  judgeRatingAppeal,
  rateByPhone,
  rateUnit,
  recurWorkOrder,
  refuseResult,
} from '#contracts/work-order-steps';
import { ratingStep } from '#domain/loop';
import { type Deed, defineStep, plainStep } from './stepping';

const confirm = defineStep(confirmResult, {
  deed: ({ input: { wasOnSite, unitRating } }) => ({
    step: 'confirm-result',
    wasOnSite,
    ...(unitRating && { unitRating }),
  }),
});

/** For somebody without a phone: T19, T20 or T20b, by whoever asked her. */
const byPhone = defineStep(rateByPhone, {
  deed: ({ input: { rating, reasons, heardBy, text }, order }): Deed => {
    if (rating !== 'unsatisfied') return { step: 'rate', rating, heardBy, text };
    if (reasons.length === 0) throw refusedAt('reasons', '请点一下她说的原因');
    const step = ratingStep(order, rating, rules);
    return { step: step === 'rate' ? 'reopen' : step, reasons, heardBy, text };
  },
});

/** T21 by staff: what was looked at again was not good, or came back. */
const recur = defineStep(recurWorkOrder, {
  deed: ({ input: { reason } }) => ({ step: 'recur', reasons: ['came-back'], text: reason }),
});

export const judgingActions = [
  confirm,
  byPhone,
  recur,
  plainStep(refuseResult, 'refuse-result'),
  plainStep(rateUnit, 'rate-unit'),
  plainStep(explainWorkOrder, 'explain'),
  plainStep(checkSample, 'check-sample'),
  plainStep(appealRating, 'appeal-rating'),
  plainStep(judgeRatingAppeal, 'judge-rating-appeal'),
  plainStep(answerPetition, 'answer-petition'),
];
