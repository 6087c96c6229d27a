import { useState } from 'react';
import { reviewProperty, reviewQuestions, reviewQuestionWords } from '#contracts/council-review';
import {
  Answers,
  Button,
  Heading,
  Note,
  Problem,
  Sheet,
  Stack,
  TextArea,
} from '../../../components';
import {
  emptyReview,
  type ReviewForm,
  reviewInput,
  reviewProblems,
  scoreAnswers,
} from '../review-form';
import { useSalt } from '../use-salt';
import { useWish } from '../use-wish';

/** 代填评议 for somebody without a phone: what she says is in nobody's list and not kept on this phone. */
export function ReviewForSheet(props: {
  meetingId: string;
  person: { id: string; name: string };
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { meetingId, person, onClose, onDone } = props;
  const [form, setForm] = useState<ReviewForm>(emptyReview);
  const [isPressed, setIsPressed] = useState(false);
  const salt = useSalt();
  const wish = useWish([...reviewQuestions, 'comment']);
  const missing = isPressed ? reviewProblems(form) : {};
  const send = async () => {
    const input = reviewInput(form, meetingId);
    if (!input) return setIsPressed(true);
    const answer = async () => ({ ...input, forAttendanceId: person.id, salt: await salt() });
    if (await wish.ask(reviewProperty, answer())) onDone(`替 ${person.name} 交上去了`);
    return undefined;
  };
  return (
    <Sheet
      title={`替 ${person.name} 评议物业`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="交上去" isBusy={wish.isBusy} onTap={() => void send()} />
      }
    >
      <Stack>
        <Note>念给本人听，本人说哪个就点哪个。不记名，交上去就改不了。</Note>
        {reviewQuestions.map((question) => (
          <Stack key={question}>
            <Heading>{reviewQuestionWords[question]}</Heading>
            <Answers
              label={`${reviewQuestionWords[question]}怎么样`}
              answers={scoreAnswers}
              chosen={form[question]}
              onChoose={(score) => setForm({ ...form, [question]: score })}
            />
            <Problem words={missing[question] ?? wish.problems[question]} />
          </Stack>
        ))}
        <TextArea
          label="想说的话（不写也行）"
          value={form.comment}
          maxLength={100}
          problem={wish.problems.comment}
          onInput={(comment) => setForm({ ...form, comment })}
        />
        <Problem words={wish.problem} />
      </Stack>
    </Sheet>
  );
}
