import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { getRates } from '#contracts/work-order';
import { dayMs, instantOf } from '#domain/day';
import { meanSatisfaction, observerCounts, ratesOf } from '#domain/rates';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { type AreaRecord, recentArea } from '../area/records';
import { closedIn, observedIn } from './find-records';

/** The most that one query may read (`rules.md §5`). */
const mostCounted = 1000;
const meanDays = 90;

/** The areas of the posts that may ask. */
const ownAreas = ({ memberships }: Caller): string[] =>
  memberships
    .filter(({ role }) => (getRates.roles as readonly Role[]).includes(role))
    .map(({ areaId }) => areaId);

/** The area somebody asks about: one of her own or inside it; any other does not exist for her. */
async function areaFor(areaId: string | undefined, caller: Caller): Promise<AreaRecord> {
  const own = ownAreas(caller);
  const area = await recentArea(areaId ?? own[0] ?? '');
  if (!area?.path.some((id) => own.includes(id))) throw new AppError('not-found');
  return area;
}

/** From the first instant of a month, 'YYYY-MM' in Asia/Shanghai, to the first of the next. */
function spanOf(month: string): { from: number; until: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${`${number + 1}`.padStart(2, '0')}`;
  return { from: instantOf(`${month}-01`, '00:00'), until: instantOf(`${next}-01`, '00:00') };
}

/** Whose mean pulls few ratings: the community's, above it that of the next area up. */
function meanAreaOf({ _id, path, pathLevels, parentId }: AreaRecord): string {
  const community = path[pathLevels.indexOf('community')];
  return community !== undefined && community !== _id ? community : (parentId ?? _id);
}

export const rates = defineQuery(getRates, async ({ areaId, month }, { caller }) => {
  const area = await areaFor(areaId, caller);
  const span = spanOf(month);
  const around = { from: span.until - meanDays * dayMs, until: span.until };
  const [rows, others, observed] = await Promise.all([
    closedIn({ areaId: area._id, ...span }, mostCounted),
    closedIn({ areaId: meanAreaOf(area), ...around }, mostCounted),
    observedIn({ areaId: area._id, ...span }, mostCounted),
  ]);
  return {
    ...ratesOf(rows, meanSatisfaction(others)),
    observers: observerCounts(observed),
    areaName: area.name,
    isPartial: rows.length === mostCounted,
  };
});
