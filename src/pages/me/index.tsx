import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { wordsFor } from '#contracts/errors';
import { isStaffRole } from '#contracts/roles';
import { momentText } from '#domain/day';
import {
  Avatar,
  Card,
  ErrorState,
  Heading,
  Kept,
  ListRow,
  Page,
  Place,
  Skeleton,
  SwitchRow,
} from '../../components';
import { suggestEasyMode, useEasyMode } from '../../platform/appearance';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';
import { useEasySwitch } from '../../platform/use-easy-switch';
import { useLoaded } from '../../platform/use-loaded';
import './me.css';
import { loadMe, type MeData } from './me-data';
import { Posts } from './posts';

function Who({ me }: { me: MeData['me'] }) {
  const [home] = me.homes;
  return (
    <View className="me-who">
      <Avatar name={me.name ?? '您'} />
      <View className="grow">
        <Heading size="head">{me.name ?? '您好'}</Heading>
        <Place words={home?.address ?? '还没有选住处'} />
      </View>
    </View>
  );
}

function Lines({ data }: { data: MeData }) {
  const { me, unread } = data;
  return (
    <Card>
      <ListRow
        icon="bell"
        title="消息"
        isNew={unread > 0}
        aside={unread > 0 ? `${unread > 99 ? '99+' : unread} 条新的` : undefined}
        onTap={() => open('inbox')}
      />
      <ListRow icon="camera" title="我反映的" onTap={() => open('reports')} />
      {me.memberships.some(({ role }) => isStaffRole(role)) ? null : (
        <ListRow
          icon="book-open"
          title="积分存折"
          note="为邻居做了事，记了几分，能换什么"
          onTap={() => open('points')}
        />
      )}
      <ListRow
        icon="users"
        title="招募令"
        note="邻居一起做点事，看看哪里缺人手"
        onTap={() => open('calls')}
      />
      <ListRow
        icon="message-square"
        title="红色议事厅"
        note="提议题，看议定的事做到哪一步"
        onTap={() => open('halls')}
      />
      <ListRow
        icon="house"
        title="我的住处"
        note={me.homes.map(({ shortAddress }) => shortAddress).join('、') || '选一下，就知道找谁'}
        onTap={() => open('homes')}
      />
      <ListRow
        icon="user-round"
        title="我的信息"
        note={me.maskedPhone ? `电话 ${me.maskedPhone}` : '称呼和电话，填不填都行'}
        onTap={() => open('myData')}
      />
      <ListRow icon="eye" title="谁看过我的信息" onTap={() => open('reveals')} />
    </Card>
  );
}

/** 我的: everything that is hers, and how large she wants it. */
export default function MePage() {
  const tab = useLoaded(loadMe, 'me');
  const isEasy = useEasyMode();
  const switchEasy = useEasySwitch();
  const { data, error } = tab;
  useEffect(() => {
    if (data) suggestEasyMode(data.me.isEasyMode);
  }, [data]);
  return (
    <Page title="我的" isTab>
      {tab.keptSince ? <Kept since={momentText(tab.keptSince, now())} /> : null}
      {data ? (
        <>
          <Who me={data.me} />
          <Lines data={data} />
          <Posts me={data.me} />
        </>
      ) : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void tab.reload()} />
      ) : null}
      <Card>
        <SwitchRow
          title="关怀版"
          note="字更大，按钮更大，只留常用的"
          isOn={isEasy}
          onChange={switchEasy}
        />
        <ListRow
          icon="contact-round"
          title="工作身份"
          note="有邀请码的，在这里输入"
          onTap={() => open('workIdentity')}
        />
        <ListRow icon="shield-check" title="怎么保护您的信息" onTap={() => open('privacy')} />
      </Card>
    </Page>
  );
}
