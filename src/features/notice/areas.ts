import type { Got } from '#contracts/action';
import { noticeAreaLimit } from '#contracts/notice';
import type { getNoticeForm } from '#contracts/notice-desk';

export type FormArea = Got<typeof getNoticeForm>['areas'][number];
/** An area a notice goes to; `trail` are the areas it was found below. */
export type ChosenArea = Pick<FormArea, 'id' | 'name' | 'areaText' | 'households'> & {
  trail: readonly string[];
};

/** Adds an area while there is room, or takes it out; what lies above or below it goes, since it would be told twice. */
export function toggledArea(
  chosen: readonly ChosenArea[],
  { id, name, areaText, households }: Omit<FormArea, 'canOpen'>,
  trail: readonly string[],
): ChosenArea[] {
  if (chosen.some((one) => one.id === id)) return chosen.filter((one) => one.id !== id);
  const others = chosen.filter((one) => !trail.includes(one.id) && !one.trail.includes(id));
  if (others.length >= noticeAreaLimit) return [...chosen];
  return [...others, { id, name, areaText, households, trail }];
}

/** 「5号楼2单元」「5号楼、6号楼」 */
export const areasText = (areas: readonly ChosenArea[]): string =>
  areas.map(({ areaText }) => areaText).join('、');

/** 「约 24 户」, or nothing where no door is counted. */
export function householdsText(areas: readonly Pick<ChosenArea, 'households'>[]): string {
  const count = areas.reduce((sum, { households }) => sum + households, 0);
  return count > 0 ? `约 ${count} 户` : '';
}
