import Taro from '@tarojs/taro';
import { listenForPrivacy } from './privacy-question';

/** A new version that WeChat has downloaded is taken when the app is hidden: nothing typed is lost. */
export function startPlatform(): void {
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => Taro.onAppHide(() => manager.applyUpdate()));
  listenForPrivacy();
}
