import { useCallback, useRef, useState } from 'react';
import type { AppError } from '#contracts/errors';
import { asAppError, type Loaded, useLoaded } from './use-loaded';

/** What a list action answers. */
export type PageOf<T> = { items: T[]; nextCursor?: string | undefined };

export type Paged<T> = Loaded<PageOf<T>> & {
  items: readonly T[] | undefined;
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why the next page did not come; what is there stays. Gone once the list was read again. */
  moreError: AppError | undefined;
  loadMore(): Promise<void>;
};

/**
 * A list by pages: the first at once, the next on demand; coming back loads again as far as the person had read.
 * Without a `name` nothing of it is kept on the phone.
 */
export function usePaged<T>(
  load: (cursor: string | undefined) => Promise<PageOf<T>>,
  name: string | undefined,
): Paged<T> {
  const pageCount = useRef(1);
  const loaded = useLoaded(() => readPages(load, pageCount.current), name);
  const [tail, setTail] = useState<PageOf<T> & { of: PageOf<T> }>();
  const [isLoadingMore, setIsLoadingMore] = useState(false);
  const [refusal, setRefusal] = useState<{ of: PageOf<T>; error: AppError }>();

  const head = loaded.data;
  const extra = tail && tail.of === head ? tail : undefined;
  const cursor = extra ? extra.nextCursor : head?.nextCursor;
  const earlier = extra?.items;

  const loadMore = useCallback(async () => {
    if (!head || !cursor) return;
    setIsLoadingMore(true);
    setRefusal(undefined);
    try {
      const page = await load(cursor);
      pageCount.current += 1;
      setTail({
        of: head,
        items: [...(earlier ?? []), ...page.items],
        nextCursor: page.nextCursor,
      });
    } catch (cause) {
      setRefusal({ of: head, error: asAppError(cause) });
    }
    setIsLoadingMore(false);
  }, [load, head, cursor, earlier]);

  return {
    ...loaded,
    items: head && [...head.items, ...(earlier ?? [])],
    hasMore: cursor !== undefined,
    isLoadingMore,
    moreError: refusal && refusal.of === head ? refusal.error : undefined,
    loadMore,
  };
}

async function readPages<T>(
  load: (cursor: string | undefined) => Promise<PageOf<T>>,
  count: number,
): Promise<PageOf<T>> {
  let page = await load(undefined);
  const items = [...page.items];
  for (let read = 1; read < count && page.nextCursor; read += 1) {
    page = await load(page.nextCursor);
    items.push(...page.items);
  }
  return { items, nextCursor: page.nextCursor };
}
