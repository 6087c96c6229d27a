import type { AreaLevel } from '#contracts/area';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { agencies } from './agencies';
import { chineseNumber, districtName, subdistricts } from './names';
import { landlineOf } from './phones';
import { type BuildingStyle, type CommunityPlan, type EstatePlan, planDistrict } from './plan';
import { plateCodeOf } from './plate-code';
import { type Random, randomFor } from './random';

/** The areas of the demo, parents before children; nobody answers for them yet. */
export type Tree = {
  areas: AreaRecord[];
  byId: ReadonlyMap<string, AreaRecord>;
  of(level: AreaLevel): AreaRecord[];
};

type Sprout = { level: AreaLevel; name: string; order: number; suffix: string };

const floorsOf: Record<BuildingStyle, number> = { 'walk-up': 6, 'mid-rise': 11, tower: 18 };
const doorsPerFloor: Record<BuildingStyle, number> = { 'walk-up': 2, 'mid-rise': 2, tower: 2 };
const unitsOf: Record<BuildingStyle, readonly [number, number]> = {
  'walk-up': [3, 4],
  'mid-rise': [2, 2],
  tower: [1, 2],
};

/** Grows the whole tree: always the same, and independent of any date. */
export function growTree(): Tree {
  const areas: AreaRecord[] = [];
  const grow = sprouter(areas);
  const district = grow(undefined, {
    level: 'district',
    name: districtName,
    order: 1,
    suffix: 'district',
  });
  district.dutyPhone = landlineOf(1);
  district.supervisionPhone = landlineOf(2);
  district.rescuePhones = [
    { phone: landlineOf(31), words: '燃气抢修' },
    { phone: landlineOf(32), words: '电梯救援' },
  ];
  const streets = new Map(
    subdistricts.map(({ name }, at) => {
      const street = grow(district, {
        level: 'subdistrict',
        name,
        order: at + 1,
        suffix: `s${at + 1}`,
      });
      street.dutyPhone = landlineOf(10 + at);
      street.supervisionPhone = landlineOf(20 + at);
      street.labels = [`${name.slice(0, -2)}街道大工委`];
      return [name, street] as const;
    }),
  );
  planDistrict().forEach((plan, at) => {
    growCommunity(plan, { at, parent: streets.get(plan.subdistrict) ?? district, grow });
  });
  growAgencies(district, grow);
  addHouseholds(areas);
  const byId = new Map(areas.map((area) => [area._id, area]));
  return { areas, byId, of: (level) => areas.filter((area) => area.level === level) };
}

/** Areas whose id does not begin with that of the area above. */
const topLevels: readonly AreaLevel[] = ['district', 'subdistrict', 'community', 'agency'];

type Grow = (parent: AreaRecord | undefined, sprout: Sprout) => AreaRecord;

function sprouter(areas: AreaRecord[]): Grow {
  return (parent, { level, name, order, suffix }) => {
    const isTop = topLevels.includes(level);
    const _id = isTop || !parent ? `ar_${suffix}` : `${parent._id}-${suffix}`;
    const area: AreaRecord = {
      _id,
      level,
      name,
      order,
      ...(parent ? { parentId: parent._id } : {}),
      path: [...(parent?.path ?? []), _id],
      pathNames: [...(parent?.pathNames ?? []), name],
      pathLevels: [...(parent?.pathLevels ?? []), level],
      code: plateCodeOf(areas.length),
      isDedicated: false,
      labels: [],
      points: [],
      duties: [],
      version: 1,
    };
    areas.push(area);
    return area;
  };
}

/** Departments and utilities, after everything else so that plates keep their codes. */
function growAgencies(district: AreaRecord, grow: Grow): void {
  agencies.forEach(({ suffix, name, isUtility }, at) => {
    const agency = grow(district, {
      level: 'agency',
      name,
      order: at + 1,
      suffix: `ag-${suffix}`,
    });
    agency.dutyPhone = landlineOf(40 + at);
    if (isUtility) agency.labels = ['企事业单位'];
  });
}

