import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { listMeetings, type MeetingLine } from '#contracts/council';
import { Card, Empty, Heading, Page, PagedList } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { MeetingRow } from '../../meeting-row';
import '../../council.css';

/** 历次会议: everything a hall held and will hold, the newest first. */
export default function Screen() {
  const { hallId = '' } = useRouter().params;
  const [hallName, setHallName] = useState<string>();
  const load = useCallback(
    async (cursor: string | undefined) => {
      const found = await call(listMeetings, cursor ? { hallId, cursor } : { hallId });
      setHallName(found.hallName);
      return found;
    },
    [hallId],
  );
  const page = usePaged<MeetingLine>(load, `meetings/${hallId}`);
  const { items } = page;
  const at = now();
  return (
    <Page title="历次会议">
      {hallName ? (
        <View className="council-title">
          <Heading size="head">{hallName}</Heading>
        </View>
      ) : null}
      <PagedList {...pagedProps(page)} more="看更早的">
        {items?.length === 0 ? (
          <Empty icon="users" title="还没有开过会" note="第一次会公示以后，在这里看得到。" />
        ) : null}
        {items && items.length > 0 ? (
          <Card>
            {items.map((line) => (
              <MeetingRow key={line.id} line={line} now={at} />
            ))}
          </Card>
        ) : null}
      </PagedList>
    </Page>
  );
}
