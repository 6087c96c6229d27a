import { boardRoles, type Cadence } from '#contracts/council';
import { getBoard } from '#contracts/council-halls';
import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import { absentText, cadenceOf, isQuiet, lastMonths } from '#domain/cadence';
import { isLate } from '#domain/decision';
import { defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { find, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentArea, recentAreas } from '../area/records';
import { hallsWithin } from './hall-records';
import { decisions, type HallRecord } from './records';

const pageSize = 20;
const shownMonths = 6;
/** Decisions that wait in the halls of one page. */
const mostOpen = 1000;

const reading: readonly Role[] = boardRoles;

/** The area she asks about, inside what her posts answer for; without one the widest of those. */
async function boardArea(areaId: string | undefined, { memberships }: Caller): Promise<AreaRecord> {
  const posts = memberships.filter(({ role }) => reading.includes(role));
  const ids = posts.map((post) => post.areaId);
  const widest = async () =>
    (await recentAreas(ids)).toSorted((a, b) => a.path.length - b.path.length)[0];
  const area = areaId === undefined ? await widest() : await recentArea(areaId);
  if (!area?.path.some((id) => ids.includes(id))) throw new AppError('not-found');
  return area;
}

/** How many decisions of each hall are late. */
async function lateByHall(found: readonly HallRecord[], now: number): Promise<Map<string, number>> {
  const late = new Map<string, number>();
  const ids = found.filter(({ openDecisions }) => openDecisions > 0).map(({ _id }) => _id);
  if (ids.length === 0) return late;
  const open = await find(decisions, {
    where: { hallId: op.in(ids), isFinal: false },
    fields: ['hallId', 'status', 'dueOn'],
    limit: mostOpen,
  });
  for (const decision of open)
    if (isLate(decision, now)) late.set(decision.hallId, (late.get(decision.hallId) ?? 0) + 1);
  return late;
}

type Row = Pick<HallRecord, 'name' | 'areaText' | 'openDecisions'> & {
  id: string;
  months: (Cadence | null)[];
  isQuiet: boolean;
  absentText?: string;
};

const rowOf = (hall: HallRecord, months: readonly string[], now: number): Row => ({
  id: hall._id,
  name: hall.name,
  areaText: hall.areaText,
  openDecisions: hall.openDecisions,
  months: months.map((month) => cadenceOf(hall, month, now)),
  isQuiet: isQuiet(hall, now),
  ...defined({ absentText: absentText(hall.absences) }),
});

function countsOf(rows: readonly Row[]) {
  const count = (cadence: Cadence) => rows.filter(({ months }) => months.at(-1) === cadence).length;
  return {
    held: count('held'),
    withoutTopics: count('without-topics'),
    planned: count('planned'),
    missed: count('missed'),
  };
}

export const look = defineQuery(getBoard, async ({ areaId, cursor }, { caller, now }) => {
  const area = await boardArea(areaId, caller);
  const page = { after: readCursor(cursor), limit: pageSize + 1 };
  const found = await hallsWithin([area._id], page);
  const shown = found.slice(0, pageSize);
  const open = shown.filter(({ closed }) => closed === undefined);
  const late = await lateByHall(open, now);
  const months = lastMonths(now, shownMonths);
  const rows = open.map((hall) => rowOf(hall, months, now));
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    areaName: area.name,
    months,
    counts: countsOf(rows),
    halls: rows.map((row) => ({ ...row, overdueDecisions: late.get(row.id) ?? 0 })),
    nextCursor: last && cursorOf({ at: last.order, id: last._id }),
  };
});
