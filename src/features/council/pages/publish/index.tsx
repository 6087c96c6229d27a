import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { amendMeeting, publishMeeting } from '#contracts/council-meeting';
import { wordsFor } from '#contracts/errors';
import { spanText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Problem,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSentForm } from '../../../../platform/use-sent-form';
import { PartiesCard, PublishCard, ReasonCard, WhenCard } from '../../desk/announce-cards';
import {
  type AnnounceForm,
  type Announcing,
  announceBegin,
  announceInput,
  announceMarked,
  announceProblems,
} from '../../desk/announce-form';
import { type Led, loadLed } from '../../desk/load-led';
import '../../desk/desk.css';

/** What it looked like before a change. */
function Before({ about }: { about: Announcing }) {
  const { meeting, way, now: at } = about;
  const { startsAt, endsAt, place } = meeting;
  if (way !== 'amend' || startsAt === undefined) return null;
  return (
    <Card tone="blue">
      <Heading>现在公示的是</Heading>
      <Note>
        {spanText({ startsAt, endsAt }, at)} · {place}
      </Note>
    </Card>
  );
}

function Topics({ led }: { led: Led }) {
  return (
    <Card>
      <Heading>会一起公示的议题</Heading>
      {led.meeting.agenda.map(({ id, title }, at) => (
        <ListRow key={id} title={`${at + 1}. ${title}`} />
      ))}
      {led.meeting.noTopicsNote ? <Note>{led.meeting.noTopicsNote}</Note> : null}
    </Card>
  );
}

function Form({ led, reload }: { led: Led; reload: () => Promise<unknown> }) {
  const way = led.steps.includes('amend') ? 'amend' : 'publish';
  const about: Announcing = { way, meeting: led.meeting, hall: led.hall, now: now() };
  const [begin] = useState(() => announceBegin(about));
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<AnnounceForm>({
    action: way === 'amend' ? amendMeeting : publishMeeting,
    about: led.meeting.id,
    empty: begin,
    marked: announceMarked,
    onDone: goBack,
    onStale: () => void reload(),
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields: form, named, change } = sent;
  const problems = { ...named, ...(refusals > 0 ? announceProblems(form, about) : {}) };
  const send = () => {
    const input = announceInput(form, about);
    if (input) sent.send({ ...input, version: led.meeting.version });
    else setRefusals(refusals + 1);
  };
  const part = { form, about, problems, onChange: change };
  const words = way === 'amend' ? '发变更通知' : form.isPlanned ? '定时公示' : '现在公示';
  return (
    <Page
      title="公示会议"
      isWide
      footer={
        <Button
          kind="primary"
          words={words}
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={send}
        />
      }
    >
      <View className="led-head">
        <Heading size="head">
          {led.meeting.hallName} · {led.meeting.title}
        </Heading>
      </View>
      <Before about={about} />
      <View className="led-columns">
        <View>
          <WhenCard {...part} />
        </View>
        <View>
          <PartiesCard {...part} />
          {way === 'amend' ? <ReasonCard {...part} /> : <PublishCard {...part} />}
          <Topics led={led} />
        </View>
      </View>
      <Problem words={sent.problem} />
    </Page>
  );
}

/** 公示会议: time, place, topics and the four parties; a change of what is out goes by the same form with a reason. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => loadLed(id), `publish/${id}`);
  const { data, error } = loaded;
  const mayTake = data?.steps.some((step) => step === 'publish' || step === 'amend');
  if (data && mayTake) return <Form led={data} reload={loaded.reload} />;
  return (
    <Page title="公示会议" isWide>
      {data ? (
        <Empty
          icon="megaphone"
          title={data.holdUps[0] ?? '现在不能公示'}
          note="由社区工作人员或书记公示。"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}
