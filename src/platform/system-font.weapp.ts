import Taro from '@tarojs/taro';

/** `fontSizeScaleFactor` where WeChat has it, else `fontSizeSetting` against its 16 px. */
export function systemFontFactor(): number {
  const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number; fontSizeSetting?: number };
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16;
}
