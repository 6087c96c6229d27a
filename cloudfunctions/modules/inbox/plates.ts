import { isStaffRole, type Role } from '#contracts/roles';
import { dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { get } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { type AreaRecord, areasNow, descendants } from '../area/records';
import { people } from '../identity/records';
import { deliver } from './records';

/** Posts whose holders stand on a plate (feature F02). */
const onPlate: readonly Role[] = ['grid-worker', 'grid-lead', 'unit-lead', 'building-lead'];
const ofPosts = ['identity.appointed', 'identity.dismissed'];
const ofPerson = ['identity.updated', 'identity.phone-set'];
const ofTree = ['area.renamed', 'area.moved', 'area.split', 'area.merged'];

type PlateFacts = {
  role?: Role;
  roots?: string[];
  gridId?: string;
  intoId?: string;
  isRenamed?: boolean;
};

/** Where somebody's own name stands on a plate, or her phone where it is shown (feature F08). */
async function placesOf(personId: string, what: 'name' | 'phone', at: number): Promise<string[]> {
  const person = await get(people, personId);
  const isShown = (role: Role) =>
    what === 'name' || isStaffRole(role) || person?.isPhonePublic === true;
  return (person?.memberships ?? [])
    .filter((one) => onPlate.includes(one.role) && isShown(one.role) && isCurrent(one, at))
    .map(({ areaId }) => areaId);
}

/** Areas whose plates say something else since this event; what lies below them does too. */
async function touched({ name, callerId, subjectIds, data, at }: EventRecord): Promise<string[]> {
  const { role, roots = [], gridId, intoId, isRenamed } = data as PlateFacts;
  if (ofPosts.includes(name)) return role && onPlate.includes(role) ? subjectIds : [];
  if (ofTree.includes(name)) return [...roots, ...[gridId ?? [], intoId ?? []].flat()];
  if (name === 'identity.phone-set') return placesOf(callerId, 'phone', at);
  return isRenamed ? placesOf(callerId, 'name', at) : [];
}

const workersOf = ({ duties }: AreaRecord, at: number): string[] => [
  ...new Set(
    duties
      .filter((duty) => duty.role === 'grid-worker' && isCurrent(duty, at))
      .map(({ personId }) => personId),
  ),
];

/** One message per day, grid and worker, whatever changes meanwhile. */
async function tellGrids(grids: readonly AreaRecord[], at: number): Promise<void> {
  const standing = grids.filter(({ endedAt }) => endedAt === undefined);
  const told = standing.flatMap((grid) =>
    workersOf(grid, at).map((personId) =>
      deliver({
        _id: derivedId('plate', dayOf(at), grid._id, personId),
        personId,
        at,
        kind: 'plate',
        title: '公示牌要重印',
        text: `${grid.name}的公示牌和现在的情况不一样了，请打印新的换上。`,
        link: { kind: 'plates' },
        isRead: false,
      }),
    ),
  );
  await Promise.all(told);
}

const pageSize = 50;

/** The grid an area lies in, or all of those below it. */
async function tellBelow({ _id, path, pathLevels }: AreaRecord, at: number): Promise<void> {
  const gridId = path[pathLevels.indexOf('grid')];
  if (gridId !== undefined) return tellGrids(await areasNow([gridId]), at);
  let page: AreaRecord[] = [];
  do {
    const last = page.at(-1);
    const after = last && { at: last.order, id: last._id };
    page = await descendants({ rootId: _id, level: 'grid' }, after, pageSize);
    await tellGrids(page, at);
  } while (page.length === pageSize);
}

/** Grid workers print and hang the plates: they hear when one says what is no longer true (feature F05). */
export const tellPlates: Listener = {
  name: 'inbox.tell-plates',
  hears: [...ofPosts, ...ofPerson, ...ofTree],
  isForJobs: true,
  async hear(event) {
    for (const area of await areasNow([...new Set(await touched(event))]))
      await tellBelow(area, event.at);
    return 'done';
  },
};
