import type { Category } from '#contracts/category';
import { type ObserverPost, observerCategories, observerPostOf } from '#contracts/observer';
import type { Caller } from '#runtime/context';
import type { AreaRecord } from '../area/records';

/** The post in which somebody watches over a place; she works across the grids of her community (`seeds.md` D28). */
export const observerAt = (
  { memberships }: Pick<Caller, 'memberships'>,
  path: readonly Pick<AreaRecord, '_id'>[],
): ObserverPost | undefined =>
  memberships
    .filter(({ role, areaId }) => role === 'observer' && path.some(({ _id }) => _id === areaId))
    .map(({ duty }) => observerPostOf(duty))
    .find((post) => post !== undefined);

/** The post a report counts for: hers, where the category is one it looks after. */
export function observedAs(
  caller: Pick<Caller, 'memberships'>,
  { path, category }: { path: readonly Pick<AreaRecord, '_id'>[]; category: Category },
): ObserverPost | undefined {
  const post = observerAt(caller, path);
  return post && observerCategories[post].includes(category) ? post : undefined;
}
