import {
  beforeAndAfter,
  ellipse,
  group,
  line,
  many,
  path,
  polygon,
  rect,
  scatter,
  shadow,
} from './drawing';
import { outdoorDefs, paving, sky } from './nature';

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
