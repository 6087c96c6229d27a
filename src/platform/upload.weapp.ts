import Taro from '@tarojs/taro';
import { AppError } from '#contracts/errors';

export function uploadPhoto(
  path: string,
  cloudPath: string,
  onProgress: (percent: number) => void,
): Promise<{ fileID: string }> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: path,
      success: ({ fileID }) => resolve({ fileID }),
      fail: ({ errMsg }) =>
        reject(
          /STORAGE_|denied|exceed/i.test(errMsg)
            ? new AppError('file-refused', { reason: '这张没有传上，请去掉后重新添加' })
            : new AppError('offline'),
        ),
    }) as unknown as Taro.UploadTask | undefined;
    task?.onProgressUpdate(({ progress }) => onProgress(progress));
  });
}
