import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { MeetingStep } from '#contracts/council';
import { getMeetingDoor } from '#contracts/council-attendance';
import { getMeeting, type MeetingView } from '#contracts/council-meeting';
import { wordsFor } from '#contracts/errors';
import { spanText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Section,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { answerOrThrow, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { AddPaperSheet } from '../../desk/add-paper-sheet';
import { CountsCard, type Door, DoorCard, PersonTick, PresentSheet } from '../../desk/door-parts';
import { ReviewForSheet } from '../../desk/review-for-sheet';
import '../../desk/desk.css';

type Loaded = { door: Door; meeting: MeetingView; steps: readonly MeetingStep[] };

async function load(id: string): Promise<Loaded> {
  const answers = await callTogether({
    door: [getMeetingDoor, { id }],
    full: [getMeeting, { id }],
  });
  const { meeting, steps } = answerOrThrow(answers.full);
  return { door: answerOrThrow(answers.door), meeting, steps };
}

type Asked = 'present' | 'paper' | undefined;
type BodyProps = {
  data: Loaded;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
};

function People({ data, reload, onSaid }: BodyProps) {
  const { door, meeting } = data;
  const [reviewing, setReviewing] = useState<Door['people'][number]>();
  const mayTick = door.status === 'in-session' || door.status === 'minutes';
  if (door.people.length === 0)
    return <Empty icon="users" title="还没有人报名" note="不报名也可以来，到门口扫码就算到会。" />;
  return (
    <Card>
      {door.people.map((person) => (
        <PersonTick
          key={person.id}
          person={person}
          mayTick={mayTick}
          reload={reload}
          onReview={
            person.isPaper && meeting.review?.isOpen ? () => setReviewing(person) : undefined
          }
        />
      ))}
      {reviewing ? (
        <ReviewForSheet
          meetingId={meeting.id}
          person={reviewing}
          onClose={() => setReviewing(undefined)}
          onDone={(words) => {
            setReviewing(undefined);
            onSaid(words);
          }}
        />
      ) : null}
    </Card>
  );
}

/** What is next in the room: begin, write, end. */
function RoomButtons({ data, onAsk }: { data: Loaded; onAsk: () => void }) {
  const { steps, meeting } = data;
  const isOn = meeting.status === 'in-session';
  return (
    <Buttons>
      {steps.includes('start') ? (
        <Button kind="primary" isBig isGrowing words="开会" onTap={onAsk} />
      ) : null}
      {meeting.minutes ? (
        <Button
          kind={isOn ? 'primary' : 'quiet'}
          isGrowing
          icon="pencil"
          words="写纪要、表决"
          onTap={() => open('minutes', { id: meeting.id })}
        />
      ) : null}
      {steps.includes('end') ? <Button isGrowing words="散会" onTap={onAsk} /> : null}
    </Buttons>
  );
}

function Body({ data, reload, onSaid }: BodyProps) {
  const [asked, setAsked] = useState<Asked>();
  const { door, meeting, steps } = data;
  const { startsAt, endsAt, place } = meeting;
  const close = () => setAsked(undefined);
  const mayAdd = door.status === 'in-session' || door.status === 'minutes';
  return (
    <>
      <Heading size="head">
        {meeting.hallName} · {meeting.title}
      </Heading>
      {startsAt === undefined ? null : (
        <Note>
          {spanText({ startsAt, endsAt }, now())} · {place}
        </Note>
      )}
      <View className="led-columns led-columns-door led-part">
        <View>
          <DoorCard id={meeting.id} secret={door.secret} />
          {steps.includes('start') || mayAdd ? null : (
            <Note>开会前一小时起，这里可以点「开会」。</Note>
          )}
          <View className="led-next">
            <RoomButtons data={data} onAsk={() => setAsked('present')} />
          </View>
        </View>
        <View>
          <CountsCard door={door} />
          <Section title="名单">
            <People data={data} reload={reload} onSaid={onSaid} />
          </Section>
          {mayAdd ? (
            <Button icon="plus" words="加一位没有手机的" onTap={() => setAsked('paper')} />
          ) : (
            <Note>开会以后，没有手机的邻居由您在这里记。</Note>
          )}
        </View>
      </View>
      {asked === 'paper' ? (
        <AddPaperSheet
          id={meeting.id}
          reload={reload}
          onClose={close}
          onDone={(name) => {
            close();
            onSaid(`加上了：${name}`);
          }}
        />
      ) : null}
      {asked === 'present' ? (
        <PresentSheet
          meeting={meeting}
          reload={reload}
          onClose={close}
          onDone={() => {
            close();
            if (meeting.status === 'in-session') open('minutes', { id: meeting.id });
            else onSaid(meeting.parties.length > 0 ? '开会了，记下了到场的各方' : '开会了');
          }}
        />
      ) : null}
    </>
  );
}

/** 到会: what whoever leads puts on the wall, who is there, and the beginning and the end of it. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => load(id));
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  return (
    <Page title="到会" isWide>
      {data ? <Body data={data} reload={loaded.reload} onSaid={setSaid} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={2} />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
