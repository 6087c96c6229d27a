import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { getNotice, readNotice } from '#contracts/notice';
import { momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  Kept,
  Note,
  Skeleton,
} from '../../components';
import { addToCalendar } from '../../platform/calendar';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { canForward } from '../../platform/forward';
import { openTab } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import { type Loaded, useLoaded } from '../../platform/use-loaded';
import { DeskCards } from './desk-cards';
import { groupText } from './face';
import { ForwardButton } from './forward-button';
import type { Full } from './full-notice';
import { NoticeBody } from './notice-body';
import { RemindMe } from './remind-me';

/** One notice as its page shows it; what was read last stays readable without a network. */
export const useNotice = (id: string): Loaded<Full> =>
  useLoaded(() => call(getNotice, { id }), `notice/${id}`);

/** It has been shown, fresh and whole: this version counts as read. */
function useReadMark({ data, keptSince, error }: Loaded<Full>): void {
  const { id, version, isRead, status } = data?.notice ?? {};
  const isShown = status === 'published' || status === 'withdrawn';
  const isDue = isShown && isRead === false && keptSince === undefined && !error;
  useEffect(() => {
    if (!isDue || !id || !version) return;
    call(readNotice, { id, version }).catch(() => undefined);
  }, [isDue, id, version]);
}

/** 撤回了, and why: the words stay, crossed out, so that nobody wonders where they went. */
function Withdrawn({ notice }: Pick<Full, 'notice'>) {
  if (notice.status !== 'withdrawn') return null;
  const { withdrawnAt, withdrawnReason } = notice;
  return (
    <Card tone="amber">
      <Heading>这份通知撤回了，请不要照着做</Heading>
      {withdrawnAt === undefined ? null : <Note>{momentText(withdrawnAt, now())} 撤回</Note>}
      {withdrawnReason ? <Note>原因：{withdrawnReason}</Note> : null}
    </Card>
  );
}

/** What a neighbour does with it: ring, keep the date, tell the others. */
function Ways({ notice, isBeside }: Pick<Full, 'notice'> & { isBeside: boolean }) {
  const { status, phone, startsAt, endsAt, title, place, text, isOver, publisher } = notice;
  const isLive = status === 'published';
  return (
    <View className="notice-more">
      {phone ? (
        <Button
          kind="primary"
          icon="phone"
          words={`打电话问 ${phone}`}
          label={`打电话给${publisher.unitName}`}
          onTap={() => callPhone(phone)}
        />
      ) : null}
      <Buttons>
        {isLive && startsAt !== undefined && !isOver ? (
          <Button
            icon="clock"
            words="加到日历"
            onTap={() => void addToCalendar({ title, startsAt, endsAt, place, note: text })}
          />
        ) : null}
        {isLive && !(canForward && isBeside) ? (
          <ForwardButton words="转发到群" text={groupText(notice)} />
        ) : null}
      </Buttons>
    </View>
  );
}

/** Somebody else's area, or one that never was. */
function Missing({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return error.code === 'not-found' ? (
    <Empty
      icon="bell"
      title="没有找到这份通知"
      note="它可能已经过期，或者撤回得很早。"
      next={{ words: '回首页', onTap: () => openTab('home') }}
    />
  ) : (
    <ErrorState title={wordsFor(error)} note="连上网再看一次。" onRetry={onRetry} />
  );
}

type DetailProps = {
  loaded: Loaded<Full>;
  /** Beside a list: WeChat would forward the list. */
  isBeside?: boolean;
  onDone: (words: string) => void;
};

/** A notice, what one can do with it, and for its writer and the desks above what they may. */
export function NoticeDetail({ loaded, isBeside = false, onDone }: DetailProps) {
  const { data, error, keptSince } = loaded;
  useReadMark(loaded);
  const at = now();
  if (!data)
    return error ? (
      <Missing error={error} onRetry={() => void loaded.reload()} />
    ) : (
      <Skeleton cards={2} />
    );
  const { notice } = data;
  const isOut = notice.status === 'published' || notice.status === 'withdrawn';
  return (
    <>
      {keptSince ? (
        <Kept since={momentText(keptSince, at)} onRetry={() => void loaded.reload()} />
      ) : null}
      <Withdrawn notice={notice} />
      <NoticeBody
        now={at}
        shown={{ ...notice, isOut, isWithdrawn: notice.status === 'withdrawn' }}
      />
      {isOut ? (
        <>
          <Ways notice={notice} isBeside={isBeside} />
          <RemindMe />
        </>
      ) : null}
      {data.desk ? <DeskCards full={data} desk={data.desk} onDone={onDone} /> : null}
    </>
  );
}
