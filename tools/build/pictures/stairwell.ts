import {
  beforeAndAfter,
  ellipse,
  glow,
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

const whole = [0, 0, 800, 600] as const;

/** A flight of steps up to a landing, seen from below. */
const steps = many(8, (at) => {
  const y = 560 - at * 34;
  const left = 180 + at * 13;
  const right = 640 - at * 13;
  return (
    polygon(
      [
        [left, y],
        [right, y],
        [right - 9, y - 15],
        [left + 9, y - 15],
      ],
      '#d6cfc2',
    ) +
    polygon(
      [
        [left, y],
        [right, y],
        [right, y + 20],
        [left, y + 20],
      ],
      '#a89f91',
    ) +
    line(`M${left} ${y} H${right}`, ['#efe9dd', 2.5])
  );
});

const rail = [
  line('M655 600 L545 250', ['#6d4a32', 13]),
  line('M651 600 L541 250', ['#9a6c47', 4]),
  many(7, (at) => {
    const x = 640 - at * 14;
    const y = 545 - at * 45;
    return line(`M${x} ${y} V${y + 96 - at * 5}`, ['#5c6064', 5]);
  }),
].join('');

const walls = [
  rect(whole, 'url(#upper)'),
  polygon(
    [
      [0, 0],
      [235, 70],
      [235, 330],
      [0, 600],
    ],
    'url(#left)',
  ),
  polygon(
    [
      [0, 330],
      [235, 235],
      [235, 330],
      [0, 600],
    ],
    'url(#dado)',
  ),
  polygon(
    [
      [800, 0],
      [560, 70],
      [560, 330],
      [800, 600],
    ],
    'url(#right)',
  ),
  polygon(
    [
      [800, 330],
      [560, 235],
      [560, 330],
      [800, 600],
    ],
    'url(#dado)',
  ),
  polygon(
    [
      [0, 0],
      [800, 0],
      [560, 70],
      [235, 70],
    ],
    'url(#ceiling)',
  ),
  rect([235, 235, 325, 95], 'url(#dadoback)'),
  line('M0 330 L235 235 H560 L800 330', ['#f7f2e4', 3], 'opacity="0.55"'),
  polygon(
    [
      [0, 600],
      [180, 545],
      [640, 545],
      [800, 600],
    ],
    '#b9b0a1',
  ),
].join('');

const hallWindow = (pane: string) =>
  rect([330, 105, 135, 105], '#e8e2d5', 'rx="3"') +
  rect([338, 113, 56, 89], pane) +
  rect([401, 113, 56, 89], pane);

const lampDefs = (isAfter: boolean) => [
  gradient('upper', isAfter ? ['#f3e6c8', '#e6d3ab'] : ['#a9a596', '#8d8a80']),
  gradient('left', isAfter ? ['#d9c7a2', '#f1e2bf'] : ['#8a877b', '#9b978a'], [0, 0, 1, 0]),
  gradient('right', isAfter ? ['#f0deb6', '#cbb68d'] : ['#97938a', '#77756e'], [0, 0, 1, 0]),
  gradient('dado', ['#86a892', '#6d917c']),
  gradient('dadoback', ['#95b69f', '#84a690']),
  gradient('ceiling', isAfter ? ['#cdb98f', '#fff1cf'] : ['#6d6b66', '#96938a']),
  gradient('night', ['#1a2740', '#33476a']),
  glow('lamp', [0.5, 0.1, 0.72], { colour: '#fff2c4', strength: 0.95 }),
  glow('moon', [0.5, 0.28, 0.4], { colour: '#9db7e6', strength: 0.5 }),
];

const bulb = (isAfter: boolean) =>
  isAfter
    ? ellipse([400, 52, 74, 20], '#cdbb95') +
      ellipse([400, 58, 66, 22], '#fffbe8') +
      ellipse([400, 60, 150, 60], '#fff3c2', 'opacity="0.5" filter="url(#softer)"')
    : ellipse([400, 46, 40, 12], '#7d7a72') +
      line('M400 46 V84', ['#3c3a36', 4]) +
      path('M388 84 h24 l4 14 q6 34 -16 38 q-22 -4 -16 -38z', '#c9c4b5', 'opacity="0.85"') +
      line('M392 104 l9 11 l-7 9 l12 10', ['#57534a', 2.5]) +
      line('M440 50 q30 14 26 46', ['#55524b', 3]);

export const stairwellLamp = beforeAndAfter('stairwell-lamp', (isAfter) => ({
  defs: lampDefs(isAfter),
  parts: [walls, hallWindow('url(#night)'), steps, rail, bulb(isAfter)],
  light: isAfter
    ? rect(whole, 'url(#lamp)', 'opacity="0.5"')
    : rect(whole, '#0b1224', 'opacity="0.66"') + rect(whole, 'url(#moon)', 'opacity="0.6"'),
}));

const door = [
  rect([470, 90, 210, 440], '#5c3b2a', 'rx="4"'),
  rect([484, 104, 182, 424], 'url(#door)', 'rx="3"'),
  many(2, (at) =>
    rect([506, 132 + at * 200, 138, 168], 'none', 'stroke="#6b3a25" stroke-width="5" rx="4"'),
  ),
  ellipse([650, 322, 9, 9], '#e2c277'),
  rect([640, 318, 22, 7], '#d0ab5b', 'rx="3"'),
  ellipse([575, 204, 9, 9], '#2c2320'),
  rect([500, 528, 150, 20], '#7a6a58', 'rx="4"'),
].join('');

const advert = (at: number) => {
  const tilt = Math.round(scatter(at) * 26 - 13);
  const x = 50 + (at % 5) * 82 + scatter(at + 40) * 22;
  const y = 105 + Math.floor(at / 5) * 112 + scatter(at + 80) * 30;
  const colours = ['#f6e27a', '#f3f0e8', '#f2b8a2', '#bfe0d6', '#f6f0dc'];
  const colour = colours[at % colours.length] ?? '#f3f0e8';
  return group(
    `translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${tilt})`,
    rect([3, 4, 66, 82], '#3c3226', 'opacity="0.25"'),
    rect([0, 0, 66, 82], colour),
    rect([9, 10, 48, 12], '#5d5348', 'opacity="0.75"'),
    many(4, (row) =>
      rect([9, 30 + row * 9, 30 + ((row * 11) % 19), 4], '#7b7064', 'opacity="0.6"'),
    ),
    rect([9, 68, 48, 6], '#b5413a', 'opacity="0.7"'),
    polygon(
      [
        [66, 82],
        [48, 82],
        [66, 66],
      ],
      '#cfc6b2',
    ),
  );
};

const noticeBoard = [
  rect([110, 150, 270, 190], '#8a5f3d', 'rx="8"'),
  rect([122, 162, 246, 166], '#d9c7a4', 'rx="4"'),
  many(
    3,
    (at) =>
      rect(
        [138 + at * 76, 182, 64, 88],
        ['#fffaf0', '#eef4ef', '#fdf1e4'][at] ?? '#fffaf0',
        'rx="2"',
      ) +
      many(4, (row) => rect([146 + at * 76, 198 + row * 14, 46 - ((row * 9) % 20), 5], '#9a9184')),
  ),
  ellipse([170, 178, 4, 4], '#b3261e'),
  ellipse([246, 178, 4, 4], '#1b6e53'),
  ellipse([322, 178, 4, 4], '#1f5fa8'),
].join('');

/** Stuck-on adverts over a stairwell wall, then scraped off and a board for notices put up. */
export const wallAdverts = beforeAndAfter('wall-adverts', (isAfter) => ({
  defs: [
    gradient('wall', isAfter ? ['#f8efdc', '#efe2c6'] : ['#d8cfbb', '#c8bea6']),
    gradient('low', ['#8fb19a', '#789b85']),
    gradient('floor', ['#b7ac9b', '#978c7b']),
    gradient('door', ['#a5603c', '#7f4228']),
  ],
  parts: [
    rect(whole, 'url(#wall)'),
    rect([0, 350, 800, 190], 'url(#low)'),
    line('M0 350 H800', ['#f9f4e6', 3], 'opacity="0.7"'),
    rect([0, 538, 800, 62], 'url(#floor)'),
    rect([0, 530, 800, 10], '#6c7d70'),
    shadow([575, 556, 130, 12], 0.4),
    door,
    isAfter ? noticeBoard : many(15, advert),
    isAfter ? '' : line('M60 90 q40 20 90 4 M250 96 q40 -10 80 8', ['#9b9078', 3], 'opacity="0.7"'),
  ],
}));
