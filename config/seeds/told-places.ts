import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { agencyIdOf } from './agencies';
import type { Tree } from './tree';

/** The places the demo tells about. */
export type ToldPlaces = {
  community: AreaRecord;
  /** 第三网格 of 槐安社区; `grids[2]`. */
  grid: AreaRecord;
  /** All of the community, in their order. */
  grids: AreaRecord[];
  estate: AreaRecord;
  /** 5号楼2单元. */
  unit: AreaRecord;
  building: AreaRecord;
  /** Home of the young owner. */
  farUnit: AreaRecord;
  /** Home of the moderator. */
  moderatorUnit: AreaRecord;
  subdistrict: AreaRecord;
  district: AreaRecord;
  /** 综合执法局. */
  agency: AreaRecord;
  housing: AreaRecord;
  environment: AreaRecord;
  sanitation: AreaRecord;
};

/** What the first officer of an agency does there. */
export const liaisonDuty = '联络员';

/** The grid of the told community nobody works in: its card falls back to the duty phone. */
export const vacantGridOrder = 8;
/** Its A岗 is on leave at the first start. */
export const leaveGridOrder = 5;

/** Finds the places by the names people use; a RangeError where the tree has no such place. */
export function toldPlaces(tree: Tree): ToldPlaces {
  const find = (names: readonly string[]): AreaRecord => {
    const last = names.at(-1);
    const found = tree.areas.find(
      (area) => area.name === last && names.every((name) => area.pathNames.includes(name)),
    );
    if (!found) throw new RangeError(`no such place: ${names.join(' ')}`);
    return found;
  };
  const community = find(['槐安社区']);
  const agency = (suffix: string): AreaRecord => {
    const found = tree.byId.get(agencyIdOf(suffix));
    if (!found) throw new RangeError(`no such agency: ${suffix}`);
    return found;
  };
  return {
    community,
    grid: find(['槐安社区', '第三网格']),
    grids: tree.of('grid').filter((area) => area.path.includes(community._id)),
    estate: find(['槐安社区', '槐安小区']),
    unit: find(['槐安小区', '第三网格', '5号楼', '2单元']),
    building: find(['槐安社区', '槐安小区', '5号楼']),
    farUnit: find(['槐安社区', '星河公馆', '3号楼', '1单元']),
    moderatorUnit: find(['槐安社区', '丹桂苑', '2号楼', '1单元']),
    subdistrict: find(['云渚街道']),
    district: find(['云河区']),
    agency: agency('law-enforcement'),
    housing: agency('housing'),
    environment: agency('environment'),
    sanitation: agency('sanitation'),
  };
}
