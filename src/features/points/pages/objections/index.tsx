import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { answerObjection, listObjections } from '#contracts/points-sheet';
import type { Role } from '#contracts/roles';
import { beforeText, datedText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  TextArea,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { answerOrThrow, call, callTogether } from '../../../../platform/cloud';
import { newRequestId } from '../../../../platform/request-id';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { monthWords } from '../../desk/budget';
import { readAgain } from '../../desk/read-again';
import '../../points.css';
import '../../desk/desk.css';

type Objection = Got<typeof listObjections>['items'][number];
const answerers: readonly Role[] = answerObjection.roles;
const leastLetters = 5;

async function load() {
  const { list, me } = await callTogether({ list: [listObjections, {}], me: [getMe, {}] });
  const memberships = 'memberships' in me ? me.memberships : [];
  return {
    items: answerOrThrow(list).items,
    mayAnswer: memberships.some(({ role }) => answerers.includes(role)),
  };
}

type ObjectionCardProps = {
  objection: Objection;
  mayAnswer: boolean;
  onDone: () => void;
  onRefused: () => void;
};

function ObjectionCard({ objection, mayAnswer, onDone, onRefused }: ObjectionCardProps) {
  const { id, version, month, text, at, dueAt } = objection;
  const [answer, setAnswer] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['answer']);
  const wish = useRef(newRequestId());
  const send = async () => {
    const words = answer.trim();
    if (words.length < leastLetters) {
      setMissing('请写清楚，查了什么、是怎么回事');
      return;
    }
    const work = () =>
      call(answerObjection, { id, version, answer: words }, { requestId: wish.current });
    if (await sending.send(work)) onDone();
    else onRefused();
  };
  return (
    <Card>
      <Heading>{monthWords(month)}的公示</Heading>
      <View className="points-part">{text}</View>
      <Note>
        {datedText(at, now())}提的 · {beforeText(dueAt, now())}答复
      </Note>
      {mayAnswer ? (
        <View className="desk-part">
          <TextArea
            label="答复"
            hint="公开贴出来，不要写姓名、电话、门牌"
            value={answer}
            maxLength={200}
            problem={missing ?? sending.problems.answer}
            onInput={(words) => {
              wish.current = newRequestId();
              setMissing(undefined);
              sending.clear();
              setAnswer(words);
            }}
          />
          <Problem words={readAgain(sending.problem)} />
          <Button kind="soft" words="公开答复" isBusy={sending.isBusy} onTap={() => void send()} />
        </View>
      ) : (
        <Note>由总网格长答复。</Note>
      )}
    </Card>
  );
}

/** 公示意见: what residents say is not right with a month's sheet; the secretary answers in public. */
export default function Screen() {
  const page = useLoaded(load);
  const [said, setSaid] = useState<string>();
  const { data, error } = page;
  return (
    <Page title="公示意见" isWide>
      {data?.items.length === 0 ? (
        <Empty
          icon="circle-check"
          title="没有等答复的意见"
          note="每月公示后五个工作日内，居民可以提意见；五个工作日内答复，意见和答复都公开。"
        />
      ) : null}
      <View className="points-cards">
        {data?.items.map((objection) => (
          <ObjectionCard
            key={objection.id}
            objection={objection}
            mayAnswer={data.mayAnswer}
            onDone={() => {
              setSaid('答复了，公开在公示表上');
              void page.reload();
            }}
            onRefused={() => void page.reload()}
          />
        ))}
      </View>
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
