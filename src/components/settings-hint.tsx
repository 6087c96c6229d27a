import { Button } from './button';
import { Note } from './layout';
import { Sheet } from './sheet';

/** Says once that WeChat's own switch keeps every message back, and leads there where it can. */
export function SettingsHint(props: { onOpen: (() => void) | undefined; onClose: () => void }) {
  return (
    <Sheet
      title="微信的提醒关着"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button words="知道了" onTap={props.onClose} />
          {props.onOpen ? <Button words="去打开" kind="primary" onTap={props.onOpen} /> : null}
        </>
      }
    >
      <Note>
        在微信的设置里打开「订阅消息」，有进展才会提醒您。不打开也没关系，每一条都在「消息」里。
      </Note>
    </Sheet>
  );
}
