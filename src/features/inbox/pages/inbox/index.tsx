import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type InboxFilter, inboxFilters } from '#contracts/inbox';
import { Chips, Page, Tabs } from '../../../../components';
import { recallStaff } from '../../../../pages/home/staff-me';
import '../../inbox.css';
import { filterWords, tabWords } from '../../lines';
import { MessageList } from '../../message-list';
import { NoticeList } from '../../notice-list';

type Tab = 'notices' | 'own';

/** Nobody without a work list gets messages about work. */
const filters = () =>
  inboxFilters.filter((filter) => filter !== 'work-order' || recallStaff() !== undefined);

/** 消息: what hangs for everybody where she lives, and what concerns her alone. */
export default function Inbox() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(params.tab === 'notices' ? 'notices' : 'own');
  const [filter, setFilter] = useState<InboxFilter>('all');
  const [badge, setBadge] = useState({ unread: 0, notices: 0 });
  const own = badge.unread - badge.notices;
  return (
    <Page title="消息">
      <Tabs
        label="看哪些消息"
        tabs={[
          { value: 'notices', words: tabWords('通知', badge.notices) },
          { value: 'own', words: tabWords('和我有关', own) },
        ]}
        chosen={tab}
        onChoose={setTab}
      />
      {tab === 'notices' ? (
        <NoticeList onBadge={setBadge} />
      ) : (
        <>
          <View className="inbox-chips">
            <Chips
              label="只看哪一类"
              choices={filters().map((value) => ({ value, words: filterWords[value] }))}
              chosen={filter}
              onChoose={setFilter}
            />
          </View>
          <MessageList key={filter} filter={filter} unread={own} onBadge={setBadge} />
        </>
      )}
    </Page>
  );
}
