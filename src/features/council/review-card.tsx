import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type ReviewView,
  replyToReview,
  reviewProperty,
  reviewQuestions,
  reviewQuestionWords,
} from '#contracts/council-review';
import { datedText } from '#domain/day';
import {
  Answers,
  Button,
  Card,
  Heading,
  Note,
  Problem,
  Section,
  TextArea,
  Words,
} from '../../components';
import { useSentForm } from '../../platform/use-sent-form';
import { Bars } from './bars';
import type { FullMeeting } from './meeting-mine';
import {
  emptyReview,
  meanBars,
  type ReviewForm,
  reviewInput,
  reviewProblems,
  reviewWords,
  scoreAnswers,
} from './review-form';
import { useKept } from './use-kept';
import { useSalt } from './use-salt';
import { useWish } from './use-wish';

type Changed = (words: string) => void;

/** 三个问题: five answers each, none suggested; kept on the phone until they are sent. */
function Questions({ id, onChanged }: { id: string; onChanged: Changed }) {
  const { fields, change, clear } = useKept<ReviewForm>(`review/${id}`, emptyReview);
  const [isPressed, setPressed] = useState(false);
  const salt = useSalt();
  const wish = useWish([...reviewQuestions, 'comment']);
  const missing = isPressed ? reviewProblems(fields) : {};
  const send = async () => {
    const input = reviewInput(fields, id);
    if (!input) return setPressed(true);
    const answer = async () => ({ ...input, salt: await salt() });
    if (!(await wish.ask(reviewProperty, answer()))) return undefined;
    clear();
    return onChanged('评好了，谢谢您');
  };
  return (
    <View className="council-scores">
      {reviewQuestions.map((question) => (
        <View key={question} className="council-part">
          <Heading>{reviewQuestionWords[question]}</Heading>
          <Answers
            label={`${reviewQuestionWords[question]}怎么样`}
            answers={scoreAnswers}
            chosen={fields[question]}
            onChoose={(score) => change({ [question]: score })}
          />
          <Problem words={missing[question] ?? wish.problems[question]} />
        </View>
      ))}
      <View className="council-part">
        <TextArea
          label="想说的话（不写也行）"
          hint="例如 楼道扫得勤，东门的灯修得慢"
          value={fields.comment}
          maxLength={100}
          note="不要写姓名、门牌，免得看出是谁"
          problem={wish.problems.comment}
          onInput={(comment) => change({ comment })}
        />
      </View>
      <Problem words={wish.problem} />
      <Button kind="soft" isBig words="交上去" isBusy={wish.isBusy} onTap={() => void send()} />
    </View>
  );
}

type ReplyForm = { text: string };

/** The firm's own words about what was said, once. */
function ReplyPart({ id, onChanged }: { id: string; onChanged: Changed }) {
  const [isPressed, setPressed] = useState(false);
  const sent = useSentForm<ReplyForm>({
    action: replyToReview,
    about: id,
    empty: { text: '' },
    marked: ['text'],
    onDone: () => onChanged('答复好了，邻居看得到'),
  });
  const { fields, named, change } = sent;
  const isShort = fields.text.trim().length < 4;
  const submit = () => (isShort ? setPressed(true) : sent.send({ id, text: fields.text.trim() }));
  return (
    <View className="council-part">
      <TextArea
        label="物业的答复"
        hint="哪里要改，什么时候改好"
        value={fields.text}
        maxLength={300}
        problem={named.text ?? (isPressed && isShort ? '请写答复，邻居会看到' : undefined)}
        note="只能答复一次，邻居都看得到"
        onInput={(text) => change({ text })}
      />
      <Problem words={sent.problem} />
      <Button
        kind="soft"
        words="答复"
        isBusy={sent.isBusy}
        busyWords={sent.busyWords}
        onTap={submit}
      />
    </View>
  );
}

function Results({ review, at }: { review: ReviewView; at: number }) {
  const { comments, reply } = review;
  return (
    <>
      <Note>{reviewWords(review, at)}</Note>
      <Bars
        rows={meanBars(review).map(({ question, words, mean, percent }) => ({
          ...{ key: question, words, percent },
          value: `${mean.toFixed(1)} 分`,
        }))}
      />
      {comments.length > 0 ? (
        <View className="council-part">
          <Heading>邻居说的</Heading>
          {comments.map((comment) => (
            <View key={comment} className="council-text">
              「{comment}」
            </View>
          ))}
        </View>
      ) : null}
      {reply ? (
        <View className="council-step council-step-now">
          <View className="council-step-name">物业的答复</View>
          <Words>{reply.text}</Words>
          <Note>
            {reply.byText} · {datedText(reply.at, at)}
          </Note>
        </View>
      ) : null}
    </>
  );
}

type ReviewCardProps = { full: FullMeeting; at: number; onChanged: Changed };

/** 评议物业服务: asked while it is open, shown without names once enough have answered. */
export function ReviewCard({ full, at, onChanged }: ReviewCardProps) {
  const { meeting, mine } = full;
  const { review, id } = meeting;
  if (!review) return null;
  return (
    <Section title="评议物业服务">
      <Card>
        <Results review={review} at={at} />
        {mine.mayReview && !review.hasAnswered ? (
          <>
            <Note>不记名，交上去就改不了。</Note>
            <Questions id={id} onChanged={onChanged} />
          </>
        ) : null}
        {mine.mayReply && !review.reply ? <ReplyPart id={id} onChanged={onChanged} /> : null}
      </Card>
    </Section>
  );
}
