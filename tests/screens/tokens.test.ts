import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, '../../src/components/tokens.css'), 'utf8');
const token = (name: string): string => {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  if (!value) throw new RangeError(`no such colour: ${name}`);
  return value;
};

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string): number {
  const [light = 0, dark = 0] = [luminance(token(front)), luminance(token(back))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

const words = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink2', 'paper'],
  ['ink2', 'surface'],
  ['ink2', 'line'],
  ['red', 'surface'],
  ['red', 'paper'],
  ['red', 'red-soft'],
  ['jade', 'jade-soft'],
  ['amber', 'amber-soft'],
  ['blue', 'blue-soft'],
  ['on-red', 'red'],
] as const;

test.each(words)('%s on %s can be read: at least 4.5:1', (front, back) => {
  expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
});

test('the edge of a box to type into can be seen: at least 3:1 (WCAG 2.2, 1.4.11)', () => {
  expect(contrast('edge', 'surface')).toBeGreaterThanOrEqual(3);
});

test('targets are at least 44 px, and 60 px in 关怀版', () => {
  const hits = [...css.matchAll(/--hit(?:-small)?: (\d+)px/g)].map(([, px]) => Number(px));
  expect(hits).toHaveLength(4);
  const [standard = 0, standardSmall = 0, easy = 0, easySmall = 0] = hits;
  expect(Math.min(standard, standardSmall)).toBeGreaterThanOrEqual(44);
  expect(Math.min(easy, easySmall)).toBeGreaterThanOrEqual(60);
});
