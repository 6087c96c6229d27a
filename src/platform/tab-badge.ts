import Taro from '@tarojs/taro';
import { badgeText } from '#domain/inbox';

/** The home tab: from there everything unread is one tap away. */
const index = 0;

/** Shows how much is unread on the tab, and nothing where nothing is; off a tab page WeChat refuses, which harms nobody. */
export function showTabBadge(unread: number): void {
  const text = badgeText(unread);
  const shown = text ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index });
  shown.catch(() => undefined);
}
