import {
  beforeAndAfter,
  ellipse,
  group,
  line,
  many,
  polygon,
  rect,
  scatter,
  shadow,
} from './drawing';
import { block, hedge, outdoorDefs, paving, pot, sky, tree } from './nature';

const box = (at: number, place: { x: number; y: number; tilt: number; size: number }) => {
  const fills = [
    ['#d2a56d', '#b9874f'],
    ['#e0bb86', '#c79a60'],
    ['#c8955c', '#a87643'],
    ['#ecebe4', '#cfcdc4'],
  ] as const;
  const [front, side] = fills[at % 4] ?? fills[0];
  return group(
    `translate(${place.x} ${place.y}) rotate(${place.tilt}) scale(${place.size})`,
    ellipse([8, 2, 70, 10], '#2a2118', 'opacity="0.35" filter="url(#hair)"'),
    rect([-56, -84, 92, 84], front),
    polygon(
      [
        [36, -84],
        [62, -102],
        [62, -18],
        [36, 0],
      ],
      side,
    ),
    polygon(
      [
        [-56, -84],
        [-30, -102],
        [62, -102],
        [36, -84],
      ],
      '#e9cfa4',
      at % 4 === 3 ? 'opacity="0.6"' : '',
    ),
    rect([-18, -84, 16, 84], '#f1e3c4', 'opacity="0.75"'),
    rect([-48, -60, 26, 34], '#fbf8f0'),
    many(3, (row) => rect([-44, -54 + row * 9, 18 - row * 4, 4], '#8f8879')),
  );
};

const gate = [
  sky(260),
  block([0, 30, 250, 270], 'url(#brick)', 3),
  tree(320, 300, 0.9),
  tree(700, 300, 1.05),
  hedge(230, 330, 570),
  paving(330),
].join('');

const locker = [
  shadow([420, 470, 300, 18], 0.45),
  rect([150, 168, 540, 300], '#3d6f9c', 'rx="8"'),
  rect([150, 150, 540, 26], '#2f587d', 'rx="8"'),
  many(20, (at) => {
    const x = 168 + (at % 5) * 104;
    const y = 192 + Math.floor(at / 5) * 66;
    if (at === 7)
      return (
        rect([x, y, 94, 58], '#22313c', 'rx="4"') +
        rect([x + 12, y + 12, 70, 36], '#9fd0d8', 'rx="3"')
      );
    return (
      rect([x, y, 94, 58], at % 3 ? '#eaf0f1' : '#dfe8ea', 'rx="4"') +
      rect([x + 78, y + 22, 7, 16], '#8a979c', 'rx="3"')
    );
  }),
].join('');

/** Parcels heaped at the gate, then in lockers. */
export const parcels = beforeAndAfter('parcels', (isAfter) => ({
  defs: outdoorDefs,
  parts: isAfter
    ? [gate, locker, pot(88, 500), pot(742, 504)]
    : [
        gate,
        many(14, (at) =>
          box(at, {
            x: 120 + ((at * 97) % 580),
            y: 420 + Math.floor(at / 5) * 56,
            tilt: Math.round(scatter(at) * 22 - 11),
            size: 0.86 + scatter(at + 7) * 0.4,
          }),
        ),
        many(5, (at) =>
          box(at + 1, {
            x: 240 + at * 84,
            y: 348 + scatter(at) * 26,
            tilt: Math.round(scatter(at + 3) * 30 - 15),
            size: 0.8,
          }),
        ),
        group(
          'translate(620 560) rotate(-8)',
          rect([-70, -24, 120, 34], '#8fa7a0', 'rx="12"'),
          line('M-60 -8 h100', ['#6f8a82', 3]),
        ),
      ],
}));
