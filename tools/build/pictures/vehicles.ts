import { ellipse, group, line, path, rect, shadow } from './drawing';

/** A small car seen from behind; `x`, `y` is the ground under its middle. */
export const car = (x: number, y: number, look: { size: number; body: string }): string =>
  group(
    `translate(${x} ${y}) scale(${look.size})`,
    shadow([6, 2, 128, 16], 0.5),
    rect([-92, -26, 34, 30], '#26262a', 'rx="8"'),
    rect([58, -26, 34, 30], '#26262a', 'rx="8"'),
    path(
      'M-104 -22 Q-110 -84 -88 -96 L-66 -150 Q-60 -162 -44 -163 H44 Q60 -162 66 -150 L88 -96 Q110 -84 104 -22 Q104 -12 92 -12 H-92 Q-104 -12 -104 -22z',
      look.body,
    ),
    path('M-72 -98 L-56 -142 Q-52 -150 -42 -150 H42 Q52 -150 56 -142 L72 -98z', '#33424d'),
    path('M-66 -102 L-52 -140 Q-49 -146 -42 -146 H0 L-26 -102z', '#cfe2e8', 'opacity="0.45"'),
    rect([-96, -84, 34, 18], '#c0392b', 'rx="5"'),
    rect([62, -84, 34, 18], '#c0392b', 'rx="5"'),
    rect([-34, -66, 68, 22], '#f4f1ea', 'rx="3"'),
    line('M-94 -36 H94', ['#1e1e22', 7], 'opacity="0.45"'),
    path('M-88 -96 H88 L84 -90 H-84z', '#ffffff', 'opacity="0.3"'),
  );

/** An electric scooter from the side; `x`, `y` is the ground under its middle. */
export const scooter = (x: number, y: number, look: { size: number; body: string }): string =>
  group(
    `translate(${x} ${y}) scale(${look.size})`,
    shadow([0, 2, 110, 12], 0.45),
    ellipse([-70, -26, 27, 27], '#2b2b2f'),
    ellipse([-70, -26, 12, 12], '#b9bcc0'),
    ellipse([74, -26, 27, 27], '#2b2b2f'),
    ellipse([74, -26, 12, 12], '#b9bcc0'),
    path(
      'M-98 -52 Q-92 -84 -50 -84 H-14 L0 -46 H34 Q46 -46 50 -60 L62 -108 H80 L66 -40 Q62 -26 48 -26 H-34 Q-44 -56 -72 -56 Q-90 -56 -98 -52z',
      look.body,
    ),
    path('M-92 -86 Q-88 -102 -66 -102 H-16 Q-8 -102 -10 -92 L-12 -84 H-92z', '#33302e'),
    line('M70 -106 L62 -136', ['#3c3c40', 7]),
    line('M46 -140 H72', ['#2b2b2f', 8]),
    ellipse([78, -104, 10, 10], '#fff1c0'),
    path('M-50 -84 H-20 L-10 -60 H-40z', '#ffffff', 'opacity="0.22"'),
  );
