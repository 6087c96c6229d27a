import type { Caller } from '#runtime/context';
import { recentAreas } from '../area/records';

/** Areas whose notices concern somebody: those above her homes and her posts, and the district's for everybody. */
export async function concernedAreas({ person, memberships }: Caller): Promise<string[]> {
  const homes = (person?.homes ?? []).flatMap(({ areaPath }) => areaPath);
  const posts = await recentAreas(memberships.map(({ areaId }) => areaId));
  return [...new Set([...homes, ...posts.flatMap(({ path }) => path)])];
}
