import { useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { type ReportDetail, withdrawReport } from '#contracts/report';
import { Button, Problem, Sheet, Words } from '../../components';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';

/** 撤回: asked once more, because it cannot be taken back. */
export function Withdraw({ report, onDone }: { report: ReportDetail; onDone: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [requestId] = useState(newRequestId);
  const { id, version } = report;
  const withdraw = async () => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(withdrawReport, { id, version }, { requestId: `${requestId}-${version}` });
      setIsOpen(false);
      onDone();
    } catch (cause) {
      setProblem(wordsFor(cause instanceof AppError ? cause : new AppError('internal')));
      onDone();
    }
    setIsBusy(false);
  };
  return (
    <>
      <Button words="不用办了，撤回" onTap={() => setIsOpen(true)} />
      <Sheet
        title="撤回这件反映？"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <>
            <Button words="不撤回" onTap={() => setIsOpen(false)} />
            <Button kind="primary" words="撤回" isBusy={isBusy} onTap={() => void withdraw()} />
          </>
        }
      >
        <Words>撤回以后，工作人员不再处理。以后再有问题，可以重新反映。</Words>
        <Problem words={problem} />
      </Sheet>
    </>
  );
}
