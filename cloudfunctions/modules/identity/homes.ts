import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import { bindHome, endHome, setDoor } from '#contracts/identity';
import { residentText } from '#domain/mask';
import { address, shortAddress } from '#domain/place';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import { type AreaRecord, recentArea } from '../area/records';
import { joinHousehold, leaveHousehold } from './household';
import { homeView, ownPerson, savePerson } from './person';
import {
  type HomeRecord,
  homes,
  type PersonHome,
  type PersonRecord,
  verifierAreas,
} from './records';

/** People live in a stairwell, or in a house that has none. */
function dwelling(area: AreaRecord | undefined): AreaRecord {
  const isDwelling = area?.level === 'unit' || area?.level === 'building';
  if (!area || !isDwelling || area.endedAt !== undefined)
    throw new AppError('invalid-input', {
      fields: [{ field: 'areaId', words: '请选到单元' }],
    });
  return area;
}

/** Leads who may confirm it hear of a home as soon as it has a door. */
const toldOf = (area: Pick<AreaRecord, 'path' | 'pathLevels'>, home: { shortAddress: string }) => {
  const unit = area.path[area.pathLevels.indexOf('unit')];
  const grid = area.path[area.pathLevels.indexOf('grid')];
  return {
    name: 'home.door-given',
    data: {
      tell: [...(unit ? [`unit-lead@${unit}`] : []), ...(grid ? [`grid-worker@${grid}`] : [])],
      shortAddress: home.shortAddress,
    },
  };
};

const bind = defineCommand(bindHome, {
  prepare: ({ areaId }) => recentArea(areaId),
  async transact({ tx, input: { label, door }, ctx, eventId, prepared }) {
    const area = dwelling(prepared);
    const person = await ownPerson(tx, ctx);
    if (person.homes.length >= policy.homesPerPerson.value)
      throw new AppError('step-not-allowed', {
        reason: `最多登记 ${policy.homesPerPerson.value} 处住址，请先把搬走的那一处办理搬离`,
      });
    const home = homeIn(area, { id: derivedId('ho', eventId), label, door, since: ctx.now });
    await savePerson(tx, { ...person, homes: [...person.homes, home] });
    await tx.set(homes, recordOf(home, { person, area }));
    if (door !== undefined) await joinHousehold(tx, person._id, home);
    const told = door === undefined ? { name: 'home.declared' } : toldOf(area, home);
    return { ...told, subjectIds: [home.id], answer: { home: homeView(home) } };
  },
});

type Given = Pick<PersonHome, 'id' | 'label' | 'since'> & { door: string | undefined };

const homeIn = (area: AreaRecord, { door, ...given }: Given): PersonHome => ({
  ...given,
  areaId: area._id,
  areaPath: area.path,
  status: 'declared',
  address: address(area),
  shortAddress: shortAddress(area),
  ...defined({ door }),
});

const recordOf = (
  { id, areaPath, since, address: _, ...home }: PersonHome,
  { person, area }: { person: PersonRecord; area: AreaRecord },
): HomeRecord => ({
  ...home,
  _id: id,
  personId: person._id,
  residentText: residentText(person),
  areaPathAtCreation: areaPath,
  declaredAt: since,
  waitsFor: home.door === undefined ? [] : verifierAreas(area),
  version: 1,
});

/** One of her own current homes, with its record; somebody else's does not exist, and without any there is one to bind first. */
async function ownHome(tx: Transaction, ctx: Context, homeId: string) {
  const person = await ownPerson(tx, ctx);
  if (person.homes.length === 0) throw new AppError('home-needed');
  const home = person.homes.find((one) => one.id === homeId);
  const record = home && (await tx.get(homes, homeId));
  if (!home || !record) throw new AppError('not-found');
  return { person, home, record };
}

const giveDoor = defineCommand(setDoor, {
  async prepare({ homeId }, { caller }) {
    const home = caller.person?.homes.find((one) => one.id === homeId);
    return home && recentArea(home.areaId);
  },
  async transact({ tx, input: { homeId, door }, ctx, prepared }) {
    const { person, home, record } = await ownHome(tx, ctx, homeId);
    const area = dwelling(prepared);
    const { refusal: _mended, ...lived } = home;
    const next: PersonHome = { ...lived, door, status: 'declared' };
    await savePerson(tx, {
      ...person,
      homes: person.homes.map((one) => (one.id === homeId ? next : one)),
    });
    const { refusal: _, ...kept } = record;
    await tx.set(homes, {
      ...kept,
      door,
      status: 'declared',
      residentText: residentText(person),
      waitsFor: verifierAreas(area),
      version: record.version + 1,
    });
    if (home.door !== door) await leaveHousehold(tx, home);
    await joinHousehold(tx, person._id, next);
    return { ...toldOf(area, home), subjectIds: [homeId], answer: { home: homeView(next) } };
  },
});

const end = defineCommand(endHome, {
  async transact({ tx, input: { homeId }, ctx }) {
    const { person, home, record } = await ownHome(tx, ctx, homeId);
    await savePerson(tx, {
      ...person,
      homes: person.homes.filter((one) => one.id !== homeId),
    });
    await tx.set(homes, {
      ...record,
      status: 'ended',
      waitsFor: [],
      endedAt: ctx.now,
      version: record.version + 1,
    });
    await leaveHousehold(tx, home);
    return { answer: {}, name: 'home.ended', subjectIds: [homeId] };
  },
});

export const homeActions = [bind, giveDoor, end];
