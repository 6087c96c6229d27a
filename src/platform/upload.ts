/**
 * Uploads a photo of the phone to an issued path. `onProgress` hears percents from 0 to 100.
 * Throws AppError `offline` where the network failed, else `file-refused` with a reason.
 */
export declare function uploadPhoto(
  path: string,
  cloudPath: string,
  onProgress: (percent: number) => void,
): Promise<{ fileID: string }>;
