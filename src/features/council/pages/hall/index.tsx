import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { getHall } from '#contracts/council';
import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import { Button, Empty, ErrorState, Kept, Note, Page, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open, pages } from '../../../../platform/navigation';
import { useForward } from '../../../../platform/share';
import { type Loaded, useLoaded } from '../../../../platform/use-loaded';
import {
  DecisionsCard,
  HallHead,
  LeadCard,
  NextCard,
  PastCard,
  StaffCard,
  TopicsCard,
} from '../../hall-cards';
import { type FullHall, hallStep, hallStepWords } from '../../hall-words';
import '../../council.css';

function Body({ full }: { full: FullHall }) {
  const at = now();
  return (
    <View className="council-columns">
      <View>
        <HallHead full={full} />
        <NextCard full={full} at={at} />
        <DecisionsCard full={full} at={at} />
      </View>
      <View>
        <TopicsCard full={full} />
        <PastCard full={full} at={at} />
        <LeadCard full={full} at={at} />
        <StaffCard full={full} />
        {full.isOurs ? null : <Note>住在这里或在这里工作的邻居，才能提议题、报名参加。</Note>}
      </View>
    </View>
  );
}

/** Nothing to show: it never was, or the network is gone. */
function Missing({ loaded }: { loaded: Loaded<FullHall> }) {
  const { error } = loaded;
  if (!error) return <Skeleton cards={3} />;
  return error.code === 'not-found' ? (
    <Empty
      icon="users"
      title="没有找到这个议事厅"
      note="它可能并到别处了，看看现在有哪些。"
      next={{ words: '看议事厅', onTap: () => open('halls') }}
    />
  ) : (
    <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
  );
}

/** One hall: what comes next in it, and what became of what it decided. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getHall, { id }), `hall/${id}`);
  const { data, keptSince } = loaded;
  useForward(data?.hall.name ?? '红色议事厅', `${pages.hall}?id=${id}`);
  const step = data && hallStep(data);
  const next = data?.next;
  const go = () =>
    step === 'suggest' || !next
      ? open('suggest', { hallId: id })
      : open('meeting', { id: next.id });
  return (
    <Page
      title="议事厅"
      isWide
      footer={step ? <Button kind="primary" words={hallStepWords[step]} onTap={go} /> : undefined}
    >
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void loaded.reload()} />
      ) : null}
      {data ? <Body full={data} /> : <Missing loaded={loaded} />}
    </Page>
  );
}
