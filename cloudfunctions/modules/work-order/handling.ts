import { contactWayWords } from '#contracts/loop';
import {
  askPause,
  contactReporter,
  extendWorkOrder,
  finishSubtask,
  handOverWorkOrder,
  pauseWorkOrder,
  refusePause,
  remindHandler,
  resumeWorkOrder,
  submitResult,
} from '#contracts/work-order-steps';
import { defined } from '#runtime/defined';
import { defineStep, plainStep } from './stepping';

const giveResult = defineStep(submitResult, {
  deed: ({ input: { text, outcome, reviewOn, override }, photos }) => ({
    step: 'submit-result',
    text,
    outcome,
    photos,
    ...defined({ reviewOn, override }),
  }),
});

const finishPart = defineStep(finishSubtask, {
  deed: ({ input: { subtaskId, text }, photos }) => ({
    step: 'finish-subtask',
    subtaskId,
    text,
    photos,
  }),
});

const contact = defineStep(contactReporter, {
  deed: ({ input: { way } }) => ({ step: 'contact', way }),
  facts: ({ input: { way, text } }) => (text ? { note: `${contactWayWords[way]}：${text}` } : {}),
});

export const handlingActions = [
  giveResult,
  finishPart,
  contact,
  plainStep(remindHandler, 'remind'),
  plainStep(askPause, 'ask-pause'),
  plainStep(pauseWorkOrder, 'pause'),
  plainStep(refusePause, 'refuse-pause'),
  plainStep(resumeWorkOrder, 'resume'),
  plainStep(extendWorkOrder, 'extend'),
  plainStep(handOverWorkOrder, 'hand-over'),
];
