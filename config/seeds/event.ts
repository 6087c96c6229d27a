import { rules } from '#config/policy';
import type { Moment } from '#domain/loop';
import type { Context } from '#runtime/context';
import { deadlineIn } from '#runtime/deadline';
import { derivedId, eventIdOf, hashOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';

/** Somebody as the rules see her at an instant. */
export const momentFor = (person: PersonRecord, at: number): Moment => ({
  actor: {
    personId: person._id,
    memberships: person.memberships,
    ...(person.name === undefined ? {} : { name: person.name }),
    ...(person.phone === undefined ? {} : { phone: person.phone }),
  },
  at,
  rules,
});

/** A call of hers at an instant, as the handlers get it. */
export const contextFor = (person: PersonRecord, now: number): Context => ({
  caller: {
    openid: '',
    personId: person._id,
    person,
    memberships: person.memberships,
    roles: new Set(person.memberships.map(({ role }) => role)),
    keys: [],
  },
  now,
  traceId: '',
  deadline: deadlineIn(0),
});

type Told = {
  name: string;
  subjectIds?: readonly string[];
  data?: Record<string, unknown>;
  callerText?: string;
};

type Command = {
  eventId: string;
  action: string;
  callerId: string;
  at: number;
  told: Told;
  input: unknown;
  answer: unknown;
};

/** The one document the runtime writes for a command; everybody who listens has been told. */
export function eventOfCommand({ eventId, told, input, ...command }: Command): EventRecord {
  const { name, callerText, subjectIds = [], data = {} } = told;
  const { action, callerId, at, answer } = command;
  return {
    _id: eventId,
    action,
    name,
    callerId,
    ...(callerText === undefined ? {} : { callerText }),
    inputHash: hashOf({ action, input }),
    at,
    answer,
    subjectIds: [...subjectIds],
    data,
    pending: [],
    isPending: false,
    traceId: derivedId('tr', eventId),
  };
}

/** The same for something a clock did; `key` says what, to what, in which state. */
export function eventOfClock(told: Told, { key, at }: { key: string; at: number }): EventRecord {
  const eventId = eventIdOf('system', key);
  const event = eventOfCommand({
    eventId,
    told: { name: told.name, subjectIds: told.subjectIds ?? [], data: told.data ?? {} },
    action: 'system.clock',
    callerId: 'system',
    at,
    input: key,
    answer: {},
  });
  return { ...event, inputHash: hashOf(key) };
}
