import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { meetingStatusWords } from '#contracts/council';
import { wordsFor } from '#contracts/errors';
import { clockText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Pill,
  Problem,
  Skeleton,
  TitleRow,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack, open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { AmendmentsCard } from '../../desk/amendments-card';
import { type Led, loadLed } from '../../desk/load-led';
import { unfinishedIds } from '../../desk/minutes-draft';
import { CirculateCard, ConfirmCard, FinalCard, PaperPhotos } from '../../desk/minutes-end';
import { type AgendaItem, ItemEdit, ItemRead } from '../../desk/minutes-item';
import type { MinutesWriter } from '../../desk/minutes-writer';
import { toneOf } from '../../desk/prepare-words';
import { useMinutes } from '../../desk/use-minutes';
import { VotesPart } from '../../desk/votes-part';
import '../../desk/desk.css';

type Common = {
  led: Led;
  reload: () => Promise<Led['meeting'] | undefined>;
  onSaid: (words: string) => void;
};

/** What of her words is where: on this phone, or in the cloud. */
function savedText(writer: MinutesWriter, savedAt: number | undefined): string {
  if (writer.clashes.length > 0)
    return '刚才有人也存了纪要。标出的地方，看一看留哪个，再点一次存。';
  if (writer.isDirty) return '您写的先存在这台手机上，点「存到云端」大家才看得到。';
  const unfinished = unfinishedIds(writer.draft).length;
  if (unfinished > 0) return `有 ${unfinished} 条「怎么定的」还没写全，只在这台手机上。`;
  return savedAt === undefined ? '写了会先存在这台手机上。' : `${clockText(savedAt)} 存好了。`;
}

function problemOf({ error }: MinutesWriter): string | undefined {
  if (!error) return undefined;
  return error.code === 'conflict' ? '刚才有人存过，您写的一个字也没有丢' : wordsFor(error);
}

function Votes({ led, item, reload, onSaid }: Common & { item: AgendaItem }) {
  const { id, status, votes } = led.meeting;
  return (
    <VotesPart
      meetingId={id}
      item={item}
      votes={votes}
      mayOpen={
        led.mayLead && !item.isStanding && (status === 'in-session' || status === 'published')
      }
      isInSession={status === 'in-session'}
      reload={reload}
      onSaid={onSaid}
    />
  );
}

/** Every item, written or read; words that never reached the cloud are shown also where nothing may be written any more. */
function Items(props: Common & { writer: MinutesWriter; mayWrite: boolean }) {
  const { writer, mayWrite, ...common } = props;
  const { meeting, hall } = common.led;
  return (
    <>
      {meeting.agenda.map((item, at) => {
        const entry = writer.draft.mine[item.id];
        if (!entry) return null;
        return mayWrite ? (
          <ItemEdit
            key={item.id}
            item={item}
            at={at}
            entry={entry}
            hall={hall}
            clashes={writer.clashes.filter(({ itemId }) => itemId === item.id)}
            onWrite={(changed) => writer.write(item.id, changed)}
            onDecide={(clash, isTheirs) => writer.decide(clash, isTheirs)}
          >
            <Votes {...common} item={item} />
          </ItemEdit>
        ) : (
          <ItemRead key={item.id} item={item} at={at} entry={entry}>
            <Votes {...common} item={item} />
          </ItemRead>
        );
      })}
    </>
  );
}

/** A talk without an agenda: what was heard becomes topics of the hall. */
function Heard({ led }: Pick<Common, 'led'>) {
  return (
    <Card>
      <Heading>这次没有议程</Heading>
      <Note>大家说的，用「代录议题」一条一条记下来，下次议事会接着议。</Note>
      <Button
        kind="soft"
        icon="pencil"
        words="代录议题"
        onTap={() => open('topicBatch', { hallId: led.hall.id })}
      />
    </Card>
  );
}

function Side(props: Common & { writer: MinutesWriter; save: () => Promise<boolean> }) {
  const { writer, save, ...common } = props;
  const { meeting, steps } = common.led;
  return (
    <>
      <AmendmentsCard
        meeting={meeting}
        amendments={meeting.minutes?.amendments ?? []}
        mayAnswer={steps.includes('answer-amendment')}
        reload={common.reload}
        onSaid={common.onSaid}
      />
      <PaperPhotos {...common} />
      <CirculateCard {...common} save={save} isBusy={writer.isBusy} />
    </>
  );
}

function Form({ led, reload }: Omit<Common, 'onSaid'>) {
  const { meeting, hall, steps } = led;
  const mayWrite = steps.includes('save-minutes');
  const [said, setSaid] = useState<string>();
  const { writer, save } = useMinutes({
    id: meeting.id,
    meeting,
    areaId: hall.areaId,
    mayWrite,
    read: reload,
  });
  const [savedAt, setSavedAt] = useState<number>();
  const saveNow = async () => {
    const isSaved = await save();
    if (isSaved) setSavedAt(now());
    return isSaved;
  };
  const common = { led, reload, onSaid: setSaid };
  return (
    <Page
      title="会议纪要"
      isWide
      footer={
        mayWrite ? (
          <Button
            kind={steps.includes('confirm') ? 'soft' : 'primary'}
            words="存到云端"
            isBusy={writer.isBusy}
            busyWords="正在存…"
            onTap={() => void saveNow()}
          />
        ) : undefined
      }
    >
      <Card>
        <TitleRow>
          <Heading size="head">
            {meeting.hallName} · {meeting.title}
          </Heading>
          <Pill words={meetingStatusWords[meeting.status]} tone={toneOf[meeting.status]} />
        </TitleRow>
        {mayWrite ? <Note>{savedText(writer, savedAt)}</Note> : null}
        {!mayWrite && writer.isDirty ? (
          <Note>这台手机上还有没存上的字，下面看得到；现在不能再改纪要。</Note>
        ) : null}
        <Problem words={problemOf(writer)} />
      </Card>
      <ConfirmCard {...common} />
      <FinalCard led={led} />
      <View className="led-columns">
        <View>
          <Items {...common} writer={writer} mayWrite={mayWrite} />
          {meeting.agenda.length === 0 ? <Heard led={led} /> : null}
        </View>
        <View>
          <Side {...common} writer={writer} save={saveNow} />
        </View>
      </View>
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

/** 会议纪要: written in the room, saved with every key on the phone; then read by those who were there, then final. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const newest = useRef<Led['meeting']>();
  const loaded = useLoaded(async () => {
    newest.current = undefined;
    const led = await loadLed(id);
    newest.current = led.meeting;
    return led;
  }, `minutes-page/${id}`);
  const reload = async () => {
    await loaded.reload();
    return newest.current;
  };
  const { data, error } = loaded;
  if (data?.meeting.minutes) return <Form key={id} led={data} reload={reload} />;
  return (
    <Page title="会议纪要" isWide>
      {data ? (
        <Empty
          icon="pencil"
          title="开会以后，在这里写纪要"
          next={
            data.mayLead
              ? { words: '到会场', onTap: () => open('meetingDoor', { id }) }
              : { words: '返回', onTap: goBack }
          }
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}
