import { ellipse, gradient, group, line, many, path, rect, shadow } from './drawing';
import { onTable } from './table';

const scissors = group(
  'translate(186 250) rotate(-10)',
  path('M-4 -60 L-16 120 L-4 124 L8 -58z', 'url(#metal)'),
  path('M10 -60 L20 120 L8 124 L-4 -58z', 'url(#metal)'),
  ellipse(
    [-34, -122, 28, 40],
    'none',
    'stroke="#b3523f" stroke-width="14" transform="rotate(-14 -34 -122)"',
  ),
  ellipse(
    [38, -122, 28, 40],
    'none',
    'stroke="#c9674f" stroke-width="14" transform="rotate(14 38 -122)"',
  ),
  path(
    'M-18 -86 L8 -44 M22 -86 L-2 -44',
    'none',
    'stroke="#b3523f" stroke-width="13" stroke-linecap="round"',
  ),
  ellipse([3, -36, 8, 8], '#7d868a'),
);

const comb = group(
  'translate(268 120) rotate(13)',
  rect([0, 0, 36, 230], 'url(#comb)', 'rx="9"'),
  many(15, (at) => rect([30, 14 + at * 10, 34, 5], '#6b4a33', 'rx="2"')),
);

const jar = [
  rect([146, 232, 176, 178], '#dceef0', 'rx="16" opacity="0.62"'),
  rect([146, 300, 176, 110], '#8fc3cf', 'rx="16" opacity="0.5"'),
  rect([146, 232, 176, 178], 'none', 'rx="16" stroke="#ffffff" stroke-width="5" opacity="0.85"'),
  ellipse([234, 234, 88, 13], '#f4fbfb', 'opacity="0.75"'),
  line('M166 262 V384', ['#ffffff', 9], 'opacity="0.6"'),
].join('');

/** Scissors and a comb in a glass: one haircut. */
export const haircut = onTable('goods-haircut', ['#f6e7dd', '#e4c6b4'], {
  defs: [
    gradient('metal', ['#e9eef0', '#a7b2b8', '#d7dee1'], [0, 0, 1, 1]),
    gradient('comb', ['#7d5a3f', '#5c3f2a']),
    gradient('cloth', ['#7fa3b0', '#577d8b']),
  ],
  parts: [
    path(
      'M330 392 Q344 372 372 376 H440 Q456 380 452 400 V426 Q450 438 436 438 H344 Q330 436 330 424z',
      'url(#cloth)',
    ),
    line('M338 404 H446', ['#ffffff', 4], 'opacity="0.35"'),
    shadow([236, 414, 118, 16], 0.45),
    comb,
    scissors,
    jar,
  ],
});
