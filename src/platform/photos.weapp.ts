import Taro from '@tarojs/taro';
import { photoLimitBytes } from '#contracts/file';
import { fitted, photoProblems, rawLimitBytes } from './photo-limits';
import type { Chosen, ReadyPhoto } from './photos';

type Source = 'camera' | 'album' | 'both';
type Picked = { tempFilePath: string; size: number };

export async function choosePhotos(source: Source, limit: number): Promise<Chosen> {
  const picked = await pick(source, limit);
  const results = await Promise.all(picked.map(ready));
  return {
    photos: results.filter((one): one is ReadyPhoto => typeof one !== 'string'),
    problems: results.filter((one): one is string => typeof one === 'string'),
  };
}

/** Going back or refusing is no failure: nothing was picked. */
async function pick(source: Source, limit: number): Promise<readonly Picked[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: limit,
      mediaType: ['image'],
      sourceType: source === 'both' ? ['camera', 'album'] : [source],
      sizeType: ['compressed'],
    });
    return tempFiles;
  } catch {
    return [];
  }
}

const sizeOf = (path: string): Promise<number> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: path,
      success: ({ size }) => resolve(size),
      fail: () => resolve(Number.POSITIVE_INFINITY),
    });
  });

/** Encodes until it is small enough; every pass writes a new JPEG, which carries no EXIF. */
async function ready({ tempFilePath, size }: Picked): Promise<ReadyPhoto | string> {
  if (size > rawLimitBytes) return photoProblems.tooBig;
  try {
    const { width, height } = await Taro.getImageInfo({ src: tempFilePath });
    const fit = fitted(width, height);
    for (const quality of [80, 60, 40]) {
      const { tempFilePath: path } = await Taro.compressImage({
        src: tempFilePath,
        quality,
        compressedWidth: fit.width,
        compressedHeight: fit.height,
      });
      if ((await sizeOf(path)) <= photoLimitBytes) return { path };
    }
    return photoProblems.tooBig;
  } catch {
    return photoProblems.unreadable;
  }
}

export function openPhotos(urls: readonly string[], at: number): void {
  const current = urls[at];
  if (current) Taro.previewImage({ urls: [...urls], current });
}
