import {
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

/** Gradients of sky, walls and ground that outdoor pictures share. */
export const outdoorDefs: readonly string[] = [
  gradient('sky', ['#bfdcec', '#e6eee6', '#fbf1dc']),
  gradient('far', ['#d9cdb8', '#cbbda5']),
  gradient('wall', ['#efdcbf', '#dcc29a']),
  gradient('brick', ['#d39b77', '#b97d5b']),
  gradient('paving', ['#cfc5b4', '#a99e8d']),
  gradient('asphalt', ['#8d8c8c', '#6c6a6b']),
  gradient('grass', ['#a9c27d', '#7f9f5b']),
  gradient('glass', ['#a9cbd8', '#6f97a8'], [0, 0, 1, 1]),
  gradient('leaf', ['#8fb56b', '#567f48'], [0, 0, 0.6, 1]),
  gradient('leaf2', ['#a8c47b', '#6b9150'], [0, 0, 0.6, 1]),
  gradient('trunk', ['#8a6448', '#5f432f'], [0, 0, 1, 0]),
];

/** A round tree; `x`, `y` is the foot of its trunk, `size` 1 is 220 high. */
export const tree = (x: number, y: number, size = 1): string =>
  group(
    `translate(${x} ${y}) scale(${size})`,
    ellipse([14, 2, 78, 12], '#2a2118', 'opacity="0.28" filter="url(#soft)"'),
    path('M-9 0 Q-5 -60 -7 -110 H8 Q6 -60 12 0z', 'url(#trunk)'),
    line('M0 -80 L-26 -118 M2 -92 L26 -126', ['#6a4b35', 6]),
    ellipse([-34, -130, 52, 46], 'url(#leaf)'),
    ellipse([36, -134, 50, 46], 'url(#leaf)'),
    ellipse([0, -172, 60, 50], 'url(#leaf2)'),
    ellipse([-14, -140, 46, 34], 'url(#leaf2)', 'opacity="0.8"'),
    many(16, (at) =>
      ellipse(
        [scatter(at) * 130 - 65, -120 - scatter(at + 30) * 84, 8, 5],
        '#cfe09d',
        'opacity="0.35"',
      ),
    ),
  );

/** A low hedge along the ground. */
export const hedge = (x: number, y: number, width: number): string =>
  rect([x, y - 40, width, 44], 'url(#leaf)', 'rx="14"') +
  many(Math.floor(width / 26), (at) =>
    ellipse([x + 14 + at * 26, y - 38, 18, 13], 'url(#leaf2)', 'opacity="0.9"'),
  );

/** A block of flats: `box` is x, y, width, height; `fill` its wall. */
export function block(
  box: readonly [number, number, number, number],
  fill: string,
  columns: number,
): string {
  const [x, y, width, height] = box;
  const rows = Math.max(1, Math.round(height / 74));
  const step = width / columns;
  const rise = height / rows;
  const windows = many(columns * rows, (at) => {
    const left = x + (at % columns) * step + step * 0.24;
    const top = y + Math.floor(at / columns) * rise + rise * 0.22;
    const lit = scatter(at + x) > 0.7;
    return (
      rect([left - 3, top - 3, step * 0.52 + 6, rise * 0.5 + 6], '#f5ecda') +
      rect([left, top, step * 0.52, rise * 0.5], lit ? '#f3d9a0' : 'url(#glass)') +
      line(`M${left + step * 0.26} ${top} v${rise * 0.5}`, ['#f5ecda', 3]) +
      rect([left - 7, top + rise * 0.5 + 3, step * 0.52 + 14, 6], '#c9b391')
    );
  });
  return (
    rect([x, y, width, height], fill) +
    rect([x, y - 10, width, 12], '#b59a76') +
    windows +
    polygon(
      [
        [x, y],
        [x + 18, y],
        [x + 18, y + height],
        [x, y + height],
      ],
      '#fff6df',
      'opacity="0.25"',
    )
  );
}

/** Paving stones in perspective from `y` down to the bottom of an 800 × 600 picture. */
export const paving = (y: number): string =>
  rect([0, y, 800, 600 - y], 'url(#paving)') +
  many(6, (at) => {
    const row = y + (600 - y) * (at / 6) ** 1.5;
    return line(`M0 ${row} H800`, ['#8f8474', 1.6], 'opacity="0.4"');
  }) +
  many(15, (at) =>
    line(`M${250 + at * 22} ${y} L${-700 + at * 157} 600`, ['#8f8474', 1.6], 'opacity="0.32"'),
  );

/** Sky, far roofs and sun. */
export const sky = (horizon: number): string =>
  rect([0, 0, 800, horizon], 'url(#sky)') +
  ellipse([120, 80, 150, 90], '#fff7dd', 'opacity="0.7" filter="url(#softer)"') +
  many(9, (at) =>
    rect(
      [at * 96 - 20, horizon - 60 - scatter(at + 5) * 90, 84, 200],
      'url(#far)',
      'opacity="0.55"',
    ),
  );

/** A potted plant; `x`, `y` is the ground under it. */
export const pot = (x: number, y: number) =>
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
