import Taro from '@tarojs/taro';

/** What a message to a friend shows when this page is forwarded; H5 forwards by its address. */
export function useForward(title: string, path: string): void {
  Taro.useShareAppMessage(() => ({ title, path: `/${path}` }));
}
