import Taro from '@tarojs/taro';

/** Brings the first thing with this class into sight, a little below the title. */
export function scrollToClass(name: string): void {
  Taro.pageScrollTo({ selector: `.${name}`, offsetTop: -64, duration: 200 }).catch(() => undefined);
}
