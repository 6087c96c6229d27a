import { AppError } from '#contracts/errors';
import type { OrderReport } from '#domain/order';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import {
  masterOf,
  type Read,
  type WorkOrderRecord,
  workOrderIdOf,
  workOrders,
} from '../work-order/records';
import { reports } from './records';

/** A report of hers: the order it opened or joined, the one that is worked on, and her part in both. */
export type Owned = { own: WorkOrderRecord; order: WorkOrderRecord; entry: OrderReport };

/** Her part in an order; left ones are none. */
const entryIn = (order: WorkOrderRecord | undefined, id: string, personId: string) =>
  order?.reports.find(
    (one) => one.id === id && one.reporterId === personId && one.leftAt === undefined,
  );

type Reading = { read: Read; orderIdOf: () => Promise<string | undefined> };

/** Her report, read as the caller of this reads; somebody else's does not exist. */
export async function owned(
  id: string,
  { caller }: Context,
  { read, orderIdOf }: Reading,
): Promise<Owned> {
  const { personId } = caller;
  const guess = workOrderIdOf(id);
  const guessed = await read(guess);
  const told = entryIn(guessed, id, personId) ? guess : await orderIdOf();
  const own = told === guess ? guessed : told && (await read(told));
  const entry = own && entryIn(own, id, personId);
  if (!own || !entry) throw new AppError('not-found');
  return { own, entry, order: await masterOf(own, read) };
}

/** Her report inside a transaction; somebody else's does not exist. */
export const ownOrder = (tx: Transaction, id: string, ctx: Context): Promise<Owned> =>
  owned(id, ctx, {
    read: (orderId) => tx.get(workOrders, orderId),
    orderIdOf: async () => (await tx.get(reports, id))?.workOrderId,
  });

/** What her page has seen of both: it grows when either changes. */
export const versionOf = ({ own, order }: Pick<Owned, 'own' | 'order'>): number =>
  own._id === order._id ? order.version : own.version + order.version;

/** Refuses a page of before with the version of now. */
export function checkSeen(owned: Owned, version: number): void {
  if (version !== versionOf(owned)) throw new AppError('conflict', { version: versionOf(owned) });
}
