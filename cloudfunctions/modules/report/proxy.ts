import type { Received } from '#contracts/action';
import { refusedAt } from '#contracts/errors';
import { proxyRoles, type submitReport } from '#contracts/report';
import type { Role } from '#contracts/roles';
import { residentText } from '#domain/mask';
import type { Caller } from '#runtime/context';
import { defined } from '#runtime/defined';
import type { AreaRecord } from '../area/records';
import type { ProxyFor } from './records';

type Asked = Received<typeof submitReport>;

/** Whether somebody answers for a place in one of these posts. */
export const answersFor = (
  { memberships }: Caller,
  area: AreaRecord,
  roles: readonly Role[],
): boolean =>
  memberships.some(({ role, areaId }) => roles.includes(role) && area.path.includes(areaId));

/** Whom a report is for, where its sender may report for others there (`rules.md §4.7`, Proxy). */
export function proxyIn(
  { proxyFor, isAnonymous }: Asked,
  { caller, area }: { caller: Caller; area: AreaRecord },
): ProxyFor | undefined {
  if (!proxyFor) return undefined;
  if (!answersFor(caller, area, proxyRoles))
    throw refusedAt('proxyFor', '只能为您负责的范围里的居民代报');
  if (isAnonymous) throw refusedAt('isAnonymous', '代报不用选匿名：经办人看不到他的姓名和电话');
  const { name, phone, door } = proxyFor;
  return defined({ name: name || undefined, phone, door: door || undefined });
}

/** How staff read who sent it for whom: 「代报 · 王姓居民」. */
export const proxyText = ({ name }: ProxyFor): string => `代报 · ${residentText({ name })}`;
