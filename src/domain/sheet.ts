import { type PointsPath, pointsActWords, pointsPaths } from '#contracts/points';
import type { PointsSheet } from '#contracts/points-sheet';
import { type LotSource, lotSources, lotSourceWords } from '#contracts/shop';
import { isWorkday } from './calendar';
import type { Calendar } from './calendar-days';
import { addDays, dayOf, instantOf, startOfDay } from './day';
import { type JournalEntry, ownerOf, pointsIssued } from './ledger';

/** The first instant of a month ('2026-10') in Asia/Shanghai, and the first of the next. */
export function spanOf(month: string): { from: number; until: number } {
  const first = `${month}-01`;
  return { from: startOfDay(first), until: startOfDay(`${monthOf(addDays(first, 31))}-01`) };
}

const monthOf = (day: string): string => day.slice(0, 7);

export const monthBefore = (month: string): string => monthOf(addDays(`${month}-01`, -1));

/** When the sheet of a month comes out: at nine on the first working day after it. */
export function publicationOf(month: string, calendar: Calendar): number {
  let day = dayOf(spanOf(month).until);
  while (!isWorkday(day, calendar)) day = addDays(day, 1);
  return instantOf(day, '09:00');
}

type PathTally = { points: number; entries: number; people: Set<string> };

/** A community's month, entry by entry. It grows with people, not with entries. */
export type SheetTally = {
  paths: Map<PointsPath, PathTally>;
  reasons: Map<string, { points: number; times: number }>;
  /** Of each account and path, without what was taken back. */
  earned: Map<string, Map<PointsPath, number>>;
  issued: number;
  redeemed: number;
  reversed: number;
  /** By how much what people have, spendable and held, grew. */
  growth: number;
};

export const emptyTally = (): SheetTally => ({
  paths: new Map(),
  reasons: new Map(),
  earned: new Map(),
  issued: 0,
  redeemed: 0,
  reversed: 0,
  growth: 0,
});

const sumOn = ({ postings }: JournalEntry, accounts: RegExp): number =>
  postings.reduce((sum, { account, delta }) => (accounts.test(account) ? sum + delta : sum), 0);

/** What people have after entries, in points: spendable and held. */
export const growthBy = (entry: JournalEntry): number => sumOn(entry, /^(member|hold):/);

/** The act and never the title, which may be of somebody's home. */
const generic = (reason: string): string =>
  Object.values(pointsActWords).find((words) => reason.startsWith(words)) ?? '其他';

const pathOf = ({ postings }: JournalEntry): PointsPath | undefined =>
  pointsPaths.find((path) =>
    postings.some(({ account }) => account.startsWith('issue:') && account.endsWith(`:${path}`)),
  );

function addEarned(tally: SheetTally, entry: JournalEntry, path: PointsPath): void {
  const owner = ownerOf(entry) ?? '';
  const points = pointsIssued(entry);
  const paths = tally.earned.get(owner) ?? new Map<PointsPath, number>();
  tally.earned.set(owner, paths.set(path, (paths.get(path) ?? 0) + points));
  if (points < 0) {
    tally.reversed -= points;
    return;
  }
  tally.issued += points;
  const ofPath = tally.paths.get(path) ?? { points: 0, entries: 0, people: new Set<string>() };
  ofPath.people.add(owner);
  tally.paths.set(path, {
    ...ofPath,
    points: ofPath.points + points,
    entries: ofPath.entries + 1,
  });
  const words = generic(entry.reason);
  const reason = tally.reasons.get(words) ?? { points: 0, times: 0 };
  tally.reasons.set(words, { points: reason.points + points, times: reason.times + 1 });
}

/** One more entry of the month. */
export function tallied(tally: SheetTally, entry: JournalEntry): void {
  const path = pathOf(entry);
  if (path) addEarned(tally, entry, path);
  tally.redeemed += sumOn(entry, /^redeemed:/);
  tally.growth += growthBy(entry);
}

/** Reasons on the sheet; more would not be read. */
const mostReasons = 8;

/** The figures of the sheet. Of a dispute there are totals and nothing else (`rules.md §4.3.6`). */
export function figuresOf(
  tally: SheetTally,
): Pick<PointsSheet, 'paths' | 'people' | 'issued' | 'redeemed' | 'reversed' | 'reasons'> {
  const { paths, reasons, issued, redeemed, reversed } = tally;
  return {
    paths: pointsPaths.flatMap((path) => {
      const found = paths.get(path);
      return found ? [{ path, ...found, people: found.people.size }] : [];
    }),
    people: new Set([...paths.values()].flatMap(({ people }) => [...people])).size,
    issued,
    redeemed,
    reversed,
    reasons: [...reasons]
      .map(([words, sums]) => ({ words, ...sums }))
      .sort((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1))
      .slice(0, mostReasons),
  };
}

/** Who stands on the wall: everybody who has points left of the month, but for disputes. */
export const listedIn = ({
  earned,
}: SheetTally): { accountId: string; path: PointsPath; points: number }[] =>
  [...earned].flatMap(([accountId, paths]) =>
    pointsPaths.flatMap((path) => {
      const points = paths.get(path) ?? 0;
      return points > 0 && path !== 'mediation' ? [{ accountId, path, points }] : [];
    }),
  );

type Listed = PointsSheet['listed'][number];
const inChinese = new Intl.Collator('zh', { numeric: true });

/** By building, then by name: who has more stands nowhere else than who has less (国办函〔2026〕12号). */
export const unranked = (listed: readonly Listed[]): Listed[] =>
  [...listed].sort(
    (a, b) =>
      inChinese.compare(a.place, b.place) ||
      inChinese.compare(a.name, b.name) ||
      pointsPaths.indexOf(a.path) - pointsPaths.indexOf(b.path),
  );

export type Moved = {
  rewardId: string;
  kind: 'in' | 'handed-over' | 'returned' | 'written-off' | 'counted';
  pieces: number;
  source?: LotSource;
};
type Thing = { _id: string; name: string; price: number; isOnShelf: boolean };
type Goods = PointsSheet['goods'][number] & { rewardId: string };

const piecesOf = (moved: readonly Moved[], ...kinds: Moved['kind'][]): number =>
  moved.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { pieces }) => sum + pieces, 0);

/** What came in and went out, thing by thing; `leftBefore` is by reward. What is neither here nor moved is left out. */
export function goodsOf(
  things: readonly Thing[],
  moved: readonly Moved[],
  leftBefore: (rewardId: string) => number,
): Goods[] {
  return things.flatMap(({ _id, name, price, isOnShelf }) => {
    const own = moved.filter(({ rewardId }) => rewardId === _id);
    const left = own.reduce((sum, { pieces }) => sum + pieces, leftBefore(_id));
    if (!isOnShelf && own.length === 0 && left === 0) return [];
    const goods = {
      rewardId: _id,
      name,
      price,
      in: piecesOf(own, 'in'),
      out: -piecesOf(own, 'handed-over', 'returned') || 0,
      writtenOff: -piecesOf(own, 'written-off') || 0,
      counted: piecesOf(own, 'counted'),
      left,
    };
    return [goods];
  });
}

/** Pieces that came in, by where they came from. */
export const sourcesOf = (moved: readonly Moved[]): PointsSheet['sources'] =>
  lotSources.flatMap((source) => {
    const pieces = piecesOf(
      moved.filter((one) => one.source === source),
      'in',
    );
    return pieces > 0 ? [{ words: lotSourceWords[source], pieces }] : [];
  });
