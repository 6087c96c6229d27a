import { AppError } from '#contracts/errors';
import type { ObserverPost } from '#contracts/observer';
import type { RevealReason, Source } from '#contracts/work-order';
import type { Order } from '#domain/order';
import { canSee } from '#domain/scope';
import { collection, find, type Point, type Transaction } from '#runtime/database';

/** The meeting of a hall something comes from: what it decided, a topic it passed on, an objection to what it decided. */
export type OrderSource = Source & {
  kind: 'meeting';
  hallId: string;
  decisionId?: string;
  proposalId?: string;
};

/** `work_orders`: what staff do about one or more reports. The rules' own part is `Order`. */
export type WorkOrderRecord = Order & {
  _id: string;
  number: string;
  title: string;
  areaId: string;
  areaPathAtCreation: string[];
  placeText: string;
  /** Name of a public point: 南门. */
  point?: string;
  location?: Point;
  /** Of `location`, in metres. */
  accuracy?: number;
  photo?: string;
  /** Derived copies with faces and plates covered, each with the photo it covers. */
  redactions?: { of: string; fileId: string }[];
  reporterText: string;
  /** Reported by a 监督员 in what her post looks after. */
  observerPost?: ObserverPost;
  /** Everybody who sent or joined; each sees the progress. */
  followers: string[];
  /** Nobody can tell any more who reported it (`policy.identityRetentionDays` after closing). */
  isDetached?: boolean;
  /** Where it comes from, if nobody filled in the form. */
  source?: OrderSource;
  /** Decisions of meetings that follow it: its own, and of orders merged into it. */
  decisionIds?: string[];
};

/** `reveals`: each look at a reporter's name and phone, which she can read. */
export type RevealRecord = {
  _id: string;
  workOrderId: string;
  reporterId: string;
  viewerId: string;
  viewerText: string;
  reason: RevealReason;
  at: number;
};

export const workOrders = collection<WorkOrderRecord>('work_orders');
const reveals = collection<RevealRecord>('reveals');

/** A work order for somebody who holds these keys; for others it does not exist. */
export function visible(
  order: WorkOrderRecord | undefined,
  keys: readonly string[],
): WorkOrderRecord {
  if (!order || !canSee(order, keys)) throw new AppError('not-found');
  return order;
}

/** Where an order comes from, as anybody who may read it reads that. */
export function sourceOf({ source }: WorkOrderRecord): Source | undefined {
  if (!source) return undefined;
  const { as, meetingId, hallName, meetingTitle, dueOn } = source;
  return { as, meetingId, hallName, meetingTitle, ...(dueOn !== undefined && { dueOn }) };
}

/** A report begins with the letters of the work order it opened or joined; the report itself tells where it does not. */
export const workOrderIdOf = (reportId: string): string => `wo_${reportId.slice(3, 27)}`;

/** Merges into merges: no more than this are followed. */
const mostHops = 5;

export type Read = (workOrderId: string) => Promise<WorkOrderRecord | undefined>;

/** Where an order was merged into, as often as may be; the last one is worked on. */
export async function masterOf(order: WorkOrderRecord, read: Read): Promise<WorkOrderRecord> {
  let last = order;
  for (let hops = 0; last.mergedInto && hops < mostHops; hops += 1)
    last = (await read(last.mergedInto.id)) ?? last;
  return last;
}

/** Who looked at a reporter's name and phone, oldest first. */
export const revealsOf = (workOrderId: string): Promise<RevealRecord[]> =>
  find(reveals, { where: { workOrderId }, order: [['at', 'asc']], limit: 100 });

export const keepReveal = (tx: Transaction, reveal: RevealRecord): Promise<void> =>
  tx.set(reveals, reveal);
