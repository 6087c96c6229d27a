import {
  assignWorkOrder,
  attendWorkOrder,
  designateWorkOrder,
  escalateWorkOrder,
  inviteCollaborator,
  sendBackWorkOrder,
  signWorkOrder,
  takeBackWorkOrder,
} from '#contracts/work-order-steps';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../area/records';
import type { WorkOrderRecord } from './records';
import { defineStep, plainStep } from './stepping';
import { areasNamed, unitIn } from './units';

type Parts = { collaborators?: { unitId: string; text: string }[] | undefined };
type Giving = Parts & { unitId: string };

const readUnits = (input: Partial<Giving>) =>
  areasNamed([input.unitId, ...(input.collaborators ?? []).map(({ unitId }) => unitId)]);

/** The ids of a command's parts follow from its event, so that a repeat makes no others. */
const partId = (eventId: string, index: number) => derivedId('st', eventId, String(index));

type Finding = { order: WorkOrderRecord; prepared: AreaRecord[]; eventId: string };

const unitsIn = ({ order, prepared, eventId }: Finding, { unitId, collaborators }: Giving) => ({
  unit: unitIn(order, prepared, { unitId }),
  collaborators: (collaborators ?? []).map((part, index) => ({
    id: partId(eventId, index),
    unit: unitIn(order, prepared, { unitId: part.unitId, field: `collaborators.${index}.unitId` }),
    text: part.text,
  })),
});

/** T7: one of exactly four (`seeds.md` B43). */
const assign = defineStep(assignWorkOrder, {
  prepare: (input) => readUnits(input.choice === 'self' || input.choice === 'above' ? {} : input),
  deed: ({ input, ...asked }) => {
    switch (input.choice) {
      case 'self':
        return { step: 'assign' };
      case 'above':
        return { step: 'escalate', reason: input.reason };
      case 'below':
        return { step: 'assign-below', ...unitsIn(asked, input), reason: input.reason };
      case 'agency': {
        const { reason, briefing } = input;
        return { step: 'assign-agency', ...unitsIn(asked, input), reason, briefing };
      }
    }
  },
});

const designate = defineStep(designateWorkOrder, {
  prepare: readUnits,
  deed: ({ input, ...asked }) => {
    const { reason, briefing } = input;
    return { step: 'designate', ...unitsIn(asked, input), reason, briefing };
  },
});

const invite = defineStep(inviteCollaborator, {
  prepare: readUnits,
  deed: ({ input: { unitId, text }, order, prepared, eventId }) => ({
    step: 'invite-collaborator',
    id: partId(eventId, 0),
    unit: unitIn(order, prepared, { unitId }),
    text,
  }),
});

export const dispatchingActions = [
  assign,
  designate,
  invite,
  plainStep(escalateWorkOrder, 'escalate'),
  plainStep(attendWorkOrder, 'attend'),
  plainStep(takeBackWorkOrder, 'take-back'),
  plainStep(signWorkOrder, 'sign'),
  plainStep(sendBackWorkOrder, 'send-back'),
];
