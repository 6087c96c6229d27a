import Taro from '@tarojs/taro';
import { lettersOf } from './letters-of';

/** Taro hands this call on as it is, so that it says by callbacks how it went. */
export const randomLetters = (count: number): Promise<string> =>
  new Promise((resolve, reject) => {
    void Taro.getRandomValues({
      length: count,
      success: ({ randomValues }) => resolve(lettersOf(new Uint8Array(randomValues))),
      fail: () => reject(new Error('no random values')),
    });
  });
