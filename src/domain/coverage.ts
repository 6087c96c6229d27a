import type { CoverageCounts, CoverageWay } from '#contracts/coverage';
import { AppError } from '#contracts/errors';
import { isCounted } from '#contracts/notice';
import { dayMs } from './day';
import { isOver, type Notice } from './notice';
import { sentencesOf } from './notice-aloud';
import { whenText } from './notice-words';
import { clip } from './title';

/**
 * Doors of one unit, by how each was reached last; a home without a door counts under its person. `isRead`
 * stays with a door that was told as well: taking the tick back leaves what was read.
 */
export type ReachedDoors = Readonly<
  Record<string, { how: CoverageWay; at: number; isRead?: true }>
>;

/** The stronger word stands: whoever was told at the door was reached, also when the notice is opened later. */
const weight: Record<CoverageWay, number> = { read: 1, phone: 2, visit: 3 };

/** A door may be called `constructor`: only what stands in the record itself counts. */
const doorIn = (doors: ReachedDoors, door: string) =>
  Object.hasOwn(doors, door) ? doors[door] : undefined;

/** One more door reached; a repeat or a weaker way changes nothing. */
export function reach(
  doors: ReachedDoors,
  { door, how, at }: { door: string; how: CoverageWay; at: number },
): ReachedDoors {
  const before = doorIn(doors, door);
  if (!before) return { ...doors, [door]: { how, at } };
  const isRead = how === 'read' || before.how === 'read' || before.isRead === true;
  if (weight[how] > weight[before.how])
    return { ...doors, [door]: { how, at, ...(isRead && { isRead }) } };
  if (how !== 'read' || before.how === 'read' || before.isRead) return doors;
  return { ...doors, [door]: { ...before, isRead: true } };
}

/** Takes a tick back: somebody tapped the wrong door, or the household did not know. What was read stays. */
export function unreach(doors: ReachedDoors, door: string): ReachedDoors {
  const before = doorIn(doors, door);
  if (!before || before.how === 'read') return doors;
  const { [door]: _, ...others } = doors;
  return before.isRead ? { ...others, [door]: { how: 'read', at: before.at } } : others;
}

/** Households reached, by how. */
export type Reached = Record<CoverageWay, number>;

export const nobodyReached: Reached = { read: 0, phone: 0, visit: 0 };

/** How many doors were reached in each way. */
export function reachedIn(doors: ReachedDoors): Reached {
  const count = (how: CoverageWay) => Object.values(doors).filter((one) => one.how === how).length;
  return { read: count('read'), phone: count('phone'), visit: count('visit') };
}

export const reachedTogether = (all: readonly Reached[]): Reached =>
  all.reduce(
    (sum, { read, phone, visit }) => ({
      read: sum.read + read,
      phone: sum.phone + phone,
      visit: sum.visit + visit,
    }),
    nobodyReached,
  );

/** The figures of units added up for every area on their paths, from `topId` down. */
export function reachedByArea(
  units: readonly { areaPath: readonly string[]; reached: Reached }[],
  topId: string,
): Record<string, Reached> {
  const sums = new Map<string, Reached>();
  for (const { areaPath, reached } of units)
    for (const id of areaPath.slice(Math.max(0, areaPath.indexOf(topId))))
      sums.set(id, reachedTogether([sums.get(id) ?? nobodyReached, reached]));
  return Object.fromEntries(sums);
}

/** Reached households among those there are; never more reached than there are. */
export function countsWith(reached: Reached, households: number): CoverageCounts {
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
  const uncovered = [...all].filter((door) => !Object.hasOwn(doors, door));
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

/** Whether opening a notice still reaches somebody: it is up, and what it announces is not over. */
export const countsReading = (notice: Notice, at: number): boolean =>
  notice.status === 'published' && !isOver(notice, at);

/** Refuses to tick doors of a notice of which nobody has to be told, or not any more; a day late is in time. */
export function refuseToTell(notice: Notice, at: number): void {
  const refuse = (reason: string) => {
    throw new AppError('step-not-allowed', { reason });
  };
  if (!isCounted(notice.kind)) refuse('只有停水停电和应急通知要逐户告知');
  if (notice.status !== 'published') refuse('这份通知已经撤回，不用再告知');
  if (isOver(notice, at - dayMs)) refuse('这件事已经过去了，不用再告知');
}

/** What one says on the phone or at the door: what, where, when, where to go and what to do (`rules.md §4.6`). */
export function tellingWords(notice: Notice, now: number): string {
  const when = whenText(notice, now);
  if (!when) {
    const said = clip(notice.text.replace(/\s+/g, ' ').trim(), tellingLimit);
    return `${notice.title}：${said}${/[。！？…]$/.test(said) ? '' : '。'}`;
  }
  const where = notice.place && `地点在${notice.place}`;
  let words = `${notice.title}：${[notice.areaText, when, where].filter(Boolean).join('，')}。`;
  for (const sentence of sentencesOf(notice)) {
    if (words.length + sentence.length > tellingLimit) break;
    words += sentence;
  }
  return words;
}

/** Characters one says without a breath and a second thought. */
const tellingLimit = 90;
