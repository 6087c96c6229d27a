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
import { scooter } from './vehicles';

const whole = [0, 0, 800, 600] as const;

const entrance = [
  rect(whole, 'url(#wall)'),
  many(9, (at) => line(`M0 ${30 + at * 42} H800`, ['#cfb283', 1.6], 'opacity="0.45"')),
  rect([250, 40, 300, 30], '#8a6a4a', 'rx="5"'),
  polygon(
    [
      [230, 70],
      [570, 70],
      [548, 92],
      [252, 92],
    ],
    '#6d5138',
  ),
  rect([284, 92, 232, 264], '#6b5645'),
  rect([296, 102, 102, 254], 'url(#glass)'),
  rect([402, 102, 102, 254], 'url(#glass)'),
  line('M396 232 v40 M404 232 v40', ['#e8dcc4', 6]),
  polygon(
    [
      [296, 102],
      [360, 102],
      [296, 260],
    ],
    '#ffffff',
    'opacity="0.22"',
  ),
  rect([560, 170, 60, 84], '#e9dfca', 'rx="6"'),
  many(3, (at) => rect([570, 182 + at * 22, 40, 12], '#b9a585', 'rx="3"')),
].join('');

const stepTop = 356;
const stair = (at: number, isAfter: boolean) => {
  const y = stepTop + at * 62;
  const left = 150 - at * 42;
  const width = 500 + at * 84;
  return (
    polygon(
      [
        [left + 24, y],
        [left + width - 24, y],
        [left + width, y + 26],
        [left, y + 26],
      ],
      isAfter ? '#ded5c4' : '#cfc5b3',
    ) +
    rect([left, y + 26, width, 36], isAfter ? '#b9ae9c' : '#a69b8a') +
    line(`M${left} ${y + 26} H${left + width}`, [isAfter ? '#f0c64a' : '#ece4d4', isAfter ? 9 : 4])
  );
};

const brokenCorner = [
  polygon(
    [
      [520, 442],
      [640, 442],
      [666, 470],
      [700, 506],
      [560, 506],
      [590, 480],
      [548, 474],
    ],
    '#6f6252',
  ),
  polygon(
    [
      [540, 446],
      [600, 450],
      [620, 470],
      [566, 466],
    ],
    '#8c7d69',
  ),
  line('M548 474 L470 468 L440 480 M590 480 L570 506', ['#5f5446', 4]),
  many(13, (at) => {
    const x = 520 + scatter(at) * 190;
    const y = 510 + scatter(at + 60) * 66;
    const size = 7 + scatter(at + 12) * 15;
    return (
      ellipse([x + 3, y + size * 0.6, size * 1.2, size * 0.4], '#2a2118', 'opacity="0.3"') +
      polygon(
        [
          [x - size, y + size * 0.4],
          [x - size * 0.4, y - size * 0.6],
          [x + size * 0.7, y - size * 0.4],
          [x + size, y + size * 0.5],
        ],
        at % 2 ? '#b7a98f' : '#978871',
      )
    );
  }),
].join('');

const pot = (x: number, y: number) =>
  group(
    `translate(${x} ${y})`,
    shadow([4, 2, 48, 9], 0.4),
    path('M-34 -58 H34 L25 0 H-25z', '#b4694a'),
    rect([-38, -66, 76, 14], '#c57d5c', 'rx="4"'),
    many(9, (at) =>
      ellipse(
        [-34 + at * 8.5, -82 - scatter(at + 4) * 32, 17, 14],
        at % 2 ? 'url(#leaf)' : 'url(#leaf2)',
      ),
    ),
  );

/** A step that has broken away at the entrance, then mended with a bright edge. */
export const brokenStep = beforeAndAfter('broken-step', (isAfter) => ({
  defs: outdoorDefs,
  parts: [
    entrance,
    rect([0, 540, 800, 60], 'url(#paving)'),
    many(3, (at) => stair(at, isAfter)),
    isAfter ? '' : brokenCorner,
    pot(96, 372),
    isAfter ? pot(702, 372) : '',
  ],
}));

