import Taro from '@tarojs/taro';

/** What a message to a friend shows when this page is forwarded; its config says `enableShareAppMessage`. */
export function useForward(title: string, path: string): void {
  Taro.useShareAppMessage(() => ({ title, path: `/${path}` }));
}
