import Taro from '@tarojs/taro';

export async function openPrivacyWords(): Promise<boolean> {
  try {
    await Taro.openPrivacyContract({});
    return true;
  } catch {
    return false;
  }
}
