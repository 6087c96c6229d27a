import {
  beforeAndAfter,
  ellipse,
  gradient,
  group,
  line,
  many,
  path,
  rect,
  scatter,
  shadow,
} from './drawing';
import { outdoorDefs } from './nature';

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
