import { useState } from 'react';
import { cancelRegistration } from '#contracts/council-attendance';
import { Button, Buttons, Card, Heading, Note, Problem, Sheet } from '../../components';
import { addToCalendar } from '../../platform/calendar';
import { CalendarRefused } from './calendar-refused';
import { type FullMeeting, mayLeave, mineWords } from './meeting-mine';
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

type MineCardProps = { full: FullMeeting; at: number; onChanged: (words: string) => void };

/** 接下来: what happens next and by when, and what that means for her. */
export function NextStepCard({ full, at, onChanged }: MineCardProps) {
  const [isLeaving, setLeaving] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const { meeting, mine } = full;
  const { id, hallName, title, startsAt, endsAt, place, status } = meeting;
  const hers = mineWords(full, at);
  const isBarred = !mine.isRegistered && !mine.isPresent && !mine.mayAttend;
  const isComing = status === 'published' && startsAt !== undefined && startsAt > at;
  return (
    <Card tone={mine.isRegistered || mine.isPresent ? 'jade' : 'blue'}>
      <Heading>接下来</Heading>
      <Note>{meeting.nextText}。</Note>
      {hers ? <Note>{hers}</Note> : null}
      {isBarred && mine.obstacle ? <Note>{mine.obstacle}</Note> : null}
      {isComing ? (
        <Buttons>
          <Button
            icon="clock"
            words="记到日历"
            isGrowing
            onTap={async () => {
              const entry = { title: `${hallName} ${title}`, startsAt, endsAt, place };
              setRefused(!(await addToCalendar(entry)));
            }}
          />
          {mayLeave(full) ? (
            <Button words="来不了，取消" isGrowing onTap={() => setLeaving(true)} />
          ) : null}
        </Buttons>
      ) : null}
      {isRefused ? <CalendarRefused /> : null}
      {isLeaving ? (
        <LeaveSheet
          id={id}
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