const facade = [
  rect([0, 0, 800, 420], 'url(#wall)'),
  many(10, (at) => line(`M0 ${at * 44} H800`, ['#d2b688', 1.5], 'opacity="0.5"')),
  many(6, (at) => {
    const x = 90 + (at % 3) * 250;
    const y = 36 + Math.floor(at / 3) * 190;
    return (
      rect([x - 8, y - 8, 146, 116], '#f6eddb') +
      rect([x, y, 62, 100], at === 1 ? '#f3d79a' : 'url(#glass)') +
      rect([x + 68, y, 62, 100], at === 1 ? '#f6e0ae' : 'url(#glass)') +
      polygon(
        [
          [x, y],
          [x + 40, y],
          [x, y + 70],
        ],
        '#ffffff',
        'opacity="0.22"',
      ) +
      rect([x - 16, y + 106, 162, 12], '#bfa57c')
    );
  }),
  group(
    'translate(640 120)',
    rect([0, 0, 86, 58], '#e9e4da', 'rx="5"'),
    ellipse([34, 29, 22, 22], '#c9c3b6'),
    many(5, (at) => line(`M62 ${12 + at * 8} h16`, ['#b0a999', 3])),
    rect([0, 58, 86, 8], '#a39a88'),
  ),
].join('');

const shed = [
  sky(300),
  block([470, 20, 330, 300], 'url(#wall)', 4),
  tree(70, 360, 1.1),
  paving(380),
  shadow([400, 540, 360, 20], 0.3),
  rect([92, 190, 16, 330], '#7d8286'),
  rect([692, 190, 16, 330], '#7d8286'),
  rect([392, 190, 12, 250], '#8d9296'),
  polygon(
    [
      [50, 190],
      [110, 128],
      [690, 128],
      [750, 190],
    ],
    '#3f7f74',
  ),
  polygon(
    [
      [50, 190],
      [750, 190],
      [750, 206],
      [50, 206],
    ],
    '#2f655c',
  ),
  many(9, (at) => line(`M${128 + at * 68} 132 L${86 + at * 78} 188`, ['#56988c', 4])),
  rect([108, 262, 584, 150], '#efe8da', 'opacity="0.9"'),
  many(5, (at) =>
    group(
      `translate(${150 + at * 112} 280)`,
      rect([0, 0, 54, 74], '#fbfaf5', 'rx="7" stroke="#c9c1b0" stroke-width="3"'),
      ellipse([27, 22, 10, 10], '#2f7d5b'),
      rect([14, 42, 10, 16], '#3b3a38', 'rx="2"'),
      rect([30, 42, 10, 16], '#3b3a38', 'rx="2"'),
    ),
  ),
  line('M177 356 q-20 60 40 96 M401 356 q-10 70 20 92', ['#2f3436', 5]),
  scooter(214, 510, { size: 0.88, body: '#c9574a' }),
  scooter(420, 512, { size: 0.88, body: '#4f7fae' }),
  scooter(620, 510, { size: 0.88, body: '#d9a441' }),
].join('');

/** A cable hung from a window to charge below, then a shed with sockets. */
export const chargingCable = beforeAndAfter('charging-cable', (isAfter) => ({
  defs: outdoorDefs,
  parts: isAfter
    ? [shed]
    : [
        facade,
        paving(420),
        hedge(0, 440, 220),
        shadow([470, 528, 190, 16], 0.3),
        line('M406 148 Q424 200 404 262 Q376 360 420 430 Q452 470 436 498', ['#c7402f', 7]),
        line('M406 148 Q424 200 404 262 Q376 360 420 430', ['#ef8e7d', 2]),
        scooter(500, 530, { size: 1.16, body: '#4f7fae' }),
        group(
          'translate(412 478)',
          rect([-26, -14, 52, 26], '#f2ede1', 'rx="5"'),
          ellipse([-10, -1, 5, 5], '#3b3a38'),
          ellipse([10, -1, 5, 5], '#3b3a38'),
        ),
        path('M396 456 l10 -18 l-3 14 l12 -2 l-14 20 l4 -14z', '#ffd45e'),
      ],
}));

