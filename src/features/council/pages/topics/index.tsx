import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { listTopics, type ProposalLine } from '#contracts/council-topics';
import { Button, Empty, Note, Page, PagedList, Tabs, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { TopicCard } from '../../topic-card';
import '../../council.css';

type Whose = 'all' | 'mine';
const whoseTabs: { value: Whose; words: string }[] = [
  { value: 'all', words: '等着上会的' },
  { value: 'mine', words: '我提的' },
];
const empty: Record<Whose, { title: string; note: string }> = {
  all: { title: '现在没有等着上会的议题', note: '楼道、停车、物业、环境……大家的事，都可以提。' },
  mine: { title: '您还没有提过议题', note: '提了以后，列上了没有、为什么，都在这里看得到。' },
};

type Of = { hallId: string | undefined; meetingId: string | undefined; whose: Whose };

function List({ hallId, meetingId, whose }: Of) {
  const [said, setSaid] = useState<string>();
  const load = useCallback(
    (cursor: string | undefined) => {
      const isMine = whose === 'mine';
      const of = meetingId ? { meetingId } : hallId ? { hallId } : {};
      return call(listTopics, { isMine, ...(isMine ? {} : of), ...(cursor && { cursor }) });
    },
    [hallId, meetingId, whose],
  );
  const name = whose === 'mine' ? 'topics/mine' : `topics/${meetingId ?? hallId}`;
  const page = usePaged<ProposalLine>(load, name);
  const { items } = page;
  const at = now();
  return (
    <PagedList {...pagedProps(page)} more="看更多议题">
      {items?.length === 0 ? <Empty icon="message-square" {...empty[whose]} /> : null}
      <View className="council-list">
        {items?.map((topic) => (
          <TopicCard
            key={topic.id}
            topic={topic}
            at={at}
            onChanged={(words) => {
              setSaid(words);
              void page.reload();
            }}
          />
        ))}
      </View>
      {items && items.length > 0 ? (
        <View className="council-foot">
          <Note>每个议题都有回音：列上会、并到一起、转去办理，或者写明为什么这次不上会。</Note>
        </View>
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </PagedList>
  );
}

/** 议题: those that wait in a hall or came to one meeting, and one's own everywhere. */
export default function Screen() {
  const { hallId, meetingId, isMine } = useRouter().params;
  const hasOthers = Boolean(hallId ?? meetingId);
  const [whose, setWhose] = useState<Whose>(isMine || !hasOthers ? 'mine' : 'all');
  const suggest = () => (hallId ? open('suggest', { hallId }) : open('halls'));
  return (
    <Page
      title="议题"
      isWide
      footer={
        meetingId ? undefined : (
          <Button kind="primary" words={hallId ? '提议题' : '去议事厅提议题'} onTap={suggest} />
        )
      }
    >
      {hasOthers ? (
        <Tabs label="看哪些议题" tabs={whoseTabs} chosen={whose} onChoose={setWhose} />
      ) : null}
      <List key={whose} hallId={hallId} meetingId={meetingId} whose={whose} />
    </Page>
  );
}
