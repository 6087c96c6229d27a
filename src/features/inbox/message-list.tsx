import { useCallback, useEffect, useRef } from 'react';
import { AppError } from '#contracts/errors';
import { getBadge, type InboxFilter, type InboxItem, listInbox, markRead } from '#contracts/inbox';
import { mergedItems, mergeMinutes } from '#domain/inbox';
import { Button, Card, Empty, ListRow, PagedList, Stack } from '../../components';
import { now } from '../../platform/clock';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';
import { pagedProps } from '../../platform/paged-props';
import { usePaged } from '../../platform/use-paged';
import { useSending } from '../../platform/use-sending';
import { useIsWide } from '../../platform/width';
import { follow } from './follow';
import { icons, messageNote, type OnBadge } from './lines';

/** What one `inbox.mark-read` takes. */
const markLimit = 20;

const unreadIn = (items: readonly InboxItem[] | undefined): string[] =>
  items?.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? [];

/** What is on the screen has been read; the dots stay until she comes back. */
function useMarking(items: readonly InboxItem[] | undefined): void {
  const marked = useRef(new Set<string>());
  useEffect(() => {
    const fresh = unreadIn(items).filter((id) => !marked.current.has(id));
    for (let from = 0; from < fresh.length; from += markLimit) {
      const ids = fresh.slice(from, from + markLimit);
      for (const id of ids) marked.current.add(id);
      call(markRead, { ids }).catch(() => {
        for (const id of ids) marked.current.delete(id);
      });
    }
  }, [items]);
}

function useMessages(filter: InboxFilter, onBadge: OnBadge) {
  const load = useCallback(
    async (cursor: string | undefined) => {
      const input = { filter, ...(cursor && { cursor }) };
      if (cursor) return call(listInbox, input);
      const { list, badge } = await callTogether({
        list: [listInbox, input],
        badge: [getBadge, {}],
      });
      if (!(badge instanceof AppError)) onBadge(badge);
      return answerOrThrow(list);
    },
    [filter, onBadge],
  );
  return usePaged<InboxItem>(load, `inbox/${filter}`);
}

/** 和我有关: what concerns her alone, newest first. */
export function MessageList(props: { filter: InboxFilter; unread: number; onBadge: OnBadge }) {
  const { filter, unread, onBadge } = props;
  const page = useMessages(filter, onBadge);
  const marking = useSending();
  const isWide = useIsWide();
  const { items, reload } = page;
  useMarking(items);
  /** More than what she sees now, which counts as read anyway. */
  const hasEarlier = unread > unreadIn(items).length;
  const lines = items && mergedItems(items, mergeMinutes);
  const markAll = async () => {
    if (await marking.send(() => call(markRead, { isAll: true }))) await reload();
  };
  return (
    <Stack>
      <PagedList {...pagedProps(page)} more="更早的消息">
        {lines && lines.length > 0 ? (
          <Card>
            {lines.map((line) => {
              const { newest, isRead } = line;
              const { id, kind, title, link } = newest;
              return (
                <ListRow
                  key={id}
                  icon={icons[kind]}
                  title={title}
                  note={messageNote(line, now())}
                  isNew={!isRead}
                  onTap={link ? () => follow(link, isWide) : undefined}
                />
              );
            })}
          </Card>
        ) : null}
        {lines?.length === 0 ? (
          <Empty
            icon="bell"
            title={filter === 'all' ? '还没有消息' : '这里没有消息'}
            note="您反映的事有进展，会在这里告诉您。"
          />
        ) : null}
        {hasEarlier && lines && lines.length > 0 ? (
          <Button
            words="全部标为已读"
            icon="check"
            isBusy={marking.isBusy}
            onTap={() => void markAll()}
          />
        ) : null}
      </PagedList>
    </Stack>
  );
}
