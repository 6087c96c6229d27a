import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categoryCodes } from './category';
import { Photos } from './file';
import {
  contactWays,
  declineReasons,
  exclusionReasons,
  outcomes,
  pauseReasons,
  platforms,
  ratings,
  reopenReasons,
} from './loop';
import { deskRoles } from './roles';
import { workOrderId } from './work-order';
import { none, Stepped, seen, step } from './work-order-step';

export { remindHandler, type Stepped } from './work-order-step';

const note = (least: number) =>
  z.string().trim().min(least, `请至少写 ${least} 个字`).max(500, '最多 500 个字');
const reason = () => note(4);

/** What came as 其他 or 不清楚 is sorted at acceptance (`rules.md §4.1.3`); otherwise left out. */
const sorted = () => ({ category: z.enum(categoryCodes).optional() });
const score = () => z.number().int().min(1).max(5);
const part = () => z.object({ unitId: areaId(), text: note(4) });
const parts = () => z.array(part()).max(8, '最多请 8 个单位协办').optional();

/** T2 受理: the due date is computed and frozen with its calendar version. */
export const acceptWorkOrder = step('accept', sorted);

/** T2+T7+T8 in one tap: the grid worker accepts and handles what is on the list and in the own grid. */
export const takeWorkOrder = step('take', sorted, ['grid-worker', 'grid-lead']);

/** T3 请补充: twice at most; the clock stands still meanwhile. */
export const askMore = step('ask-more', () => ({ question: note(4) }));

/** T5 不予受理, with a reason of the closed list and where she should turn instead. */
export const declineWorkOrder = step('decline', () => ({
  reason: z.enum(declineReasons, { error: '请选一个理由' }),
  channel: note(6),
}));

/** T6 并入同一件. */
export const mergeWorkOrder = step('merge', () => ({ masterId: workOrderId() }));
/** T6 taken back within 7 days. */
export const unmergeWorkOrder = step('unmerge', () => ({ reason: reason() }));

/** T7: exactly four choices (`seeds.md` B43): 自行处理, 指派下级, 报上级协调 (T11), 指派职能部门. */
export const assignWorkOrder = action({
  name: 'work-order.assign',
  kind: 'command',
  roles: deskRoles,
  input: lazily(() =>
    z.discriminatedUnion('choice', [
      z.object({ ...seen(), choice: z.literal('self') }),
      z.object({
        ...seen(),
        choice: z.literal('below'),
        unitId: areaId(),
        reason: reason().optional(),
        collaborators: parts(),
      }),
      z.object({ ...seen(), choice: z.literal('above'), reason: reason() }),
      z.object({
        ...seen(),
        choice: z.literal('agency'),
        unitId: areaId(),
        reason: reason().optional(),
        /** For a property firm: what it is told, without names and doors. */
        briefing: z.string().trim().max(500, '最多 500 个字').optional(),
        collaborators: parts(),
      }),
    ]),
  ),
  output: Stepped,
});

/** T11 by whoever has it, before or while it is handled. */
export const escalateWorkOrder = step('escalate', () => ({ reason: reason() }));
/** 报到: the level that was called says what it does. */
export const attendWorkOrder = step('attend', () => ({ text: note(4) }));
/** T10 指定主办: afterwards it cannot be sent back. */
export const designateWorkOrder = step('designate', () => ({
  unitId: areaId(),
  reason: reason(),
  briefing: z.string().trim().max(500, '最多 500 个字').optional(),
  collaborators: parts(),
}));
/** 收回重派: what is late or was called up is decided afresh. */
export const takeBackWorkOrder = step('take-back', () => ({ reason: reason() }));

/** T8 签收. */
export const signWorkOrder = step('sign', none);
/** T9 退单, within the time to sign and twice at most. */
export const sendBackWorkOrder = step('send-back', () => ({
  reason: reason(),
  /** Whose it is rather. */
  suggestion: z.string().trim().max(40, '最多 40 个字').optional(),
}));

export const inviteCollaborator = step('invite-collaborator', () => part().shape);
export const finishSubtask = step('finish-subtask', () => ({
  subtaskId: z.string().max(60),
  text: note(4),
  photos: Photos().optional(),
}));

