import Taro from '@tarojs/taro';

export const windowWidth = (): number => Taro.getWindowInfo().windowWidth;

export function watchWidth(listener: (width: number) => void): () => void {
  const tell = ({ size }: { size: { windowWidth: number } }) => listener(size.windowWidth);
  Taro.onWindowResize(tell);
  return () => Taro.offWindowResize(tell);
}
