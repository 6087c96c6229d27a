import Taro from '@tarojs/taro';

/** Temporary files live only as long as the app; these last (`platform.md §1.6`). */
const pathOf = (key: string) => `${Taro.env.USER_DATA_PATH}/draft-${key}.jpg`;

export function keepPhoto(key: string, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().copyFile({
      srcPath: path,
      destPath: pathOf(key),
      success: () => resolve(),
      fail: reject,
    });
  });
}

export async function photoUrl(key: string): Promise<string | undefined> {
  try {
    Taro.getFileSystemManager().accessSync(pathOf(key));
    return pathOf(key);
  } catch {
    return undefined;
  }
}

export async function dropPhoto(key: string): Promise<void> {
  try {
    Taro.getFileSystemManager().unlinkSync(pathOf(key));
  } catch {
    // It is gone already.
  }
}
