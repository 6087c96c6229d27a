import Taro from '@tarojs/taro';

/** Puts words where they can be pasted; both platforms say 「内容已复制」 by themselves. Rejects where the browser forbids it. */
export async function copyText(words: string): Promise<void> {
  await Taro.setClipboardData({ data: words });
}
