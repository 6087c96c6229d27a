import Taro from '@tarojs/taro';

export function offerUpdates(): void {
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => Taro.onAppHide(() => manager.applyUpdate()));
}
