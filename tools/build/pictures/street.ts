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
import { block, hedge, outdoorDefs, paving, sky, tree } from './nature';
import { car } from './vehicles';

const lane = (isAfter: boolean) =>
  [
    polygon(
      [
        [330, 300],
        [470, 300],
        [760, 600],
        [40, 600],
      ],
      'url(#asphalt)',
    ),
    many(9, (at) => {
      const near = ((at + 1) / 9) ** 1.7;
      const far = (at / 9) ** 1.7;
      const y1 = 300 + 300 * far;
      const y2 = 300 + 300 * near;
      const edge = (y: number) => ({
        l: 340 - ((y - 300) / 300) * 270,
        r: 460 + ((y - 300) / 300) * 270,
      });
      const [a, b] = [edge(y1), edge(y2)];
      const from = at % 2 === 0 ? [a.l, b.r] : [a.r, b.l];
      return line(
        `M${from[0]} ${y1} L${from[1]} ${y2}`,
        ['#f3c545', 4 + near * 10],
        `opacity="${isAfter ? 0.95 : 0.5}"`,
      );
    }),
    line('M340 300 L70 600 M460 300 L730 600', ['#f3c545', 9], `opacity="${isAfter ? 1 : 0.55}"`),
  ].join('');

const hydrant = group(
  'translate(712 470)',
  shadow([4, 4, 46, 10], 0.45),
  rect([-22, -78, 44, 80], '#c33a2d', 'rx="10"'),
  ellipse([0, -80, 24, 16], '#d85546'),
  rect([-34, -58, 68, 20], '#a92f24', 'rx="8"'),
  ellipse([0, -48, 12, 12], '#e9c46a'),
  rect([-28, -6, 56, 12], '#8f271e', 'rx="4"'),
);

/** Cars in the lane a fire engine needs, then the lane free and freshly painted. */
export const fireLane = beforeAndAfter('fire-lane', (isAfter) => ({
  defs: outdoorDefs,
  parts: [
    sky(310),
    block([0, 40, 300, 320], 'url(#wall)', 4),
    block([520, 70, 280, 290], 'url(#brick)', 4),
    paving(300),
    hedge(0, 395, 190),
    hedge(610, 385, 190),
    lane(isAfter),
    tree(90, 420, 1.05),
    tree(560, 330, 0.5),
    isAfter ? '' : car(405, 372, { size: 0.5, body: '#e7e3da' }),
    isAfter ? '' : car(330, 452, { size: 0.82, body: '#5c7f99' }),
    isAfter ? '' : car(520, 540, { size: 1.18, body: '#b86a4b' }),
    hydrant,
  ],
}));

const bin = (x: number, look: { body: string; lid: string; isOpen: boolean }) =>
  group(
    `translate(${x} 470)`,
    shadow([8, 4, 84, 13], 0.45),
    path('M-58 -150 H58 L48 0 H-48z', look.body),
    path('M-58 -150 H-20 L-22 0 H-48z', '#ffffff', 'opacity="0.16"'),
    many(3, (at) => line(`M${-24 + at * 24} -126 V-24`, ['#000000', 3], 'opacity="0.12"')),
    ellipse([-32, 2, 12, 12], '#2c2c2e'),
    ellipse([32, 2, 12, 12], '#2c2c2e'),
    look.isOpen
      ? path('M-60 -152 L-50 -226 H62 L60 -152z', look.lid, 'opacity="0.95"')
      : path('M-66 -150 Q-66 -172 -46 -174 H46 Q66 -172 66 -150z', look.lid),
    rect([-62, -156, 124, 12], look.lid, 'rx="5"'),
    ellipse([0, -82, 20, 20], '#ffffff', 'opacity="0.85"'),
    path('M-9 -78 L0 -94 L9 -78z', look.body),
  );

const bag = (x: number, y: number, look: { size: number; fill: string }) =>
  group(
    `translate(${x} ${y}) scale(${look.size})`,
    shadow([4, 2, 50, 9], 0.4),
    path(
      'M-44 -4 Q-56 -48 -18 -66 L-24 -82 L-6 -74 L4 -86 L10 -72 L26 -78 L18 -62 Q56 -44 44 -4 Q20 6 -44 -4z',
      look.fill,
    ),
    path('M-28 -18 Q-34 -44 -12 -56', 'none', 'stroke="#ffffff" stroke-width="4" opacity="0.4"'),
    line('M-10 -64 Q2 -58 14 -64', ['#3b352e', 3], 'opacity="0.5"'),
  );

