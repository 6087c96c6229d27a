import { useRef } from 'react';
import { closeAccount } from '#contracts/points';
import { Button, Note, Problem, Sheet, Stack, Words } from '../../components';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';
import { type Account, lossText, mustFetchText } from './account-words';

type CloseSheetProps = { account: Account; onClose: () => void; onDone: () => void };

/** Says what is lost before anybody closes; the cloud closes only with the balance she read. */
export function CloseSheet({ account, onClose, onDone }: CloseSheetProps) {
  const { balance } = account;
  const sending = useSending();
  const wish = useRef(newRequestId());
  const close = async () => {
    const isDone = await sending.send(() =>
      call(closeAccount, { balance }, { requestId: wish.current }),
    );
    wish.current = newRequestId();
    if (isDone) onDone();
  };
  const mustFetch = mustFetchText(account);
  return (
    <Sheet
      title="停用积分存折？"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button words="留着" onTap={onClose} />
          <Button
            kind="primary"
            words={balance > 0 ? `停用，放弃 ${balance} 分` : '停用'}
            isBusy={sending.isBusy}
            isDisabled={mustFetch !== undefined}
            onTap={() => void close()}
          />
        </>
      }
    >
      <Stack>
        <Words>{lossText(account)}</Words>
        {mustFetch ? <Words isStrong>{mustFetch}</Words> : null}
        <Note>
          以后做的事不再记分。已经记下的每一笔留在账里，只有编号，谁也改不了。停用不影响反映问题、看通知和别的任何功能。
        </Note>
        <Problem words={sending.problem} />
      </Stack>
    </Sheet>
  );
}
