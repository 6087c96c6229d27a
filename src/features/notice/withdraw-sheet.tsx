import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { withdrawNotice } from '#contracts/notice-desk';
import { Button, Note, Problem, Sheet, TextArea } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';
import { minutesLeft, takeBackText } from './face';

const reasonLimit = 100;
const tickMs = 10_000;

/** Minutes in which no reason is asked for, as they go by. */
export function useMinutesLeft(until: number | undefined): number {
  const [, setTick] = useState(0);
  const minutes = minutesLeft(until, now());
  const isRunning = minutes > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), tickMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  return minutes;
}

type WithdrawProps = {
  seen: { id: string; version: number };
  /** Until then without a reason, epoch ms. */
  until: number | undefined;
  /** Hers, and not a colleague's below her. */
  isOwn: boolean;
  /** Nobody has read it yet: it waits, or its time has not come. */
  isUnseen: boolean;
  onDone: () => void;
};

/** 撤回: at once while it is fresh, later with a reason that its readers see. */
export function Withdraw({ seen, until, isOwn, isUnseen, onDone }: WithdrawProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const minutes = useMinutesLeft(until);
  const sending = useSending(['reason']);
  const wish = useRef(newRequestId());
  const needsReason = !isOwn || (!isUnseen && minutes === 0);
  const tooShort = needsReason && reason.trim().length < 2;
  const withdraw = async () => {
    const isDone = await sending.send(() =>
      call(
        withdrawNotice,
        { ...seen, ...(reason.trim() && { reason: reason.trim() }) },
        { requestId: wish.current },
      ),
    );
    wish.current = newRequestId();
    if (!isDone) return;
    setIsOpen(false);
    onDone();
  };
  return (
    <>
      <Button
        words={minutes > 0 ? `撤回（还有 ${minutes} 分钟）` : '撤回'}
        onTap={() => setIsOpen(true)}
      />
      <Sheet
        title="撤回这份通知？"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <Button
            kind="primary"
            words="撤回"
            isBusy={sending.isBusy}
            isDisabled={tooShort}
            onTap={() => void withdraw()}
          />
        }
      >
        <Note>{takeBackText({ minutes, isOwn, isUnseen })}</Note>
        {needsReason || sending.problems.reason ? (
          <View className="notice-part">
            <TextArea
              label="为什么撤回"
              hint="例如：时间改了，会再发一份"
              value={reason}
              maxLength={reasonLimit}
              problem={sending.problems.reason}
              onInput={setReason}
            />
          </View>
        ) : null}
        <Problem words={sending.problem} />
      </Sheet>
    </>
  );
}
