import type { AreaLevel } from '#contracts/area';
import { shortAddress } from '#domain/place';
import type { AreaRecord } from '../area/records';
import type { HallRecord } from './records';

/** What a hall can be for (`seeds.md` D09, A27): above a community nobody has the post to lead one. */
export const hallLevels: readonly AreaLevel[] = [
  'community',
  'estate',
  'grid',
  'micro-grid',
  'building',
];

type Placed = Pick<AreaRecord, '_id' | 'path' | 'pathNames' | 'pathLevels'>;

/** 「槐安社区 丹桂苑」 */
export function hallAreaText(area: Placed): string {
  const community = area.pathNames[area.pathLevels.indexOf('community')];
  return [...new Set([community, shortAddress(area)])].filter(Boolean).join(' ');
}

/** Where a hall of an area stands. */
export const hallPlaceOf = (
  area: Placed,
): Pick<HallRecord, 'areaId' | 'path' | 'areaText' | 'communityId'> => ({
  areaId: area._id,
  path: area.path,
  areaText: hallAreaText(area),
  communityId: area.path[area.pathLevels.indexOf('community')] ?? area._id,
});
