import { View } from '@tarojs/components';
import { useState } from 'react';
import { type CounterRedemption, refuseRedemption } from '#contracts/shop-counter';
import { itemsText } from '#domain/redemption';
import { Button, Buttons, Card, Note, Problem, Sheet } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { useSending } from '../../platform/use-sending';
import { untilText } from './standing';

/** Whom, what, and what remains: to be read from the other side of the counter. */
export function Facts({ redemption }: { redemption: CounterRedemption }) {
  const { maskedName, place, items, points, balance } = redemption;
  return (
    <View className="facts">
      <View className="counter-big">{maskedName}</View>
      <Note>{place}</Note>
      <View className="counter-big facts-items">
        {items.map(({ rewardId, name, quantity }) => (
          <View key={rewardId}>
            {name} <View className="facts-pieces">×{quantity}</View>
          </View>
        ))}
      </View>
      <View className="facts-purse">
        <View>{points} 分</View>
        <View className="counter-big">还剩 {balance} 分</View>
      </View>
    </View>
  );
}

type Why = 'out-of-stock' | 'damaged';
const whyWords: Record<Why, string> = { 'out-of-stock': '缺货', damaged: '破损' };

function RefuseSheet(props: {
  redemption: CounterRedemption;
  why: Why;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { redemption, why, onClose, onDone } = props;
  const { id, version, maskedName, points, items } = redemption;
  const sending = useSending();
  const refuse = async () => {
    if (await sending.send(() => call(refuseRedemption, { id, version, why })))
      onDone(`${points} 分退回 ${maskedName} 的存折了`);
  };
  return (
    <Sheet
      title={`${itemsText(items)}${whyWords[why]}，给不了？`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button words="再找找" onTap={onClose} />
          <Button
            kind="primary"
            words={`${whyWords[why]}，退回积分`}
            isBusy={sending.isBusy}
            onTap={() => void refuse()}
          />
        </>
      }
    >
      <Note>
        {points} 分马上退回，{maskedName} 会收到道歉的消息。
      </Note>
      <Problem words={sending.problem} />
    </Sheet>
  );
}

type FoundCardProps = {
  redemption: CounterRedemption;
  isBusy: boolean;
  isOffline: boolean;
  onGive: () => void;
  onRefused: (words: string) => void;
  onClosed: () => void;
};

/** A reservation whose holder stands at the counter: one button hands it over. */
export function FoundCard(props: FoundCardProps) {
  const { redemption, isBusy, isOffline, onGive, onRefused, onClosed } = props;
  const [why, setWhy] = useState<Why>();
  const { maskedName, until } = redemption;
  return (
    <Card className="counter-card">
      <Facts redemption={redemption} />
      <Note>{untilText(until, now())}有效</Note>
      <View className="counter-give">
        <Button
          kind="primary"
          isBig
          words={`交给 ${maskedName} 了`}
          isBusy={isBusy}
          busyWords="正在记…"
          isDisabled={isOffline}
          onTap={onGive}
        />
      </View>
      <Buttons>
        {(['out-of-stock', 'damaged'] as const).map((one) => (
          <Button
            key={one}
            words={`${whyWords[one]}，给不了`}
            isGrowing
            isDisabled={isOffline || isBusy}
            onTap={() => setWhy(one)}
          />
        ))}
      </Buttons>
      {why ? (
        <RefuseSheet
          redemption={redemption}
          why={why}
          onClose={() => {
            setWhy(undefined);
            onClosed();
          }}
          onDone={onRefused}
        />
      ) : null}
    </Card>
  );
}
