import { useCallback, useEffect } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { type InboxKind, listInbox, markRead } from '#contracts/inbox';
import { momentText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  type IconName,
  Kept,
  ListRow,
  Page,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { usePaged } from '../../../../platform/use-paged';

type Item = Got<typeof listInbox>['items'][number];

const icons: Record<InboxKind, IconName> = {
  report: 'camera',
  'work-order': 'message-square',
  home: 'house',
  identity: 'user-round',
};

/** What one `inbox.mark-read` takes. */
const markLimit = 20;

function follow(link: NonNullable<Item['link']>): void {
  if (link.kind === 'homes') open('homes');
  else if (link.id) open(link.kind === 'report' ? 'report' : 'workOrder', { id: link.id });
}

/** What is on the screen has been read; the dots stay until she comes back. */
function useMarking(items: readonly Item[] | undefined): void {
  const unread = items?.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? [];
  const key = unread.slice(0, markLimit).join(' ');
  useEffect(() => {
    if (key) call(markRead, { ids: key.split(' ') }).catch(() => undefined);
  }, [key]);
}

/** 消息: what concerns her, newest first. */
export default function Inbox() {
  const load = useCallback(
    (cursor: string | undefined) => call(listInbox, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<Item>(load, 'inbox');
  const { items, error } = page;
  useMarking(items);
  return (
    <Page title="消息">
      {page.keptSince ? (
        <Kept since={momentText(page.keptSince, now())} onRetry={() => void page.reload()} />
      ) : null}
      {items && items.length > 0 ? (
        <Card>
          {items.map((item) => {
            const { link } = item;
            return (
              <ListRow
                key={item.id}
                icon={icons[item.kind]}
                title={item.title}
                note={`${item.text}\n${momentText(item.at, now())}`}
                isNew={!item.isRead}
                onTap={link ? () => follow(link) : undefined}
              />
            );
          })}
        </Card>
      ) : null}
      {items?.length === 0 ? (
        <Empty icon="bell" title="还没有消息" note="您反映的事有进展，会在这里告诉您。" />
      ) : null}
      {page.hasMore ? (
        <Button words="更早的消息" isBusy={page.isLoadingMore} onTap={() => void page.loadMore()} />
      ) : null}
      {!items && !error ? <Skeleton /> : null}
      {!items && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
    </Page>
  );
}
