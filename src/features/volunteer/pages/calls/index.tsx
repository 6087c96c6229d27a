import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { getMe } from '#contracts/identity';
import { type CallLine, callRoles, listCalls } from '#contracts/volunteer';
import { Button, Empty, Note, Page, PagedList } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { useLoaded } from '../../../../platform/use-loaded';
import { usePaged } from '../../../../platform/use-paged';
import { CallRow } from '../../call-card';
import '../../volunteer.css';

/** 招募令: what neighbours can help with, the next first. */
export default function Screen() {
  const load = useCallback(
    (cursor: string | undefined) => call(listCalls, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<CallLine>(load, 'calls');
  const me = useLoaded(() => call(getMe, {}), 'calls/me');
  const mayCall = me.data?.memberships.some(({ role }) =>
    (callRoles as readonly string[]).includes(role),
  );
  const { items } = page;
  const at = now();
  return (
    <Page
      title="招募令"
      isWide
      footer={
        mayCall ? (
          <Button kind="primary" icon="plus" words="发招募令" onTap={() => open('publishCall')} />
        ) : undefined
      }
    >
      <PagedList {...pagedProps(page)} more="看后面的">
        {items?.length === 0 ? (
          <Empty
            icon="users"
            title="最近没有招募"
            note="社区、网格要人帮忙时，会在这里发招募令。也可以打电话给网格员，说说您能帮什么。"
          />
        ) : null}
        <View className="call-list">
          {items?.map((line) => (
            <CallRow
              key={line.id}
              line={line}
              now={at}
              onOpen={() => open('call', { id: line.id })}
            />
          ))}
        </View>
        {items && items.length > 0 ? (
          <Note>参加是自愿的。时长由带队人的码来记，不用您填表。</Note>
        ) : null}
      </PagedList>
    </Page>
  );
}
