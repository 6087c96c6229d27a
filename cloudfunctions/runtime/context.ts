import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { isCurrent } from '#domain/membership';
import { accessKeys } from '#domain/scope';
import { type Membership, type PersonRecord, people } from '../modules/identity/records';
import { get } from './database';
import type { Deadline } from './deadline';
import { personIdOf } from './ids';
import { cloud } from './sdk';

/** Who asks, as the platform says and the database knows her today. */
export type Caller = {
  openid: string;
  personId: string;
  /** Missing for a visitor: nothing is kept of somebody who only looks. */
  person?: PersonRecord;
  /** Those that hold now. */
  memberships: readonly Membership[];
  /** Roles that hold now; whoever has a home is a `resident`. */
  roles: ReadonlySet<Role>;
  /** At most 20 keys; records are found through them and in no other way. */
  keys: readonly string[];
};

/** What every handler gets beside its input. */
export type Context = {
  caller: Caller;
  /** Epoch ms: one instant for the whole call. */
  now: number;
  traceId: string;
  deadline: Deadline;
};

/** The OPENID of the call; whatever else the platform or the event says is no privilege. */
export function openidOfCall(): string {
  const { OPENID } = cloud.getWXContext();
  if (typeof OPENID !== 'string' || OPENID === '') throw new AppError('unknown-caller');
  return OPENID;
}

/** Reads the caller's one document and turns it into what she may do at this instant. */
export async function callerOf(openid: string, now: number): Promise<Caller> {
  const personId = personIdOf(openid);
  const person = await get(people, personId);
  const memberships = (person?.memberships ?? []).filter((one) => isCurrent(one, now));
  const homes = person?.homes ?? [];
  return {
    openid,
    personId,
    ...(person && { person }),
    memberships,
    roles: new Set<Role>([
      ...memberships.map((one) => one.role),
      ...(homes.length > 0 ? (['resident'] as const) : []),
    ]),
    keys: accessKeys({ personId, memberships, grants: person?.grants ?? [] }, now),
  };
}
