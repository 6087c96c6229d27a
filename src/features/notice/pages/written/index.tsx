import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { getMe } from '#contracts/identity';
import { type NoticeLine, noticeReviewRoles } from '#contracts/notice';
import { listWritten } from '#contracts/notice-desk';
import type { Role } from '#contracts/roles';
import { Button, Empty, Page, PagedList, Skeleton, Tabs, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { useLoaded } from '../../../../platform/use-loaded';
import { type Paged, usePaged } from '../../../../platform/use-paged';
import { useIsWide } from '../../../../platform/width';
import { NoticeDetail, useNotice } from '../../notice-detail';
import { NoticeRow } from '../../notice-row';
import '../../notice.css';

type Which = 'waiting' | 'all';
const tabs = [
  { value: 'waiting', words: '等我审核' },
  { value: 'all', words: '全部' },
] as const;

type ListProps = {
  view: Which;
  list: Paged<NoticeLine>;
  chosenId: string | undefined;
  onOpen: (id: string) => void;
};

function List({ view, list, chosenId, onOpen }: ListProps) {
  const { items } = list;
  const at = now();
  return (
    <PagedList {...pagedProps(list)} more="看更早的" cards={3}>
      {items?.length === 0 ? (
        <Empty
          icon="bell"
          title={view === 'waiting' ? '没有等您审核的通知' : '还没有发过通知'}
          note={
            view === 'waiting' ? '有新的会在消息里告诉您。' : '停水、停电、开会，点几下就能发。'
          }
          {...(view === 'all' && {
            next: { words: '发通知', onTap: () => open('writeNotice') },
          })}
        />
      ) : null}
      {items?.map((line) => (
        <NoticeRow
          key={line.id}
          line={line}
          now={at}
          isOn={line.id === chosenId}
          onOpen={() => onOpen(line.id)}
        />
      ))}
    </PagedList>
  );
}

/** The one that is open beside the list. */
function Beside({ id, onDone }: { id: string; onDone: (words: string) => void }) {
  const loaded = useNotice(id);
  return (
    <NoticeDetail
      loaded={loaded}
      isBeside
      onDone={(words) => {
        onDone(words);
        void loaded.reload();
      }}
    />
  );
}

function Written({ view }: { view: Which }) {
  const load = useCallback(
    (cursor: string | undefined) => call(listWritten, { view, ...(cursor && { cursor }) }),
    [view],
  );
  const list = usePaged<NoticeLine>(load, `written-notices/${view}`);
  const isWide = useIsWide();
  const [chosenId, setChosenId] = useState<string>();
  const [said, setSaid] = useState<string>();
  const shownId = chosenId ?? list.items?.[0]?.id;
  return (
    <View className="notice-columns notice-columns-list">
      <View>
        <List
          view={view}
          list={list}
          chosenId={isWide ? shownId : undefined}
          onOpen={(id) => (isWide ? setChosenId(id) : open('notice', { id }))}
        />
        {isWide ? <WriteButton kind="soft" /> : null}
      </View>
      {isWide && shownId ? (
        <View>
          <Beside
            key={shownId}
            id={shownId}
            onDone={(words) => {
              setSaid(words);
              void list.reload();
            }}
          />
        </View>
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </View>
  );
}

const WriteButton = ({ kind }: { kind: 'primary' | 'soft' }) => (
  <Button kind={kind} words="发通知" onTap={() => open('writeNotice')} />
);

/** 通知管理: what was written for one's areas; whoever reviews finds first what waits. */
export default function Screen() {
  const me = useLoaded(() => call(getMe, {}), 'written-notices/me');
  const [chosen, setChosen] = useState<Which>();
  const mayReview = me.data?.memberships.some(({ role }) =>
    (noticeReviewRoles as readonly Role[]).includes(role),
  );
  const view = chosen ?? (mayReview ? 'waiting' : 'all');
  const isWide = useIsWide();
  const isKnown = me.data !== undefined || me.error !== undefined;
  return (
    <Page title="通知管理" isWide footer={isWide ? undefined : <WriteButton kind="primary" />}>
      {mayReview ? <Tabs label="哪些通知" tabs={tabs} chosen={view} onChoose={setChosen} /> : null}
      {isKnown ? <Written key={view} view={view} /> : <Skeleton cards={3} />}
    </Page>
  );
}
