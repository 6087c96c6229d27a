import { isCurrent, roleKey } from '#domain/membership';
import { recentAreas } from './records';

/** The people behind access keys: persons as they are, posts through the areas' duties today. */
export async function peopleBehind(keys: readonly string[], now: number): Promise<string[]> {
  const posts = keys.filter((key) => key.includes('@'));
  const areaIds = [...new Set(posts.map((key) => key.slice(key.indexOf('@') + 1)))];
  const areas = areaIds.length > 0 ? await recentAreas(areaIds) : [];
  const holders = areas.flatMap((area) =>
    area.duties
      .filter((duty) => isCurrent(duty, now) && posts.includes(roleKey(duty.role, area._id)))
      .map((duty) => duty.personId),
  );
  return [...new Set([...keys.filter((key) => !key.includes('@')), ...holders])];
}
