import { policy } from '#config/policy';
import { coverageRoles, tellDoors } from '#contracts/coverage';
import { AppError, refusedAt } from '#contracts/errors';
import {
  countsWith,
  isSampledTick,
  type ReachedDoors,
  reach,
  refuseToTell,
  unreach,
} from '#domain/coverage';

import { shortAddress } from '#domain/place';
import { defineCommand } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { derivedId, hashOf } from '#runtime/ids';
import { type AreaRecord, recentArea } from '../area/records';
import { type NoticeRecord, notices } from '../notice/records';
import {
  type CoverageRecord,
  coverageIdOf,
  coverageSamples,
  coverages,
  newCoverage,
  reachedOf,
} from './records';
import { liesIn, ownAreas, shown } from './scope';

type Place = { notice: NoticeRecord; unit: AreaRecord };
type Found = { notice: NoticeRecord | undefined; unit: AreaRecord | undefined };

const find = async (noticeId: string, areaId: string): Promise<Found> => {
  const [notice, unit] = await Promise.all([get(notices, noticeId), recentArea(areaId)]);
  return { notice, unit };
};

/** A dwelling of the caller's own area that the notice is for; anything else does not exist for her. */
function placed({ notice: found, unit }: Found, { caller }: Context): Place {
  const notice = shown(found);
  const isHers = unit && liesIn(unit.path, ownAreas(caller, coverageRoles));
  if (!isHers || !liesIn(unit.path, notice.areaIds)) throw new AppError('not-found');
  if (unit.level !== 'unit' && unit.level !== 'building') throw refusedAt('areaId', '请选到单元');
  return { notice, unit };
}

type Tell = Attempt<typeof tellDoors, Found>;

/** The doors after one after the other was ticked, or its tick taken back. */
function ticked(before: ReachedDoors, { doors, how }: Tell['input'], at: number): ReachedDoors {
  return doors.reduce(
    (all, door) => (how === 'take-back' ? unreach(all, door) : reach(all, { door, how, at })),
    before,
  );
}

/**
 * 0–99 for one tick. The trace id is drawn by the cloud for this call, so that no choice of a requestId
 * keeps a door out of the lot; the event keeps all of it for whoever checks.
 */
const lotOf = ({ _id }: CoverageRecord, door: string, { eventId, ctx }: Tell): number =>
  Number.parseInt(hashOf([_id, door, eventId, ctx.traceId]).slice(0, 8), 16) % 100;

/** Draws which of the doors that were just told are rung back. */
async function drawSamples(attempt: Tell, place: Place, told: readonly string[]): Promise<void> {
  const { tx, input, ctx, eventId } = attempt;
  const { notice, unit } = place;
  if (input.how === 'take-back') return;
  const coverage = newCoverage(notice, unit);
  for (const door of told) {
    const lot = lotOf(coverage, door, attempt);
    if (!isSampledTick(lot, policy.toldSamplePercent.value)) continue;
    await tx.set(coverageSamples, {
      _id: derivedId('cs', eventId, door),
      noticeId: notice._id,
      round: notice.round,
      unitId: unit._id,
      areaPath: unit.path,
      shortAddress: shortAddress(unit),
      door,
      how: input.how,
      tickedBy: ctx.caller.personId,
      at: ctx.now,
      isOpen: true,
    });
  }
}

/** Ticks doors or takes ticks back; what changes nothing writes nothing. */
async function tickDoors(attempt: Tell, place: Place): Promise<CoverageRecord> {
  const { tx, input, ctx } = attempt;
  const id = coverageIdOf(place.notice, place.unit._id);
  const before = (await tx.get(coverages, id)) ?? newCoverage(place.notice, place.unit);
  const doors = ticked(before.doors, input, ctx.now);
  if (doors === before.doors) return before;
  const after = { ...before, doors, isDirty: true, version: before.version + 1 };
  await tx.set(coverages, after);
  const told = [...new Set(input.doors)].filter(
    (door) => doors[door]?.how === input.how && before.doors[door]?.how !== input.how,
  );
  await drawSamples(attempt, place, told);
  return after;
}

export const tellAction = defineCommand(tellDoors, {
  prepare: ({ noticeId, areaId }) => find(noticeId, areaId),
  async transact(attempt) {
    const { input, ctx, prepared } = attempt;
    const place = placed(prepared, ctx);
    refuseToTell(place.notice, ctx.now);
    const coverage = await tickDoors(attempt, place);
    return {
      answer: { counts: countsWith(reachedOf(coverage), place.unit.households ?? 0) },
      name: input.how === 'take-back' ? 'coverage.tick-taken-back' : 'coverage.told',
      subjectIds: [place.notice._id],
      data: { noticeId: place.notice._id, areaId: place.unit._id, count: input.doors.length },
    };
  },
  async recheck({ noticeId, areaId }, ctx) {
    placed(await find(noticeId, areaId), ctx);
  },
});
