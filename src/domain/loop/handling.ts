import { nextOpening } from '../calendar';
import { addDays, dayOf, instantOf, startOfDay } from '../day';
import { freeze, lengthened, thaw } from '../promise';
import { unitKeys } from '../scope';
import { type Check, type Effect, type Guard, type Row, row } from './moves';
import { promised, unassigned } from './parts';
import {
  approvers,
  asAssignee,
  assignee,
  clock,
  designators,
  desk,
  desksFrom,
  handlers,
  isAmong,
  leadUnit,
  openCollaborators,
  postAmong,
  reporter,
  verifiers,
  type Who,
} from './people';

export const resultTextLeast = 10;
const enoughWords: Check<'submit-result'> = {
  words: `请至少写 ${resultTextLeast} 个字，说明怎么处理的`,
  field: 'text',
  holds: (_, { move }) => move.text.trim().length >= resultTextLeast,
};

/** Only what was done can be shown: an answer or 暂时解决不了 needs no photo. */
const afterPhoto: Check<'submit-result'> = {
  words: '这类问题办好后，请拍一张处理后的照片',
  field: 'photos',
  holds: ({ route }, { move }) =>
    move.photos.length > 0 ||
    !route.isAfterPhotoNeeded ||
    (move.outcome !== 'solved' && move.outcome !== 'partly-solved'),
};

/** 暂不能解决 comes with a plan and a day to look again (`rules.md §4.1.1`). */
const reviewDay: Check<'submit-result'> = {
  words: '暂时解决不了的，请选一个再来看的日子',
  field: 'reviewOn',
  holds: (_, { move, at }) =>
    move.outcome !== 'not-now' || (move.reviewOn !== undefined && move.reviewOn > dayOf(at)),
};

/** F18: not before every collaborator is done, unless she says why. */
const partsDone: Check<'submit-result'> = {
  words: '还有协办单位没有完成；一定要先提交，请写明原因',
  field: 'override',
  holds: ({ subtasks }, { move }) =>
    subtasks.every(({ done }) => done) || Boolean(move.override?.trim()),
};

const keepResult: Effect<'submit-result'> = (order, { move, actor, at }) => ({
  ...order,
  result: {
    text: move.text,
    outcome: move.outcome,
    photos: move.photos,
    at,
    byId: actor.personId,
    byText: order.assignee ? `${order.assignee.roleText} ${order.assignee.name}` : '',
    ...(move.reviewOn === undefined ? {} : { reviewOn: move.reviewOn }),
    ...(move.override === undefined ? {} : { override: move.override }),
  },
});

const invite: Effect<'invite-collaborator'> = (order, { move: { id, unit, text }, at }) => ({
  ...order,
  subtasks: [...order.subtasks, { id, unit, text, at }],
});

const notTheirs: Check<'invite-collaborator'> = {
  words: '这个单位已经在办这件事了',
  field: 'unitId',
  holds: ({ assignment, subtasks }, { move: { unit } }) =>
    assignment?.unit.areaId !== unit.areaId &&
    !subtasks.some((one) => !one.done && one.unit.areaId === unit.areaId),
};

const ownPart: Check<'finish-subtask'> = {
  words: '这一项协办不是您单位的，或者已经完成',
  field: 'subtaskId',
  holds: ({ subtasks }, { move, actor, at }) =>
    subtasks.some(
      ({ id, unit, done }) => id === move.subtaskId && !done && isAmong(unitKeys(unit), actor, at),
    ),
};

const finishPart: Effect<'finish-subtask'> = (order, { move, actor, at }) => ({
  ...order,
  subtasks: order.subtasks.map((one) =>
    one.id === move.subtaskId
      ? {
          ...one,
          done: {
            at,
            byId: actor.personId,
            byText: [one.unit.name, actor.name].filter(Boolean).join(' '),
            text: move.text,
            photos: move.photos,
          },
        }
      : one,
  ),
});

/** Trying without reaching her does not stop the clock of the first contact. */
const noteContact: Effect<'contact'> = (order, { move, at }) =>
  order.contact && order.contact.doneAt === undefined && move.way !== 'not-reached'
    ? { ...order, contact: { ...order.contact, doneAt: at } }
    : order;

