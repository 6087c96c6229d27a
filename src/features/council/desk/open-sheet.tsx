import { useState } from 'react';
import type { MeetingKind } from '#contracts/council';
import { meetingKinds, meetingKindWords } from '#contracts/council';
import { openMeeting } from '#contracts/council-meeting';
import { dayOf } from '#domain/day';
import { kindRules } from '#domain/meeting/model';
import {
  Answers,
  Button,
  Chips,
  Field,
  Heading,
  Note,
  Problem,
  Sheet,
  Stack,
} from '../../../components';
import { now } from '../../../platform/clock';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { useSending } from '../../../platform/use-sending';
import { monthsFrom, monthWords } from './prepare-words';

type Wish = { kind: MeetingKind; month: string; title: string };

const kindAnswers = meetingKinds.map((value) => ({ value, words: meetingKindWords[value] }));
const kindNotes: Record<MeetingKind, string> = {
  monthly: '每月一次：先征集议题，书记确认，四方一起公示、开会。',
  quarterly: '每季一次，街道、社区和共建单位一起商量。',
  'building-talk': '一栋楼自己商量一件事，什么时候都能开。',
  'pavilion-talk': '在凉亭、广场听大家说，不用公示，到了就开始。',
};

/** 开会: the month's meeting, or a gathering of another kind. */
export function OpenSheet(props: {
  hall: { id: string; name: string };
  onClose: () => void;
  onOpened: (meetingId: string) => void;
}) {
  const { hall, onClose, onOpened } = props;
  const months = monthsFrom(dayOf(now()));
  const [wish, setWish] = useState<Wish>(() => ({
    kind: 'monthly',
    month: months[0] ?? '',
    title: '',
  }));
  const [requestId, setRequestId] = useState(newRequestId);
  const sending = useSending(['title', 'month', 'kind']);
  const change = (changed: Partial<Wish>) => {
    sending.clear();
    setRequestId(newRequestId());
    setWish({ ...wish, ...changed });
  };
  const send = () =>
    void sending.send(async () => {
      const title = wish.title.trim();
      const { kind, month } = wish;
      const input = { hallId: hall.id, kind, month, ...(kind !== 'monthly' && title && { title }) };
      const { id } = await call(openMeeting, input, { requestId });
      onOpened(id);
    });
  return (
    <Sheet
      title={`${hall.name}：开一次会`}
      isOpen
      onClose={onClose}
      footer={<Button kind="primary" words="开始筹备" isBusy={sending.isBusy} onTap={send} />}
    >
      <Stack>
        <Heading>哪一种</Heading>
        <Answers
          label="哪一种"
          answers={kindAnswers}
          chosen={wish.kind}
          onChoose={(kind) => change({ kind })}
        />
        <Note>{kindNotes[wish.kind]}</Note>
        {kindRules[wish.kind].slot === 'none' ? null : (
          <Chips
            label="哪个月"
            choices={months.map((value) => ({ value, words: monthWords(value) }))}
            chosen={wish.month}
            onChoose={(month) => change({ month })}
          />
        )}
        {wish.kind === 'monthly' ? null : (
          <Field
            label="商量什么"
            hint="例如 3号楼加装电梯"
            value={wish.title}
            maxLength={30}
            problem={sending.problems.title}
            onInput={(title) => change({ title })}
          />
        )}
        <Problem words={sending.problems.month ?? sending.problems.kind ?? sending.problem} />
      </Stack>
    </Sheet>
  );
}
