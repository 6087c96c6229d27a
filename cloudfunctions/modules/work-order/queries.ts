import { getWorkOrder, listWorkOrders } from '#contracts/work-order';
import { stepsFor } from '#domain/loop';
import { mayReveal } from '#domain/reveal';
import { routeOf } from '#domain/routing';
import { defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { eventsAbout } from '#runtime/timeline';
import { reports } from '../report/records';
import { listFor, visible, workOrders } from './records';
import { momentOf } from './step-records';
import { photosIn, timelineOf } from './timeline-records';
import { stepNoteOf, summaryOf } from './views';

const pageSize = 20;

const list = defineQuery(listWorkOrders, async ({ view, cursor }, ctx) => {
  const after = readCursor(cursor);
  const found = await listFor(ctx.caller.keys, view, { after, limit: pageSize });
  const shown = found.slice(0, pageSize);
  const moment = momentOf(ctx);
  const photo = await photoViews(shown.map((order) => order.photo));
  const last = found.length > pageSize ? shown.at(-1) : undefined;
  return {
    items: shown.map((order) => summaryOf(order, { moment, view: photo })),
    nextCursor: last && cursorOf({ at: last.dueAt, id: last._id }),
  };
});

const detail = defineQuery(getWorkOrder, async ({ id }, ctx) => {
  const [found, events] = await Promise.all([get(workOrders, id), eventsAbout(id)]);
  const order = visible(found, ctx.caller.keys);
  const report = await get(reports, order.reports[0]?.id ?? '');
  const { result } = order;
  const photos = report?.photos ?? [];
  const view = await photoViews([
    order.photo,
    ...photos,
    ...(result?.photos ?? []),
    ...photosIn(events),
  ]);
  const moment = momentOf(ctx);
  return {
    ...summaryOf(order, { moment, view }),
    text: report?.text ?? '',
    photos: photos.map(view),
    submittedAt: order.submittedAt,
    timeline: timelineOf(events, { reader: 'staff', personId: ctx.caller.personId, view }),
    steps: stepsFor(order, moment),
    isAfterPhotoNeeded: routeOf(order.category).isAfterPhotoNeeded,
    canReveal: mayReveal(order, moment),
    ...defined({
      location: report?.gcj02,
      stepNote: stepNoteOf(order, moment),
      assignee: order.assignee,
      rating: order.rating,
      result: result && { ...result, by: result.byText, photos: result.photos.map(view) },
    }),
  };
});

export const workOrderQueries = [list, detail];
