import { rules } from '#config/policy';
import { observerCategories, observerPostWords } from '#contracts/observer';
import { getReportForm } from '#contracts/report';
import { isOpenAt, nextOpening } from '#domain/calendar';
import { momentText } from '#domain/day';
import { shortAddress } from '#domain/place';
import { defineQuery } from '#runtime/action';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasWithin, nearest, recentAreas, recentPath } from '../area/records';
import { observerAt } from './observer';
import { closedIn } from './place';

export const form = defineQuery(getReportForm, async ({ areaId }, { caller, now }) => {
  const home = caller.person?.homes[0];
  const path = await pathFor(areaId, home?.areaPath);
  const area = path.at(-1);
  const post = observerAt(caller, path);
  const isPlace = area !== undefined && area.level !== 'district' && area.endedAt === undefined;
  return {
    closedCategories: closedIn(path),
    rescuePhones: path.flatMap((one) => one.rescuePhones ?? []),
    hasName: caller.person?.name !== undefined,
    hasPhone: caller.person?.phone !== undefined,
    ...defined({
      observer: post && {
        words: observerPostWords[post],
        categories: [...observerCategories[post]],
      },
      place: isPlace
        ? { areaId: area._id, shortAddress: shortAddress(area), points: pointsOf(path) }
        : undefined,
      offHoursNote: offHoursNote(now),
      dutyPhone: nearest(path, 'dutyPhone'),
    }),
  };
});

const pathFor = (areaId: string | undefined, homePath: readonly string[] | undefined) => {
  if (areaId !== undefined) return recentPath(areaId);
  return homePath ? recentAreas(homePath) : areasWithin(undefined, 'district');
};

/** Public places near the stairwell: of the estate and the grid, and of the community where they have none. */
const pointsOf = (path: readonly AreaRecord[]): string[] => {
  const near = path.filter((area) => area.level !== 'community').flatMap((area) => area.points);
  return [...new Set(near.length > 0 ? near : path.flatMap((area) => area.points))];
};

function offHoursNote(now: number): string | undefined {
  if (isOpenAt(now, rules)) return undefined;
  const opening = momentText(nextOpening(now, rules).at, now);
  return `现在没有人实时查看，${opening} 上班后会看到；有危险请先打 119、110 或 120`;
}
