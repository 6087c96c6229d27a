import { useState } from 'react';
import { cancelMeeting, postponeMeeting } from '#contracts/council-meeting';
import { Button, Buttons } from '../../../components';
import type { Led } from './load-led';
import { ReasonSheet } from './reason-sheet';

type Stop = 'postpone' | 'cancel';
const stops = {
  postpone: {
    title: '延期',
    action: postponeMeeting,
    label: '为什么延期，邻居会看到',
    note: '报了名的人会收到消息；新的时间另外公示，报名还算数。',
    words: '延期',
    said: '延期了，报了名的人会收到消息',
  },
  cancel: {
    title: '取消这次会',
    action: cancelMeeting,
    label: '为什么取消，邻居会看到',
    note: '报了名的人会收到消息；议题都留着，下次接着议。',
    words: '取消这次会',
    said: '取消了，议题留到下次',
  },
} as const;

/** What does not happen as planned: postponed or cancelled, each with a reason neighbours read. */
export function StopPart(props: {
  led: Led;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
}) {
  const { led, reload, onSaid } = props;
  const [asked, setAsked] = useState<Stop>();
  const { id, version, title } = led.meeting;
  const stop = asked && stops[asked];
  return (
    <>
      <Buttons>
        {led.steps.includes('postpone') ? (
          <Button words="延期" isGrowing onTap={() => setAsked('postpone')} />
        ) : null}
        {led.steps.includes('cancel') ? (
          <Button words="取消这次会" isGrowing onTap={() => setAsked('cancel')} />
        ) : null}
      </Buttons>
      {stop ? (
        <ReasonSheet
          title={stop.title}
          id={id}
          about={title}
          label={stop.label}
          hint="例如 这天有大雨"
          note={stop.note}
          words={stop.words}
          limit={100}
          action={stop.action}
          input={(reason) => ({ id, version, reason })}
          reload={reload}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onSaid(stop.said);
          }}
        />
      ) : null}
    </>
  );
}
