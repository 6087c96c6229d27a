import { View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useContext } from 'react';
import { aria } from './aria';
import { classes } from './classes';
import { FrameContext, themeClass } from './frame';
import { Icon } from './icon';
import { Tap } from './tap';

/** Three columns that scroll by themselves: where to look, a list, and the one thing that is open. For 1,000 px and more. */
export function Desk(
  props: PropsWithChildren<{ title: string; navigation: ReactNode; list: ReactNode }>,
) {
  const frame = useContext(FrameContext);
  return (
    <View className={`${themeClass(frame)} desk`}>
      <View className="desk-side" {...aria({ role: 'navigation', label: '看哪些' })}>
        <View className="desk-title">{props.title}</View>
        {props.navigation}
      </View>
      <View className="desk-column" {...aria({ role: 'region', label: '列表' })}>
        {frame.isOffline ? (
          <View className="desk-offline" {...aria({ role: 'status', isLive: true })}>
            <Icon name="wifi-off" size="s" /> 没有网络，您填的内容都会留着
          </View>
        ) : null}
        {props.list}
      </View>
      <View className="desk-column desk-main" {...aria({ role: 'main' })}>
        {props.children}
      </View>
      {frame.overlay}
    </View>
  );
}

/** One entry of the navigation. */
export function DeskLink(props: {
  words: string;
  isOn?: boolean;
  aside?: string | undefined;
  onTap: () => void;
}) {
  return (
    <Tap className={classes('desk-link', props.isOn && 'desk-link-on')} onTap={props.onTap}>
      <View className="grow">{props.words}</View>
      {props.aside ? <View className="desk-count">{props.aside}</View> : null}
    </Tap>
  );
}

/** What stays at the bottom of the open thing: its buttons. */
export function DeskFoot({ children }: PropsWithChildren) {
  return <View className="desk-foot">{children}</View>;
}
