import Taro from '@tarojs/taro';
import { lettersOf } from './letters-of';

export async function randomLetters(count: number): Promise<string> {
  const { randomValues } = await Taro.getRandomValues({ length: count });
  return lettersOf(new Uint8Array(randomValues));
}
