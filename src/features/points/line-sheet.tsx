import type { PassbookLine } from '#contracts/points';
import { Button, ListRow, Note, Sheet } from '../../components';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import { keep } from '../../platform/storage';
import { factsOf } from './lines';
import { keptLine, type SeenLine } from './proof-words';

type LineSheetProps = {
  line: PassbookLine;
  /** Of the shop that answers for the passbook. */
  phone: string | undefined;
  onClose: () => void;
};

/** One line in full: why, by which rule, who agreed, and what to do where it is not right. */
export function LineSheet({ line, phone, onClose }: LineSheetProps) {
  const check = () => {
    onClose();
    const { id, at, reason, balance, in: received, out } = line;
    keep(keptLine, { id, at, reason, balance, in: received, out } satisfies SeenLine);
    open('pointsProof', { id });
  };
  return (
    <Sheet
      title="这一笔"
      isOpen
      onClose={onClose}
      footer={
        <>
          {phone ? <Button icon="phone" words="问一问" onTap={() => callPhone(phone)} /> : null}
          <Button kind="soft" words="查一查在不在账里" onTap={check} />
        </>
      }
    >
      {factsOf(line, now()).map(({ name, words }) => (
        <ListRow key={name} title={name} note={words} />
      ))}
      <Note>觉得不对，打电话问积分超市；每月公示后也可以提意见，社区书记答复。</Note>
    </Sheet>
  );
}
