import type { Got } from '#contracts/action';
import {
  type CoverageCounts,
  type CoverageWay,
  coverageWays,
  coverageWayWords,
  type getCoverage,
} from '#contracts/coverage';
import { isCounted, type NoticeKind } from '#contracts/notice';
import { coverageText } from '#domain/coverage';

export type Coverage = Got<typeof getCoverage>;

/** How a household stands in the bar and beside it. */
type Share = CoverageWay | 'uncovered';
const shares: readonly Share[] = [...coverageWays, 'uncovered'];
const shareWords: Record<Share, string> = { ...coverageWayWords, uncovered: '未覆盖' };

/** Cells of the bar; a unit with fewer doors has one cell for each. */
const mostCells = 24;

/** Cells of each share: in proportion, every share that has a household at least one. */
function cellsOf(counts: CoverageCounts): Record<Share, number> {
  const cells = Math.min(mostCells, counts.total);
  const exact = (share: Share) => (counts[share] * cells) / Math.max(1, counts.total);
  const given = Object.fromEntries(
    shares.map((share) => [share, counts[share] > 0 ? Math.max(1, Math.floor(exact(share))) : 0]),
  ) as Record<Share, number>;
  const sum = () => shares.reduce((all, share) => all + given[share], 0);
  const most = (by: (share: Share) => number) =>
    shares.reduce((best, share) => (by(share) > by(best) ? share : best));
  while (sum() < cells) given[most((share) => exact(share) - given[share])] += 1;
  while (sum() > cells) given[most((share) => given[share])] -= 1;
  return given;
}

/** The bar from left to right, a share for each cell: 已读, 电话, 上门, then 未覆盖. */
export function barCells(counts: CoverageCounts): Share[] {
  const cells = cellsOf(counts);
  return shares.flatMap((share) => Array.from({ length: cells[share] }, () => share));
}

/** 「已读 5 户」: beside the bar, since a colour alone tells nothing. */
export const legendOf = (counts: CoverageCounts) =>
  shares.map((share) => ({ share, words: shareWords[share], households: counts[share] }));

/** What stands largest: coverage where everybody must know, else how many opened it. */
export const headText = (kind: NoticeKind, counts: CoverageCounts): string =>
  isCounted(kind) ? coverageText(counts) : `已读 ${counts.read} 户，共 ${counts.total} 户`;

/** 「8/12 户，还有 4 户」 of one building or unit. */
export function rowText(kind: NoticeKind, counts: CoverageCounts): string {
  if (!isCounted(kind)) return `已读 ${counts.read} 户，共 ${counts.total} 户`;
  const covered = `${counts.total - counts.uncovered}/${counts.total} 户`;
  if (counts.total === 0) return '还没有住户登记';
  return counts.uncovered > 0 ? `${covered}，还有 ${counts.uncovered} 户` : `${covered}，都知道了`;
}

/** What became of WeChat's messages, as WeChat said it; never that somebody knows. */
export function pushText({ sent, unsure, failed }: Coverage['pushes']): string {
  if (sent + unsure + failed === 0)
    return '还没有发过微信提醒。要居民自己点过「提醒我」，微信才会发。';
  return `微信已送达 ${sent} · 不确定 ${unsure} · 没发成 ${failed}`;
}
