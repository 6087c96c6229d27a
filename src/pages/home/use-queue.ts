import { useCallback, useEffect, useRef, useState } from 'react';
import type { CategoryGroup } from '#contracts/category';
import { AppError } from '#contracts/errors';
import { getBadge } from '#contracts/inbox';
import { listWritten } from '#contracts/notice-desk';
import { type DeskView, listWorkOrders, type WorkOrderSummary } from '#contracts/work-order';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';

/** What of a view is looked at: one group of categories, only what is late, a number or words. */
export type Filter = {
  group?: CategoryGroup | undefined;
  onlyOverdue: boolean;
  words: string;
};
export const noFilter: Filter = { onlyOverdue: false, words: '' };

export const isFiltering = ({ group, onlyOverdue, words }: Filter): boolean =>
  group !== undefined || onlyOverdue || words !== '';

/** The filter as `work-order.list` wants it: what is not set is left out. */
export const filterInput = ({ group, onlyOverdue, words }: Filter) => ({
  onlyOverdue,
  ...(group && { group }),
  ...(words && { words }),
});

/**
 * The queue by views, with the badge of the same request. Nothing to do leads on to 在办 once, and says so;
 * `onRefused` hears that the list is not hers any more. Whoever reviews notices hears how many wait.
 */
export function useQueue(onRefused: () => void, reviewsNotices: boolean) {
  const [view, setView] = useState<DeskView>('todo');
  const [filter, setFilter] = useState(noFilter);
  const [unread, setUnread] = useState(0);
  const [waitingNotices, setWaitingNotices] = useState(0);
  const [isLedOn, setIsLedOn] = useState(false);
  const [turn, setTurn] = useState(0);
  const refused = useRef(onRefused);
  refused.current = onRefused;

  const load = useCallback(
    async (cursor: string | undefined) => {
      const input = { view, ...filterInput(filter) };
      if (cursor) return call(listWorkOrders, { ...input, cursor });
      const asked = { list: [listWorkOrders, input], badge: [getBadge, {}] } as const;
      const answers = await callTogether(
        reviewsNotices ? { ...asked, written: [listWritten, { view: 'waiting' }] } : asked,
      );
      const { list, badge } = answers;
      if (!(badge instanceof AppError)) setUnread(badge.unread);
      if ('written' in answers && !(answers.written instanceof AppError))
        setWaitingNotices(answers.written.items.length);
      if (list instanceof AppError && list.code === 'forbidden') refused.current();
      return answerOrThrow(list);
    },
    [view, filter, reviewsNotices],
  );

  const look = useCallback((next: DeskView) => {
    setIsLedOn(false);
    setView(next);
  }, []);
  const hasBegun = useRef(false);
  /** Called with what is there; the first fresh and empty 待办 leads on. */
  const begin = useCallback((items: readonly WorkOrderSummary[], isFresh: boolean) => {
    if (!isFresh || hasBegun.current) return;
    hasBegun.current = true;
    if (items.length > 0) return;
    setIsLedOn(true);
    setView('open');
  }, []);
  const again = useCallback(() => setTurn((it) => it + 1), []);
  return {
    view,
    look,
    filter,
    setFilter,
    unread,
    waitingNotices,
    load,
    begin,
    isLedOn,
    turn,
    again,
  };
}
export type Queue = ReturnType<typeof useQueue>;

/** Words are looked for once the person has stopped typing. */
export function useSettled(value: string, waitMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs);
    return () => clearTimeout(timer);
  }, [value, waitMs]);
  return settled;
}