const tiles = (isAfter: boolean) =>
  [
    rect([0, 0, 800, 460], isAfter ? '#eee5d2' : '#ddd3bf'),
    many(8, (at) => line(`M0 ${at * 60} H800`, ['#c4b799', 2], 'opacity="0.55"')),
    many(11, (at) => line(`M${at * 80} 0 V460`, ['#c4b799', 2], 'opacity="0.55"')),
    rect([0, 460, 800, 140], 'url(#paving)'),
    line('M0 460 H800', ['#8d816d', 5]),
  ].join('');

const pipe = [
  rect([352, 0, 74, 468], 'url(#steel)'),
  rect([338, 120, 102, 44], 'url(#steel2)', 'rx="5"'),
  rect([426, 262, 374, 60], 'url(#steelflat)'),
  rect([318, 240, 130, 104], 'url(#steel2)', 'rx="10"'),
  rect([620, 250, 40, 84], 'url(#steel2)', 'rx="6"'),
  rect([330, 452, 118, 24], '#8d8473', 'rx="6"'),
].join('');

const drops = [
  path('M320 344 Q300 400 316 470 L460 470 Q476 400 448 344z', '#8fb7c9', 'opacity="0.55"'),
  many(9, (at) =>
    line(
      `M${330 + at * 14} ${346 + scatter(at) * 12} q${-6 + scatter(at + 5) * 12} 50 0 ${96 + scatter(at) * 20}`,
      ['#d6ebf2', 4],
      'opacity="0.85"',
    ),
  ),
  path('M448 300 Q520 340 560 440', 'none', 'stroke="#b7d7e3" stroke-width="6" opacity="0.8"'),
  path('M446 286 Q540 310 610 430', 'none', 'stroke="#cfe6ee" stroke-width="4" opacity="0.8"'),
  path(
    'M150 536 Q180 488 400 486 Q640 480 672 528 Q640 580 400 578 Q170 584 150 536z',
    '#8db0bf',
    'opacity="0.8"',
  ),
  path('M220 526 Q300 498 420 500 Q320 520 300 548 Q240 552 220 526z', '#ffffff', 'opacity="0.4"'),
  many(7, (at) =>
    ellipse(
      [250 + at * 58, 520 + scatter(at) * 36, 26, 7],
      'none',
      'stroke="#e6f2f5" stroke-width="3" opacity="0.8"',
    ),
  ),
  path('M318 250 q-40 90 -20 190', 'none', 'stroke="#8a7048" stroke-width="22" opacity="0.25"'),
].join('');

const bucket = group(
  'translate(640 548)',
  shadow([2, 4, 84, 12], 0.4),
  path('M-72 -116 H72 L56 0 H-56z', '#3f78a8'),
  path('M-72 -116 H-30 L-34 0 H-56z', '#ffffff', 'opacity="0.22"'),
  ellipse([0, -116, 72, 17], '#2c5a82'),
  ellipse([0, -113, 62, 12], '#8fb7c9'),
  path('M-70 -116 Q0 -196 70 -116', 'none', 'stroke="#d8d3c6" stroke-width="6"'),
);

const clamp = [
  rect([308, 232, 150, 120], 'url(#brass)', 'rx="12"'),
  rect([308, 284, 150, 14], '#8a6a32', 'opacity="0.6"'),
  many(4, (at) => ellipse([326 + at * 38, 250, 8, 8], '#f3dfa6')),
  many(4, (at) => ellipse([326 + at * 38, 334, 8, 8], '#f3dfa6')),
].join('');

