import { type CoverageCounts, coverageRoles, getCoverage } from '#contracts/coverage';
import { AppError } from '#contracts/errors';
import { isCounted } from '#contracts/notice';
import { addedUp } from '#domain/coverage';
import { shortAddress } from '#domain/place';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentArea } from '../area/records';
import { type NoticeRecord, notices } from '../notice/records';
import { pushFigures } from '../subscription/records';
import { figuresOf } from './figures';
import { commonTop, liesIn, ownAreas, partsOf, shown, within } from './scope';

/** The area that was asked for, or the top of what the caller sees of the notice. */
async function viewed(
  parts: readonly AreaRecord[],
  areaId: string | undefined,
): Promise<AreaRecord> {
  const topId = commonTop(parts);
  const area = topId === undefined ? undefined : await recentArea(areaId ?? topId);
  if (topId === undefined || !area?.path.includes(topId) || within(area, parts).length === 0)
    throw new AppError('not-found');
  return area;
}

/** A unit has nothing below: it is opened by whoever ticks its doors. */
const mayOpen = (
  { level, path }: AreaRecord,
  { kind }: NoticeRecord,
  { caller }: Context,
): boolean =>
  level !== 'unit' || (isCounted(kind) && liesIn(path, ownAreas(caller, coverageRoles)));

type Row = { area: AreaRecord; counts: CoverageCounts };

const rowOf = ({ area, counts }: Row, notice: NoticeRecord, ctx: Context) => ({
  ...counts,
  areaId: area._id,
  name: area.name,
  canOpen: mayOpen(area, notice, ctx),
});

/** Where the estate of a building stands in its path, or its grid where it lies in none. */
const estateAt = ({ pathLevels }: AreaRecord): number =>
  pathLevels.includes('estate') ? pathLevels.indexOf('estate') : pathLevels.indexOf('grid');

/** Buildings of several estates are one line for each estate: every estate has a 1号楼. */
function rowsOf(rows: readonly Row[], notice: NoticeRecord, ctx: Context) {
  const isOfBuildings = rows.every(({ area }) => area.level === 'building');
  const estateIds = [...new Set(rows.map(({ area }) => area.path[estateAt(area)]))];
  if (!isOfBuildings || estateIds.length < 2) return rows.map((row) => rowOf(row, notice, ctx));
  return estateIds.flatMap((areaId) => {
    const inside = rows.filter(({ area }) => area.path[estateAt(area)] === areaId);
    const [first] = inside;
    if (!first || areaId === undefined) return [];
    const name = first.area.pathNames[estateAt(first.area)] ?? '';
    return [{ ...addedUp(inside.map(({ counts }) => counts)), areaId, name, canOpen: true }];
  });
}

/** Door numbers are for the lead of exactly this unit, where doors are counted at all. */
const mayReadDoors = ({ _id }: AreaRecord, { kind }: NoticeRecord, { caller }: Context): boolean =>
  isCounted(kind) && ownAreas(caller, ['unit-lead']).includes(_id);

/** Counts for the part of a notice that lies in the caller's own areas. */
export const lookAction = defineQuery(getCoverage, async ({ noticeId, areaId }, ctx) => {
  const notice = shown(await get(notices, noticeId));
  const parts = await partsOf(notice, ownAreas(ctx.caller, getCoverage.roles));
  const area = await viewed(parts, areaId);
  const [{ counts, rows, doors }, pushes] = await Promise.all([
    figuresOf({ notice, parts }, area, mayReadDoors(area, notice, ctx)),
    pushFigures(noticeId),
  ]);
  return {
    title: notice.title,
    kind: notice.kind,
    version: notice.version,
    area: { id: area._id, name: shortAddress(area), level: area.level },
    counts,
    rows: rowsOf(rows, notice, ctx),
    pushes,
    ...defined({ doors }),
  };
});
