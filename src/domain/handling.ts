import type { Moment } from './loop-moves';
import { assignee, isAmong } from './loop-people';
import type { Order } from './order';
import { deskKeys } from './scope';

/** A line of progress for the resident: from the one who handles it, while she does. */
export const mayAddNote = (order: Order, { actor }: Pick<Moment, 'actor'>): boolean =>
  order.assignee?.personId === actor.personId && order.status === 'in-progress';

/**
 * May ask for name and phone of the reporter: the handler, the desk whose step is next, and the desks of
 * subdistrict and district that may see it, until it is at an end (`rules.md §4.7`, Unmask). Each look is logged first.
 */
export function mayReveal(order: Order, { actor, at }: Pick<Moment, 'actor' | 'at'>): boolean {
  if (!order.isOpen) return false;
  const above = [...deskKeys(order.desks, 'subdistrict'), ...deskKeys(order.desks, 'district')];
  const seeing = order.isPrivate ? above.filter((key) => order.visibleTo.includes(key)) : above;
  return isAmong([...assignee(order), ...order.waitsFor, ...seeing], actor, at);
}
