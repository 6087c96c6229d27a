import type { AreaLevel, AreaStep } from '#contracts/area';
import type { Role } from '#contracts/roles';

/** The level of the area of a post that names people for points, or keeps their passbooks. */
const levelOf: Partial<Record<Role, AreaLevel>> = {
  'unit-lead': 'unit',
  'building-lead': 'building',
  'grid-worker': 'grid',
  'grid-lead': 'grid',
  moderator: 'community',
  shopkeeper: 'community',
  'community-staff': 'community',
  'chief-grid-lead': 'community',
};

type Post = { role: Role; areaId: string; areaName: string };

/** The areas of posts with one of these roles, each once. */
export function rootsOf(posts: readonly Post[], roles: readonly Role[]): AreaStep[] {
  const roots = posts.flatMap(({ role, areaId, areaName }) => {
    const level = roles.includes(role) ? levelOf[role] : undefined;
    return level ? [{ id: areaId, name: areaName, level }] : [];
  });
  return roots.filter(({ id }, at) => roots.findIndex((one) => one.id === id) === at);
}

/** An area called by its building too, from the way that led to it: 「5号楼2单元」. */
export const namedAt = (area: AreaStep, trail: readonly AreaStep[]): AreaStep =>
  area.level === 'unit'
    ? {
        ...area,
        name: `${trail.find(({ level }) => level === 'building')?.name ?? ''}${area.name}`,
      }
    : area;
