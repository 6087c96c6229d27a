import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { CoverBoardProps } from './cover-board';
import { type Box, boxBetween, contained, type Point, within } from './cover-box';
import { fitted } from './photo-limits';
import type { ReadyPhoto } from './photos';

type Frame = { width: number; height: number };
type Drawn = { canvas: Taro.Canvas; photo: Taro.Image; frame: Frame };

const boardId = 'cover-board';

const boardNode = (): Promise<{ canvas: Taro.Canvas; frame: Frame }> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${boardId}`)
      .fields({ node: true, size: true }, ({ node, width, height }) =>
        resolve({ canvas: node, frame: { width, height } }),
      )
      .exec();
  });

async function opened(url: string): Promise<Drawn> {
  const { canvas, frame } = await boardNode();
  const photo = canvas.createImage();
  await new Promise<void>((resolve, reject) => {
    photo.onload = () => resolve();
    photo.onerror = reject;
    photo.src = url;
  });
  return { canvas, photo, frame };
}

/** In pixels of the photo, so that nothing is lost on a small screen. */
function sized({ canvas, photo, frame }: Drawn) {
  const place = contained(photo, frame);
  const scale = fitted(photo.width, photo.height).width / place.width;
  canvas.width = Math.round(frame.width * scale);
  canvas.height = Math.round(frame.height * scale);
  return {
    x: place.x * scale,
    y: place.y * scale,
    width: place.width * scale,
    height: place.height * scale,
  };
}

function draw(it: Drawn, boxes: readonly Box[]) {
  const context = it.canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  const place = sized(it);
  const { x, y, width, height } = place;
  context.drawImage(it.photo as unknown as CanvasImageSource, x, y, width, height);
  context.fillStyle = '#000000';
  for (const box of boxes)
    context.fillRect(
      x + box.left * width,
      y + box.top * height,
      box.width * width,
      box.height * height,
    );
  return place;
}

/** Setting the size clears the canvas: it is drawn once more before it is read. */
async function saved(it: Drawn, boxes: readonly Box[]): Promise<ReadyPhoto> {
  const place = draw(it, boxes);
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: it.canvas,
    ...place,
    destWidth: Math.round(place.width),
    destHeight: Math.round(place.height),
    fileType: 'jpg',
    quality: 0.7,
  });
  return { path: tempFilePath };
}

export function CoverBoard({ url, words, boxes, onBox, onReady, onFailed }: CoverBoardProps) {
  const [drawn, setDrawn] = useState<Drawn>();
  const [live, setLive] = useState<Box>();
  const from = useRef<Point>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: each photo is opened once.
  useEffect(() => {
    let isCurrent = true;
    opened(url)
      .then((it) => isCurrent && setDrawn(it))
      .catch(() => isCurrent && onFailed());
    return () => {
      isCurrent = false;
    };
  }, [url]);
  useEffect(() => {
    if (!drawn) return;
    draw(drawn, live ? [...boxes, live] : boxes);
    if (live) return;
    onReady(() => saved(drawn, boxes));
  }, [drawn, boxes, live, onReady]);

  const pointOf = (touch: Point | undefined): Point | undefined =>
    drawn && touch ? within(touch, contained(drawn.photo, drawn.frame)) : undefined;
  const end = () => {
    if (live) onBox(live);
    from.current = undefined;
    setLive(undefined);
  };
  return (
    <Canvas
      id={boardId}
      canvasId={boardId}
      type="2d"
      className="cover-board cover-frame"
      disableScroll
      aria-label={words}
      onTouchStart={({ touches }) => {
        from.current = pointOf(touches[0] as unknown as Point);
      }}
      onTouchMove={({ touches }) => {
        const to = pointOf(touches[0] as unknown as Point);
        if (from.current && to) setLive(boxBetween(from.current, to));
      }}
      onTouchEnd={end}
      onTouchCancel={end}
    />
  );
}
