import type { Returned } from '#contracts/action';
import type { PhotoView } from '#contracts/file';
import { getWorkOrder } from '#contracts/work-order';
import { bulkMs, isBulk } from '#domain/duplicate';
import { stepsFor } from '#domain/loop';
import { mayReveal } from '#domain/reveal';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import type { EventRecord } from '#runtime/records';
import { eventsAbout } from '#runtime/timeline';
import { type ReportRecord, reports } from '../report/records';
import { alongOf, dispatchOf, judgementOf, waitsOf } from './detail-parts';
import { countAlike } from './find-records';
import { mayNote, mayRedact } from './noting';
import { sourceOf, visible, type WorkOrderRecord, workOrders } from './records';
import { type Shown, showing } from './standing';
import { momentOf } from './step-records';
import { forFirm, photosIn, timelineOf } from './timeline-records';
import { stepNoteOf, summaryOf } from './views';

type Detail = Returned<typeof getWorkOrder>;
type View = (fileId: string) => PhotoView;

/** More of one kind need not be counted. */
const mostCounted = 100;

/** As many of one kind in the community within a day, while somebody decides what to do about it. */
async function bulkCountOf(order: WorkOrderRecord, now: number): Promise<number | undefined> {
  const areaId = order.desks.community?.areaId;
  const isDecided = order.status !== 'submitted' && order.status !== 'accepted';
  if (!areaId || order.isPrivate || isDecided || order.submittedAt < now - bulkMs) return undefined;
  const since = now - bulkMs;
  const count = await countAlike({ areaId, category: order.category, since }, mostCounted);
  return isBulk(count) ? count : undefined;
}

type Found = {
  order: WorkOrderRecord;
  report: ReportRecord | undefined;
  events: EventRecord[];
  shown: Shown;
};

/** The photos this reader may see of what was sent. */
const sentPhotos = ({ report, shown }: Found): string[] =>
  (report?.photos ?? []).flatMap((fileId) => shown.photoOf(fileId) ?? []);

const eventsFor = ({ events, shown }: Found): EventRecord[] =>
  shown.standing === 'property' ? forFirm(events) : events;

function viewsOf(found: Found): Promise<View> {
  const { order, shown } = found;
  return photoViews([
    shown.photoOf(order.photo),
    ...sentPhotos(found),
    ...(order.result?.photos ?? []),
    ...order.subtasks.flatMap(({ done }) => done?.photos ?? []),
    ...photosIn(eventsFor(found)),
  ]);
}

/** What was sent, in the words this reader may have. */
function sentOf(found: Found, view: View): Pick<Detail, 'text' | 'photos' | 'location'> {
  const { order, report, shown } = found;
  const photos = sentPhotos(found).map(view);
  if (shown.standing !== 'property')
    return { text: report?.text ?? '', photos, ...defined({ location: report?.gcj02 }) };
  return { text: order.assignment?.briefing ?? '', photos };
}

const resultOf = ({ result }: WorkOrderRecord, view: View): Detail['result'] =>
  result && { ...result, by: result.byText, photos: result.photos.map(view) };

/** The firm reads how it was rated, and none of the words. */
const ratingOf = ({ rating }: WorkOrderRecord, { standing }: Shown): Detail['rating'] =>
  rating && {
    rating: rating.rating,
    at: rating.at,
    ...(standing !== 'property' && defined({ text: rating.text })),
  };

/** Nothing a resident said, nor who else it is one with, reaches the firm. */
function waitsFor(order: WorkOrderRecord, { shown, ctx }: { shown: Shown; ctx: Context }) {
  const waits = waitsOf(order, momentOf(ctx));
  if (shown.standing !== 'property') return waits;
  const { question: _, appeal: __, decline: ___, mergedInto: ____, ...rest } = waits;
  return { ...rest, mergedHere: [] };
}

async function found(id: string, ctx: Context): Promise<Found> {
  const [record, events] = await Promise.all([get(workOrders, id), eventsAbout(id)]);
  const order = visible(record, ctx.caller.keys);
  const [report, shown] = await Promise.all([
    get(reports, order.reports[0]?.id ?? ''),
    showing([order], ctx.caller),
  ]);
  return { order, report, events, shown: shown(order) };
}

export const detail = defineQuery(getWorkOrder, async ({ id }, ctx) => {
  const all = await found(id, ctx);
  const { order, shown } = all;
  const [view, bulkCount] = await Promise.all([viewsOf(all), bulkCountOf(order, ctx.now)]);
  const moment = momentOf(ctx);
  const isNarrowed = shown.standing === 'property';
  const reading = { reader: 'staff', personId: ctx.caller.personId, orderId: id, view } as const;
  return {
    ...summaryOf(order, { moment, shown, view }),
    ...sentOf(all, view),
    ...dispatchOf(order, { moment, view }),
    ...waitsFor(order, { shown, ctx }),
    ...judgementOf(order, moment),
    submittedAt: order.submittedAt,
    ratingsAlong: alongOf(order),
    isNarrowed,
    timeline: timelineOf(eventsFor(all), reading),
    steps: stepsFor(order, moment),
    isAfterPhotoNeeded: order.route.isAfterPhotoNeeded,
    canReveal: !isNarrowed && mayReveal(order, moment),
    canNote: mayNote(order, moment),
    canRedact: mayRedact(order, moment),
    ...defined({
      bulkCount,
      source: sourceOf(order),
      stepNote: stepNoteOf(order, moment),
      assignee: order.assignee,
      rating: ratingOf(order, shown),
      result: resultOf(order, view),
    }),
  };
});
