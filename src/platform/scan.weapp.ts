import Taro from '@tarojs/taro';

export const canScan = true;

/** A mini-program code gives its page in `path`, with the scene in the query. */
export async function scanPlate(): Promise<string | undefined> {
  try {
    const { path } = (await Taro.scanCode({})) as { path?: string };
    const scene = /[?&]scene=([^&]+)/.exec(path ?? '')?.[1];
    return scene ? decodeURIComponent(scene) : undefined;
  } catch {
    return undefined;
  }
}

export async function scanWords(): Promise<string | undefined> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] });
    return result || undefined;
  } catch {
    return undefined;
  }
}
