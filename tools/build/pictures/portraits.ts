import {
  ellipse,
  gradient,
  line,
  many,
  type Picture,
  path,
  picture,
  polygon,
  rect,
} from './drawing';

/** How somebody looks; colours as #rrggbb. */
type Face = {
  skin: string;
  hair: string;
  coat: string;
  shirt: string;
  wall: readonly [string, string];
  cut: 'short' | 'parted' | 'bob' | 'bun' | 'long' | 'grey';
  hasGlasses?: boolean;
};

const faces: Record<string, Face> = {
  'portrait-grid-worker': {
    skin: '#edc19d',
    hair: '#2c2622',
    coat: '#3e6f8e',
    shirt: '#f1ece0',
    wall: ['#f2e2c4', '#dcc39a'],
    cut: 'short',
  },
  'portrait-backup': {
    skin: '#f3cfae',
    hair: '#33271f',
    coat: '#7a9a78',
    shirt: '#fbf6ea',
    wall: ['#e2ecdf', '#bcd0b6'],
    cut: 'bob',
  },
  'portrait-worker-on-leave': {
    skin: '#dba983',
    hair: '#26211e',
    coat: '#8a5f46',
    shirt: '#efe4cf',
    wall: ['#eadccb', '#cdb397'],
    cut: 'parted',
    hasGlasses: true,
  },
  'portrait-grid-lead': {
    skin: '#f0c8a5',
    hair: '#3a2d26',
    coat: '#9c5b4a',
    shirt: '#fdf3e4',
    wall: ['#f5e3d6', '#e0bfa9'],
    cut: 'bun',
  },
  'portrait-chief': {
    skin: '#dfb18b',
    hair: '#4b4541',
    coat: '#44505c',
    shirt: '#f4f0e6',
    wall: ['#dfe6e8', '#b4c2c8'],
    cut: 'parted',
  },
  'portrait-staff': {
    skin: '#f4d2b3',
    hair: '#2a211c',
    coat: '#b98a4a',
    shirt: '#fff7e6',
    wall: ['#f4ead0', '#dcc792'],
    cut: 'long',
  },
  'portrait-shopkeeper': {
    skin: '#efc6a2',
    hair: '#3b2a20',
    coat: '#5d8a86',
    shirt: '#f8f3e6',
    wall: ['#dcebe7', '#aecbc4'],
    cut: 'bun',
    hasGlasses: true,
  },
  'portrait-dispatcher': {
    skin: '#e4b692',
    hair: '#231f1d',
    coat: '#5a5f7d',
    shirt: '#eef0f2',
    wall: ['#e3e2ec', '#bcbad0'],
    cut: 'short',
    hasGlasses: true,
  },
  'portrait-unit-lead': {
    skin: '#dcae87',
    hair: '#b9b4ac',
    coat: '#77684f',
    shirt: '#f3ead8',
    wall: ['#ece3d0', '#cbbb98'],
    cut: 'grey',
  },
};

/** What hangs behind the head. */
const backHair: Record<Face['cut'], (hair: string) => string> = {
  short: () => '',
  parted: () => '',
  grey: () => '',
  bob: (hair) =>
    path('M102 170 Q96 74 180 72 Q264 74 258 170 Q258 214 240 218 H120 Q102 214 102 170z', hair),
  long: (hair) =>
    path('M100 170 Q94 70 180 70 Q266 70 260 170 Q268 262 246 282 H114 Q92 262 100 170z', hair),
  bun: (hair) =>
    ellipse([180, 62, 34, 30], hair) + path('M108 164 Q104 78 180 76 Q256 78 252 164z', hair),
};

/** What falls over the brow. */
const frontHair: Record<Face['cut'], string> = {
  short:
    'M112 156 Q106 84 180 80 Q254 84 248 156 Q240 124 214 118 Q160 124 132 112 Q116 128 112 156z',
  parted:
    'M110 160 Q102 82 178 80 Q258 80 250 160 Q244 122 214 112 Q196 108 168 104 Q126 112 110 160z',
  grey: 'M112 152 Q106 96 146 84 Q180 74 216 84 Q254 96 248 152 Q242 128 230 118 Q180 100 130 118 Q118 130 112 152z',
  bob: 'M110 170 Q104 84 180 82 Q256 84 250 170 Q246 132 226 120 Q190 130 134 116 Q114 138 110 170z',
  long: 'M108 176 Q102 82 180 80 Q258 82 252 176 Q244 130 214 110 Q186 104 176 98 Q120 118 108 176z',
  bun: 'M110 162 Q106 86 180 82 Q254 86 250 162 Q240 122 180 112 Q120 122 110 162z',
};

