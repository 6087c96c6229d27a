import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got, Sent } from '#contracts/action';
import { checkSample, coverageWayWords, listSamples } from '#contracts/coverage';
import { wordsFor } from '#contracts/errors';
import {
  Answers,
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Pill,
  Place,
  Problem,
  Skeleton,
  TitleRow,
  Toast,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { callPhone } from '../../../../platform/phone';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { cardsAtOnce } from '../../at-once';
import '../../coverage.css';

type Sample = Got<typeof listSamples>['samples'][number];
type Answer = Sent<typeof checkSample>['answer'];

const answers: readonly { value: Answer; words: string }[] = [
  { value: 'knew', words: '知道了' },
  { value: 'not-told', words: '没有人告诉过' },
  { value: 'not-reached', words: '没联系上' },
];

const doneWords: Record<Answer, string> = {
  knew: '记下了，这一户知道',
  'not-told': '记下了，这一户重新算未覆盖，会再告知',
  'not-reached': '记下了，没联系上',
};

/** One door that was ticked: rung back, and what was answered. */
function SampleCard({ sample, onDone }: { sample: Sample; onDone: (words: string) => void }) {
  const [answer, setAnswer] = useState<Answer>();
  const sending = useSending();
  const { id, title, shortAddress, door, how, phone } = sample;
  const save = async () => {
    if (answer && (await sending.send(() => call(checkSample, { id, answer }))))
      onDone(doneWords[answer]);
  };
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{door}</Heading>
        <Pill words={coverageWayWords[how]} tone="blue" />
      </TitleRow>
      <Place words={`${shortAddress} · ${title}`} />
      {phone ? <Note>电话 {phone}</Note> : null}
      {phone ? (
        <View className="tell-call">
          <Button
            kind="soft"
            icon="phone"
            isBig
            words="打电话"
            label={`打电话给 ${door}`}
            onTap={() => callPhone(phone)}
          />
        </View>
      ) : (
        <Note>这一户没有留电话，请上门问一声。</Note>
      )}
      <Answers label={`${door} 怎么说`} answers={answers} chosen={answer} onChoose={setAnswer} />
      <Problem words={sending.problem} />
      {answer ? (
        <Buttons>
          <Button
            kind="soft"
            icon="check"
            words="记下"
            label={`记下 ${door} 的回答`}
            isBusy={sending.isBusy}
            onTap={() => void save()}
          />
        </Buttons>
      ) : null}
    </Card>
  );
}

/** 抽查回访: doors drawn by lot of those that were ticked, so that a tick means what it says (`features.md` N11). */
export default function Samples() {
  const page = useLoaded(() => call(listSamples, {}));
  const [done, setDone] = useState<string>();
  const { data, error } = page;
  const left = (data?.samples.length ?? 0) - cardsAtOnce;
  return (
    <Page title="抽查回访" isWide>
      {data && data.samples.length > 0 ? (
        <Card tone="blue">
          <Note>
            抽签选出的，都是记为「已告知」的住户。请问一句：停水停电或应急的事，有没有人告诉过您？
          </Note>
        </Card>
      ) : null}
      <View className="tell-people">
        {data?.samples.slice(0, cardsAtOnce).map((sample) => (
          <SampleCard
            key={sample.id}
            sample={sample}
            onDone={(words) => {
              setDone(words);
              void page.reload();
            }}
          />
        ))}
      </View>
      {left > 0 ? <Note>还有 {left} 户，问完这些再显示。</Note> : null}
      {data?.samples.length === 0 ? (
        <Empty
          icon="phone"
          title="没有等您回访的住户"
          note="有人记下「已电话告知」「已上门告知」，会抽出几户放在这里。"
        />
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}
