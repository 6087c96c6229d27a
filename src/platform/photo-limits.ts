/** The long edge after re-encoding, in px (`platform.md §1.6`). */
export const longEdge = 1280;
/** Above this nobody waits for a phone to shrink it, in bytes. */
export const rawLimitBytes = 30 * 1024 * 1024;

export const photoProblems = {
  tooBig: '有一张照片超过 30 MB，请换一张小一点的',
  notAPhoto: '有一个文件不是照片，请选照片',
  unreadable: '有一张照片打不开，请换一张或重新拍',
} as const;

/** Width and height inside the long edge, keeping the shape; small photos stay as they are. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, longEdge / Math.max(width, height, 1));
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}
