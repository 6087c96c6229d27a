/** One stream of numbers that is the same on every machine. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
  /** True in so many cases of a hundred. */
  isIn(percent: number): boolean;
};

/** The number everything in the demo district grows from. */
export const districtSeed = 20_405;

/** A stream of its own per label, so that what is added later shifts nothing that was there. */
export function randomFor(label: string): Random {
  const next = mulberry32(hashOf(`${districtSeed}:${label}`));
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new RangeError(`nothing to pick from: ${label}`);
      return item;
    },
    isIn: (percent) => next() * 100 < percent,
  };
}

/** Divides `total` into `parts` whole numbers within bounds, uneven as in life; the sum is exact. */
export function divide(
  total: number,
  parts: number,
  within: { least: number; most: number; random: Random },
): number[] {
  const { least, most, random } = within;
  if (total < least * parts || total > most * parts)
    throw new RangeError('the total fits no bounds');
  const shares = Array.from({ length: parts }, () => least);
  let left = total - least * parts;
  while (left > 0) {
    const at = random.between(0, parts - 1);
    const share = shares[at] ?? most;
    if (share >= most) continue;
    shares[at] = share + 1;
    left -= 1;
  }
  return shares;
}

/** FNV-1a over UTF-16 units: 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The public-domain generator mulberry32: numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
