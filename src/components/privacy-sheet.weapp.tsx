import { Button as NativeButton } from '@tarojs/components';
import { Button } from './button';
import { Note } from './layout';
import type { PrivacySheetProps } from './privacy-sheet';
import { Sheet } from './sheet';

export function PrivacySheet({ what, onAgree, onRefuse }: PrivacySheetProps) {
  return (
    <Sheet
      title={`要用到${what}，可以吗？`}
      isOpen
      onClose={onRefuse}
      footer={
        <>
          <Button words="不用" onTap={onRefuse} />
          <NativeButton
            id="privacy-agree"
            className="tap btn btn-primary"
            hoverClass="tap-pressed"
            openType="agreePrivacyAuthorization"
            onAgreePrivacyAuthorization={onAgree}
          >
            可以
          </NativeButton>
        </>
      }
    >
      <Note>只用在您正在做的这一件事上。不同意也没关系，别的都能照常用。</Note>
    </Sheet>
  );
}
