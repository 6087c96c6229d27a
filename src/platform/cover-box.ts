/** A part of a photo that is covered, in fractions of its width and height, 0 to 1. */
export type Box = { left: number; top: number; width: number; height: number };
export type Point = { x: number; y: number };

/** Smaller ones are slips of the finger, as a fraction of the photo. */
const leastSide = 0.015;

const inside = (value: number) => Math.min(1, Math.max(0, value));

/** The box between two corners, cut at the edges of the photo; undefined where it is a slip. */
export function boxBetween(from: Point, to: Point): Box | undefined {
  const left = inside(Math.min(from.x, to.x));
  const top = inside(Math.min(from.y, to.y));
  const width = inside(Math.max(from.x, to.x)) - left;
  const height = inside(Math.max(from.y, to.y)) - top;
  return width < leastSide || height < leastSide ? undefined : { left, top, width, height };
}

type Area = { x: number; y: number; width: number; height: number };

/** Where a photo lies that fills a frame without being cut or stretched. */
export function contained(
  photo: { width: number; height: number },
  frame: { width: number; height: number },
): Area {
  const scale = Math.min(frame.width / photo.width, frame.height / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}

/** A point of a frame as fractions of the photo that lies in it. */
export const within = (point: Point, area: Area): Point => ({
  x: (point.x - area.x) / area.width,
  y: (point.y - area.y) / area.height,
});
