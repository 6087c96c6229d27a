import type { Received } from '#contracts/action';
import type { AreaLevel } from '#contracts/area';
import { refusedAt } from '#contracts/errors';
import { type WorkOrderLevel, workOrderLevels } from '#contracts/loop';
import { listStaff, type submitReport } from '#contracts/report';
import { type Role, roleWords } from '#contracts/roles';
import type { Intake } from '#domain/intake';
import { isCurrent } from '#domain/membership';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { type AreaRecord, recentPath } from '../area/records';

/** Posts one can speak about: those who answer for a place, from its stairwell to its district. */
const spokenOf: readonly Role[] = [
  'unit-lead',
  'building-lead',
  'micro-grid-worker',
  'property-manager',
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'subdistrict-lead',
  'liaison',
  'district-desk',
];

/** Everybody who answers along a path now, the nearest first. */
const staffAlong = (path: readonly AreaRecord[], at: number) =>
  path
    .toReversed()
    .flatMap((area) =>
      area.duties
        .filter((duty) => spokenOf.includes(duty.role) && isCurrent(duty, at) && duty.name !== '')
        .map((duty) => ({ duty, area })),
    );

/** Nobody speaks about herself. */
const othersAlong = (path: readonly AreaRecord[], { caller, now }: Context) =>
  staffAlong(path, now).filter(({ duty }) => duty.personId !== caller.personId);

/** The level of the desks a post belongs to; what lies below a grid belongs to it. */
const levelOf = (level: AreaLevel): WorkOrderLevel =>
  workOrderLevels.find((one) => one === level) ?? 'grid';

/** Whom 「对工作人员的意见」 is about; somebody who does not answer for the place is a problem at the field. */
export function aboutIn(
  { category, about }: Received<typeof submitReport>,
  { path, ctx }: { path: readonly AreaRecord[]; ctx: Context },
): Intake['about'] {
  if (category !== 'staff-conduct') return undefined;
  if (!about) throw refusedAt('about', '请选是对哪一位工作人员的意见');
  const found = othersAlong(path, ctx).find(
    ({ duty, area }) =>
      area._id === about.areaId && duty.role === about.role && duty.name === about.name,
  );
  if (!found) throw refusedAt('about', '没有找到这位工作人员，请重新选一次');
  return { personId: found.duty.personId, level: levelOf(found.area.level) };
}

export const staff = defineQuery(listStaff, async ({ areaId }, ctx) => {
  const others = othersAlong(await recentPath(areaId), ctx);
  return {
    staff: others.map(({ duty: { role, name }, area }) => ({
      areaId: area._id,
      role,
      name,
      roleText: roleWords[role],
      areaName: area.name,
    })),
  };
});
