import { AppError } from '#contracts/errors';
import { renewSession, sessionToken } from './session.h5';

type Answer = { status: number; body: string };

function put(parts: {
  url: string;
  token: string;
  blob: Blob;
  onProgress: (percent: number) => void;
}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', parts.url);
    request.setRequestHeader('authorization', `Bearer ${parts.token}`);
    request.setRequestHeader('content-type', parts.blob.type || 'image/jpeg');
    request.upload.onprogress = ({ loaded, total }) =>
      parts.onProgress(total > 0 ? (loaded / total) * 100 : 0);
    request.onload = () => resolve({ status: request.status, body: request.responseText });
    request.onerror = () => reject(new AppError('offline'));
    request.ontimeout = () => reject(new AppError('offline'));
    request.timeout = 60_000;
    request.send(parts.blob);
  });
}

export async function uploadPhoto(
  path: string,
  cloudPath: string,
  onProgress: (percent: number) => void,
): Promise<{ fileID: string }> {
  const blob = await (await fetch(path)).blob();
  const url = `/upload/${cloudPath.split('/').map(encodeURIComponent).join('/')}`;
  let answer = await put({ url, token: await sessionToken(), blob, onProgress });
  if (answer.status === 401)
    answer = await put({ url, token: await renewSession(), blob, onProgress });
  if (answer.status !== 200)
    throw new AppError('file-refused', { reason: '这张没有传上，请去掉后重新添加' });
  return JSON.parse(answer.body) as { fileID: string };
}
