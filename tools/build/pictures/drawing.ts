/** What every picture is made of: plain SVG text, light from the upper left, warm colours. */

export type Point = readonly [x: number, y: number];

/** A finished picture: SVG of this size in pixels. */
export type Picture = { name: string; width: number; height: number; svg: string };

const numbers = (points: readonly Point[]) => points.map(([x, y]) => `${x},${y}`).join(' ');

export const polygon = (points: readonly Point[], fill: string, more = ''): string =>
  `<polygon points="${numbers(points)}" fill="${fill}" ${more}/>`;

/** `box` is x, y, width, height; `more` any other attributes. */
export const rect = (
  box: readonly [number, number, number, number],
  fill: string,
  more = '',
): string =>
  `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${fill}" ${more}/>`;

/** `oval` is centre x, centre y, radius x, radius y. */
export const ellipse = (
  oval: readonly [number, number, number, number],
  fill: string,
  more = '',
): string =>
  `<ellipse cx="${oval[0]}" cy="${oval[1]}" rx="${oval[2]}" ry="${oval[3]}" fill="${fill}" ${more}/>`;

export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}" ${more}/>`;

/** An open line with round ends; `pen` is its colour and width. */
export const line = (d: string, pen: readonly [string, number], more = ''): string =>
  `<path d="${d}" fill="none" stroke="${pen[0]}" stroke-width="${pen[1]}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;

/** `move` is an SVG transform. */
export const group = (move: string, ...parts: readonly string[]): string =>
  `<g transform="${move}">${parts.join('')}</g>`;

/** A soft shadow on the ground under something. */
export const shadow = (oval: readonly [number, number, number, number], strength = 0.35): string =>
  ellipse(oval, '#2a2118', `opacity="${strength}" filter="url(#soft)"`);

/** Stops of a gradient, from top to bottom unless `direction` says otherwise. */
export const gradient = (
  id: string,
  stops: readonly string[],
  direction: readonly [number, number, number, number] = [0, 0, 0, 1],
): string => {
  const [x1, y1, x2, y2] = direction;
  const drawn = stops.map(
    (colour, at) => `<stop offset="${at / (stops.length - 1)}" stop-color="${colour}"/>`,
  );
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${drawn.join('')}</linearGradient>`;
};

/** Light that falls off around a point; `at` is centre x, centre y, radius as shares of the picture. */
export const glow = (
  id: string,
  at: readonly [number, number, number],
  light: { colour: string; strength: number },
): string => {
  const stop = (offset: number, share: number) =>
    `<stop offset="${offset}" stop-color="${light.colour}" stop-opacity="${light.strength * share}"/>`;
  return `<radialGradient id="${id}" cx="${at[0]}" cy="${at[1]}" r="${at[2]}">${stop(0, 1)}${stop(0.45, 0.4)}${stop(1, 0)}</radialGradient>`;
};

const kept = [
  '<filter id="soft" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="9"/></filter>',
  '<filter id="softer" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="22"/></filter>',
  '<filter id="hair"><feGaussianBlur stdDeviation="1.4"/></filter>',
  '<radialGradient id="vignette" cx="0.5" cy="0.48" r="0.75"><stop offset="0.6" stop-color="#1c120a" stop-opacity="0"/><stop offset="1" stop-color="#1c120a" stop-opacity="0.34"/></radialGradient>',
  '<linearGradient id="sun" x1="0" y1="0" x2="0.9" y2="1"><stop offset="0" stop-color="#ffe9bd" stop-opacity="0.42"/><stop offset="0.5" stop-color="#ffe9bd" stop-opacity="0.04"/><stop offset="1" stop-color="#3a2d4d" stop-opacity="0.16"/></linearGradient>',
].join('');

export type Sheet = {
  name: string;
  /** Default 800 × 600. */
  size?: readonly [number, number];
  /** Gradients the parts refer to. */
  defs?: readonly string[];
  parts: readonly string[];
  /** The light laid over everything; daylight when absent, none when false. */
  light?: string | false;
};

/** Puts parts on a sheet, under one light and a slight darkening towards the corners. */
export function picture({ name, size = [800, 600], defs = [], parts, light }: Sheet): Picture {
  const [width, height] = size;
  const whole: readonly [number, number, number, number] = [0, 0, width, height];
  const over = light === false ? '' : (light ?? rect(whole, 'url(#sun)'));
  const vignette =
    light === false ? '' : rect(whole, 'url(#vignette)', `opacity="${width > height ? 1 : 0.4}"`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${kept}${defs.join('')}</defs><rect width="${width}" height="${height}" fill="#cfc3ad"/>${parts.join('')}${over}${vignette}</svg>`;
  return { name, width, height, svg };
}

/** The two pictures of one place: as it was found, and as it was left. */
export const beforeAndAfter = (
  name: string,
  draw: (isAfter: boolean) => Omit<Sheet, 'name'>,
): Picture[] => [
  picture({ name: `${name}-before`, ...draw(false) }),
  picture({ name: `${name}-after`, ...draw(true) }),
];

/** So many things side by side: calls `draw` with 0, 1, 2 … */
export const many = (count: number, draw: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => draw(at)).join('');

/** A number between 0 and 1 that looks random and never changes. */
export const scatter = (at: number): number => {
  const wave = Math.sin(at * 127.1 + 11.7) * 43_758.5453;
  return wave - Math.floor(wave);
};
