import type { Listener } from '#runtime/outbox';
import { followOrders } from './order-following';
import { openOrders, openReports } from './order-opening';

/** From a meeting to the work orders it asked for, and back. */
export const orderListeners: readonly Listener[] = [openOrders, openReports, followOrders];
