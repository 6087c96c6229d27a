import Taro from '@tarojs/taro';

export const hasPrivacyWords = true;

export async function openPrivacyWords(): Promise<void> {
  Taro.openPrivacyContract({});
}
