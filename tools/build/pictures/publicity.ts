import { group, many, type Picture, rect, shadow } from './drawing';
import { block, hedge, outdoorDefs, paving, sky, tree } from './nature';

const width = 800;
const height = 600;

const picture = (name: string, ...parts: readonly string[]): Picture => ({
  name,
  width,
  height,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${outdoorDefs}</defs>${parts.join('')}</svg>`,
});

/** A line of print: x, y and width. */
const words = ([x, y, wide]: readonly [number, number, number], colour = '#7d7668') =>
  rect([x, y, wide, 9], colour, 'rx="3"');

const poster = group(
  'translate(268 148)',
  rect([0, 0, 210, 268], '#fbf7ec'),
  rect([0, 0, 210, 46], '#b3261e'),
  rect([40, 16, 130, 14], '#fbf7ec', 'rx="3"'),
  many(6, (at) => words([24, 70 + at * 24, at % 3 === 2 ? 104 : 162])),
  rect([132, 206, 48, 48], '#3a352c'),
  rect([141, 215, 12, 12], '#fbf7ec'),
  rect([160, 234, 12, 12], '#fbf7ec'),
  words([24, 228, 76]),
);

const sheet = group(
  'translate(506 170)',
  rect([0, 0, 120, 160], '#e8eef0'),
  many(5, (at) => words([16, 20 + at * 26, at % 2 ? 62 : 88], '#8a979c')),
);

/** The poster of a meeting behind the glass of the board at the gate. */
const board = picture(
  'notice-board',
  sky(260),
  block([0, 30, 250, 270], 'url(#brick)', 3),
  tree(720, 300, 1),
  hedge(0, 330, 800),
  paving(330),
  shadow([430, 516, 250, 18], 0.4),
  rect([206, 108, 14, 400], '#5b5f61'),
  rect([646, 108, 14, 400], '#5b5f61'),
  rect([196, 96, 474, 350], '#7f2620', 'rx="6"'),
  rect([214, 114, 438, 314], '#c9d3cf'),
  poster,
  sheet,
  rect([196, 80, 474, 24], '#8f2d26', 'rx="6"'),
);

const bubble = (at: number) =>
  group(
    `translate(270 ${150 + at * 62})`,
    rect([0, 0, 38, 38], at % 2 ? '#9fb8a8' : '#c2a48b', 'rx="8"'),
    rect([50, 2, 130 + (at % 2) * 40, 34], '#ffffff', 'rx="8"'),
    words([62, 14, 80 + (at % 2) * 40], '#b6b0a4'),
  );

const card = group(
  'translate(270 290)',
  rect([0, 0, 38, 38], '#b3261e', 'rx="8"'),
  rect([50, 0, 250, 150], '#ffffff', 'rx="10"'),
  rect([62, 12, 226, 74], '#b3261e', 'rx="6"'),
  words([80, 30, 140], '#fbf7ec'),
  words([80, 54, 96], '#e9bdb9'),
  words([62, 102, 180]),
  words([62, 124, 110], '#b6b0a4'),
);

/** The card of a meeting in the group of the owners, on somebody's phone. */
const groupCard = picture(
  'group-card',
  rect([0, 0, width, height], '#d9cfbd'),
  shadow([430, 580, 230, 16], 0.4),
  rect([228, 24, 390, 560], '#23262a', 'rx="42"'),
  rect([242, 44, 362, 520], '#ececec', 'rx="28"'),
  rect([242, 44, 362, 62], '#f6f6f6', 'rx="28"'),
  words([368, 72, 110], '#4a4a4a'),
  many(2, bubble),
  card,
  rect([242, 500, 362, 64], '#f6f6f6', 'rx="28"'),
  rect([270, 516, 240, 32], '#ffffff', 'rx="8"'),
);

/** Where a meeting was made known: on the board and in the group. */
export const publicity: readonly Picture[] = [board, groupCard];
