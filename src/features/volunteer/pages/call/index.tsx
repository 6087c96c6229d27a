import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { cancelSignUp, getCall, signUpStatusWords } from '#contracts/volunteer';
import { openDoor } from '#domain/volunteer';
import {
  Button,
  Buttons,
  Card,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Sheet,
  Skeleton,
  Toast,
} from '../../../../components';
import { addToCalendar } from '../../../../platform/calendar';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open, pages } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { useForward } from '../../../../platform/share';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { CallBody, type FullCall } from '../../call-card';
import { minutesText, nextText } from '../../call-words';
import { DoorPart } from '../../door-part';
import { SignUpSheet } from '../../sign-up-sheet';
import '../../volunteer.css';

type Mine = NonNullable<FullCall['mine']>;

/** Her place: what it is, what happens next, and the way out of it. */
function MineCard({ full, mine, onLeave }: { full: FullCall; mine: Mine; onLeave: () => void }) {
  const { startsAt, endsAt, title, place } = full.call;
  return (
    <Card tone="jade">
      <Heading>{signUpStatusWords[mine.status]}</Heading>
      {mine.children > 0 ? <Note>您和 {mine.children} 个孩子</Note> : null}
      {mine.minutes === undefined ? null : <Note>记下了 {minutesText(mine.minutes)}</Note>}
      <Note>{nextText(mine.status, { startsAt, endsAt, now: now() })}</Note>
      {mine.status === 'signed' || mine.status === 'waiting' ? (
        <Buttons>
          <Button
            icon="clock"
            words="记到日历"
            isGrowing
            onTap={() => void addToCalendar({ title, startsAt, endsAt, place })}
          />
          <Button words="来不了，取消" isGrowing onTap={onLeave} />
        </Buttons>
      ) : null}
    </Card>
  );
}

function LeaveSheet(props: { id: string; onClose: () => void; onDone: () => void }) {
  const sending = useSending();
  const leave = async () => {
    if (await sending.send(() => call(cancelSignUp, { id: props.id }))) props.onDone();
  };
  return (
    <Sheet
      title="取消报名？"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button words="还是去" onTap={props.onClose} />
          <Button
            kind="primary"
            words="取消报名"
            isBusy={sending.isBusy}
            onTap={() => void leave()}
          />
        </>
      }
    >
      <Note>位子会让给候补的邻居。</Note>
      <Problem words={sending.problem} />
    </Sheet>
  );
}

function Body({ full, onChanged }: { full: FullCall; onChanged: (words: string) => void }) {
  const [isLeaving, setLeaving] = useState(false);
  const { call: found, mine } = full;
  const door = openDoor(found, mine?.status, now());
  const { phone } = found;
  return (
    <>
      <CallBody full={full} now={now()} />
      {mine && mine.status !== 'cancelled' ? (
        <MineCard full={full} mine={mine} onLeave={() => setLeaving(true)} />
      ) : null}
      {door ? <DoorPart key={door} id={found.id} way={door} onDone={onChanged} /> : null}
      {full.obstacle && !mine ? <Note>{full.obstacle}</Note> : null}
      <Buttons>
        {phone ? (
          <Button icon="phone" words="问一问" isGrowing onTap={() => callPhone(phone)} />
        ) : null}
        {full.mayLead ? (
          <Button
            icon="users"
            words="到场名单"
            isGrowing
            onTap={() => open('attendance', { id: found.id })}
          />
        ) : null}
      </Buttons>
      {isLeaving ? (
        <LeaveSheet
          id={found.id}
          onClose={() => setLeaving(false)}
          onDone={() => {
            setLeaving(false);
            onChanged('取消了报名');
          }}
        />
      ) : null}
    </>
  );
}

/** One 招募令: read it, sign up, be there. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getCall, { id }), `call/${id}`);
  const [isSigning, setSigning] = useState(false);
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  useForward(data?.call.title ?? '招募令', `${pages.call}?id=${id}`);
  const changed = (words: string) => {
    setSigning(false);
    setSaid(words);
    void loaded.reload();
  };
  return (
    <Page
      title="招募令"
      footer={
        data?.maySignUp ? (
          <Button kind="primary" words="我报名" onTap={() => setSigning(true)} />
        ) : undefined
      }
    >
      {data ? <Body full={data} onChanged={changed} /> : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data && isSigning ? (
        <SignUpSheet full={data} onClose={() => setSigning(false)} onDone={changed} />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
