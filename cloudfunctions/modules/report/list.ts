import { categoryWords, listReports } from '#contracts/report';
import type { OrderReport } from '#domain/order';
import { defineQuery } from '#runtime/action';
import { cursorOf, readCursor } from '#runtime/cursor';
import { photoViews } from '#runtime/files';
import { listFollowed } from '../work-order/list-records';
import type { WorkOrderRecord } from '../work-order/records';
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

type Face = { title: string; photo?: string | undefined };

/** Title and photo in her own words: the order's where it is hers, else those of her own before it was merged. */
function faceIn({ order, entry }: Followed, page: readonly WorkOrderRecord[]): Face | undefined {
  if (!isAlong(order, entry)) return order;
  if (entry.title !== undefined) return { title: entry.title };
  return page.find(({ _id }) => _id === entry.mergedFromId);
}

/** How each shows in the list; her own report is read only where the page does not hold it. */
async function facesOf(followed: readonly Followed[], page: readonly WorkOrderRecord[]) {
  const missing = followed.filter((one) => !faceIn(one, page));
  const own = new Map(
    (await titlesOf(missing.map(({ entry }) => entry.id))).map((report) => [report._id, report]),
  );
  return (one: Followed): Face => {
    const report = own.get(one.entry.id);
    const title = report?.title ?? categoryWords(one.order.category);
    return faceIn(one, page) ?? { title, photo: report?.photos[0] };
  };
}

export const list = defineQuery(listReports, async ({ onlyOpen, limit, cursor }, ctx) => {
  const { personId } = ctx.caller;
  const after = readCursor(cursor);
  const found = await listFollowed(personId, { onlyOpen, after, limit });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const followed = page.flatMap(followedBy(personId));
  const face = await facesOf(followed, page);
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
