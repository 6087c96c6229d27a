import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import { now } from './clock';
import type { Paged } from './use-paged';

/** What `PagedList` needs of a list by pages, in words: errors by `wordsFor`, moments by `momentText`. */
export const pagedProps = <T>(page: Paged<T>) => ({
  isThere: page.items !== undefined,
  problem: page.error && wordsFor(page.error),
  keptSince: page.keptSince === undefined ? undefined : momentText(page.keptSince, now()),
  hasMore: page.hasMore,
  isLoadingMore: page.isLoadingMore,
  moreProblem: page.moreError && wordsFor(page.moreError),
  onRetry: () => void page.reload(),
  onMore: () => void page.loadMore(),
});
