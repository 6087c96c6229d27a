import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { AppError } from '#contracts/errors';
import { getBadge } from '#contracts/inbox';
import { listNotices, type NoticeLine, noticeKindWords } from '#contracts/notice';
import { Card, Empty, Note, PagedList, Pill, Row, Stack, Tap } from '../../components';
import { now } from '../../platform/clock';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';
import { open } from '../../platform/navigation';
import { pagedProps } from '../../platform/paged-props';
import { usePaged } from '../../platform/use-paged';
import { kindTones, noticeNote, noticeState, type OnBadge } from './lines';

function useNotices(onBadge: OnBadge) {
  const load = useCallback(
    async (cursor: string | undefined) => {
      if (cursor) return call(listNotices, { cursor });
      const { list, badge } = await callTogether({
        list: [listNotices, {}],
        badge: [getBadge, {}],
      });
      if (!(badge instanceof AppError)) onBadge(badge);
      return answerOrThrow(list);
    },
    [onBadge],
  );
  return usePaged<NoticeLine>(load, 'notices');
}

function NoticeRow({ notice }: { notice: NoticeLine }) {
  const { id, kind, title, isRead, isOver, status } = notice;
  const isPast = isOver || status === 'withdrawn';
  const state = noticeState(notice);
  return (
    <Tap className="inbox-notice" onTap={() => open('notice', { id })}>
      <Row wraps>
        <Pill words={noticeKindWords[kind]} tone={isPast ? 'plain' : kindTones[kind]} />
        {state ? <Note>{state}</Note> : null}
      </Row>
      <View className={isRead ? 'inbox-title' : 'inbox-title strong'}>
        {isRead ? null : <View className="list-dot" />}
        {title}
      </View>
      <View className="quiet text-note text-place inbox-note">{noticeNote(notice, now())}</View>
    </Tap>
  );
}

/** 通知: for where she lives and works, newest first. */
export function NoticeList({ onBadge }: { onBadge: OnBadge }) {
  const page = useNotices(onBadge);
  const { items } = page;
  return (
    <Stack>
      <PagedList {...pagedProps(page)} more="更早的通知">
        {items && items.length > 0 ? (
          <Card>
            {items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} />
            ))}
          </Card>
        ) : null}
        {items?.length === 0 ? (
          <Empty
            icon="megaphone"
            title="还没有通知"
            note="停水停电、开会、应急，这里都会有。选好住址，才看得到您那一栋的。"
          />
        ) : null}
      </PagedList>
    </Stack>
  );
}
