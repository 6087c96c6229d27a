import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { noticeReviewWords } from '#contracts/notice';
import { reviewNotice } from '#contracts/notice-desk';
import { Button, Buttons, Card, Heading, Note, Problem, Sheet, TextArea } from '../../components';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';
import type { DeskProps } from './full-notice';

const reasonLimit = 100;

/** 审核: lets it out as it stands, or sends it back with a reason its writer reads. */
export function ReviewCard({ full, desk, onDone }: DeskProps) {
  const { id, version } = full.notice;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const sending = useSending(['reason']);
  const wish = useRef(newRequestId());
  const decide = async (decision: 'publish' | 'refuse') => {
    const input = {
      id,
      version,
      decision,
      ...(decision === 'refuse' && { reason: reason.trim() }),
    };
    const isDone = await sending.send(() => call(reviewNotice, input, { requestId: wish.current }));
    wish.current = newRequestId();
    if (!isDone) return;
    setIsOpen(false);
    onDone(decision === 'publish' ? '通过了，已经告诉写的人' : '没有通过，原因已经告诉写的人');
  };
  return (
    <Card tone="amber">
      <Heading>等您审核</Heading>
      <Note>
        {desk.reviewReason ? noticeReviewWords[desk.reviewReason] : '通过后邻居就能看到'}。
      </Note>
      <Buttons>
        <Button
          kind="primary"
          words="通过，发出去"
          isBusy={sending.isBusy}
          onTap={() => void decide('publish')}
        />
        <Button words="不通过" onTap={() => setIsOpen(true)} />
      </Buttons>
      <Problem words={isOpen ? undefined : sending.problem} />
      <Sheet
        title="不通过的原因"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <Button
            kind="primary"
            words="不通过"
            isBusy={sending.isBusy}
            isDisabled={reason.trim().length < 2}
            onTap={() => void decide('refuse')}
          />
        }
      >
        <Note>写通知的人会看到。请写明哪里要改。</Note>
        <View className="notice-part">
          <TextArea
            label="原因"
            hint="例如：请写上恢复供水的时间"
            value={reason}
            maxLength={reasonLimit}
            problem={sending.problems.reason}
            onInput={setReason}
          />
        </View>
        <Problem words={sending.problem} />
      </Sheet>
    </Card>
  );
}
