import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { photoLimitBytes } from '#contracts/file';
import type { CoverBoardProps } from './cover-board';
import { type Box, boxBetween, type Point } from './cover-box';
import { fitted } from './photo-limits';
import type { ReadyPhoto } from './photos';

/** By way of its bytes: a photo of another address would forbid to read the canvas. */
const photoAt = async (url: string): Promise<ImageBitmap> =>
  createImageBitmap(await (await fetch(url)).blob());

function draw(canvas: HTMLCanvasElement, photo: ImageBitmap, boxes: readonly Box[]): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  context.drawImage(photo, 0, 0, width, height);
  context.fillStyle = '#000000';
  for (const box of boxes)
    context.fillRect(box.left * width, box.top * height, box.width * width, box.height * height);
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });

async function saved(canvas: HTMLCanvasElement): Promise<ReadyPhoto> {
  for (const quality of [0.82, 0.65, 0.45]) {
    const blob = await encoded(canvas, quality);
    if (blob && blob.size <= photoLimitBytes) return { path: URL.createObjectURL(blob) };
  }
  throw new Error('The covered photo is too large.');
}

const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
};

export function CoverBoard({ url, words, boxes, onBox, onReady, onFailed }: CoverBoardProps) {
  const board = useRef<HTMLCanvasElement>(null);
  const [photo, setPhoto] = useState<ImageBitmap>();
  const [from, setFrom] = useState<Point>();
  const [live, setLive] = useState<Box>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each photo is opened once.
  useEffect(() => {
    let isCurrent = true;
    photoAt(url)
      .then((opened) => isCurrent && setPhoto(opened))
      .catch(() => isCurrent && onFailed());
    return () => {
      isCurrent = false;
    };
  }, [url]);
  useEffect(() => {
    const canvas = board.current;
    if (!canvas || !photo) return;
    draw(canvas, photo, live ? [...boxes, live] : boxes);
    // What is saved is what was drawn last without a box that is still growing.
    if (!live) onReady(() => saved(canvas));
  }, [photo, boxes, live, onReady]);

  const size = photo ? fitted(photo.width, photo.height) : { width: 0, height: 0 };
  const end = () => {
    if (live) onBox(live);
    setFrom(undefined);
    setLive(undefined);
  };
  return (
    <canvas
      ref={board}
      className="cover-board"
      width={size.width}
      height={size.height}
      role="img"
      aria-label={words}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(pointOf(event));
      }}
      onPointerMove={(event) => {
        if (from) setLive(boxBetween(from, pointOf(event)));
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
