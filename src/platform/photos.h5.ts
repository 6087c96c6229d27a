import { photoLimitBytes } from '#contracts/file';
import { fitted, photoProblems, rawLimitBytes } from './photo-limits';
import type { Chosen, ReadyPhoto } from './photos';
import './photos.h5.css';

type Source = 'camera' | 'album' | 'both';

export async function choosePhotos(source: Source, limit: number): Promise<Chosen> {
  const files = await pick(source, limit);
  const results = await Promise.all(files.slice(0, limit).map(ready));
  const extra =
    files.length > limit ? [`最多再加 ${limit} 张，多选的 ${files.length - limit} 张没有加`] : [];
  return {
    photos: results.filter((one): one is ReadyPhoto => typeof one !== 'string'),
    problems: [
      ...new Set(results.filter((one): one is string => typeof one === 'string')),
      ...extra,
    ],
  };
}

/** The browser's own chooser; on a phone `capture` opens the camera. Closing it picks nothing. */
function pick(source: Source, limit: number): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = limit > 1 && source !== 'camera';
    if (source === 'camera') input.capture = 'environment';
    input.hidden = true;
    const finish = () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.onchange = finish;
    input.oncancel = finish;
    document.body.append(input);
    input.click();
  });
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });

/** Draws it anew: what a canvas gives back carries no EXIF. */
function drawn(bitmap: ImageBitmap): HTMLCanvasElement {
  const { width, height } = fitted(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

async function ready(file: File): Promise<ReadyPhoto | string> {
  if (!file.type.startsWith('image/')) return photoProblems.notAPhoto;
  if (file.size > rawLimitBytes) return photoProblems.tooBig;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = drawn(bitmap);
    bitmap.close();
    for (const quality of [0.82, 0.65, 0.45]) {
      const blob = await encoded(canvas, quality);
      if (blob && blob.size <= photoLimitBytes) return { path: URL.createObjectURL(blob) };
    }
    return photoProblems.tooBig;
  } catch {
    return photoProblems.unreadable;
  }
}

/** A dialog of the browser's own: Escape and the button close it; Taro's preview would bring 190 KB. */
export function openPhotos(urls: readonly string[], at: number): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'photo-viewer';
  dialog.setAttribute('aria-label', '查看照片');
  for (const url of [urls[at] ?? '', ...urls.filter((_, other) => other !== at)]) {
    const image = document.createElement('img');
    image.src = url;
    image.alt = '照片';
    dialog.append(image);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '关闭';
  close.onclick = () => dialog.close();
  dialog.append(close);
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}
