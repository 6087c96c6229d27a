import { AppError } from '#contracts/errors';
import { roleWords } from '#contracts/roles';
import { callRoles } from '#contracts/volunteer';
import type { Caller } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { type CallRecord, calls } from './records';

const leads = (role: string): boolean => (callRoles as readonly string[]).includes(role);

/** Whether one of the caller's posts leads calls in this place. */
export const mayLead = ({ path }: Pick<CallRecord, 'path'>, { memberships }: Caller): boolean =>
  memberships.some(({ role, areaId }) => leads(role) && path.includes(areaId));

/** 「社区工作人员 罗晴」, by the post nearest to the place. */
export function leaderText({ path }: Pick<CallRecord, 'path'>, { memberships, person }: Caller) {
  const posts = memberships.filter(({ role, areaId }) => leads(role) && path.includes(areaId));
  const post = posts.sort((a, b) => path.indexOf(b.areaId) - path.indexOf(a.areaId))[0];
  return [post && roleWords[post.role], person?.name].filter(Boolean).join(' ');
}

/** A call as it stands in this transaction; one that is not there does not exist. */
export async function callIn(tx: Transaction, id: string): Promise<CallRecord> {
  const call = await tx.get(calls, id);
  if (!call) throw new AppError('not-found');
  return call;
}

/** A call the caller leads; anybody else's does not exist for her. */
export async function ledIn(tx: Transaction, id: string, caller: Caller): Promise<CallRecord> {
  const call = await callIn(tx, id);
  if (!mayLead(call, caller)) throw new AppError('not-found');
  return call;
}

export async function ledCall(id: string, caller: Caller): Promise<CallRecord> {
  const call = await get(calls, id);
  if (!call || !mayLead(call, caller)) throw new AppError('not-found');
  return call;
}
