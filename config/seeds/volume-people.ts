import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Crowd, Newcomer } from './crowd';
import type { Moments } from './moments';
import { inventName } from './names';
import { type Random, randomFor } from './random';
import { leaveGridOrder, liaisonDuty, vacantGridOrder } from './told-places';
import type { Tree } from './tree';

type Volume = { crowd: Crowd; tree: Tree; moments: Moments; random: Random };

const committeeSize = 5;
const staffDuties = ['民生服务', '综合治理', '物业与环境', '党建与宣传'] as const;
/** One grid in so many waits for a new worker, and one in so many has its worker on leave. */
const vacantEvery = 49;
const leaveEvery = 33;

/** Fills every post the told people do not hold, with invented people. */
export function fillPosts(crowd: Crowd, { tree, moments }: { tree: Tree; moments: Moments }): void {
  const volume: Volume = { crowd, tree, moments, random: randomFor('people') };
  for (const community of tree.of('community')) {
    const grids = tree.of('grid').filter((area) => area.path.includes(community._id));
    fillWorkers(grids, volume);
    fillGridLeads(grids, volume);
    fillCommunity(community, volume);
  }
  fillAbove(volume);
  fillVolunteers(volume);
}

function invent(
  kind: string,
  phone: Newcomer['phone'],
  { crowd, moments, random }: Volume,
): PersonRecord {
  return crowd.add({
    openid: `demo-${kind}-${crowd.people.length}`,
    ...inventName(random),
    phone,
    since: moments.at(random.between(200, 1_200), '09:30'),
  });
}

const holds = (area: AreaRecord, role: string, post?: string) =>
  area.duties.some((duty) => duty.role === role && duty.post === post);

/** Each worker is A岗 of one grid and B岗 of the next; what the told people hold stays theirs. */
function fillWorkers(grids: readonly AreaRecord[], volume: Volume): void {
  const isTold = grids.some((grid) => grid.duties.length > 0);
  grids.forEach((grid, at) => {
    if (holds(grid, 'grid-worker', 'primary') || isVacant(grid, isTold)) return;
    const next = grids[(at + 1) % grids.length] ?? grid;
    const backsUp = !(isTold && isVacant(next, isTold)) && !holds(next, 'grid-worker', 'backup');
    appointWorker(grid, { ...(backsUp ? { next } : {}), isAway: isAway(grid, isTold) }, volume);
  });
  if (isTold) requireBackup(grids[leaveGridOrder - 1]);
}

const serialOf = (grid: AreaRecord): number => Number(grid.path[2]?.slice(-2)) * 20 + grid.order;
const isVacant = (grid: AreaRecord, isTold: boolean): boolean =>
  isTold ? grid.order === vacantGridOrder : serialOf(grid) % vacantEvery === 0;
const isAway = (grid: AreaRecord, isTold: boolean): boolean =>
  !isTold && serialOf(grid) % leaveEvery === 0;

function appointWorker(
  grid: AreaRecord,
  { next, isAway }: { next?: AreaRecord; isAway: boolean },
  volume: Volume,
): void {
  const { crowd, moments, random } = volume;
  const worker = invent('grid-worker', 'public', volume);
  const fromOn = moments.day(random.between(0, 3));
  const leaves = isAway ? [{ fromOn, untilOn: moments.day(-random.between(1, 6)) }] : [];
  const office = {
    role: 'grid-worker',
    from: worker.createdAt,
    duty: '专职网格员',
    leaves,
  } as const;
  crowd.appoint(worker, { ...office, area: grid, post: 'primary' });
  if (next) crowd.appoint(worker, { ...office, area: next, post: 'backup' });
}

function requireBackup(grid: AreaRecord | undefined): void {
  if (!grid || !holds(grid, 'grid-worker', 'backup'))
    throw new RangeError('the grid whose worker is on leave needs a B岗');
}

