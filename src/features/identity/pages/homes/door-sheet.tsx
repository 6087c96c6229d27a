import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { type Home, setDoor } from '#contracts/identity';
import { Button, Field, Sheet } from '../../../../components';
import { call } from '../../../../platform/cloud';

/** Asks for the door, and says who sees it. */
export function DoorSheet(props: { home: Home; onClose: () => void; onSaved: () => void }) {
  const { home, onClose, onSaved } = props;
  const [door, setDoorWords] = useState(home.door ?? '');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    if (!door.trim()) {
      setProblem('请写门牌号，例如 302');
      return;
    }
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(setDoor, { homeId: home.id, door: door.trim() });
      onSaved();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsBusy(false);
  };
  return (
    <Sheet
      title={home.shortAddress}
      isOpen
      onClose={onClose}
      footer={<Button kind="primary" words="保存" isBusy={isBusy} onTap={() => void save()} />}
    >
      <Field
        label="门牌号"
        hint="例如 302"
        value={door}
        maxLength={12}
        problem={problem}
        note="只给核实的单元长和网格员看，邻居看不到。"
        onInput={setDoorWords}
      />
    </Sheet>
  );
}
