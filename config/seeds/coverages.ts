import { policy } from '#config/policy';
import type { CoverageWay } from '#contracts/coverage';
import {
  isSampledTick,
  nobodyReached,
  type ReachedDoors,
  reach,
  reachedByArea,
} from '#domain/coverage';
import { shortAddress } from '#domain/place';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import {
  type CoverageCountRecord,
  type CoverageRecord,
  type CoverageSampleRecord,
  countIdOf,
  coverageIdOf,
  type OfflinePersonRecord,
  offlineIdOf,
  reachedOf,
} from '../../cloudfunctions/modules/coverage/records';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { type Random, randomFor } from './random';
import type { Scene } from './told-notices';

export type ToldCoverage = {
  coverages: CoverageRecord[];
  counts: CoverageCountRecord[];
  samples: CoverageSampleRecord[];
  offline: OfflinePersonRecord[];
};

type Known = ReadonlyMap<string, readonly string[]>;

/** Doors of a stairwell that one can name: those somebody gave, then floor by floor. */
function doorsOf(unit: AreaRecord, known: Known): string[] {
  const floors = Math.ceil((unit.households ?? 0) / 2);
  const all = Array.from({ length: floors }, (_, floor) => [`${floor + 1}01`, `${floor + 1}02`]);
  return [...new Set([...(known.get(unit._id) ?? []), ...all.flat()])].slice(
    0,
    unit.households ?? 0,
  );
}

/** How each door was reached: about half of them, most by reading. */
function reachedIn(doors: readonly string[], random: Random, at: number): ReachedDoors {
  let reached: ReachedDoors = {};
  for (const door of doors) {
    if (!random.isIn(52)) continue;
    const how: CoverageWay = random.pick(['read', 'read', 'read', 'phone', 'visit']);
    reached = reach(reached, { door, how, at: at + random.between(5, 600) * 60_000 });
  }
  return reached;
}

function coverageOf(notice: NoticeRecord, unit: AreaRecord, doors: ReachedDoors): CoverageRecord {
  const communityId = unit.path[unit.pathLevels.indexOf('community')] ?? '';
  return {
    _id: coverageIdOf(notice, unit._id),
    noticeId: notice._id,
    round: notice.round,
    unitId: unit._id,
    communityId,
    areaPath: unit.path,
    countId: countIdOf(notice, communityId),
    doors,
    isDirty: false,
    version: 1,
  };
}

/** The community's figures, as the job adds them up. */
function countOf(
  notice: NoticeRecord,
  coverages: readonly CoverageRecord[],
  { places, moments }: Scene,
): CoverageCountRecord {
  const areas = reachedByArea(
    coverages.map((one) => ({ areaPath: one.areaPath, reached: reachedOf(one) })),
    places.community._id,
  );
  return {
    _id: countIdOf(notice, places.community._id),
    noticeId: notice._id,
    round: notice.round,
    communityId: places.community._id,
    areaPath: places.community.path,
    reached: areas[places.community._id] ?? nobodyReached,
    areas,
    versions: coverages.reduce((sum, { version }) => sum + version, 0),
    countedAt: moments.start,
  };
}

/** Ticked doors, drawn as the rule draws them; the lot follows from the tick. */
function samplesOf(
  notice: NoticeRecord,
  coverages: readonly CoverageRecord[],
  { cast, tree, moments }: Scene,
): CoverageSampleRecord[] {
  const random = randomFor('samples');
  return coverages.flatMap(({ unitId, areaPath, doors }) =>
    Object.entries(doors).flatMap(([door, { how, at }]): CoverageSampleRecord[] => {
      const unit = tree.byId.get(unitId);
      const isDrawn = isSampledTick(random.between(0, 99), policy.toldSamplePercent.value);
      if (how === 'read' || !unit || !isDrawn || at > moments.start) return [];
      return [
        {
          _id: derivedId('cs', notice._id, unitId, door),
          noticeId: notice._id,
          round: notice.round,
          unitId,
          areaPath,
          shortAddress: shortAddress(unit),
          door,
          how,
          tickedBy: cast.worker._id,
          at,
          isOpen: true,
        },
      ];
    }),
  );
}

/** Who agreed to be told: by phone, or at the door. */
function offlineOf({ cast, places, tree, moments }: Scene): OfflinePersonRecord[] {
  const other = tree
    .of('unit')
    .find((one) => one.parentId === places.building._id && one !== places.unit);
  const entries = [
    { unit: places.unit, door: '101', name: '郑奶奶', phone: '00000000101', how: 'phone' },
    { unit: places.unit, door: '602', name: '老方师傅', how: 'visit' },
    { unit: other ?? places.unit, door: '102', name: '韩爷爷', phone: '00000000102', how: 'phone' },
  ] as const;
  return entries.map(({ unit, door, ...entry }, index) => ({
    _id: offlineIdOf(unit._id, door, 0),
    areaId: unit._id,
    areaPath: unit.path,
    shortAddress: shortAddress(unit),
    door,
    ...entry,
    consent: { kind: 'spoken', on: moments.day(60), takenBy: cast.unitLead._id },
    order: moments.at(60, '10:00') + index,
    version: 1,
  }));
}

/** A drill that half of the doors know of, tomorrow's water that few have read, and who is told by phone. */
export function tellCoverage(
  { drill, water }: { drill: NoticeRecord; water: NoticeRecord },
  known: Known,
  scene: Scene,
): ToldCoverage {
  const { places, tree, moments } = scene;
  const random = randomFor('coverage');
  const units = tree.of('unit').filter(({ path }) => path.includes(places.community._id));
  const ofDrill = units.flatMap((unit) => {
    const doors = reachedIn(doorsOf(unit, known), random, moments.at(1, '10:30'));
    return Object.keys(doors).length > 0 ? [coverageOf(drill, unit, doors)] : [];
  });
  const evening = moments.at(1, '20:00');
  const ofWater = coverageOf(
    water,
    places.unit,
    reach({}, { door: '401', how: 'read', at: evening }),
  );
  return {
    coverages: [...ofDrill, ofWater],
    counts: [countOf(drill, ofDrill, scene), countOf(water, [ofWater], scene)],
    samples: samplesOf(drill, ofDrill, scene).filter(({ areaPath }) =>
      areaPath.includes(places.grid._id),
    ),
    offline: offlineOf(scene),
  };
}
