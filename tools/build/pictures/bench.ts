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