/** 先行联系 and 回访: how she was reached; 没有联系上 is written down and stops no clock. */
export const contactReporter = step('contact', () => ({
  way: z.enum(contactWays, { error: '请选怎么联系的' }),
  text: z.string().trim().max(500, '最多 500 个字').optional(),
}));
/** T13: the handler asks, R8 or R9 agrees; not for what is urgent, 30 days and twice at most. */
export const askPause = step('ask-pause', () => ({
  reason: z.enum(pauseReasons, { error: '请选一个原因' }),
  text: note(4),
  reviewOn: z.iso.date('请选复核的日期'),
}));
export const pauseWorkOrder = step('pause', none);
export const refusePause = step('refuse-pause', () => ({ reason: reason() }));
/** T14. */
export const resumeWorkOrder = step('resume', none);
/** P4: once, and the resident reads why. */
export const extendWorkOrder = step('extend', () => ({ reason: reason() }));
/** T15. */
export const handOverWorkOrder = step('hand-over', () => ({
  platform: z.enum(platforms, { error: '请选转到哪里' }),
  number: z.string().trim().min(1, '请填对方的编号').max(40, '最多 40 个字'),
  on: z.iso.date('请选转出的日期'),
}));

/** T16: text of 10 characters or more, an outcome, and an after-photo where the category needs one. */
export const submitResult = step('submit-result', () => ({
  text: note(10),
  outcome: z.enum(outcomes),
  /** With 暂时解决不了: when it is looked at again (`rules.md §4.1.1`); the plan stands in `text`. */
  reviewOn: z.iso.date().optional(),
  photos: Photos().optional(),
  /** Why it cannot wait for a collaborator. */
  override: reason().optional(),
}));

/** T17 核查通过: never by the one who submitted the result; a unit is rated with it (下评上). */
export const confirmResult = step('confirm-result', () => ({
  wasOnSite: z.boolean().default(false),
  unitRating: z.object({ efficiency: score(), quality: score() }).optional(),
}));
/** T18 退回再办. */
export const refuseResult = step('refuse-result', () => ({ reason: reason() }));
/** 下评上, changed within 24 hours. */
export const rateUnit = step('rate-unit', () => ({ efficiency: score(), quality: score() }));

/** What somebody without a phone says of it, asked by phone or at the door. */
export const rateByPhone = step('rate-by-phone', () => ({
  rating: z.enum(ratings, { error: '请选她怎么说' }),
  reasons: z.array(z.enum(reopenReasons)).max(5).default([]),
  heardBy: z.enum(['phone', 'visit'], { error: '请选是打电话还是上门问到的' }),
  text: z.string().trim().max(200, '最多 200 个字').optional(),
}));
/** T20b: why it could not be done to her satisfaction, in words she reads. */
export const explainWorkOrder = step('explain', () => ({ text: note(10) }));
/** T21 by staff: it has come back. */
export const recurWorkOrder = step('recur', () => ({ reason: reason() }));
/** J: a written reply whether the petition is taken up. */
export const answerPetition = step('answer-petition', () => ({
  isTaken: z.boolean(),
  text: note(10),
}));
/** T24: ten in a hundred are looked at again. */
export const checkSample = step('check-sample', () => ({
  isGood: z.boolean(),
  text: z.string().trim().max(200, '最多 200 个字').optional(),
}));

/** T23, by the level above. */
export const upholdAppeal = step('uphold-appeal', () => ({ answer: note(4) }));
export const dismissAppeal = step('dismiss-appeal', () => ({ answer: note(4) }));
/** A unit asks that a rating is left out of its figures; two from above decide. */
export const appealRating = step('appeal-rating', () => ({
  reason: z.enum(exclusionReasons, { error: '请选一个理由' }),
  text: note(4),
}));
export const judgeRatingAppeal = step('judge-rating-appeal', () => ({ isUpheld: z.boolean() }));

/** Whether neighbours may see it (`rules.md §4.1.6`-7). */
export const reviewWorkOrder = step('review', () => ({
  decision: z.enum(['show', 'hide']),
  note: z.string().trim().max(200, '最多 200 个字').optional(),
}));

/** Holds it for a quarter of an hour while deciding; two dispatchers cannot take one (F102). */
export const claimWorkOrder = step('claim', none);

/** 进展: a line for the resident while it is handled; `isInternal` is for colleagues only. An answer to 催一催 too. */
export const addProgressNote = step('add-note', () => ({
  text: note(2),
  isInternal: z.boolean().default(false),
}));

/** A derived copy of one photo with faces and plates covered; the original stays for those who handle it. */
export const redactPhoto = step('redact-photo', () => ({
  /** Which of the report's photos, from 0. */
  index: z.number().int().min(0).max(5),
  photos: Photos(),
}));