const nudgeDue: Guard = {
  words: '还在约定的时间内，请再等一等；着急可以直接打电话',
  holds: ({ promise }, { at }) => at >= promise.marks.mostAt,
};
const onceADay: Guard = {
  words: '今天已经催过了，工作人员会尽快答复您',
  holds: ({ nudge }, { at }) => nudge === undefined || dayOf(nudge.at) !== dayOf(at),
};
const noteNudge: Effect = (order, { at }) => ({ ...order, nudge: { at } });

/** The level it is at and those above, never upwards; the leaders of the subdistrict too. */
const reminders: Who = (order) => [
  ...desksFrom(order.level)(order).filter((key) => !key.startsWith('grid-worker@')),
  ...(order.desks.subdistrict ? [`subdistrict-lead@${order.desks.subdistrict.areaId}`] : []),
];

/** Whose turn it is, as far as a reminder goes. */
const reminded: Who = (order) => {
  if (order.status === 'result-submitted') return verifiers(order);
  const held = handlers(order);
  if (held.length > 0) return held;
  return order.isDisputed ? [...desk(order), ...designators(order)] : desk(order);
};
const notOnesOwn: Guard = {
  words: '这件就在您手里，不用催办自己',
  holds: (order, { actor, at }) => !isAmong(reminded(order), actor, at),
};

const mayPause: Guard = {
  words: '已经挂起过两次，请办理或上报',
  holds: ({ pauseCount }, { rules }) => pauseCount < rules.pauseLimit,
};
const notPressing: Guard = {
  words: '紧急的事不能挂起',
  holds: ({ tier }) => tier !== 'p0' && tier !== 'p1',
};
const isAsked: Guard = {
  words: '没有等着审批的挂起申请',
  holds: ({ pauseAsked }) => pauseAsked !== undefined,
};
const notAskedYet: Guard = {
  words: '挂起申请已经提交，等上级审批',
  holds: ({ pauseAsked }) => pauseAsked === undefined,
};
const notOwnAsking: Guard = {
  words: '自己申请的，请另一位同事审批',
  holds: ({ pauseAsked }, { actor }) => pauseAsked?.byId !== actor.personId,
};
const pauseDay: Check<'ask-pause'> = {
  words: '请选 30 天以内的复核日期',
  field: 'reviewOn',
  holds: (_, { move, at, rules }) =>
    move.reviewOn > dayOf(at) && move.reviewOn <= addDays(dayOf(at), rules.pauseDays),
};

const keepAsking: Effect<'ask-pause'> = (order, { move, actor, at }) => {
  const { reason, text, reviewOn } = move;
  return { ...order, pauseAsked: { reason, text, reviewOn, at, byId: actor.personId } };
};
const dropAsking: Effect = ({ pauseAsked: _, ...order }) => order;

/** T13: what is left is kept in minutes; it wakes when the desk opens on the day of review. */
const stopClock: Effect = (order, { at, rules }) => {
  const { pauseAsked } = order;
  if (!pauseAsked) return order;
  const { reason, reviewOn } = pauseAsked;
  const reviewAt = nextOpening(startOfDay(reviewOn), rules).at;
  const frozen = freeze(order.promise, at, rules);
  return {
    ...order,
    pauseCount: order.pauseCount + 1,
    pause: { reason, reviewOn, reviewAt, at, frozen },
  };
};

const startClock: Effect = ({ pause, ...order }, { at, rules }) =>
  pause
    ? promised(order, thaw(order.promise, { frozen: pause.frozen, at, tier: order.tier }, rules))
    : order;

const reviewDue: Guard = {
  words: '还没有到复核的日子',
  holds: ({ pause }, { at }) => pause !== undefined && at >= pause.reviewAt,
};

const notExtended: Guard = {
  words: '只有一般的和咨询建议的，可以延长一次；再次办理的不能延长',
  holds: ({ isExtended, tier, promise }) =>
    !isExtended && (tier === 'p2' || tier === 'p3') && promise.what === 'finish',
};

/** P4: fifteen working days from acceptance, once, and the resident reads why (`rules.md §4.1.4`). */
const extendIt: Effect = (order, { rules }) => ({
  ...promised(order, lengthened(order.promise, 'p4', rules)),
  tier: 'p4',
  isExtended: true,
});

