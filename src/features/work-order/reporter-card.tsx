import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { AppError, wordsFor } from '#contracts/errors';
import {
  type RevealReason,
  revealReasons,
  revealReasonWords,
  revealReporter,
  type WorkOrderDetail,
} from '#contracts/work-order';
import { Button, Card, Chips, Note, PersonRow, Problem, Sheet, Words } from '../../components';
import { call } from '../../platform/cloud';
import { callPhone } from '../../platform/phone';
import { ToldLine } from './told-line';
import type { WorkOrderState } from './use-work-order';

type Revealed = Got<typeof revealReporter>;

const reasonChoices = revealReasons.map((value) => ({ value, words: revealReasonWords[value] }));

/** Asks why, shows it once, and keeps nothing: the next look is asked and logged again. */
function useReveal(id: string, onRevealed: () => void) {
  const [reason, setReason] = useState<RevealReason>();
  const [shown, setShown] = useState<Revealed>();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const reveal = async () => {
    if (!reason) return setProblem('请选一个原因，对方会看到');
    setIsBusy(true);
    setProblem(undefined);
    try {
      setShown(await call(revealReporter, { id, reason }));
      onRevealed();
    } catch (cause) {
      setProblem(wordsFor(cause instanceof AppError ? cause : new AppError('internal')));
    }
    setIsBusy(false);
  };
  const forget = () => {
    setShown(undefined);
    setReason(undefined);
    setProblem(undefined);
  };
  return { reason, setReason, shown, isBusy, problem, reveal, forget };
}

function Contact({ shown }: { shown: Revealed }) {
  const { name, phone, homeText } = shown;
  return (
    <View className="stack">
      <PersonRow name={name} note={homeText} />
      {phone ? (
        <Button
          kind="primary"
          icon="phone"
          words={`打电话 ${phone}`}
          label={`打电话给${name}`}
          onTap={() => callPhone(phone)}
        />
      ) : (
        <Words>没有留电话。可以写一句进展，对方在进度里能看到。</Words>
      )}
      <Note>这次查看已经记下，对方在「谁看过您的信息」里能看到。</Note>
    </View>
  );
}

/** The reporter by title only; her phone after a reason that she will read. */
export function ReporterCard(props: { order: WorkOrderDetail; state: WorkOrderState }) {
  const { order, state } = props;
  const [isOpen, setIsOpen] = useState(false);
  const reveal = useReveal(order.id, () => void state.loaded.reload());
  const close = () => {
    setIsOpen(false);
    reveal.forget();
  };
  return (
    <Card>
      <PersonRow
        isSmall
        name={order.reporterText}
        post="反映人"
        note={order.canReveal ? '看电话要选原因' : '姓名和电话已隐藏'}
        aside={
          order.canReveal ? (
            <Button icon="phone" words="联系" onTap={() => setIsOpen(true)} />
          ) : undefined
        }
      />
      <ToldLine key={order.version} workOrderId={order.id} />
      <Sheet
        title={reveal.shown ? '联系反映人' : '为什么要联系？'}
        isOpen={isOpen}
        onClose={close}
        footer={
          reveal.shown ? undefined : (
            <Button
              kind="primary"
              words="查看姓名和电话"
              isBusy={reveal.isBusy}
              onTap={() => void reveal.reveal()}
            />
          )
        }
      >
        {reveal.shown ? (
          <Contact shown={reveal.shown} />
        ) : (
          <View className="stack">
            <Note>对方会看到您的名字、查看的时间和这个原因。</Note>
            <Chips
              label="查看的原因"
              chosen={reveal.reason}
              choices={reasonChoices}
              onChoose={reveal.setReason}
            />
            <Problem words={reveal.problem} />
          </View>
        )}
      </Sheet>
    </Card>
  );
}
