import type { Category } from '#contracts/category';
import type { Brings } from '#domain/loop';
import { resolveRoute, routedPlaceOf } from '#domain/routing';
import { get } from '#runtime/database';
import { recentAreas } from '../area/records';
import { recentRouting } from '../routing/records';
import { workOrders } from './records';

/** The category somebody chose with its route at the order's place, as the district routes today. */
export async function sortedFor({
  id,
  category,
}: {
  id: string;
  category?: Category | undefined;
}): Promise<Brings['accept']> {
  const order = category && (await get(workOrders, id));
  if (!category || !order) return {};
  const path = await recentAreas(order.areaPathAtCreation);
  const table = await recentRouting(order.areaPathAtCreation[0] ?? '');
  return { sorted: { category, route: resolveRoute(category, routedPlaceOf(path), table) } };
}
