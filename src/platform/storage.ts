import Taro from '@tarojs/taro';
import { keeper } from './wire';

const keyOf = (name: string) => `${keeper()}/${name}`;

/** Keeps a small value on the phone, for this person; a full or forbidden storage is no reason to fail. */
export function keep(name: string, value: unknown): void {
  try {
    Taro.setStorageSync(keyOf(name), value);
  } catch {
    // Nothing depends on it: the next start asks the cloud.
  }
}

/** What was kept under the name, or undefined. */
export function recall<T>(name: string): T | undefined {
  try {
    const value = Taro.getStorageSync<T | ''>(keyOf(name));
    return value === '' || value === undefined || value === null ? undefined : (value as T);
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    Taro.removeStorageSync(keyOf(name));
  } catch {
    // It is gone or cannot be reached; both are forgotten.
  }
}
