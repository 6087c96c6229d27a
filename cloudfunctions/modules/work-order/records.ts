import { AppError } from '#contracts/errors';
import type { ObserverPost } from '#contracts/observer';
import type { RevealReason } from '#contracts/work-order';
import type { Order } from '#domain/order';
import { canSee } from '#domain/scope';
import { collection, find, type Point, type Transaction } from '#runtime/database';

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

/** A report begins with the letters of the work order it opened or joined; the report itself tells where it does not. */
export const workOrderIdOf = (reportId: string): string => `wo_${reportId.slice(3, 27)}`;

/** Who looked at a reporter's name and phone, oldest first. */
export const revealsOf = (workOrderId: string): Promise<RevealRecord[]> =>
  find(reveals, { where: { workOrderId }, order: [['at', 'asc']], limit: 100 });

export const keepReveal = (tx: Transaction, reveal: RevealRecord): Promise<void> =>
  tx.set(reveals, reveal);
