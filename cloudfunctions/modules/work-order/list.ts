import type { Received } from '#contracts/action';
import { categories } from '#contracts/category';
import { listWorkOrders, type WorkOrderSummary } from '#contracts/work-order';
import { isOverdue } from '#domain/loop';
import { parseNumber } from '#domain/number';
import { canSee } from '#domain/scope';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { photoViews } from '#runtime/files';
import { orderOfNumber } from './find-records';
import { listFor, sortedBy } from './list-records';
import type { WorkOrderRecord } from './records';
import { showing } from './standing';
import { momentOf } from './step-records';
import { summaryOf } from './views';

type Asked = Received<typeof listWorkOrders>;

const pageSize = 20;
/** Words stand in no index: so many candidates are looked through for one page, and the next page goes on behind them. */
const mostLookedThrough = 100;

/** One line for each, as the caller may see it. */
export async function summaries(
  orders: readonly WorkOrderRecord[],
  ctx: Context,
): Promise<WorkOrderSummary[]> {
  const shown = await showing(orders, ctx.caller);
  const moment = momentOf(ctx);
  const view = await photoViews(orders.map((order) => shown(order).photoOf(order.photo)));
  return orders.map((order) => summaryOf(order, { moment, shown: shown(order), view }));
}

const codesOf = ({ group }: Asked) =>
  group && categories.filter((one) => one.group === group).map(({ code }) => code);

/** Whether an order is one of those asked for, beyond what an index finds. */
const wanted =
  ({ words, onlyOverdue }: Asked, { caller, now }: Context) =>
  (order: WorkOrderRecord): boolean =>
    canSee(order, caller.keys) &&
    (!onlyOverdue || isOverdue(order, now)) &&
    (!words || order.title.includes(words) || order.placeText.includes(words));

/** A page of what is asked for, and where the next one goes on; it may be short while there is a next one. */
async function pageOf(asked: Asked, ctx: Context) {
  const { view, cursor, words, onlyOverdue } = asked;
  const limit = words || onlyOverdue ? mostLookedThrough : pageSize;
  const found = await listFor(
    ctx.caller.keys,
    { view, categories: codesOf(asked), dueBefore: onlyOverdue ? ctx.now : undefined },
    { after: readCursor(cursor), limit },
  );
  const looked = found.slice(0, limit);
  const all = looked.filter(wanted(asked, ctx));
  const shown = all.slice(0, pageSize);
  const isMore = all.length > pageSize || found.length > limit;
  const last = all.length > pageSize ? shown.at(-1) : looked.at(-1);
  return { shown, last: isMore ? last : undefined };
}

const cursorFor = (view: Asked['view'], order: WorkOrderRecord): string =>
  cursorOf({ at: order[sortedBy(view)] ?? order.dueAt, id: order._id });

/** A whole number is found exactly, in whatever view it stands; words are looked for in title and place. */
export const list = defineQuery(listWorkOrders, async (asked, ctx) => {
  const number = asked.words ? parseNumber(asked.words) : undefined;
  if (number !== undefined) {
    const order = await orderOfNumber(number);
    const isHers = order !== undefined && canSee(order, ctx.caller.keys);
    return { items: isHers ? await summaries([order], ctx) : [] };
  }
  const { shown, last } = await pageOf(asked, ctx);
  return {
    items: await summaries(shown, ctx),
    nextCursor: last && cursorFor(asked.view, last),
  };
});
