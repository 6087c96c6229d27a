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