/** Members of the committee each lead some grids. */
function fillGridLeads(grids: readonly AreaRecord[], volume: Volume): void {
  const open = grids.filter((grid) => !holds(grid, 'grid-lead'));
  const leads = open.length < grids.length ? committeeSize - 1 : committeeSize;
  const each = Math.ceil(open.length / leads);
  for (let at = 0; at < open.length; at += each) {
    const lead = invent('grid-lead', 'public', volume);
    for (const area of open.slice(at, at + each)) {
      const duty = '社区两委委员、网格支部书记';
      volume.crowd.appoint(lead, { role: 'grid-lead', area, from: lead.createdAt, duty });
    }
  }
}

function fillCommunity(area: AreaRecord, volume: Volume): void {
  const { crowd } = volume;
  const fill = (role: 'chief-grid-lead' | 'shopkeeper', duty: string) => {
    if (holds(area, role)) return;
    const person = invent(role, 'public', volume);
    crowd.appoint(person, { role, area, from: person.createdAt, duty });
  };
  fill('chief-grid-lead', '社区书记');
  fill('shopkeeper', '积分超市专管员');
  for (const duty of staffDuties.slice(holds(area, 'community-staff') ? 1 : 0, 2)) {
    const person = invent('community-staff', 'public', volume);
    crowd.appoint(person, { role: 'community-staff', area, from: person.createdAt, duty });
  }
  for (let hall = 1; hall <= 6; hall += 1) {
    if (hall === 1 && holds(area, 'moderator')) continue;
    const person = invent('moderator', 'none', volume);
    const duty = `第${hall}议事厅话事员`;
    crowd.appoint(person, { role: 'moderator', area, from: person.createdAt, duty });
  }
}

/** Subdistricts, the district, its departments and utilities. */
function fillAbove(volume: Volume): void {
  const { crowd, tree, moments } = volume;
  for (const area of tree.of('subdistrict')) {
    const missing = holds(area, 'subdistrict-dispatcher') ? 1 : 2;
    for (let at = 0; at < missing; at += 1) {
      const person = invent('dispatcher', 'public', volume);
      const from = person.createdAt;
      crowd.appoint(person, { role: 'subdistrict-dispatcher', area, from, duty: '综合调度' });
    }
    const leader = invent('subdistrict-lead', 'public', volume);
    crowd.appoint(leader, {
      role: 'subdistrict-lead',
      area,
      from: leader.createdAt,
      duty: '街道分管领导',
    });
    const liaison = invent('liaison', 'public', volume);
    crowd.appoint(liaison, { role: 'liaison', area, from: liaison.createdAt, duty: '包联干部' });
    const communities = tree.of('community').filter((one) => one.parentId === area._id);
    liaison.grants = communities.slice(0, 1).map((one) => ({
      areaId: one._id,
      reason: '包联社区',
      from: liaison.createdAt,
      until: moments.at(-180, '18:00'),
    }));
  }
  const [district] = tree.of('district');
  if (!district) return;
  for (const role of ['district-desk', 'district-desk', 'auditor', 'admin'] as const) {
    const person = invent(role, 'public', volume);
    crowd.appoint(person, { role, area: district, from: person.createdAt });
  }
  for (const area of tree.of('agency')) {
    if (holds(area, 'agency-officer')) continue;
    const person = invent('agency-officer', 'public', volume);
    const from = person.createdAt;
    crowd.appoint(person, { role: 'agency-officer', area, from, duty: liaisonDuty });
  }
}

/** Residents who lead a stairwell or a building; about half agree to show their number. */
function fillVolunteers(volume: Volume): void {
  const { crowd, tree, random } = volume;
  const lead = (area: AreaRecord, role: 'unit-lead' | 'building-lead') => {
    const person = invent(role, random.isIn(45) ? 'public' : 'none', volume);
    crowd.appoint(person, { role, area, from: person.createdAt });
  };
  for (const building of tree.of('building')) {
    if (!holds(building, 'building-lead') && random.isIn(72)) lead(building, 'building-lead');
  }
  for (const unit of tree.of('unit')) {
    if (!holds(unit, 'unit-lead') && random.isIn(55)) lead(unit, 'unit-lead');
  }
}
