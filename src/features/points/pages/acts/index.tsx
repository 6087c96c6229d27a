import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { listOwnActs, type OwnAct } from '#contracts/points';
import { Empty, Note, Page, PagedList, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { ActCard } from './act-card';
import { AppealSheet } from './appeal-sheet';
import '../../points.css';

/** 我做的事: whose turn it is and until when, what was granted, and why something was not. */
export default function Screen() {
  const load = useCallback(
    (cursor: string | undefined) => call(listOwnActs, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<OwnAct>(load, 'points-acts');
  const [appealed, setAppealed] = useState<OwnAct>();
  const [said, setSaid] = useState<string>();
  const { items } = page;
  const at = now();
  return (
    <Page title="我做的事" isWide>
      <PagedList {...pagedProps(page)} more="看更早的">
        {items?.length === 0 ? (
          <Empty
            icon="clock"
            title="还没有可以记分的事"
            note="参加了志愿活动、议事，或者反映的问题办结了，会先到这里等审核，不用您填表。"
            next={{ words: '看看怎么得分', onTap: () => open('pointsRules') }}
          />
        ) : null}
        <View className="points-cards">
          {items?.map((act) => (
            <ActCard key={act.id} act={act} now={at} onAppeal={() => setAppealed(act)} />
          ))}
        </View>
        {items && items.length > 0 ? (
          <Note>审核过的会发消息告诉您。漏记了，告诉单元长、楼栋长或网格员，请他们提。</Note>
        ) : null}
      </PagedList>
      {appealed ? (
        <AppealSheet
          act={appealed}
          onClose={() => setAppealed(undefined)}
          onDone={() => {
            setAppealed(undefined);
            setSaid('交给街道了，答复会告诉您');
            void page.reload();
          }}
        />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
