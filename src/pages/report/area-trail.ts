import type { AreaChoice, AreaLevel } from '#contracts/area';

/** What is asked below each level, in order: the first level that exists there is offered. */
const below: Partial<Record<AreaLevel, readonly AreaLevel[]>> = {
  community: ['estate', 'building'],
  estate: ['building'],
  building: ['unit'],
};

/** The levels to ask for inside the last chosen area; communities at the beginning, none at a stairwell. */
export const nextLevels = (trail: readonly AreaChoice[]): readonly AreaLevel[] => {
  const last = trail.at(-1);
  return last ? (below[last.level] ?? []) : ['community'];
};

/** How one says where it is: 「槐安花园 5号楼2单元」, 「槐安花园 5号楼」, else the area's own name. */
export function trailWords(trail: readonly AreaChoice[]): string {
  const nameAt = (level: AreaLevel) => trail.find((one) => one.level === level)?.name ?? '';
  const door = `${nameAt('building')}${nameAt('unit')}`;
  if (door) return [nameAt('estate'), door].filter(Boolean).join(' ');
  return trail.at(-1)?.name ?? '';
}

/** A place can be named from a community down: an estate, a building, a stairwell or a public point of them. */
export const mayChoose = (trail: readonly AreaChoice[]): boolean => trail.length > 0;
