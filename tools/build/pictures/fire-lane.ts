import { beforeAndAfter, ellipse, group, line, many, polygon, rect, shadow } from './drawing';
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
