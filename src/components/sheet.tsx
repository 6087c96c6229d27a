import { View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useContext } from 'react';
import { aria } from './aria';
import { FrameContext, themeClass } from './frame';
import { Icon } from './icon';
import { Portal } from './portal';
import { Tap } from './tap';

/** A question that comes up from below; closes by its cross, never by itself. */
export function Sheet(
  props: PropsWithChildren<{
    title: string;
    isOpen: boolean;
    onClose: () => void;
    footer?: ReactNode;
  }>,
) {
  const frame = useContext(FrameContext);
  if (!props.isOpen) return null;
  return (
    <Portal>
      <View className={`${themeClass(frame)} sheet-layer`}>
        <Tap className="sheet-shade" label="关闭" onTap={props.onClose} />
        <View className="sheet" {...aria({ role: 'dialog', label: props.title })}>
          <View className="sheet-head">
            <View className="heading text-title grow">{props.title}</View>
            <Tap className="sheet-close" label="关闭" onTap={props.onClose}>
              <Icon name="x" />
            </Tap>
          </View>
          <View className="sheet-body">{props.children}</View>
          {props.footer ? <View className="sheet-foot">{props.footer}</View> : null}
        </View>
      </View>
    </Portal>
  );
}
