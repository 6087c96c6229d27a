import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { type StockedReward, writeOff } from '#contracts/shop-stock';
import { Button, Chips, Field, Note, Problem, Sheet, TextArea } from '../../../components';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { useSending } from '../../../platform/use-sending';
import { freeOf, lotText, piecesProblem, type StockedLot, wholeNumber } from './stock-words';

const common = ['过期了', '包装破了', '受潮了', '找不到了'].map((value) => ({
  value,
  words: value,
}));

type WriteOffSheetProps = {
  reward: Pick<StockedReward, 'id' | 'name'>;
  lot: StockedLot;
  onClose: () => void;
  onDone: (words: string) => void;
  onRefused: () => void;
};

/** 报损: pieces of one lot leave the stock, with the reason everybody can read. */
export function WriteOffSheet({ reward, lot, onClose, onDone, onRefused }: WriteOffSheetProps) {
  const free = freeOf(lot);
  const [pieces, setPieces] = useState(lot.isExpired ? String(free) : '');
  const [reason, setReason] = useState(lot.isExpired ? '过期了' : '');
  const [isChecked, setIsChecked] = useState(false);
  const sending = useSending(['pieces', 'reason']);
  const wish = useRef(newRequestId());
  const piecesWrong = piecesProblem(pieces, free);
  const reasonWrong = reason.trim().length < 2 ? '请写一句原因' : undefined;
  const touched = () => {
    wish.current = newRequestId();
    sending.clear();
  };
  const send = async () => {
    setIsChecked(true);
    const number = wholeNumber(pieces);
    if (piecesWrong || reasonWrong || number === undefined) return;
    const input = { rewardId: reward.id, lotId: lot.id, pieces: number, reason: reason.trim() };
    const work = async () => {
      const { available } = await call(writeOff, input, { requestId: wish.current });
      onDone(`报损了 ${number} 件，还可兑 ${available} 件`);
    };
    if (!(await sending.send(work))) onRefused();
  };
  return (
    <Sheet
      title={`${reward.name} 报损`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="primary" words="报损" isBusy={sending.isBusy} onTap={() => void send()} />
      }
    >
      <Note>{lotText(lot)}</Note>
      {lot.reserved > 0 ? (
        <Note>
          有人约了 {lot.reserved} 件，留着；最多报损 {free} 件。
        </Note>
      ) : null}
      <Field
        label="几件"
        kind="number"
        value={pieces}
        maxLength={5}
        problem={(isChecked ? piecesWrong : undefined) ?? sending.problems.pieces}
        onInput={(next) => {
          touched();
          setPieces(next);
        }}
      />
      <TextArea
        label="原因"
        hint="写在进出明细和每月公示里"
        value={reason}
        maxLength={100}
        problem={(isChecked ? reasonWrong : undefined) ?? sending.problems.reason}
        onInput={(next) => {
          touched();
          setReason(next);
        }}
      />
      <View className="stock-part">
        <Chips
          label="常用的"
          choices={common}
          chosen={reason}
          onChoose={(next) => {
            touched();
            setReason(next);
          }}
        />
      </View>
      <Problem words={sending.problem} />
    </Sheet>
  );
}
