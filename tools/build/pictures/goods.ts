import { ellipse, gradient, group, line, many, type Picture, path, rect, shadow } from './drawing';
import { haircut } from './haircut';
import { onTable } from './table';

const soap = onTable('goods-soap', ['#f1e9f0', '#dccbdc'], {
  defs: [gradient('bar', ['#fdf6e6', '#ecd9b4']), gradient('dish', ['#9fc0bd', '#6f9995'])],
  parts: [
    shadow([240, 408, 168, 20], 0.45),
    path('M78 356 H402 Q396 410 330 412 H150 Q84 410 78 356z', 'url(#dish)'),
    ellipse([240, 356, 162, 30], '#b7d3cf'),
    path(
      'M126 300 Q122 262 164 258 H318 Q360 262 354 304 Q352 350 310 356 H170 Q130 350 126 300z',
      'url(#bar)',
    ),
    path(
      'M138 296 Q138 270 170 268 H312 Q342 270 342 296 Q342 318 312 320 H168 Q138 318 138 296z',
      'none',
      'stroke="#dcc49a" stroke-width="4"',
    ),
    path(
      'M196 294 q18 -22 44 0 q26 22 44 0',
      'none',
      'stroke="#cfb384" stroke-width="7" stroke-linecap="round"',
    ),
    many(9, (at) =>
      ellipse(
        [330 + ((at * 37) % 76), 236 - ((at * 53) % 120), 8 + ((at * 7) % 16), 8 + ((at * 7) % 16)],
        '#ffffff',
        'opacity="0.55" stroke="#c9dfe6" stroke-width="2"',
      ),
    ),
  ],
});

const detergent = onTable('goods-detergent', ['#f6efdc', '#e6d6b0'], {
  defs: [
    gradient('bottle', ['#3f9a86', '#8fd0bd', '#2f7d6c'], [0, 0, 1, 0]),
    gradient('cap', ['#e7b64b', '#c98f2c']),
  ],
  parts: [
    shadow([250, 416, 110, 18], 0.5),
    rect([212, 66, 56, 50], 'url(#cap)', 'rx="8"'),
    path(
      'M206 108 H274 V140 Q332 168 332 236 V390 Q332 416 306 416 H174 Q148 416 148 390 V236 Q148 168 206 140z',
      'url(#bottle)',
    ),
    rect([168, 236, 144, 130], '#fdf8ea', 'rx="14"'),
    many(3, (at) => path(`M${206 + at * 34} 320 q-16 -30 0 -52 q16 22 0 52z`, '#5fb09d')),
    rect([190, 336, 100, 10], '#d9c89d', 'rx="5"'),
    path(
      'M166 236 Q168 186 210 164',
      'none',
      'stroke="#ffffff" stroke-width="9" opacity="0.5" stroke-linecap="round"',
    ),
    group(
      'translate(374 396)',
      ellipse([0, 14, 56, 9], '#2a2118', 'opacity="0.25"'),
      rect([-48, -32, 96, 44], '#e8c95f', 'rx="12"'),
      rect([-48, -2, 96, 16], '#4f8f5f', 'rx="7"'),
      many(6, (at) => ellipse([-36 + at * 14, -18 + (at % 2) * 7, 4, 3], '#cdaa3d')),
    ),
  ],
});

const mop = onTable('goods-mop', ['#e4edf0', '#bfd0d6'], {
  defs: [
    gradient('stick', ['#d9a25f', '#b37a3c'], [0, 0, 1, 0]),
    gradient('pail', ['#4f7fae', '#7fa9cf', '#3d688f'], [0, 0, 1, 0]),
  ],
  parts: [
    shadow([200, 424, 150, 18], 0.4),
    group(
      'rotate(12 300 240)',
      rect([292, 20, 18, 300], 'url(#stick)', 'rx="8"'),
      rect([262, 304, 78, 34], '#4f8f7d', 'rx="10"'),
      many(11, (at) =>
        path(
          `M${266 + at * 7} 334 q${-14 + at * 3} 50 ${-18 + at * 4} 92`,
          'none',
          `stroke="${at % 2 ? '#f4efe2' : '#ddd3bd'}" stroke-width="11" stroke-linecap="round"`,
        ),
      ),
    ),
    path('M70 250 H250 L230 412 Q228 424 214 424 H106 Q92 424 90 412z', 'url(#pail)'),
    ellipse([160, 250, 90, 20], '#2f587d'),
    ellipse([160, 254, 78, 14], '#a9cfe0'),
    many(6, (at) =>
      ellipse([110 + at * 20, 248 - (at % 3) * 7, 13, 10], '#ffffff', 'opacity="0.75"'),
    ),
    path('M72 250 Q160 130 248 250', 'none', 'stroke="#e2ddd0" stroke-width="7"'),
  ],
});

