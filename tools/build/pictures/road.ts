import {
  beforeAndAfter,
  ellipse,
  gradient,
  group,
  line,
  many,
  path,
  polygon,
  rect,
  scatter,
  shadow,
} from './drawing';
import { block, hedge, outdoorDefs, sky, tree } from './nature';

const road = (y: number) =>
  rect([0, y, 800, 600 - y], 'url(#asphalt)') +
  many(90, (at) =>
    ellipse(
      [scatter(at) * 800, y + 8 + scatter(at + 200) * (590 - y), 3, 1.6],
      at % 2 ? '#9b9999' : '#5d5b5c',
      'opacity="0.5"',
    ),
  );

const kerb =
  rect([0, 268, 800, 26], '#d6cdbd') +
  rect([0, 292, 800, 12], '#9f9585') +
  many(9, (at) => line(`M${at * 100 + 20} 268 v36`, ['#8f8575', 2], 'opacity="0.6"'));

const backdrop = [
  sky(220),
  block([430, 10, 330, 230], 'url(#wall)', 5),
  hedge(0, 262, 800),
  rect([0, 225, 800, 44], 'url(#paving)'),
  tree(130, 246, 0.98),
  tree(330, 242, 0.78),
].join('');

const waterEdge =
  'M70 474 Q96 424 236 420 Q300 388 430 396 Q560 384 640 420 Q752 432 744 480 Q720 540 520 532 Q340 566 214 530 Q76 526 70 474z';

/** Standing water with the sky and two trees upside down in it. */
const water = [
  `<clipPath id="shore"><path d="${waterEdge}"/></clipPath>`,
  path(waterEdge, '#4f5052', 'opacity="0.5" transform="translate(0 7)"'),
  path(waterEdge, 'url(#water)'),
  `<g clip-path="url(#shore)">${[
    rect([440, 380, 330, 70], '#d9c39c', 'opacity="0.45" filter="url(#hair)"'),
    ellipse([160, 470, 92, 44], '#7f9a6b', 'opacity="0.55" filter="url(#soft)"'),
    ellipse([350, 452, 70, 34], '#7f9a6b', 'opacity="0.5" filter="url(#soft)"'),
    rect([152, 396, 14, 70], '#6a5443', 'opacity="0.4" filter="url(#hair)"'),
    rect([344, 392, 11, 56], '#6a5443', 'opacity="0.4" filter="url(#hair)"'),
    line('M210 508 h150 M430 494 h190 M520 462 h120 M300 476 h70', ['#ffffff', 3], 'opacity="0.5"'),
  ].join('')}</g>`,
  path(waterEdge, 'none', 'stroke="#dfeaec" stroke-width="3" opacity="0.6"'),
].join('');

const drain = (isAfter: boolean) =>
  group(
    'translate(610 330)',
    polygon(
      [
        [-70, 0],
        [70, 0],
        [84, 44],
        [-84, 44],
      ],
      '#4a4745',
    ),
    many(8, (at) =>
      line(`M${-58 + at * 17} 6 L${-68 + at * 19.4} 38`, [isAfter ? '#1d1b1b' : '#6b5a3f', 7]),
    ),
    isAfter
      ? ''
      : many(9, (at) =>
          ellipse(
            [-60 + at * 15, 20 + scatter(at) * 18, 13, 6],
            ['#a5793f', '#c39a55', '#7c6a38'][at % 3] ?? '#a5793f',
            `transform="rotate(${at * 23} ${-60 + at * 15} 24)"`,
          ),
        ),
  );

/** Water that stands after rain over a blocked drain, then a clear one. */
export const puddle = beforeAndAfter('puddle', (isAfter) => ({
  defs: [...outdoorDefs, gradient('water', ['#cfdcd9', '#a9c1c8', '#86a2ad'])],
  parts: [
    backdrop,
    road(300),
    kerb,
    drain(isAfter),
    isAfter ? ellipse([420, 470, 240, 50], '#5f5d5e', 'opacity="0.28" filter="url(#soft)"') : water,
  ],
}));

const ring = ellipse([400, 450, 196, 78], '#4d4a49') + ellipse([400, 446, 184, 70], '#2a2727');
const cover = (isAfter: boolean) =>
  [
    ellipse([0, 10, 176, 66], '#2b2928'),
    ellipse([0, 0, 176, 66], isAfter ? '#7b7673' : '#6a6562'),
    ellipse([0, 0, 150, 54], 'none', 'stroke="#8f8985" stroke-width="5"'),
    many(7, (at) => line(`M${-120 + at * 40} -26 L${-120 + at * 40 + 26} 28`, ['#575250', 6])),
    ellipse([-96, 0, 12, 6], '#2b2928'),
    ellipse([96, 0, 12, 6], '#2b2928'),
    path('M-150 -22 Q-60 -66 60 -58', 'none', 'stroke="#ffffff" stroke-width="5" opacity="0.35"'),
  ].join('');

const cone = (x: number, y: number) =>
  group(
    `translate(${x} ${y})`,
    shadow([4, 2, 52, 10], 0.45),
    rect([-44, -12, 88, 14], '#b8452a', 'rx="4"'),
    path('M-30 -12 L-9 -126 Q0 -134 9 -126 L30 -12z', '#de6a3b'),
    path('M-24 -44 L-18 -76 H18 L24 -44z', '#f8f3e8'),
  );

/** A manhole cover that has slipped off, then set flush again. */
export const manhole = beforeAndAfter('manhole', (isAfter) => ({
  defs: outdoorDefs,
  parts: [
    backdrop,
    road(300),
    kerb,
    ring,
    isAfter
      ? group('translate(400 444)', cover(true)) +
        ellipse([400, 450, 224, 92], 'none', 'stroke="#f3c545" stroke-width="6" opacity="0.85"')
      : ellipse([400, 456, 150, 52], '#0d0c0c') +
        group('translate(520 398) rotate(-17)', shadow([0, 34, 180, 30], 0.55), cover(false)),
    isAfter ? '' : line('M206 478 l-46 26 l10 20 l-40 26 M590 500 l40 20 l-6 24', ['#4a4747', 4]),
    isAfter ? '' : cone(150, 420),
    many(6, (at) =>
      ellipse(
        [120 + scatter(at + 3) * 600, 540 + scatter(at) * 40, 11, 5],
        '#c58f43',
        `transform="rotate(${at * 40} ${120 + scatter(at + 3) * 600} 550)" opacity="${isAfter ? 0.25 : 0.85}"`,
      ),
    ),
  ],
}));
