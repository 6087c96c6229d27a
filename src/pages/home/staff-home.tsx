import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { AppError } from '#contracts/errors';
import { getBadge } from '#contracts/inbox';
import type { Role } from '#contracts/roles';
import { isStaffRole, roleWords } from '#contracts/roles';
import {
  type DeskView,
  deskViews,
  deskViewWords,
  listWorkOrders,
  type WorkOrderSummary,
} from '#contracts/work-order';
import { Heading, ListRow, Note, Page, Tabs } from '../../components';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';
import { open, openDesk } from '../../platform/navigation';
import { useIsWide } from '../../platform/width';
import './staff-home.css';
import { WorkList } from './work-list';

export type StaffMe = {
  name?: string | undefined;
  memberships: readonly { role: Role; areaName: string }[];
};

/** 「槐安社区 第三网格 · 网格员」 for each post she holds. */
export const postsOf = (me: StaffMe): string =>
  me.memberships
    .filter((it) => isStaffRole(it.role))
    .map((it) => `${it.areaName} · ${roleWords[it.role]}`)
    .join('；');

const tabs = deskViews.map((view) => ({ value: view, words: deskViewWords[view] }));

/** What staff see first: the work that waits for them, by what is due. On a wide window the desk opens instead. */
export function StaffHome({ me, mayVerifyHomes }: { me: StaffMe; mayVerifyHomes: boolean }) {
  const [view, setView] = useState<DeskView>('todo');
  const [unread, setUnread] = useState(0);
  const isWide = useIsWide();
  useEffect(() => {
    if (isWide) openDesk();
  }, [isWide]);

  const load = useCallback(
    async (cursor: string | undefined) => {
      if (cursor) return call(listWorkOrders, { view, cursor });
      const { list, badge } = await callTogether({
        list: [listWorkOrders, { view }],
        badge: [getBadge, {}],
      });
      if (!(badge instanceof AppError)) setUnread(badge.unread);
      return answerOrThrow(list);
    },
    [view],
  );
  const openItem = (item: WorkOrderSummary) => open('workOrder', { id: item.id });

  return (
    <Page title="联心" isTab>
      <View className="staff-head">
        <Heading size="head">您好{me.name ? `，${me.name}` : ''}</Heading>
        <Note>{postsOf(me)}</Note>
      </View>
      <View className="card staff-links">
        <ListRow
          icon="bell"
          title="消息"
          isNew={unread > 0}
          aside={unread > 0 ? `${unread > 99 ? '99+' : unread} 条新的` : '没有新的'}
          onTap={() => open('inbox')}
        />
        {mayVerifyHomes ? (
          <ListRow icon="house" title="待核实的住户" onTap={() => open('verifyHomes')} />
        ) : null}
      </View>
      <Tabs label="工单" tabs={tabs} chosen={view} onChoose={setView} />
      <WorkList key={view} view={view} load={load} onOpen={openItem} />
    </Page>
  );
}
