import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import { listToTell, type OfflinePerson } from '#contracts/coverage';
import { AppError, wordsFor } from '#contracts/errors';
import { isCounted, listNotices, noticeKindWords } from '#contracts/notice';
import { momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Pill,
  Place,
  Problem,
  Section,
  Skeleton,
  TitleRow,
  Toast,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { answerOrThrow, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { useLoaded } from '../../../../platform/use-loaded';
import { cardsAtOnce, firstPeople } from '../../at-once';
import '../../coverage.css';
import { toldText } from '../../doors';
import { calledText, howWords } from '../../offline-form';
import { type Told, useTelling } from '../../use-telling';

type Notice = Got<typeof listToTell>['notices'][number];
type Running = Got<typeof listNotices>['items'][number];

/** In one request; a list of notices that cannot be had keeps nobody from being told. */
async function load(): Promise<{ notices: readonly Notice[]; running: readonly Running[] }> {
  const { told, listed } = await callTogether({
    told: [listToTell, {}],
    listed: [listNotices, {}],
  });
  return {
    notices: answerOrThrow(told).notices,
    running: listed instanceof AppError ? [] : listed.items.filter(isRunning),
  };
}

const isRunning = ({ kind, status, isOver }: Running): boolean =>
  isCounted(kind) && status === 'published' && !isOver;

/** What it is about, and what one says. */
function Saying({ notice }: { notice: Notice }) {
  const { title, kind, startsAt, words } = notice;
  return (
    <Card>
      <TitleRow>
        <Heading>{title}</Heading>
        <Pill words={noticeKindWords[kind]} tone={kind === 'emergency' ? 'red' : 'plain'} />
      </TitleRow>
      {startsAt ? <Note>{momentText(startsAt, now())} 开始</Note> : null}
      <View className="say">
        <Note>可以这样说</Note>
        <Words>{words}</Words>
      </View>
    </Card>
  );
}

/** One person to be told: rung from here, then ticked by whoever spoke with her. */
function ToTell(props: {
  person: OfflinePerson;
  isBusy: boolean;
  onTold: (how: 'phone' | 'visit') => void;
}) {
  const { person, isBusy, onTold } = props;
  const { phone } = person;
  const name = calledText(person);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{name}</Heading>
        <Pill words={howWords[person.how]} tone="blue" />
      </TitleRow>
      <Place words={person.shortAddress} />
      {phone ? <Note>电话 {phone}</Note> : null}
      {phone ? (
        <View className="tell-call">
          <Button
            kind="soft"
            icon="phone"
            isBig
            words="打电话"
            label={`打电话给${name}`}
            onTap={() => callPhone(phone)}
          />
        </View>
      ) : (
        <Note>没有留电话，请上门说一声。</Note>
      )}
      <Buttons>
        <Button
          words="已电话告知"
          label={`${name}：已电话告知`}
          isGrowing
          isDisabled={isBusy}
          onTap={() => onTold('phone')}
        />
        <Button
          words="已上门告知"
          label={`${name}：已上门告知`}
          isGrowing
          isDisabled={isBusy}
          onTap={() => onTold('visit')}
        />
      </Buttons>
    </Card>
  );
}

/** What was ticked last, with the way back where a wrong one was tapped. */
function Last({ last, onTakeBack }: { last: Told | undefined; onTakeBack: (last: Told) => void }) {
  if (!last || last.how === 'take-back') return null;
  return (
    <Card tone="jade">
      <Note>{toldText(last.doors, last.how)}。</Note>
      <Buttons>
        <Button words="点错了，收回" onTap={() => onTakeBack(last)} />
      </Buttons>
    </Card>
  );
}

/** What everybody must know of and is not over: from here to the doors that nobody reached. */
function Doors({ notices }: { notices: readonly Running[] }) {
  if (notices.length === 0) return null;
  return (
    <Section title="还有哪些户不知道">
      <Card>
        {notices.map(({ id, title, areaText }) => (
          <ListRow key={id} title={title} note={areaText} onTap={() => open('coverage', { id })} />
        ))}
      </Card>
    </Section>
  );
}

/** 等您告知: whom to tell of what today, because she has no phone that shows it. Nothing is kept on the phone. */
export default function ToTellPage() {
  const page = useLoaded(load);
  const telling = useTelling(page.reload);
  const { data, error } = page;
  const { shown, left } = firstPeople(data?.notices ?? [], cardsAtOnce);
  return (
    <Page title="等您告知" isWide>
      <Last
        last={telling.last}
        onTakeBack={(last) => void telling.tell({ ...last, how: 'take-back' })}
      />
      <Problem words={telling.problem} />
      {shown.map((notice) => (
        <View key={notice.noticeId} className="tell-notice">
          <Saying notice={notice} />
          <View className="tell-people">
            {notice.people.map((person) => (
              <ToTell
                key={person.id}
                person={person}
                isBusy={telling.isBusy}
                onTold={(how) =>
                  void telling.tell({
                    noticeId: notice.noticeId,
                    areaId: person.areaId,
                    doors: [person.door],
                    how,
                  })
                }
              />
            ))}
          </View>
        </View>
      ))}
      {left > 0 ? <Note>还有 {left} 位，告诉完这些再显示。</Note> : null}
      {data?.notices.length === 0 ? (
        <Empty
          icon="circle-check"
          title="没有等您告知的人"
          note="有停水停电、应急通知时，名单上还不知道的人会出现在这里。"
          next={{ words: '看不用手机的人', onTap: () => open('offline') }}
        />
      ) : null}
      {data ? <Doors notices={data.running} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      <Toast words={telling.done} onDone={telling.forgetDone} />
    </Page>
  );
}
