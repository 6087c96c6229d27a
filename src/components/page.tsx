import { View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useContext } from 'react';
import { aria } from './aria';
import { classes } from './classes';
import { FrameContext, themeClass } from './frame';
import { Icon } from './icon';
import { Tap } from './tap';

export type PageProps = PropsWithChildren<{
  /** Shown by H5; on WeChat the native bar shows `navigationBarTitleText` of the page's config: keep them equal. */
  title: string;
  /** Tab pages have no way back and keep clear of the tab bar. */
  isTab?: boolean;
  /** Staff pages may use a desktop's width; others stay a column of 480 px. */
  isWide?: boolean;
  /** Stays at the bottom: the one thing to press. */
  footer?: ReactNode;
}>;

function Bar({ title, isTab }: { title: string; isTab: boolean }) {
  const frame = useContext(FrameContext);
  if (!frame.drawsBar) return null;
  return (
    <View className="page-bar">
      {isTab ? null : (
        <Tap className="page-back" label="返回" onTap={frame.goBack}>
          <Icon name="chevron-left" size="l" />
        </Tap>
      )}
      <View className="page-title" {...aria({ role: 'heading' })}>
        {title}
      </View>
    </View>
  );
}

/** The root of every screen: theme, safe areas, the strip that says there is no network, a footer that stays. */
export function Page({ title, isTab = false, isWide, footer, children }: PageProps) {
  const frame = useContext(FrameContext);
  return (
    <View
      className={classes(themeClass(frame), 'page', isWide && 'page-wide', isTab && 'page-tab')}
    >
      <Bar title={title} isTab={isTab} />
      {frame.isOffline ? (
        <View className="page-offline" {...aria({ role: 'status', isLive: true })}>
          <Icon name="wifi-off" size="s" /> 没有网络，您填的内容都会留着
        </View>
      ) : null}
      <View className="page-body">{children}</View>
      {frame.overlay}
      {footer ? <View className="page-foot">{footer}</View> : null}
    </View>
  );
}
