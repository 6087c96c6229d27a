import type { CoverageCounts, CoverageWay } from '#contracts/coverage';

/** Doors of one unit, by how each was reached last; a home without a door counts under its person. */
export type ReachedDoors = Readonly<Record<string, { how: CoverageWay; at: number }>>;

/** The stronger word stands: whoever was told at the door was reached, also when the notice is opened later. */
const weight: Record<CoverageWay, number> = { read: 1, phone: 2, visit: 3 };

/** One more door reached; a repeat or a weaker way changes nothing. */
export function reach(
  doors: ReachedDoors,
  { door, how, at }: { door: string; how: CoverageWay; at: number },
): ReachedDoors {
  const before = doors[door];
  return before && weight[before.how] >= weight[how] ? doors : { ...doors, [door]: { how, at } };
}

/** Takes a tick back: somebody tapped the wrong door, or the household did not know. What was read stays. */
export function unreach(doors: ReachedDoors, door: string): ReachedDoors {
  const { [door]: before, ...others } = doors;
  return before && before.how !== 'read' ? others : doors;
}

/** Households of a unit by how they were reached; never more reached than there are. */
export function countsOf(doors: ReachedDoors, households: number): CoverageCounts {
  const count = (how: CoverageWay) => Object.values(doors).filter((one) => one.how === how).length;
  const reached = { read: count('read'), phone: count('phone'), visit: count('visit') };
  const sum = reached.read + reached.phone + reached.visit;
  const total = Math.max(households, sum);
  return { total, ...reached, uncovered: total - sum };
}

const none: CoverageCounts = { total: 0, read: 0, phone: 0, visit: 0, uncovered: 0 };

export const addedUp = (all: readonly CoverageCounts[]): CoverageCounts =>
  all.reduce(
    (sum, one) => ({
      total: sum.total + one.total,
      read: sum.read + one.read,
      phone: sum.phone + one.phone,
      visit: sum.visit + one.visit,
      uncovered: sum.uncovered + one.uncovered,
    }),
    none,
  );

/** 「已覆盖 8/12 户（67%）」: households, never how often it was opened (feature F84). */
export function coverageText({ total, uncovered }: CoverageCounts): string {
  const covered = total - uncovered;
  const percent = total === 0 ? 0 : Math.floor((covered * 100) / total);
  return `已覆盖 ${covered}/${total} 户（${percent}%）`;
}

/** Known doors nobody reached, as one counts them, and how many doors have no number here yet. */
export function uncoveredDoors(
  known: readonly string[],
  doors: ReachedDoors,
  households: number,
): { uncovered: string[]; unknown: number } {
  const all = new Set([...known, ...Object.keys(doors).filter((door) => !isPerson(door))]);
  const uncovered = [...all].filter((door) => !doors[door]);
  const persons = Object.keys(doors).filter(isPerson).length;
  return {
    uncovered: uncovered.sort((a, b) => a.localeCompare(b, 'zh', { numeric: true })),
    unknown: Math.max(0, households - all.size - persons),
  };
}

/** Somebody who lives there and gave no door: counted, never listed. */
export const personKey = (personId: string): string => `~${personId}`;
const isPerson = (door: string) => door.startsWith('~');

/** Whether a tick is drawn for a call-back: `lot` is 0–99 and follows from the tick, so nobody chooses. */
export const isSampledTick = (lot: number, percent: number): boolean => lot < percent;
