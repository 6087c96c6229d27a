import type { PropsWithChildren } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import type { getBadge } from '#contracts/inbox';
import { momentText } from '#domain/day';
import { Button, ErrorState, Kept, Skeleton, Stack } from '../../components';
import { now } from '../../platform/clock';
import type { Paged } from '../../platform/use-paged';

export type OnBadge = (badge: Got<typeof getBadge>) => void;

/** A list by pages with everything that may stand around it: kept content, the way on, what went wrong. */
export function PagedList<T>({
  page,
  more,
  children,
}: PropsWithChildren<{ page: Paged<T>; more: string }>) {
  const { items, error, keptSince, hasMore, isLoadingMore } = page;
  const again = () => void page.reload();
  return (
    <Stack>
      {keptSince ? <Kept since={momentText(keptSince, now())} onRetry={again} /> : null}
      {children}
      {hasMore ? (
        <Button words={more} isBusy={isLoadingMore} onTap={() => void page.loadMore()} />
      ) : null}
      {!items && !error ? <Skeleton /> : null}
      {!items && error ? <ErrorState title={wordsFor(error)} onRetry={again} /> : null}
    </Stack>
  );
}
