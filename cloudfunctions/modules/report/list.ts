import { categoryWords, listReports } from '#contracts/report';
import type { OrderReport } from '#domain/order';
import { defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { photoViews } from '#runtime/files';
import { listFollowed, type WorkOrderRecord } from '../work-order/records';
import { isAlong, lineOf } from './line';
import { titlesOf } from './records';

type Followed = { order: WorkOrderRecord; entry: OrderReport };

/** Her part in what she follows; what was merged shows once, where it went. */
const followedBy =
  (personId: string) =>
  (order: WorkOrderRecord): Followed[] => {
    const entry = order.reports.find(
      (one) => one.reporterId === personId && one.leftAt === undefined,
    );
    return entry && !order.mergedInto ? [{ order, entry }] : [];
  };

/** Title and first photo of each in her own words, where the order's are a neighbour's. */
async function facesOf(followed: readonly Followed[]) {
  const along = followed.filter(({ order, entry }) => isAlong(order, entry));
  const own = new Map(
    (await titlesOf(along.map(({ entry }) => entry.id))).map((report) => [report._id, report]),
  );
  return ({ order, entry }: Followed) => {
    const report = own.get(entry.id);
    if (!isAlong(order, entry)) return { title: order.title, photo: order.photo };
    return { title: report?.title ?? categoryWords(order.category), photo: report?.photos[0] };
  };
}

export const list = defineQuery(listReports, async ({ onlyOpen, limit, cursor }, ctx) => {
  const { personId } = ctx.caller;
  const after = readCursor(cursor);
  const found = await listFollowed(personId, { onlyOpen, after, limit });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const followed = page.flatMap(followedBy(personId));
  const face = await facesOf(followed);
  const view = await photoViews(followed.map((one) => face(one).photo));
  return {
    items: followed.map((one) => {
      const { title, photo } = face(one);
      return {
        ...lineOf(one.order, { entry: one.entry, title, now: ctx.now }),
        ...(photo !== undefined && { photo: view(photo) }),
      };
    }),
    nextCursor: last && cursorOf({ at: last.submittedAt, id: last._id }),
  };
});
