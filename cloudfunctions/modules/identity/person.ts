import type { Home } from '#contracts/identity';
import { publicPhone } from '#domain/card';
import { isCurrent } from '#domain/membership';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { type AreaDuty, type AreaRecord, areas } from '../area/records';
import { type Membership, type PersonHome, type PersonRecord, people } from './records';

/** Somebody of whom nothing is kept yet. */
const newcomer = (_id: string, now: number): PersonRecord => ({
  _id,
  isPhonePublic: false,
  isEasyMode: false,
  memberships: [],
  grants: [],
  homes: [],
  createdAt: now,
  version: 0,
});

/** A person's document inside a transaction; of a visitor a first one is made up and not yet written. */
export const personOrNew = async (
  tx: Transaction,
  personId: string,
  now: number,
): Promise<PersonRecord> => (await tx.get(people, personId)) ?? newcomer(personId, now);

/** The caller's own. */
export const ownPerson = (tx: Transaction, { caller, now }: Context): Promise<PersonRecord> =>
  personOrNew(tx, caller.personId, now);

export const savePerson = (tx: Transaction, person: PersonRecord): Promise<void> =>
  tx.set(people, { ...person, version: person.version + 1 });

/** A home as its owner sees it. */
export const homeView = ({
  id,
  areaId,
  label,
  status,
  door,
  refusal,
  address,
  shortAddress,
}: PersonHome): Home => ({
  id,
  areaId,
  label,
  status,
  address,
  shortAddress,
  ...(door !== undefined && { door }),
  ...(refusal !== undefined && { refusal }),
});

export const saveArea = (tx: Transaction, area: AreaRecord): Promise<void> =>
  tx.set(areas, { ...area, version: area.version + 1 });

/** A membership as the card of its area shows it. */
export function dutyOf(person: PersonRecord, membership: Membership): AreaDuty {
  const { role, from, until, post, duty } = membership;
  const phone = publicPhone(person, role);
  return {
    personId: person._id,
    name: person.name ?? '',
    role,
    from,
    leaves: [],
    ...(until !== undefined && { until }),
    ...(post && { post }),
    ...(duty !== undefined && { duty }),
    ...(person.photo !== undefined && { photo: person.photo }),
    ...(phone !== undefined && { phone }),
  };
}

/** The duties of an area where this person's are told anew from her memberships; her leaves stay. */
export function withDutiesOf(area: AreaRecord, person: PersonRecord): AreaRecord {
  const others = area.duties.filter((duty) => duty.personId !== person._id);
  const former = area.duties.filter((duty) => duty.personId === person._id);
  const own = person.memberships
    .filter((one) => one.areaId === area._id)
    .map((membership) => ({
      ...dutyOf(person, membership),
      leaves: former.find((duty) => duty.role === membership.role)?.leaves ?? [],
    }));
  return { ...area, duties: [...others, ...own] };
}

/** Tells every area she answers for her name and phone of today. */
export async function refreshDuties(tx: Transaction, person: PersonRecord, now: number) {
  const areaIds = person.memberships.filter((one) => isCurrent(one, now)).map((one) => one.areaId);
  for (const areaId of new Set(areaIds)) {
    const area = await tx.get(areas, areaId);
    if (area) await saveArea(tx, withDutiesOf(area, person));
  }
}