function growCommunity(
  plan: CommunityPlan,
  { at, parent, grow }: { at: number; parent: AreaRecord; grow: Grow },
): void {
  const random = randomFor(`community ${plan.name}`);
  const community = grow(parent, {
    level: 'community',
    name: `${plan.name}社区`,
    order: at + 1,
    suffix: `c${String(at + 1).padStart(2, '0')}`,
  });
  community.dutyPhone = landlineOf(100 + at);
  community.supervisionPhone = landlineOf(200 + at);
  community.isDutyAroundTheClock = at % 3 === 0;
  community.labels = [`${plan.name}社区大党委`];
  community.points = ['党群服务中心', '便民服务站', '社区广场', '社区卫生站'];
  let gridOrder = 0;
  plan.estates.forEach((estatePlan, estateAt) => {
    const estate = growEstate(estatePlan, { order: estateAt + 1, parent: community, grow });
    let building = 0;
    for (const microGrids of estatePlan.grids) {
      gridOrder += 1;
      const grid = growGrid({ order: gridOrder, parent: estate, grow });
      if (random.isIn(96)) grid.labels = [`${grid.name}党支部`];
      const first = building + 1;
      building = growHomes(grid, { microGrids, style: estatePlan.style, building, random, grow });
      grid.coverageText = `${estate.name} ${first}–${building}号楼`;
    }
  });
  plan.dedicated.forEach((name) => {
    gridOrder += 1;
    const grid = growGrid({ order: gridOrder, parent: community, grow });
    Object.assign(grid, { name: `${name}专属网格`, isDedicated: true, coverageText: name });
    grid.pathNames = [...community.pathNames, grid.name];
    grid.labels = [`${name}党支部`];
    grid.points = ['正门', '停车场', '地下车库入口', '卸货区'];
  });
}

function growEstate(
  plan: EstatePlan,
  { order, parent, grow }: { order: number; parent: AreaRecord; grow: Grow },
): AreaRecord {
  const estate = grow(parent, { level: 'estate', name: plan.name, order, suffix: `e${order}` });
  estate.propertyMode = plan.propertyMode;
  estate.labels = [`${plan.name}党支部`];
  estate.points = ['南门', '北门', '电动车棚', '垃圾分类亭', '健身角', '快递柜', '小区广场'];
  return estate;
}

function growGrid({
  order,
  parent,
  grow,
}: {
  order: number;
  parent: AreaRecord;
  grow: Grow;
}): AreaRecord {
  const grid = grow(parent, {
    level: 'grid',
    name: `第${chineseNumber(order)}网格`,
    order,
    suffix: `g${String(order).padStart(2, '0')}`,
  });
  return grid;
}

type Homes = {
  microGrids: number;
  style: BuildingStyle;
  /** The last building number the estate has given away. */
  building: number;
  random: Random;
  grow: Grow;
};

/** Micro-grids of one or two buildings each; answers the last building number used. */
function growHomes(grid: AreaRecord, homes: Homes): number {
  const { microGrids, style, random, grow } = homes;
  let number = homes.building;
  for (let order = 1; order <= microGrids; order += 1) {
    const micro = grow(grid, {
      level: 'micro-grid',
      name: `${order}号微网格`,
      order,
      suffix: `m${order}`,
    });
    micro.labels = [`${grid.name}${order}号微网格党小组`];
    const buildings = style === 'tower' || random.isIn(75) ? 1 : 2;
    for (let one = 0; one < buildings; one += 1) {
      number += 1;
      growBuilding(micro, { number, style, random, grow });
    }
  }
  return number;
}

function growBuilding(
  micro: AreaRecord,
  {
    number,
    style,
    random,
    grow,
  }: { number: number; style: BuildingStyle; random: Random; grow: Grow },
): void {
  const building = grow(micro, {
    level: 'building',
    name: `${number}号楼`,
    order: number,
    suffix: `b${number}`,
  });
  const units = random.between(...unitsOf[style]);
  for (let order = 1; order <= units; order += 1) {
    const unit = grow(building, {
      level: 'unit',
      name: `${order}单元`,
      order,
      suffix: `u${order}`,
    });
    unit.households = floorsOf[style] * doorsPerFloor[style];
    unit.points = ['单元门口', '楼道', ...(style === 'walk-up' ? [] : ['电梯'])];
  }
}

/** Households of a unit count for everything above it. */
function addHouseholds(areas: readonly AreaRecord[]): void {
  const byId = new Map(areas.map((area) => [area._id, area]));
  for (const unit of areas.filter((area) => area.level === 'unit')) {
    for (const id of unit.path.slice(0, -1)) {
      const above = byId.get(id);
      if (above) above.households = (above.households ?? 0) + (unit.households ?? 0);
    }
  }
}