const glasses =
  rect([128, 152, 42, 32], 'none', 'rx="14" stroke="#4a4038" stroke-width="4"') +
  rect([190, 152, 42, 32], 'none', 'rx="14" stroke="#4a4038" stroke-width="4"') +
  line('M170 164 Q180 158 190 164', ['#4a4038', 4]);

const features = [
  line('M134 148 Q148 140 162 147 M198 147 Q212 140 226 148', ['#4b3a30', 4.5], 'opacity="0.85"'),
  ellipse([149, 168, 6, 7.5], '#31261f'),
  ellipse([211, 168, 6, 7.5], '#31261f'),
  ellipse([151, 165, 2, 2.4], '#ffffff'),
  ellipse([213, 165, 2, 2.4], '#ffffff'),
  line('M180 172 Q186 190 177 193', ['#b57f5c', 3.5], 'opacity="0.7"'),
  path('M156 207 Q180 226 204 207 Q180 216 156 207z', '#b1604e'),
  ellipse([134, 194, 15, 9], '#e58f73', 'opacity="0.3"'),
  ellipse([226, 194, 15, 9], '#e58f73', 'opacity="0.3"'),
].join('');

function portrait(name: string, face: Face): Picture {
  const { skin, hair, coat, shirt, wall, cut } = face;
  return picture({
    name,
    size: [360, 360],
    defs: [
      gradient('back', wall, [0, 0, 0.6, 1]),
      gradient('coat', [coat, coat, '#2d2a2a'], [0, 0, 0.3, 1.5]),
      gradient('skin', ['#ffffff', skin, skin], [-0.6, -0.6, 0.7, 0.6]),
    ],
    parts: [
      rect([0, 0, 360, 360], 'url(#back)'),
      many(3, (at) =>
        line(`M${250 + at * 44} 0 L${90 + at * 44} 360`, ['#ffffff', 16], 'opacity="0.1"'),
      ),
      ellipse([196, 350, 150, 60], '#3a2a1c', 'opacity="0.25" filter="url(#softer)"'),
      backHair[cut](hair),
      path('M30 360 Q36 286 118 268 L180 292 L242 268 Q324 286 330 360z', 'url(#coat)'),
      path('M146 226 H214 V268 Q198 296 180 298 Q162 296 146 268z', skin),
      path('M148 236 Q180 262 212 236 V250 Q180 276 148 250z', '#8a5638', 'opacity="0.28"'),
      polygon(
        [
          [132, 262],
          [180, 312],
          [160, 344],
          [112, 276],
        ],
        shirt,
      ),
      polygon(
        [
          [228, 262],
          [180, 312],
          [200, 344],
          [248, 276],
        ],
        shirt,
      ),
      ellipse([112, 172, 13, 20], skin),
      ellipse([248, 172, 13, 20], skin),
      path(
        'M112 160 Q110 94 180 92 Q250 94 248 160 Q248 214 212 238 Q180 252 148 238 Q112 214 112 160z',
        'url(#skin)',
      ),
      features,
      face.hasGlasses ? glasses : '',
      path(frontHair[cut], hair),
      path(frontHair[cut], '#ffffff', 'opacity="0.07" transform="translate(26 8) scale(0.86 0.8)"'),
      rect([226, 312, 44, 26], '#f6f1e6', 'rx="4" opacity="0.95"'),
      rect([232, 318, 20, 4], '#8c8273', 'rx="2"'),
      rect([232, 327, 30, 4], '#b9ae9b', 'rx="2"'),
    ],
  });
}

/** Calm drawn busts of the staff who are told about; everybody else has an initial. */
export const portraits: readonly Picture[] = Object.entries(faces).map(([name, face]) =>
  portrait(name, face),
);
