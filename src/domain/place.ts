import type { AreaLevel } from '#contracts/area';
import type { WorkOrderLevel } from '#contracts/work-order';
import type { Desks } from './order';

/** An area with the names along its path, from the district to itself. */
export type Path = {
  path: readonly string[];
  pathNames: readonly string[];
  pathLevels: readonly AreaLevel[];
};

const nameAt = (it: Path, level: AreaLevel): string =>
  it.pathNames[it.pathLevels.indexOf(level)] ?? '';

/** 「5号楼2单元」; above a building the area's own name. */
export function shortAddress(it: Path): string {
  const door = `${nameAt(it, 'building')}${nameAt(it, 'unit')}`;
  return door || (it.pathNames.at(-1) ?? '');
}

/** 「槐安社区 · 第三网格 · 5号楼2单元」: from the community on; above it the area's own name. */
export function address(it: Path): string {
  const parts = [
    nameAt(it, 'community'),
    nameAt(it, 'grid'),
    nameAt(it, 'estate'),
    `${nameAt(it, 'building')}${nameAt(it, 'unit')}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : (it.pathNames.at(-1) ?? '');
}

/** Where something is, as staff read it: 「5号楼2单元 · 南门 · 三楼楼道」. */
export const placeText = (
  it: Path,
  { point, detail }: { point?: string | undefined; detail?: string | undefined },
): string => [shortAddress(it), point, detail].filter(Boolean).join(' · ');

const deskLevels: readonly WorkOrderLevel[] = ['grid', 'community', 'subdistrict', 'district'];

/** The areas along a path whose desks can answer for it. */
export function desksAlong(it: Path): Desks {
  const desks: Desks = {};
  for (const level of deskLevels) {
    const areaId = it.path[it.pathLevels.indexOf(level)];
    if (areaId !== undefined) desks[level] = { areaId, name: nameAt(it, level) };
  }
  return desks;
}

/** Where something is, as neighbours read it: the building and the public point, never the stairwell or door. */
export function neighbourPlace(
  path: readonly (Path & { level: AreaLevel })[],
  point: string | undefined,
): string {
  const area = path.findLast(({ level }) => level !== 'unit');
  return [area && shortAddress(area), point].filter(Boolean).join(' · ');
}
