import { moderatorSources } from '#contracts/council-halls';
import type { Day } from '#domain/day';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { hallPlaceOf } from '../../cloudfunctions/modules/council/hall-place';
import type { HallRecord } from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { HallCast } from './council-stage';
import { toldCommunity } from './plan';
import { type Random, randomFor } from './random';
import type { Tree } from './tree';

/** As many as the articles count (`seeds.md` D09). */
export const hallCount = 89;

export type FoundedHall = { hall: HallRecord; cast: HallCast; isTold: boolean };

type Founding = {
  area: AreaRecord;
  name: string;
  place: string;
  order: number;
  openedOn: Day;
  phone: string | undefined;
  moderators: readonly PersonRecord[];
  random: Random;
};

function found({
  area,
  name,
  place,
  phone,
  order,
  openedOn,
  moderators,
  random,
}: Founding): HallRecord {
  return {
    _id: derivedId('ha', area._id, name),
    name,
    ...hallPlaceOf(area),
    ...(phone !== undefined && { phone }),
    place,
    capacity: random.between(3, 6) * 10,
    hasOwnersCommittee: area.propertyMode === 'market',
    moderatorIds: moderators.map(({ _id }) => _id),
    moderators: moderators.map(({ _id, name: called = '' }) => ({
      personId: _id,
      name: called,
      source: random.pick(moderatorSources),
    })),
    namedOnly: [],
    order,
    months: {},
    openedOn,
    absences: {},
    openDecisions: 0,
    version: 1,
  };
}

type Town = { tree: Tree; people: ReadonlyMap<string, PersonRecord>; openedOn: Day };

/** Whoever holds a post of a community, in the order they were appointed. */
function holders(area: AreaRecord, role: string, people: Town['people']): PersonRecord[] {
  return area.duties
    .filter((duty) => duty.role === role)
    .flatMap(({ personId }) => people.get(personId) ?? []);
}

function first(area: AreaRecord, role: string, people: Town['people']): PersonRecord {
  const [one] = holders(area, role, people);
  if (!one) throw new RangeError(`${area.name} has no ${role}`);
  return one;
}

/** Halls of one community: in its own house, and in the estates with the most grids. */
function hallsOf(community: AreaRecord, count: number, { tree, people, openedOn }: Town) {
  const random = randomFor(`halls ${community.name}`);
  const estates = tree.of('estate').filter(({ path }) => path.includes(community._id));
  const moderators = holders(community, 'moderator', people);
  const cast = {
    staff: first(community, 'community-staff', people),
    chief: first(community, 'chief-grid-lead', people),
  };
  return [community, ...estates].slice(0, count).map((area, at): FoundedHall => {
    const own = moderators[at % moderators.length] ?? first(community, 'moderator', people);
    const isEstate = area.level === 'estate';
    const hall = found({
      area,
      name: `${area.name.replace(/社区$/, '')}红色议事厅`,
      place: isEstate ? `${area.name}党群服务站一楼` : '社区党群服务中心二楼',
      order: 0,
      openedOn,
      phone: community.dutyPhone,
      moderators: [own],
      random,
    });
    return { hall, cast: { moderator: own, ...cast }, isTold: false };
  });
}

/** The 89 halls of the demo, community by community; those of the told one are named by `told`. */
export function foundHalls(
  town: Town,
  told: readonly { area: AreaRecord; name: string; place: string; moderators: PersonRecord[] }[],
): FoundedHall[] {
  const communities = town.tree.of('community');
  const others = communities.filter(({ name }) => name !== `${toldCommunity}社区`);
  const left = hallCount - told.length;
  const least = Math.floor(left / others.length);
  const more = left - least * others.length;
  const [home] = communities.filter(({ name }) => name === `${toldCommunity}社区`);
  if (!home) throw new RangeError('the told community is gone');
  const random = randomFor('told halls');
  const own = told.map((said): FoundedHall => {
    const [moderator] = said.moderators;
    if (!moderator) throw new RangeError(`${said.name} has no moderator`);
    const staff = first(home, 'community-staff', town.people);
    const chief = first(home, 'chief-grid-lead', town.people);
    const hall = found({
      ...said,
      order: 0,
      openedOn: town.openedOn,
      phone: home.dutyPhone,
      random,
    });
    return { hall, cast: { moderator, staff, chief }, isTold: true };
  });
  const rest = others.flatMap((one, at) => hallsOf(one, least + (at < more ? 1 : 0), town));
  return [...own, ...rest].map((one, at) => ({ ...one, hall: { ...one.hall, order: at + 1 } }));
}
