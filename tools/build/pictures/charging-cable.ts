import { beforeAndAfter, ellipse, group, line, many, path, polygon, rect, shadow } from './drawing';
import { block, hedge, outdoorDefs, paving, sky, tree } from './nature';
import { scooter } from './vehicles';

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
