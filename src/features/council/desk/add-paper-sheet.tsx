import { useState } from 'react';
import { addPaperAttendee } from '#contracts/council-attendance';
import { type FoundAccount, findAccounts } from '#contracts/points-accounts';
import { Button, Field, ListRow, Note, Problem, Sheet, Stack } from '../../../components';
import { call } from '../../../platform/cloud';
import { useSending } from '../../../platform/use-sending';
import { useKept } from '../use-kept';
import { useStep } from './use-step';

const emptyPaper = { name: '', placeText: '', number: '' };

type BookProps = {
  number: string;
  account: FoundAccount | undefined;
  problem: string | undefined;
  onInput: (number: string) => void;
  onChoose: (account: FoundAccount) => void;
};

/** Her paper passbook, found by its number: what she earns by coming is written there. */
function FindBook({ number, account, problem, onInput, onChoose }: BookProps) {
  const [found, setFound] = useState<readonly FoundAccount[]>();
  const finding = useSending(['number']);
  const find = () =>
    void finding.send(async () => {
      const { accounts } = await call(findAccounts, { number });
      setFound(accounts.filter(({ kind }) => kind === 'paper'));
    });
  return (
    <>
      <Field
        label="纸质存折号（有的话，到会积分记在上面）"
        hint="存折封面上的 8 位数字"
        kind="number"
        value={number}
        maxLength={8}
        problem={finding.problems.number ?? problem}
        onInput={onInput}
      />
      {number.trim() ? <Button words="找这本存折" isBusy={finding.isBusy} onTap={find} /> : null}
      {found?.map((one) => (
        <ListRow
          key={one.id}
          icon="book-open"
          title={one.maskedName}
          note={one.place}
          aside={account?.id === one.id ? '选了' : '就是这本'}
          onTap={() => onChoose(one)}
        />
      ))}
      {found?.length === 0 ? <Note>没有找到这本存折，请看看号码。</Note> : null}
      <Problem words={finding.problem} />
    </>
  );
}

/** 加一位没有手机的: by name and door, with her paper passbook where she has one. */
export function AddPaperSheet(props: {
  id: string;
  reload: () => Promise<unknown>;
  onClose: () => void;
  onDone: (name: string) => void;
}) {
  const { fields: form, change, clear: drop } = useKept(`paper-attendee/${props.id}`, emptyPaper);
  const [account, setAccount] = useState<FoundAccount>();
  const step = useStep({
    marked: ['name', 'placeText', 'accountId'],
    reload: props.reload,
    onDone: () => {
      drop();
      props.onDone(form.name.trim());
    },
  });
  const placeText = form.placeText.trim();
  const add = () =>
    void step.take(addPaperAttendee, {
      id: props.id,
      name: form.name.trim(),
      ...(placeText && { placeText }),
      ...(account && { accountId: account.id }),
    });
  return (
    <Sheet
      title="加一位没有手机的"
      isOpen
      onClose={props.onClose}
      footer={<Button kind="primary" words="加上" isBusy={step.isBusy} onTap={add} />}
    >
      <Stack>
        <Field
          label="姓名"
          value={form.name}
          maxLength={20}
          problem={step.problems.name}
          onInput={(name) => change({ name })}
        />
        <Field
          label="住哪里（可以不写）"
          hint="例如 5号楼2单元302"
          value={form.placeText}
          maxLength={30}
          problem={step.problems.placeText}
          onInput={(text) => change({ placeText: text })}
        />
        <FindBook
          number={form.number}
          account={account}
          problem={step.problems.accountId}
          onInput={(number) => change({ number })}
          onChoose={setAccount}
        />
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}
