import { type OfflinePerson, removeOffline } from '#contracts/coverage';
import { Button, Note, Problem, Sheet } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useSending } from '../../../../platform/use-sending';
import { calledText } from '../../offline-form';

/** Asks once: everything that was kept of her goes. */
export function RemoveSheet(props: {
  person: OfflinePerson;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const { person, onClose, onRemoved } = props;
  const sending = useSending();
  const remove = async () => {
    if (await sending.send(() => call(removeOffline, { id: person.id }))) onRemoved();
  };
  return (
    <Sheet
      title={`把 ${calledText(person)} 移出名单？`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button words="留着" onTap={onClose} />
          <Button
            kind="primary"
            words="移出并删掉"
            isBusy={sending.isBusy}
            onTap={() => void remove()}
          />
        </>
      }
    >
      <Note>记下的门牌、称呼和电话马上删掉。以后有通知，不再提醒您去告诉这位住户。</Note>
      <Problem words={sending.problem} />
    </Sheet>
  );
}
