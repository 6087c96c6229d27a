import { useState } from 'react';
import { getMeetingDoor } from '#contracts/council-attendance';
import { enterPaperBallots, type VoteView } from '#contracts/council-vote';
import { wordsFor } from '#contracts/errors';
import {
  Answers,
  Button,
  Chips,
  ErrorState,
  Heading,
  Note,
  Problem,
  Sheet,
  Skeleton,
  Stack,
  Words,
} from '../../../components';
import { call } from '../../../platform/cloud';
import { useLoaded } from '../../../platform/use-loaded';
import { useSentForm } from '../../../platform/use-sent-form';
import { FormPhotos } from '../form-photos';
import { TallyFields } from './tally-fields';
import { emptyTally, type TallyForm, tallyOf, tallyProblem } from './vote-form';

type Second = 'witness' | 'photo';
type BallotsForm = TallyForm & { second?: Second | undefined; witness?: string | undefined };
const seconds: { value: Second; words: string }[] = [
  { value: 'witness', words: '在场的人在手机上签' },
  { value: 'photo', words: '两个人签在纸上，拍下来' },
];

/** Who is there and has a phone: one of them says that it was counted right. */
function Witnesses(props: {
  meetingId: string;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const load = () => call(getMeetingDoor, { id: props.meetingId });
  const { data, error, reload } = useLoaded(load);
  if (!data)
    return error ? (
      <ErrorState title={wordsFor(error)} onRetry={() => void reload()} />
    ) : (
      <Skeleton cards={1} />
    );
  const there = data.people.filter(({ status, isPaper }) => status === 'present' && !isPaper);
  if (there.length === 0) return <Note>在场的人里还没有用手机到会的，请拍下签了字的纸。</Note>;
  return (
    <Chips
      label="谁来签"
      choices={there.map(({ id, name, placeText }) => ({
        value: id,
        words: placeText ? `${name}（${placeText}）` : name,
      }))}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  );
}

/** What a count on paper lacks: three sums and a second person. */
function missingIn(form: BallotsForm, photos: number): string | undefined {
  const { second, witness } = form;
  const tally = tallyProblem(form);
  if (tally) return tally;
  if (!second) return '请选谁来签';
  if (second === 'witness') return witness ? undefined : '请选谁来签';
  return photos > 0 ? undefined : '请把签了字的纸拍下来';
}

/** 录纸票: three sums, and a second person who was there and counted with her. */
export function PaperBallotsSheet(props: {
  vote: VoteView;
  meetingId: string;
  reload: () => Promise<unknown>;
  onClose: () => void;
  onSaid: (words: string) => void;
}) {
  const { vote, meetingId, reload, onClose, onSaid } = props;
  const [isPressed, setIsPressed] = useState(false);
  const sent = useSentForm<BallotsForm>({
    action: enterPaperBallots,
    about: vote.id,
    empty: emptyTally,
    marked: [],
    onDone: () => {
      onSaid('纸票录好了，等另一个人签');
      onClose();
      void reload();
    },
    onStale: () => void reload(),
  });
  const { fields: form, change } = sent;
  const missing = missingIn(form, sent.form.photos.length);
  const send = () => {
    const tally = tallyOf(form);
    if (missing || !tally) return setIsPressed(true);
    const { id, version } = vote;
    const { second, witness } = form;
    return sent.send({ id, version, tally, ...(second === 'witness' && { witness }) });
  };
  return (
    <Sheet
      title="录纸票"
      isOpen
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          words="录进去"
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={send}
        />
      }
    >
      <Stack>
        <Words isStrong>{vote.question}</Words>
        <TallyFields form={form} problem={undefined} onChange={change} />
        <Heading>谁和您一起数的</Heading>
        <Answers
          label="谁和您一起数的"
          answers={seconds}
          chosen={form.second}
          onChoose={(second) => change({ second })}
        />
        {form.second === 'witness' ? (
          <Witnesses
            meetingId={meetingId}
            chosen={form.witness}
            onChoose={(witness) => change({ witness })}
          />
        ) : null}
        {form.second === 'photo' ? <FormPhotos words="签了字的票纸" form={sent.form} /> : null}
        <Problem words={isPressed ? missing : undefined} />
        <Problem words={sent.problem} />
        <Note>没有第二个人签，纸票不算数。</Note>
      </Stack>
    </Sheet>
  );
}
