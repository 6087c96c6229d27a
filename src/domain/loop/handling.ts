import { addDays, dayOf, instantOf } from '../day';
import { unitKeys } from '../scope';
import { type Check, type Effect, type Row, row } from './moves';
import { notHers, unassigned } from './parts';
import { dropAsking } from './pausing';
import {
  asAssignee,
  assignee,
  designators,
  desksFrom,
  handlers,
  isAmong,
  openCollaborators,
  postAmong,
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
    guards: [notHers],
    checks: [ownPart],
    effects: [finishPart],
  }),
  row({
    id: 'T15',
    step: 'hand-over',
    event: 'work-order.handed-over',
    from: ['in-progress'],
    to: 'handed-over',
    who: designators,
    guards: [notHers],
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
    guards: [notHers],
    checks: [enoughWords, afterPhoto, reviewDay, partsDone],
    effects: [keepResult, dropAsking],
  }),
];
