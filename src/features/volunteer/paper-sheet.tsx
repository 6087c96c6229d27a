import { useState } from 'react';
import { type FoundAccount, findAccounts } from '#contracts/points-accounts';
import { addPaperVolunteer } from '#contracts/volunteer';
import { Button, Field, ListRow, Note, Problem, Sheet } from '../../components';
import { call } from '../../platform/cloud';
import { useSending } from '../../platform/use-sending';

/** Puts somebody on the list who came without a phone: by the number printed on her passbook. */
export function PaperSheet(props: {
  id: string;
  onClose: () => void;
  onDone: (name: string) => void;
}) {
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<readonly FoundAccount[]>();
  const sending = useSending(['number', 'accountId']);
  const find = () =>
    void sending.send(async () => {
      const { accounts } = await call(findAccounts, { number });
      setFound(accounts.filter(({ kind }) => kind === 'paper'));
    });
  const add = async ({ id, maskedName }: FoundAccount) => {
    const input = { id: props.id, accountId: id };
    if (await sending.send(() => call(addPaperVolunteer, input))) props.onDone(maskedName);
  };
  return (
    <Sheet
      title="加一位拿纸质存折的"
      isOpen
      onClose={props.onClose}
      footer={<Button kind="primary" words="查找" isBusy={sending.isBusy} onTap={find} />}
    >
      <Field
        label="存折号"
        hint="存折封面上的 8 位数字"
        kind="number"
        value={number}
        maxLength={8}
        problem={sending.problems.number ?? sending.problems.accountId}
        onInput={setNumber}
      />
      {found?.map((account) => (
        <ListRow
          key={account.id}
          title={account.maskedName}
          note={account.place}
          aside="加上"
          onTap={() => void add(account)}
        />
      ))}
      {found?.length === 0 ? <Note>没有找到这本存折，请看看号码。</Note> : null}
      <Problem words={sending.problem} />
    </Sheet>
  );
}
