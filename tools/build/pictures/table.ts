import { ellipse, gradient, line, many, type Picture, picture, rect } from './drawing';

/** A thing on a shop's table; `wall` is its colours from top to bottom. */
export const onTable = (
  name: string,
  wall: readonly [string, string],
  { defs = [], parts }: { defs?: readonly string[]; parts: readonly string[] },
): Picture =>
  picture({
    name,
    size: [480, 480],
    defs: [gradient('back', wall), gradient('table', ['#e9cfa6', '#c69d6b']), ...defs],
    parts: [
      rect([0, 0, 480, 340], 'url(#back)'),
      ellipse([130, 90, 150, 110], '#ffffff', 'opacity="0.4" filter="url(#softer)"'),
      rect([0, 336, 480, 144], 'url(#table)'),
      many(5, (at) => line(`M0 ${356 + at * 27} H480`, ['#b98d5b', 1.6], 'opacity="0.4"')),
      line('M0 336 H480', ['#f6e3c3', 3], 'opacity="0.8"'),
      ...parts,
    ],
  });
