import Taro from '@tarojs/taro';

export const windowWidth = (): number => Taro.getWindowInfo().windowWidth;

export function watchWidth(listener: (width: number) => void): () => void {
  const tell = () => listener(windowWidth());
  Taro.onWindowResize(tell);
  return () => Taro.offWindowResize(tell);
}
