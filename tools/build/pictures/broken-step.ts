import { beforeAndAfter, ellipse, line, many, polygon, rect, scatter } from './drawing';
import { outdoorDefs, pot } from './nature';

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
