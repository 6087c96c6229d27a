import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { listToWitness, type ToWitness, witness } from '#contracts/shop-counter';
import { momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Pill,
  Problem,
  Skeleton,
  TitleRow,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import '../../shop.css';

const kindWords: Record<ToWitness['kind'], { head: string; question: string }> = {
  redemption: { head: '柜台兑换', question: '您看到本人在柜台，要换的是这些吗？' },
  register: { head: '断网时的登记', question: '纸上签了字的，和这里写的一样吗？' },
  stocktake: { head: '盘点', question: '您一起数过，货架上是这个数吗？' },
};

function WitnessCard({ item, onDone }: { item: ToWitness; onDone: (words: string) => void }) {
  const { id, version, kind, words, shopName, byText, at } = item;
  const sending = useSending();
  const say = async (isRight: boolean) => {
    if (await sending.send(() => call(witness, { id, version, isRight })))
      onDone(isRight ? '记下了，谢谢您' : '记下了，这一次不算');
  };
  return (
    <Card>
      <TitleRow>
        <Heading>{shopName}</Heading>
        <Pill words={kindWords[kind].head} tone="blue" />
      </TitleRow>
      <View className="witness-words">
        {words.map((line) => (
          <View key={line}>{line}</View>
        ))}
      </View>
      <Note>
        {byText} · {momentText(at, now())}
      </Note>
      <View className="shop-part">{kindWords[kind].question}</View>
      <Problem words={sending.problem} />
      <Buttons>
        <Button
          words="不是这样"
          isGrowing
          isDisabled={sending.isBusy}
          onTap={() => void say(false)}
        />
        <Button
          kind="soft"
          words="是这样"
          isGrowing
          isBusy={sending.isBusy}
          onTap={() => void say(true)}
        />
      </Buttons>
    </Card>
  );
}

/** 请您见证: what a keeper did and a second person has to have seen. */
export default function WitnessPage() {
  const page = useLoaded(() => call(listToWitness, {}));
  const [done, setDone] = useState<string>();
  const { data, error } = page;
  return (
    <Page title="请您见证" isWide>
      <View className="shop-cards">
        {data?.items.map((item) => (
          <WitnessCard
            key={item.id}
            item={item}
            onDone={(words) => {
              setDone(words);
              void page.reload();
            }}
          />
        ))}
      </View>
      {data?.items.length === 0 ? (
        <Empty
          icon="circle-check"
          title="没有等您见证的"
          note="柜台给纸质存折换大件、断网登记和盘点，要您看过才算。"
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={2} />}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}
