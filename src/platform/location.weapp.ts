import Taro from '@tarojs/taro';
import type { ChosenPoint } from './location';

export const canChoosePoint = true;

export async function choosePoint(): Promise<ChosenPoint | undefined> {
  try {
    const { latitude, longitude, name, address } = await Taro.chooseLocation({});
    return { latitude: Number(latitude), longitude: Number(longitude), words: name || address };
  } catch {
    return undefined;
  }
}

export const canShowPoint = true;

export function showPoint({ latitude, longitude, words }: ChosenPoint): void {
  Taro.openLocation({ latitude, longitude, name: words }).catch(() => undefined);
}
