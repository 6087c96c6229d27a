import type { AreaChoice, AreaLevel } from '#contracts/area';
import { listAreas } from '#contracts/area';
import { call } from '../../../../platform/cloud';

/** The way down to a door; not every community has estates, not every building units of its own. */
const way: readonly AreaLevel[] = ['community', 'estate', 'building', 'unit'];

export const questions: Partial<Record<AreaLevel, string>> = {
  community: '哪个社区？',
  estate: '哪个小区？',
  building: '哪一栋楼？',
  unit: '哪个单元？',
};

/** A grid lies beside the way: buildings are next. */
const startBelow: Partial<Record<AreaLevel, number>> = { grid: way.indexOf('building') };

/** What can be chosen next inside an area. */
export type Stage = {
  level: AreaLevel;
  areas: readonly AreaChoice[];
  dutyPhone: string | undefined;
};

/** The next level that has something in it; undefined where the area itself is the end. */
async function stageBelow(within: AreaChoice | undefined): Promise<Stage | undefined> {
  const from = within ? (startBelow[within.level] ?? way.indexOf(within.level) + 1) : 0;
  for (const level of way.slice(from)) {
    const { areas, dutyPhone } = await call(listAreas, {
      level,
      ...(within ? { withinId: within.id } : {}),
    });
    if (areas.length > 0) return { level, areas, dutyPhone };
  }
  return undefined;
}

/** A level with one area only is taken by itself, save the stairwell: that one she chooses. */
const onlyChoice = ({ level, areas }: Stage): AreaChoice | undefined =>
  level !== 'unit' && areas.length === 1 ? areas[0] : undefined;

/** Where the way goes on; without a stage the last area of the trail is the end. */
export type Stop = { trail: readonly AreaChoice[]; stage: Stage | undefined };

/** Walks on from what was chosen to the next question there is. */
export async function walkFrom(trail: readonly AreaChoice[]): Promise<Stop> {
  const stage = await stageBelow(trail.at(-1));
  const only = stage && onlyChoice(stage);
  return only ? walkFrom([...trail, only]) : { trail, stage };
}
