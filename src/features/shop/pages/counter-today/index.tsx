import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { type CounterRedemption, listHandedOver, reverseRedemption } from '#contracts/shop-counter';
import { momentText } from '#domain/day';
import { itemsText } from '#domain/redemption';
import {
  Button,
  Buttons,
  Card,
  Empty,
  Heading,
  Note,
  Page,
  PagedList,
  Pill,
  Problem,
  Sheet,
  TextArea,
  TitleRow,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { useSending } from '../../../../platform/use-sending';
import '../../shop.css';

const reasonLimit = 100;

/** Takes one back: points and things both return, and its holder reads who did it and why. */
function ReverseSheet(props: {
  redemption: CounterRedemption;
  onClose: () => void;
  onDone: () => void;
}) {
  const { redemption, onClose, onDone } = props;
  const { id, version, items, points, maskedName } = redemption;
  const [reason, setReason] = useState('');
  const sending = useSending(['reason']);
  const reverse = async () => {
    if (await sending.send(() => call(reverseRedemption, { id, version, reason }))) onDone();
  };
  return (
    <Sheet
      title={`撤销 ${maskedName} 的这一次？`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button words="不撤销" onTap={onClose} />
          <Button
            kind="primary"
            words="东西收回了，撤销"
            isBusy={sending.isBusy}
            onTap={() => void reverse()}
          />
        </>
      }
    >
      <Note>
        {itemsText(items)}回到货架，{points} 分退回存折。{maskedName} 会看到原因。
      </Note>
      <View className="shop-part">
        <TextArea
          label="为什么撤销"
          hint="例如：拿错了，要换一样"
          value={reason}
          maxLength={reasonLimit}
          problem={sending.problems.reason}
          onInput={setReason}
        />
      </View>
      <Problem words={sending.problem} />
    </Sheet>
  );
}

type RowProps = { redemption: CounterRedemption; onReverse: () => void };

function HandedOver({ redemption, onReverse }: RowProps) {
  const { maskedName, place, items, points, handedOverAt, receiptNumber, status } = redemption;
  return (
    <Card>
      <TitleRow>
        <Heading size="title">
          {maskedName} · {itemsText(items)}
        </Heading>
        {status === 'reversed' ? (
          <Pill words="已撤销" />
        ) : (
          <Pill words={`${points} 分`} tone="jade" />
        )}
      </TitleRow>
      <Note>
        {[place, handedOverAt !== undefined && `${momentText(handedOverAt, now())} 交出`]
          .filter(Boolean)
          .join(' · ')}
      </Note>
      {receiptNumber ? <Note>凭证号 {receiptNumber}</Note> : null}
      {redemption.mayReverse ? (
        <Buttons>
          <Button
            words="撤销"
            label={`撤销 ${maskedName} 的 ${itemsText(items)}`}
            onTap={onReverse}
          />
        </Buttons>
      ) : null}
    </Card>
  );
}

/** 交出记录, newest first: what was handed out wrongly can be taken back until midnight. */
export default function CounterTodayPage() {
  const load = useCallback(
    (cursor: string | undefined) => call(listHandedOver, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<CounterRedemption>(load, undefined);
  const [reversing, setReversing] = useState<CounterRedemption>();
  const [done, setDone] = useState<string>();
  return (
    <Page title="交出记录" isWide>
      <PagedList {...pagedProps(page)} more="更早的">
        <View className="shop-cards">
          {page.items?.map((one) => (
            <HandedOver key={one.id} redemption={one} onReverse={() => setReversing(one)} />
          ))}
        </View>
        {page.items?.length === 0 ? (
          <Empty title="还没有交出过东西" note="交一件记一件，给错了当天可以撤销。" />
        ) : null}
      </PagedList>
      {reversing ? (
        <ReverseSheet
          redemption={reversing}
          onClose={() => setReversing(undefined)}
          onDone={() => {
            setReversing(undefined);
            setDone('撤销了，积分和东西都退回了');
            void page.reload();
          }}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}