const litter = many(16, (at) => {
  const x = 60 + scatter(at) * 690;
  const y = 500 + scatter(at + 20) * 78;
  const fills = ['#f2efe6', '#d8b98c', '#c9d8d2', '#e2a48c'];
  const fill = fills[at % 4] ?? '#f2efe6';
  return group(
    `translate(${x} ${y}) rotate(${scatter(at + 50) * 180})`,
    at % 3 === 0
      ? rect([-16, -6, 32, 13], fill, 'rx="6"')
      : polygon(
          [
            [-14, -8],
            [12, -11],
            [17, 7],
            [-10, 10],
          ],
          fill,
        ),
  );
});

const binColours = [
  { body: '#4f7fae', lid: '#3d688f' },
  { body: '#6b9a5b', lid: '#527d45' },
  { body: '#8b8a86', lid: '#6c6b68' },
  { body: '#b9573f', lid: '#94432f' },
] as const;

/** Bins that run over, then emptied and swept. */
export const rubbish = beforeAndAfter('rubbish', (isAfter) => ({
  defs: outdoorDefs,
  parts: [
    sky(200),
    rect([0, 120, 800, 290], 'url(#wall)'),
    many(6, (at) => line(`M0 ${165 + at * 42} H800`, ['#c9ae84', 2], 'opacity="0.5"')),
    rect([90, 96, 620, 30], '#8a6a4a', 'rx="6"'),
    rect([70, 82, 660, 22], '#a9845d', 'rx="8"'),
    rect([110, 120, 14, 300], '#7b5d40'),
    rect([676, 120, 14, 300], '#7b5d40'),
    paving(405),
    binColours
      .map((one, at) => bin(190 + at * 140, { ...one, isOpen: !isAfter && at !== 1 }))
      .join(''),
    isAfter
      ? group(
          'translate(62 486)',
          shadow([0, 4, 46, 9]),
          path('M-30 -50 H30 L22 0 H-22z', '#b4694a'),
          many(7, (at) => ellipse([-30 + at * 10, -66 - scatter(at) * 24, 17, 15], 'url(#leaf2)')),
        )
      : [
          many(7, (at) =>
            bag(150 + at * 82, 334 + scatter(at) * 24, {
              size: 0.82,
              fill: ['#e8e2d2', '#3f4246', '#c9805f', '#dcd6c8'][at % 4] ?? '#e8e2d2',
            }),
          ),
          many(8, (at) =>
            bag(70 + at * 98, 512 + scatter(at + 9) * 44, {
              size: 0.9 + scatter(at) * 0.5,
              fill: ['#46494d', '#e6dfcd', '#8fa7a0', '#d9b27c'][at % 4] ?? '#46494d',
            }),
          ),
          litter,
          polygon(
            [
              [556, 500],
              [664, 488],
              [690, 560],
              [580, 574],
            ],
            '#c79a63',
          ),
          polygon(
            [
              [556, 500],
              [664, 488],
              [640, 470],
              [540, 484],
            ],
            '#dfb680',
          ),
        ].join(''),
  ],
}));

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

const water =
  path(
    'M90 470 Q110 400 270 392 Q420 350 560 398 Q740 410 742 478 Q700 560 480 548 Q300 586 180 540 Q80 528 90 470z',
    'url(#water)',
  ) +
  path(
    'M140 470 Q180 420 300 414 Q360 400 420 404 Q300 440 240 500 Q180 510 140 470z',
    '#ffffff',
    'opacity="0.28"',
  ) +
  line(
    'M300 470 q40 -10 80 0 M470 500 q50 -12 100 0 M380 440 q30 -8 60 0',
    ['#ffffff', 3],
    'opacity="0.55"',
  ) +
  path('M500 420 Q560 412 610 432 Q560 470 500 460z', '#6f8f59', 'opacity="0.35"');

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
  defs: [...outdoorDefs, gradient('water', ['#a7c6d2', '#7d99a6', '#68828f'])],
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
