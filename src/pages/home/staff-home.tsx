import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { isDeskRole, roleWords } from '#contracts/roles';
import { deskViewWords } from '#contracts/work-order';
import { badgeText } from '#domain/inbox';
import { Heading, ListRow, Note, Page, Pill, Tabs } from '../../components';
import { open, openDesk } from '../../platform/navigation';
import { showTabBadge } from '../../platform/tab-badge';
import { useIsWide } from '../../platform/width';
import type { Me } from './home-data';
import './staff-home.css';
import { patrols, reviewsNotices, seesRates, viewsInOrder, writesNotices } from './staff-posts';
import { type Queue, useQueue } from './use-queue';
import { WorkQueue } from './work-queue';

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

const tabs = viewsInOrder.map((view) => ({ value: view, words: deskViewWords[view] }));

type StaffHomeProps = { me: Me; mayVerifyHomes: boolean };

function Head({ me, mayVerifyHomes, queue }: StaffHomeProps & { queue: Queue }) {
  const { unread, waitingNotices } = queue;
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
          aside={unread > 0 ? `${badgeText(unread)} 条新的` : '没有新的'}
          onTap={() => open('inbox')}
        />
        {writesNotices(me) ? (
          <ListRow
            icon="megaphone"
            title="通知管理"
            aside={
              waitingNotices > 0 ? (
                <Pill words={`等您审核 ${waitingNotices}`} tone="amber" />
              ) : undefined
            }
            isNew={waitingNotices > 0}
            onTap={() => open('writtenNotices')}
          />
        ) : null}
        {patrols(me) ? (
          <ListRow
            icon="camera"
            title="当场处置"
            note="巡查时发现、当场办好的"
            onTap={() => open('onSpot')}
          />
        ) : null}
        {seesRates(me) ? (
          <ListRow icon="circle-check" title="指标" onTap={() => open('rates')} />
        ) : null}
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
  const queue = useQueue(props.onRefused, reviewsNotices(me));
  const isWide = useIsWide();
  useEffect(() => {
    if (isWide) openDesk();
  }, [isWide]);

  const { unread } = queue;
  useEffect(() => showTabBadge(unread), [unread]);

  return (
    <Page title="联心" isTab>
      <Head me={me} mayVerifyHomes={mayVerifyHomes} queue={queue} />
      <Tabs label="工单" tabs={tabs} chosen={queue.view} onChoose={queue.look} />
      {isWide ? null : (
        <WorkQueue me={me} queue={queue} onOpen={(item) => open('workOrder', { id: item.id })} />
      )}
    </Page>
  );
}
