import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { meetingStatusWords } from '#contracts/council';
import { wordsFor } from '#contracts/errors';
import { dateText, dayOf, momentText, spanText } from '#domain/day';
import { resolutionDays } from '#domain/meeting/numbers';
import {
  Card,
  ErrorState,
  Heading,
  Kept,
  ListRow,
  Note,
  Page,
  Pill,
  Section,
  Skeleton,
  TitleRow,
  Toast,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { Facts } from '../../desk/facts';
import { type Led, loadLed } from '../../desk/load-led';
import { NextPart } from '../../desk/next-part';
import { hasPoster, hasResolution, mayJudge, toneOf, wantsProof } from '../../desk/prepare-words';
import { ProofCard } from '../../desk/proof-card';
import { StopPart } from '../../desk/stop-part';
import { TopicsPart } from '../../desk/topics-part';
import { VotesPart } from '../../desk/votes-part';
import '../../desk/desk.css';

type PartProps = {
  led: Led;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
};

/** Where it stands, and what keeps the next step from being open. */
function HeadCard({ led }: { led: Led }) {
  const { meeting, holdUps } = led;
  const { startsAt, endsAt, publishAt, status } = meeting;
  const collectUntilOn = status === 'collecting' ? meeting.collectUntilOn : undefined;
  const at = now();
  const isHeld = startsAt !== undefined && startsAt < at;
  return (
    <Card>
      <TitleRow>
        <Heading size="head">
          {meeting.hallName} · {meeting.title}
        </Heading>
        <Pill words={meetingStatusWords[status]} tone={toneOf[status]} />
      </TitleRow>
      <Words>{meeting.nextText}</Words>
      <Facts
        rows={[
          ['时间', startsAt === undefined ? undefined : spanText({ startsAt, endsAt }, at)],
          ['地点', meeting.place],
          ['征集到', collectUntilOn && dateText(collectUntilOn, dayOf(at))],
          ['定时公示', publishAt === undefined ? undefined : momentText(publishAt, at)],
          ['报名', startsAt !== undefined && !isHeld ? `${meeting.registered} 人` : undefined],
          ['到会', isHeld ? `${meeting.present} 人` : undefined],
          ['原因', meeting.reason],
        ]}
      />
      {holdUps.length > 0 ? (
        <View className="led-part">
          {holdUps.map((words) => (
            <View key={words} className="led-hold">
              {words}
            </View>
          ))}
        </View>
      ) : null}
    </Card>
  );
}

/** The agenda; once it is announced a ballot can begin about each of its items. */
function AgendaCard({ led, reload, onSaid }: PartProps) {
  const { meeting } = led;
  if (meeting.agenda.length === 0) return null;
  const mayVote = led.mayLead && meeting.status === 'published';
  return (
    <Section title={meeting.isAgendaConfirmed ? '议程' : '议程（书记还没有确认）'}>
      <Card>
        {meeting.agenda.map((item, at) => (
          <View key={item.id} className="led-item">
            <Words isStrong>
              {at + 1}. {item.title}
            </Words>
            <Note>
              {item.isCarried
                ? '上次留下来的'
                : item.isStanding
                  ? '每次都有，放在最后'
                  : item.byText}
            </Note>
            {mayVote ? (
              <VotesPart
                meetingId={meeting.id}
                item={item}
                votes={meeting.votes}
                mayOpen={!item.isStanding}
                isInSession={false}
                reload={reload}
                onSaid={onSaid}
              />
            ) : null}
          </View>
        ))}
      </Card>
    </Section>
  );
}

/** Every page that belongs to this meeting. */
function Links({ led }: { led: Led }) {
  const { meeting, steps } = led;
  const { id, hallId, status } = meeting;
  const isPublic = status !== 'draft';
  return (
    <Card>
      {isPublic ? (
        <ListRow
          icon="eye"
          title="邻居看到的样子"
          note="可以转到业主微信群"
          onTap={() => open('meeting', { id })}
        />
      ) : null}
      {steps.includes('amend') ? (
        <ListRow
          icon="pencil"
          title="改时间或地点"
          note="报了名的人会收到变更通知"
          onTap={() => open('publishMeeting', { id })}
        />
      ) : null}
      {hasPoster(meeting) ? (
        <>
          <ListRow
            icon="image"
            title="打印海报"
            note="A4，贴宣传栏"
            onTap={() => open('meetingPrint', { id })}
          />
          <ListRow icon="qr-code" title="到会码和名单" onTap={() => open('meetingDoor', { id })} />
        </>
      ) : null}
      {meeting.minutes && status !== 'minutes' && status !== 'in-session' ? (
        <ListRow icon="book-open" title="会议纪要" onTap={() => open('minutes', { id })} />
      ) : null}
      {hasResolution(meeting) ? (
        <>
          <ListRow
            icon="image"
            title="打印决议"
            note={`A4，公示 ${resolutionDays} 天`}
            onTap={() => open('resolutionPrint', { id })}
          />
          <ListRow
            icon="circle-check"
            title="落实到哪一步"
            onTap={() => open('trace', { hallId, meetingId: id })}
          />
        </>
      ) : null}
      <ListRow icon="house" title={meeting.hallName} onTap={() => open('hall', { id: hallId })} />
    </Card>
  );
}

function Proofs({ led, reload, onSaid }: PartProps) {
  const { meeting, steps } = led;
  if (!wantsProof(meeting, meeting.isAgendaConfirmed)) return null;
  const { resolution } = meeting;
  return (
    <ProofCard
      title={resolution ? '决议贴出来的照片' : '公示的照片'}
      meeting={meeting}
      publicity={resolution ? resolution.publicity : meeting.publicity}
      mayAdd={steps.includes('add-proof')}
      onDone={() => {
        onSaid('照片存好了');
        void reload();
      }}
      reload={reload}
    />
  );
}

function Body(props: PartProps) {
  const { led } = props;
  const { meeting } = led;
  return (
    <View className="led-columns">
      <View>
        <HeadCard led={led} />
        <View className="led-next">
          <NextPart key={meeting.status} {...props} />
        </View>
        {meeting.changes.length > 0 ? (
          <Section title="改过什么">
            <Card>
              {meeting.changes.map(({ at, text, byText }) => (
                <View key={at} className="led-item">
                  <Words>{text}</Words>
                  <Note>
                    {momentText(at, now())} {byText}
                  </Note>
                </View>
              ))}
            </Card>
          </Section>
        ) : null}
        <Links led={led} />
      </View>
      <View>
        <Proofs {...props} />
        {mayJudge(meeting) || meeting.status === 'draft' ? <TopicsPart {...props} /> : null}
        <AgendaCard {...props} />
        <StopPart {...props} />
      </View>
    </View>
  );
}

/** 筹备会议: one meeting from its draft to its last decision, with what comes next on top. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => loadLed(id), `prepare/${id}`);
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  return (
    <Page title="筹备会议" isWide>
      {loaded.keptSince ? <Kept since={momentText(loaded.keptSince, now())} /> : null}
      {data ? <Body led={data} reload={loaded.reload} onSaid={setSaid} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
