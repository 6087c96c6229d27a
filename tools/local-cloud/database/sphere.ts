/** Degrees, as GeoJSON orders them. */
export type Position = readonly [longitude: number, latitude: number];

/** All places within so many metres of one. */
export type Cap = { centre: Position; metres: number };

/** Cells from `low` up to, not including, `high`. */
export type CellRange = { low: number; high: number };

/** The radius MongoDB counts metres with. */
const EARTH_METRES = 6_378_100;

/** Half the way around: nothing is farther away. */
export const FARTHEST_METRES = Math.PI * EARTH_METRES;

/** A cell is known by 48 bits, longitude and latitude in turn; it is 2.4 m wide at most. */
const LEVELS = 24;
export const CELL_BYTES = 6;

/** How far a place may lie from where its cell says it is. */
export const CELL_SLOP_METRES = 2;

/** So many cells at most span an area from west to east, one more where it begins within one. */
const MOST_ACROSS = 8;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (radian: number) => (radian * 180) / Math.PI;

/** An angle at the middle of the earth as metres on the ground. */
export const metresOf = (radian: number) => radian * EARTH_METRES;

/** Great-circle distance by the haversine formula. */
export function metresBetween([west, south]: Position, [east, north]: Position): number {
  const up = Math.sin(radians(north - south) / 2) ** 2;
  const across = Math.sin(radians(east - west) / 2) ** 2;
  const part = up + Math.cos(radians(south)) * Math.cos(radians(north)) * across;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** The direction in which one place is seen from another, in radians from north. */
export function bearing([west, south]: Position, [east, north]: Position): number {
  const [from, to, across] = [radians(south), radians(north), radians(east - west)];
  return Math.atan2(
    Math.sin(across) * Math.cos(to),
    Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(across),
  );
}

/** The middle of places, as their mean in space comes to lie on the sphere. */
export function middleBetween(places: readonly Position[]): Position {
  let [x, y, z] = [0, 0, 0];
  for (const [longitude, latitude] of places) {
    x += Math.cos(radians(latitude)) * Math.cos(radians(longitude));
    y += Math.cos(radians(latitude)) * Math.sin(radians(longitude));
    z += Math.sin(radians(latitude));
  }
  return [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))];
}

const cellAt = (degree: number, span: number, level: number) =>
  Math.min(2 ** level - 1, Math.max(0, Math.floor(((degree + span / 2) / span) * 2 ** level)));

const columnOf = (longitude: number, level: number) => cellAt(longitude, 360, level);
const rowOf = (latitude: number, level: number) => cellAt(latitude, 180, level);

/** Interleaves the bits, so that what lies together mostly has numbers that lie together. */
function interleaved(column: number, row: number, level: number): number {
  let cell = 0;
  for (let bit = level - 1; bit >= 0; bit -= 1)
    cell = cell * 4 + ((row >> bit) & 1) * 2 + ((column >> bit) & 1);
  return cell;
}

/** The number of the smallest cell a place lies in. */
export const cellOf = ([longitude, latitude]: Position): number =>
  interleaved(columnOf(longitude, LEVELS), rowOf(latitude, LEVELS), LEVELS);

/** The middle of a smallest cell: where a place lies, give or take `CELL_SLOP_METRES`. */
export function middleOf(cell: number): Position {
  let column = 0;
  let row = 0;
  for (let bit = 0, rest = cell; bit < LEVELS; bit += 1, rest = Math.floor(rest / 4)) {
    column += (rest % 2) * 2 ** bit;
    row += (Math.floor(rest / 2) % 2) * 2 ** bit;
  }
  const size = 2 ** LEVELS;
  return [((column + 0.5) / size) * 360 - 180, ((row + 0.5) / size) * 180 - 90];
}

/** Ranges of cells that together hold every place of a cap, and little else; in ascending order. */
export function covering(cap: Cap): CellRange[] {
  const ranges = boxesAround(cap).flatMap(cellsOver);
  ranges.sort((one, other) => one.low - other.low);
  return ranges.reduce<CellRange[]>((joined, range) => {
    const last = joined.at(-1);
    if (last && range.low <= last.high) last.high = Math.max(last.high, range.high);
    else joined.push({ ...range });
    return joined;
  }, []);
}

type Box = { west: number; east: number; south: number; north: number };

/** One box, or two where it crosses the 180th meridian; all around where it holds a pole. */
function boxesAround({ centre: [longitude, latitude], metres }: Cap): Box[] {
  const angle = metres / EARTH_METRES;
  const south = Math.max(-90, latitude - degrees(angle));
  const north = Math.min(90, latitude + degrees(angle));
  const hasPole = south === -90 || north === 90;
  if (hasPole) return [{ west: -180, east: 180, south, north }];
  const width = degrees(Math.asin(Math.sin(angle) / Math.cos(radians(latitude))));
  const [west, east] = [longitude - width, longitude + width];
  if (west < -180)
    return [
      { west: west + 360, east: 180, south, north },
      { west: -180, east, south, north },
    ];
  if (east > 180)
    return [
      { west, east: 180, south, north },
      { west: -180, east: east - 360, south, north },
    ];
  return [{ west, east, south, north }];
}

function cellsOver({ west, east, south, north }: Box): CellRange[] {
  const part = Math.max((east - west) / 360, (north - south) / 180);
  const level = Math.max(0, Math.min(LEVELS, Math.floor(Math.log2(MOST_ACROSS / part))));
  const size = 4 ** (LEVELS - level);
  const ranges: CellRange[] = [];
  for (let row = rowOf(south, level); row <= rowOf(north, level); row += 1)
    for (let column = columnOf(west, level); column <= columnOf(east, level); column += 1) {
      const cell = interleaved(column, row, level);
      ranges.push({ low: cell * size, high: (cell + 1) * size });
    }
  return ranges;
}
