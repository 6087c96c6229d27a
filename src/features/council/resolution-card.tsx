import { useState } from 'react';
import { dateText, dayOf } from '#domain/day';
import { Button, Card, Heading, ListRow, Note, Section } from '../../components';
import { open } from '../../platform/navigation';
import { PublicityCard } from './agenda-cards';
import type { FullMeeting } from './meeting-mine';
import { ObjectSheet } from './object-sheet';

type ResolutionProps = { full: FullMeeting; at: number };

/** 决议公示: until when it hangs out, and how to object meanwhile; afterwards the way to what was done. */
export function ResolutionPart({ full, at }: ResolutionProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, hallId, status, resolution } = full.meeting;
  if (!resolution) return null;
  const { until, publicity } = resolution;
  const isOut = at < until;
  const after = status === 'closed' ? '公示结束了，议定的事都有了结果' : '公示结束了，正在落实';
  return (
    <Section title="决议">
      <Card>
        <Heading>{isOut ? `公示到 ${dateText(dayOf(until), dayOf(at))}` : after}</Heading>
        {isOut ? <Note>有不同意见，可以提出来：会作为随手拍转办，有编号、有答复。</Note> : null}
        <ListRow
          icon="circle-check"
          title="你提的，做了什么"
          note="每件议定的事，谁在办、到哪一步"
          onTap={() => open('trace', { hallId, meetingId: id })}
        />
        {isOut ? <Button words="提出异议" onTap={() => setOpen(true)} /> : null}
      </Card>
      <PublicityCard title="决议公示在哪里" publicity={publicity} at={at} />
      {isOpen ? <ObjectSheet id={id} hallId={hallId} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
