import type { DecisionView } from '#contracts/council';
import type { PhotoView } from '#contracts/file';
import type { WorkOrderStatus } from '#contracts/loop';
import { reportStatusWords } from '#contracts/report';
import { isLate } from '#domain/decision';
import type { Context } from '#runtime/context';
import { find, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { passedAmong } from '../file/records';
import { workOrders } from '../work-order/records';
import { heldPhoto } from './meeting-view';
import type { DecisionRecord } from './records';

/** Words about a decision that one page shows; the older ones stay stored. */
const shownProgress = 5;

/** What is asked of the reporter alone reads otherwise to her neighbours. */
const statusText = (status: WorkOrderStatus): string =>
  ({ returned: '等待补充', resolved: '已处理，等评价' })[status as string] ??
  reportStatusWords[status];

type View = (fileId: string) => PhotoView[];
type OrderLines = ReadonlyMap<string, DecisionView['workOrder']>;

const newestFirst = ({ progress }: DecisionRecord) => progress.slice(-shownProgress).toReversed();

/** Number and status of the work orders that decisions became, as residents read them; of a private one its status alone. */
async function orderLinesOf(records: readonly DecisionRecord[]): Promise<OrderLines> {
  const ids = [...new Set(records.flatMap(({ workOrderId }) => workOrderId ?? []))];
  if (ids.length === 0) return new Map();
  const fields = ['number', 'status', 'isPrivate'];
  const found = await find(workOrders, { where: { _id: op.in(ids) }, limit: ids.length, fields });
  return new Map(
    found.map(({ _id, number, status, isPrivate }) => {
      return [_id, { ...(!isPrivate && { number }), statusText: statusText(status) }];
    }),
  );
}

const progressView = (
  { at, text, byText, photos }: DecisionRecord['progress'][number],
  view: View,
) => ({
  at,
  text,
  ...defined({ byText }),
  photos: photos.flatMap(view),
});

/** Photos that WeChat passed; of the others nothing to neighbours, and a sentence to whoever leads. */
async function photosFor(fileIds: readonly string[], isLeading: boolean): Promise<View> {
  const [passed, view] = await Promise.all([passedAmong(fileIds), photoViews(fileIds)]);
  return (one) => {
    if (passed.has(one)) return [view(one)];
    return isLeading ? [heldPhoto] : [];
  };
}

type Reader = Pick<Context, 'caller' | 'now'> & { isLeading: boolean };
type Reading = { ctx: Reader; view: View; orders: OrderLines };

function viewOf(record: DecisionRecord, { ctx, view, orders }: Reading): DecisionView {
  const { _id: id, hallId, meetingId, meetingTitle, decidedAt, topic, proposersText } = record;
  const { text, kind, ownerText, dueOn, status, reviewOn, version, workOrderId } = record;
  return {
    ...{ id, hallId, meetingId, meetingTitle, decidedAt, topic, proposersText },
    ...{ text, kind, ownerText, status, version },
    ...defined({ dueOn, reviewOn, workOrder: orders.get(workOrderId ?? '') }),
    ...(record.byOrder?.status === 'not-now' && { isLeftToHall: true }),
    isMine: record.concerns.includes(ctx.caller.personId),
    isOverdue: isLate(record, ctx.now),
    progress: newestFirst(record).map((news) => progressView(news, view)),
  };
}

/**
 * Decisions as one reader sees them, in the order given: whether she brought or backed the topic, the newest five
 * words with the photos she may see, and where the work order stands. Three requests at most, however many there are.
 */
export async function decisionViews(
  records: readonly DecisionRecord[],
  ctx: Reader,
): Promise<DecisionView[]> {
  const photos = records.flatMap((record) => newestFirst(record).flatMap((one) => one.photos));
  const [view, orders] = await Promise.all([
    photosFor(photos, ctx.isLeading),
    orderLinesOf(records),
  ]);
  return records.map((record) => viewOf(record, { ctx, view, orders }));
}