const onADay: Check<'hand-over'> = {
  words: '请填转出的日期，不能晚于今天',
  field: 'on',
  holds: (_, { move, at }) => move.on <= dayOf(at),
};

/** T15: who hands it over keeps it in hand, the unit no longer does; she is asked after it every month. */
const handOver: Effect<'hand-over'> = (order, { move, actor, at, rules }) => {
  const role = postAmong(designators(order), actor, at);
  const { platform, number, on } = move;
  const nagAt = instantOf(addDays(dayOf(at), rules.nagDays), '09:00');
  return {
    ...(role ? unassigned(order) : order),
    external: { platform, number, on, at, nagAt },
    ...(role && { assignee: asAssignee(actor, role) }),
  };
};

const working = ['in-progress', 'handed-over'] as const;

export const handling: readonly Row[] = [
  row({
    id: 'F18 请单位协办',
    step: 'invite-collaborator',
    event: 'work-order.collaborator-invited',
    from: ['assigned', 'in-progress'],
    who: (order) => desksFrom('community')(order),
    checks: [notTheirs],
    effects: [invite],
  }),
  row({
    id: 'F18 协办完成',
    step: 'finish-subtask',
    event: 'work-order.subtask-finished',
    from: ['assigned', 'in-progress', 'paused', 'handed-over'],
    who: openCollaborators,
    awaits: openCollaborators,
    checks: [ownPart],
    effects: [finishPart],
  }),
  row({
    id: '先行联系',
    step: 'contact',
    event: 'work-order.contacted',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'paused', 'handed-over'],
    who: (order) => [...desk(order), ...leadUnit(order)],
    effects: [noteContact],
  }),
  row({
    id: '催一催',
    step: 'nudge',
    event: 'report.nudged',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'handed-over'],
    who: reporter,
    guards: [nudgeDue, onceADay],
    effects: [noteNudge],
  }),
  row({
    id: '催办',
    step: 'remind',
    event: 'work-order.reminded',
    from: ['submitted', 'accepted', 'assigned', 'in-progress', 'handed-over', 'result-submitted'],
    who: reminders,
    guards: [notOnesOwn],
  }),
  row({
    id: 'T13 申请',
    step: 'ask-pause',
    event: 'work-order.pause-asked',
    from: ['in-progress'],
    who: assignee,
    guards: [notPressing, mayPause, notAskedYet],
    checks: [pauseDay],
    effects: [keepAsking],
  }),
  row({
    id: 'T13',
    step: 'pause',
    event: 'work-order.paused',
    from: ['in-progress'],
    to: 'paused',
    who: approvers,
    awaits: (order) => (order.pauseAsked ? approvers(order) : []),
    guards: [isAsked, notOwnAsking, notPressing, mayPause],
    effects: [stopClock, dropAsking],
  }),
  row({
    id: 'T13 不同意',
    step: 'refuse-pause',
    event: 'work-order.pause-refused',
    from: ['in-progress'],
    who: approvers,
    guards: [isAsked, notOwnAsking],
    effects: [dropAsking],
  }),
  row({
    id: 'T14',
    step: 'resume',
    event: 'work-order.resumed',
    from: ['paused'],
    to: 'in-progress',
    who: assignee,
    effects: [startClock],
  }),
  row({
    id: 'T14 到期',
    step: 'resume-due',
    event: 'work-order.resumed-due',
    from: ['paused'],
    to: 'in-progress',
    who: clock,
    guards: [reviewDue],
    effects: [startClock],
  }),
  row({
    id: 'P4 延长',
    step: 'extend',
    event: 'work-order.extended',
    from: ['in-progress'],
    who: approvers,
    guards: [notExtended],
    effects: [extendIt],
  }),
  row({
    id: 'T15',
    step: 'hand-over',
    event: 'work-order.handed-over',
    from: ['in-progress'],
    to: 'handed-over',
    who: designators,
    checks: [onADay],
    effects: [handOver],
  }),
  row({
    id: 'T16',
    step: 'submit-result',
    event: 'work-order.result-submitted',
    from: working,
    to: 'result-submitted',
    who: assignee,
    awaits: handlers,
    checks: [enoughWords, afterPhoto, reviewDay, partsDone],
    effects: [keepResult, dropAsking],
  }),
];