/** A pipe that sprays at its joint, then clamped and dry. */
export const leakingPipe = beforeAndAfter('leaking-pipe', (isAfter) => ({
  defs: [
    ...outdoorDefs,
    gradient('steel', ['#6f7a80', '#c9d2d6', '#7d888e'], [0, 0, 1, 0]),
    gradient('steel2', ['#5f6a70', '#aeb9be', '#66727a'], [0, 0, 1, 0]),
    gradient('steelflat', ['#c9d2d6', '#8d989e', '#6f7a80']),
    gradient('brass', ['#e2c277', '#b8893c', '#936a2b']),
  ],
  parts: [
    tiles(isAfter),
    shadow([400, 474, 120, 12], 0.35),
    pipe,
    isAfter ? clamp : drops,
    isAfter ? '' : bucket,
  ],
}));

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

const park = [
  sky(250),
  block([540, 60, 260, 210], 'url(#wall)', 4),
  rect([0, 236, 800, 120], 'url(#grass)'),
  tree(110, 292, 1.25),
  tree(640, 286, 0.95),
  hedge(220, 300, 360),
  paving(352),
  many(30, (at) =>
    ellipse(
      [scatter(at) * 800, 250 + scatter(at + 31) * 95, 5, 3],
      at % 3 ? '#c6d78f' : '#f2e3a0',
      'opacity="0.8"',
    ),
  ),
].join('');

const slat = (y: number, wood: string) =>
  rect([170, y, 460, 26], wood, 'rx="6"') +
  line(`M178 ${y + 6} H620`, ['#ffffff', 3], 'opacity="0.3"') +
  line(`M190 ${y + 17} H610`, ['#5d3d24', 1.5], 'opacity="0.3"');

const benchLegs = many(2, (at) => {
  const x = 214 + at * 356;
  return (
    path(
      `M${x} 500 V390 Q${x} 372 ${x - 8} 300 h18 Q${x + 20} 372 ${x + 20} 392 V500z`,
      '#44494d',
    ) +
    rect([x - 18, 494, 60, 12], '#35393c', 'rx="5"') +
    path(`M${x - 28} 396 h80 v12 h-80z`, '#44494d')
  );
});

/** A bench with broken slats, then with new ones. */
export const bench = beforeAndAfter('bench', (isAfter) => {
  const wood = isAfter ? 'url(#newwood)' : 'url(#oldwood)';
  const brokenSlat =
    rect([170, 402, 150, 26], wood, 'rx="6"') +
    polygon(
      [
        [320, 402],
        [352, 408],
        [328, 416],
        [356, 428],
        [320, 428],
      ],
      '#6f5a45',
    ) +
    group(
      'translate(420 416) rotate(19)',
      rect([0, 0, 210, 26], wood, 'rx="6"'),
      polygon(
        [
          [0, 0],
          [-26, 8],
          [-4, 14],
          [-22, 26],
          [0, 26],
        ],
        '#6f5a45',
      ),
    );
  return {
    defs: [
      ...outdoorDefs,
      gradient('newwood', ['#d79a5b', '#b67840']),
      gradient('oldwood', ['#a18d76', '#816e5a']),
    ],
    parts: [
      park,
      shadow([400, 506, 280, 18], 0.45),
      benchLegs,
      slat(298, wood),
      isAfter ? slat(336, wood) : group('rotate(-5 260 348)', slat(338, wood)),
      slat(372, wood),
      isAfter ? slat(402, wood) : brokenSlat,
      slat(432, wood),
      isAfter
        ? ''
        : many(6, (at) =>
            group(
              `translate(${340 + at * 36} ${520 + scatter(at) * 40}) rotate(${scatter(at + 8) * 160})`,
              rect([-14, -3, 28, 7], '#8b775f', 'rx="2"'),
            ),
          ),
    ],
  };
});
