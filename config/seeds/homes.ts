import type { HomeLabel } from '#contracts/identity';
import { residentText } from '#domain/mask';
import { address, shortAddress } from '#domain/place';
import { derivedId, eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { homeView } from '../../cloudfunctions/modules/identity/person';
import {
  type HomeRecord,
  type HouseholdRecord,
  householdIdOf,
  type PersonHome,
  type PersonRecord,
  verifierAreas,
} from '../../cloudfunctions/modules/identity/records';
import { eventOfCommand } from './event';

/** Where somebody of the demo lives. Without `verified` it is 自报 and waits for a nod. */
export type Settling = {
  unit: AreaRecord;
  door: string;
  at: number;
  label?: HomeLabel;
  verified?: { by: PersonRecord; at: number };
};

/** Everybody's homes and households, with the events that made them. */
export type Homes = {
  homes: HomeRecord[];
  households: Map<string, HouseholdRecord>;
  events: EventRecord[];
  /** 自报住处 with a door, and the nod of a lead where there was one. */
  settle(person: PersonRecord, settling: Settling): void;
};

export function foundHomes(): Homes {
  const homes: HomeRecord[] = [];
  const households = new Map<string, HouseholdRecord>();
  const events: EventRecord[] = [];
  return {
    homes,
    households,
    events,
    settle(person, settling) {
      const eventId = eventIdOf(person._id, `home-${person.homes.length}`);
      const declared = declare(settling, derivedId('ho', eventId));
      events.push(declaredEvent(person, declared, { settling, eventId }));
      const { verified } = settling;
      const home: PersonHome = verified ? { ...declared, status: 'verified' } : declared;
      if (verified) events.push(verifiedEvent(person, home, verified));
      person.homes.push(home);
      person.version += verified ? 2 : 1;
      homes.push(recordOf(person, home, settling));
      join(households, person, { home, door: settling.door, changes: verified ? 2 : 1 });
    },
  };
}

const declare = ({ unit, door, at, label = 'own' }: Settling, id: string): PersonHome => ({
  id,
  label,
  since: at,
  areaId: unit._id,
  areaPath: unit.path,
  status: 'declared',
  address: address(unit),
  shortAddress: shortAddress(unit),
  door,
});

function recordOf(
  person: PersonRecord,
  { id, areaPath, since, address: _, ...home }: PersonHome,
  { unit, verified }: Settling,
): HomeRecord {
  return {
    ...home,
    _id: id,
    personId: person._id,
    residentText: residentText(person),
    areaPathAtCreation: areaPath,
    declaredAt: since,
    waitsFor: verified ? [] : verifierAreas(unit),
    ...(verified ? { decidedAt: verified.at, decidedBy: verified.by._id } : {}),
    version: verified ? 2 : 1,
  };
}

function declaredEvent(
  person: PersonRecord,
  home: PersonHome,
  { settling, eventId }: { settling: Settling; eventId: string },
): EventRecord {
  const { unit, door, at } = settling;
  const grid = unit.path[unit.pathLevels.indexOf('grid')];
  const tell = [`unit-lead@${unit._id}`, ...(grid ? [`grid-worker@${grid}`] : [])];
  return eventOfCommand({
    eventId,
    action: 'identity.bind-home',
    callerId: person._id,
    at,
    told: {
      name: 'home.door-given',
      subjectIds: [home.id],
      data: { tell, shortAddress: home.shortAddress },
    },
    input: { areaId: unit._id, label: home.label, door },
    answer: { home: homeView(home) },
  });
}

const verifiedEvent = (
  person: PersonRecord,
  home: PersonHome,
  { by, at }: { by: PersonRecord; at: number },
): EventRecord =>
  eventOfCommand({
    eventId: eventIdOf(by._id, `verify-${home.id}`),
    action: 'identity.verify-home',
    callerId: by._id,
    at,
    told: {
      name: 'home.verified',
      subjectIds: [home.id],
      data: { tell: [person._id], shortAddress: home.shortAddress },
    },
    input: { homeId: home.id, decision: 'confirm' },
    answer: {},
  });

function join(
  households: Map<string, HouseholdRecord>,
  person: PersonRecord,
  { home, door, changes }: { home: PersonHome; door: string; changes: number },
): void {
  const _id = householdIdOf(home.areaId, door);
  const kept = households.get(_id);
  const member = { personId: person._id, homeId: home.id, isVerified: home.status === 'verified' };
  households.set(_id, {
    _id,
    areaId: home.areaId,
    door,
    members: [...(kept?.members ?? []), member],
    version: (kept?.version ?? 0) + changes,
  });
}
