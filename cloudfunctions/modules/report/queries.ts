import { rules } from '#config/policy';
import { getReport, getReportForm, listReports } from '#contracts/report';
import { revealReasonWords, type Step } from '#contracts/work-order';
import { isOpenAt, nextOpening } from '#domain/calendar';
import { momentText } from '#domain/day';
import { promiseView, stepsFor } from '#domain/loop';
import { furtherText, holderLine, nextText } from '#domain/next';
import { shortAddress } from '#domain/place';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { eventsAbout } from '#runtime/timeline';
import { type AreaRecord, areasWithin, nearest, recentAreas, recentPath } from '../area/records';
import {
  listFollowed,
  reported,
  revealsOf,
  type WorkOrderRecord,
  workOrderIdOf,
  workOrders,
} from '../work-order/records';
import { momentOf } from '../work-order/step-records';
import { photosIn, timelineOf } from '../work-order/timeline-records';
import { closedIn } from './place';
import { reports } from './records';

const form = defineQuery(getReportForm, async ({ areaId }, { caller, now }) => {
  const home = caller.person?.homes[0];
  const path = await pathFor(areaId, home?.areaPath);
  const area = path.at(-1);
  const isPlace = area !== undefined && area.level !== 'district' && area.endedAt === undefined;
  return {
    closedCategories: closedIn(path),
    rescuePhones: path.flatMap((one) => one.rescuePhones ?? []),
    hasName: caller.person?.name !== undefined,
    hasPhone: caller.person?.phone !== undefined,
    ...defined({
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

const list = defineQuery(listReports, async ({ onlyOpen, limit, cursor }, { caller, now }) => {
  const after = readCursor(cursor);
  const found = await listFollowed(caller.personId, { onlyOpen, after, limit });
  const shown = found.slice(0, limit);
  const view = await photoViews(shown.map((order) => order.photo));
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((order) => ({
      ...lineOf(order, caller.personId, now),
      ...(order.photo !== undefined && { photo: view(order.photo) }),
    })),
    nextCursor: last && cursorOf({ at: last.submittedAt, id: last._id }),
  };
});

const holderIn = (order: WorkOrderRecord) => order.assignee?.name ?? order.holderText;

function lineOf(order: WorkOrderRecord, personId: string, now: number) {
  const own = order.reports.find((one) => one.reporterId === personId);
  return {
    id: own?.id ?? '',
    number: own?.number ?? order.number,
    title: order.title,
    status: order.status,
    promised: promiseView(order, now),
    holderText: holderLine({ status: order.status, holder: holderIn(order) }),
    submittedAt: order.submittedAt,
  };
}

/** A report with everything about it: four reads side by side, a fifth only after a merge. */
async function readReport(id: string, { caller }: Context) {
  const guess = workOrderIdOf(id);
  const [report, guessed] = await Promise.all([get(reports, id), about(guess)]);
  const found = report && report.workOrderId !== guess ? await about(report.workOrderId) : guessed;
  const order = reported(found.order, { reportId: id, personId: caller.personId });
  return { ...found, report, order };
}

async function about(workOrderId: string) {
  const [order, events, reveals] = await Promise.all([
    get(workOrders, workOrderId),
    eventsAbout(workOrderId),
    revealsOf(workOrderId),
  ]);
  return { order, events, reveals };
}

const dutyPhoneOf = async ({ areaPathAtCreation }: WorkOrderRecord) =>
  nearest(await recentAreas(areaPathAtCreation), 'dutyPhone');

/** What a resident may still do about it. */
const hers: readonly Step[] = ['rate', 'reopen', 'finish-unsatisfied', 'withdraw'];

const detail = defineQuery(getReport, async ({ id }, ctx) => {
  const { report, order, events, reveals } = await readReport(id, ctx);
  const { personId } = ctx.caller;
  const { result, assignee } = order;
  const photos = report?.photos ?? [];
  const phone = assignee?.phone;
  const [view, dutyPhone] = await Promise.all([
    photoViews([order.photo, ...photos, ...(result?.photos ?? []), ...photosIn(events)]),
    order.isOpen && phone === undefined ? dutyPhoneOf(order) : undefined,
  ]);
  const promised = promiseView(order, ctx.now);
  return {
    ...lineOf(order, personId, ctx.now),
    category: order.category,
    placeText: report?.placeText ?? order.placeText,
    text: report?.text ?? '',
    photos: photos.map(view),
    nextText: nextText(
      {
        status: order.status,
        promised,
        holder: holderIn(order),
        phone,
        rateUntil: order.rateUntil,
        isUnsatisfied: order.isUnsatisfied,
        isRated: order.rating !== undefined,
      },
      ctx.now,
    ),
    timeline: timelineOf(events, { reader: 'reporter', personId, view }),
    steps: stepsFor(order, momentOf(ctx)).filter((step) => hers.includes(step)),
    reveals: reveals
      .filter((one) => one.reporterId === personId)
      .map((one) => ({ at: one.at, by: one.viewerText, reason: revealReasonWords[one.reason] })),
    version: order.version,
    ...defined({
      photo: order.photo === undefined ? undefined : view(order.photo),
      holder:
        assignee && phone !== undefined
          ? { name: assignee.name, roleText: assignee.roleText, phone }
          : undefined,
      dutyPhone,
      result: shownResult(order, view),
      rating: order.rating,
      rateUntil: order.rateUntil,
      furtherText: order.isUnsatisfied ? furtherText : undefined,
    }),
  };
});

/** A result stays among colleagues until somebody has verified it. */
function shownResult(
  { status, result }: WorkOrderRecord,
  view: Awaited<ReturnType<typeof photoViews>>,
) {
  if (!result || status === 'result-submitted') return undefined;
  return { ...result, by: result.byText, photos: result.photos.map(view) };
}

export const reportQueries = [form, list, detail];
