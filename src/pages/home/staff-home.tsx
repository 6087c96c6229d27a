import { View } from '@tarojs/components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError } from '#contracts/errors';
import { getBadge } from '#contracts/inbox';
import { isDeskRole, roleWords } from '#contracts/roles';
import { type DeskView, deskViews, deskViewWords, listWorkOrders } from '#contracts/work-order';
import { Heading, ListRow, Note, Page, Tabs } from '../../components';
import { answerOrThrow, call, callTogether } from '../../platform/cloud';
import { open, openDesk } from '../../platform/navigation';
import { useIsWide } from '../../platform/width';
import type { Me } from './home-data';
import './staff-home.css';
import { WorkList } from './work-list';

/** 「第三网格、第四网格 网格员」: her posts, areas of the same one together. */
export function postsOf(me: Me): string {
  const posts = me.memberships.filter(({ role }) => isDeskRole(role));
  return [...new Set(posts.map(({ role }) => role))]
    .map((role) => {
      const areas = posts.filter((post) => post.role === role).map(({ areaName }) => areaName);
      return `${areas.join('、')} ${roleWords[role]}`;
    })
    .join(' · ');
}

const tabs = deskViews.map((view) => ({ value: view, words: deskViewWords[view] }));

type StaffHomeProps = { me: Me; mayVerifyHomes: boolean };

function Head({ me, mayVerifyHomes, unread }: StaffHomeProps & { unread: number }) {
  return (
    <>
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
    </>
  );
}

/** What staff see first: the work that waits for them, by what is due. A wide window opens the desk. */
export function StaffHome(
  props: StaffHomeProps & {
    /** The work list is not hers any more: her post may have ended. */
    onRefused: () => void;
  },
) {
  const { me, mayVerifyHomes } = props;
  const [view, setView] = useState<DeskView>('todo');
  const [unread, setUnread] = useState(0);
  const isWide = useIsWide();
  const refused = useRef(props.onRefused);
  refused.current = props.onRefused;
  useEffect(() => {
    if (isWide) openDesk();
  }, [isWide]);

  const load = useCallback(
    async (cursor: string | undefined) => {
      if (cursor) return call(listWorkOrders, { view, cursor });
      const answers = await callTogether({
        list: [listWorkOrders, { view }],
        badge: [getBadge, {}],
      });
      if (!(answers.badge instanceof AppError)) setUnread(answers.badge.unread);
      const { list } = answers;
      if (list instanceof AppError && list.code === 'forbidden') refused.current();
      return answerOrThrow(list);
    },
    [view],
  );

  return (
    <Page title="联心" isTab>
      <Head me={me} mayVerifyHomes={mayVerifyHomes} unread={unread} />
      <Tabs label="工单" tabs={tabs} chosen={view} onChoose={setView} />
      {isWide ? null : (
        <WorkList
          key={view}
          view={view}
          load={load}
          onLookOn={() => setView('open')}
          onOpen={(item) => open('workOrder', { id: item.id })}
        />
      )}
    </Page>
  );
}
