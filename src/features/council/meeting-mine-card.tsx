import { useState } from 'react';
import { cancelRegistration } from '#contracts/council-attendance';
import { Button, Buttons, Card, Heading, Note, Problem, Sheet } from '../../components';
import { addToCalendar } from '../../platform/calendar';
import { CalendarRefused } from './calendar-refused';
import { type FullMeeting, mayLeave, mineWords, obstacleWords } from './meeting-mine';
import { useWish } from './use-wish';

function LeaveSheet(props: { id: string; onClose: () => void; onDone: () => void }) {
  const wish = useWish();
  const leave = async () => {
    if (await wish.ask(cancelRegistration, { id: props.id })) props.onDone();
  };
  return (
    <Sheet
      title="取消报名？"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button words="还是去" onTap={props.onClose} />
          <Button kind="primary" words="取消报名" isBusy={wish.isBusy} onTap={() => void leave()} />
        </>
      }
    >
      <Note>取消以后改主意了，还可以再报。</Note>
      <Problem words={wish.problem} />
    </Sheet>
  );
}

type MineCardProps = {
  full: FullMeeting;
  at: number;
  onChanged: (words: string) => void;
  onReload: () => void;
};

type AnsweringProps = { full: FullMeeting; at: number; onLeave: () => void; onReload: () => void };

/** What she can do about it now: keep the date, give her place back, look for a new vote. */
function Answering({ full, at, onLeave, onReload }: AnsweringProps) {
  const [isRefused, setRefused] = useState(false);
  const { meeting, mine } = full;
  const { hallName, title, startsAt, endsAt, place, status } = meeting;
  if (status === 'in-session' && mine.isPresent)
    return (
      <Buttons>
        <Button icon="refresh-cw" words="刷新，看有没有新的表决" isGrowing onTap={onReload} />
      </Buttons>
    );
  if (mine.isPresent || status !== 'published' || startsAt === undefined || startsAt <= at)
    return null;
  const noteDown = async () => {
    const entry = { title: `${hallName} ${title}`, startsAt, endsAt, place };
    setRefused(!(await addToCalendar(entry)));
  };
  return (
    <>
      <Buttons>
        <Button icon="clock" words="记到日历" isGrowing onTap={() => void noteDown()} />
        {mayLeave(full) ? <Button words="来不了，取消" isGrowing onTap={onLeave} /> : null}
      </Buttons>
      {isRefused ? <CalendarRefused /> : null}
    </>
  );
}

/** 接下来: what happens next and by when, and what that means for her. */
export function NextStepCard({ full, at, onChanged, onReload }: MineCardProps) {
  const [isLeaving, setLeaving] = useState(false);
  const { meeting, mine } = full;
  const hers = mineWords(full, at);
  const obstacle = obstacleWords(full);
  const isHers = mine.isRegistered || mine.isPresent;
  const isInside = mine.isPresent && meeting.status === 'in-session';
  return (
    <Card tone={isHers ? 'jade' : 'blue'}>
      <Heading>接下来</Heading>
      <Note>{isInside ? '正在开会' : meeting.nextText}。</Note>
      {hers ? <Note>{hers}</Note> : null}
      {obstacle ? <Note>{obstacle}</Note> : null}
      <Answering full={full} at={at} onLeave={() => setLeaving(true)} onReload={onReload} />
      {isLeaving ? (
        <LeaveSheet
          id={meeting.id}
          onClose={() => setLeaving(false)}
          onDone={() => {
            setLeaving(false);
            onChanged('取消了报名');
          }}
        />
      ) : null}
    </Card>
  );
}
