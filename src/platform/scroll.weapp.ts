import Taro from '@tarojs/taro';

export function scrollToClass(name: string): void {
  Taro.pageScrollTo({ selector: `.${name}`, offsetTop: -12, duration: 200 }).catch(() => undefined);
}
