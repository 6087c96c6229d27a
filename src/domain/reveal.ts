import type { Moment } from './loop/moves';
import { approvers, assignee, desk, isAmong, verifiers } from './loop/people';
import type { Order } from './order';
import { deskKeys } from './scope';

/**
 * May ask for name and phone of the reporter: before somebody has it the desk that may accept it, then the
 * handler and those who may verify it, and always the desks of subdistrict and district that see it; nobody once
 * it is at an end (`rules.md §4.7`, Unmask). Who stayed unnamed is shown to R8, R9 and the district only (§4.1.6-5).
 * Each look is logged first.
 */
export function mayReveal(order: Order, { actor, at }: Pick<Moment, 'actor' | 'at'>): boolean {
  if (!order.isOpen || actor.personId === order.aboutPersonId) return false;
  if (order.isAnonymous) return isAmong(approvers(order), actor, at);
  const own = order.assignee ? [...assignee(order), ...verifiers(order)] : desk(order);
  const above = [...deskKeys(order.desks, 'subdistrict'), ...deskKeys(order.desks, 'district')];
  const all = [...own, ...above];
  const keys = order.isPrivate ? all.filter((key) => order.visibleTo.includes(key)) : all;
  return isAmong(keys, actor, at);
}