const casserole = onTable('goods-casserole', ['#f5e6d6', '#e3c3a4'], {
  defs: [
    gradient('pot', ['#8a5a3c', '#b98259', '#6f4429'], [0, 0, 1, 0]),
    gradient('lid', ['#a56d48', '#7d4d30']),
  ],
  parts: [
    shadow([240, 414, 170, 22], 0.5),
    rect([48, 286, 60, 34], '#6f4429', 'rx="16"'),
    rect([372, 286, 60, 34], '#6f4429', 'rx="16"'),
    path(
      'M86 264 H394 Q396 372 336 406 Q326 412 306 412 H174 Q154 412 144 406 Q84 372 86 264z',
      'url(#pot)',
    ),
    path('M92 300 H388', 'none', 'stroke="#e3c08d" stroke-width="7" opacity="0.7"'),
    many(10, (at) =>
      path(
        `M${112 + at * 28} 320 l10 14 l10 -14`,
        'none',
        'stroke="#e3c08d" stroke-width="4" opacity="0.6"',
      ),
    ),
    path('M76 262 Q90 190 240 184 Q390 190 404 262z', 'url(#lid)'),
    rect([70, 256, 340, 18], '#633c24', 'rx="9"'),
    ellipse([240, 180, 34, 18], '#633c24'),
    ellipse([236, 174, 20, 8], '#b98259'),
    path(
      'M116 246 Q140 206 216 200',
      'none',
      'stroke="#ffffff" stroke-width="8" opacity="0.35" stroke-linecap="round"',
    ),
    many(3, (at) =>
      path(
        `M${180 + at * 60} 150 q-20 -26 0 -48 q20 -22 0 -50`,
        'none',
        'stroke="#ffffff" stroke-width="9" stroke-linecap="round" opacity="0.55"',
      ),
    ),
  ],
});

const towel = onTable('goods-towel', ['#e9eee0', '#c9d6b6'], {
  defs: [
    gradient('red', ['#dd8a76', '#c0634f']),
    gradient('cream', ['#fdf6e8', '#e6d8bb']),
    gradient('jade', ['#8dbba8', '#5f9480']),
  ],
  parts: [
    shadow([240, 412, 176, 20], 0.45),
    ['cream', 'jade', 'red']
      .map((fill, at) =>
        group(
          `translate(0 ${at * -66})`,
          path(
            'M84 346 Q76 346 76 362 V394 Q76 410 92 410 H388 Q404 410 404 378 Q404 346 388 346z',
            `url(#${fill})`,
          ),
          path(
            'M388 346 Q362 378 388 410',
            'none',
            'stroke="#6d4a38" stroke-width="3" opacity="0.35"',
          ),
          line('M96 378 H372', ['#ffffff', 4], 'opacity="0.5"'),
          many(14, (dot) => ellipse([104 + dot * 20, 360, 3, 2], '#ffffff', 'opacity="0.4"')),
          many(14, (dot) => ellipse([114 + dot * 20, 396, 3, 2], '#3c2a20', 'opacity="0.14"')),
        ),
      )
      .join(''),
    path(
      'M150 214 q40 -30 84 -6 q44 -26 90 6',
      'none',
      'stroke="#b3523f" stroke-width="5" opacity="0.7"',
    ),
  ],
});

/** Goods and one service for the shop (`seeds.md` D21: small as soap, big as casseroles and mops). */
export const goods: readonly Picture[] = [soap, detergent, mop, casserole, towel, haircut];
