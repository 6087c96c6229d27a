import { deltaOf, type JournalEntry, ledgerAccount, pointsIssued } from './ledger';

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits: the cloud and the phone bring their own. */
export type Sha256 = (text: string) => string;

/** An entry's place in the one order in which entries are sealed. */
export type Place = { at: number; id: string };

/** What the hash of a batch of entries is made of (`rules.md §4.3.5`). */
export type SealBody = {
  /** 1, 2, 3 … */
  number: number;
  /** The first and the last entry. */
  from: Place;
  until: Place;
  count: number;
  /** Points issued less those taken back in the batch. */
  sum: number;
  root: string;
  /** Empty for the first. */
  previousHash: string;
};
export type Seal = SealBody & { hash: string };

/** From a leaf towards the root: what stands beside it, and on which side. */
export type ProofStep = { side: 'left' | 'right'; hash: string };

/** A value as text, the same whatever the order of its fields; what is undefined is not there. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalText(one)}`);
  return `{${fields.join(',')}}`;
}

/* Each kind of text has its own first word, so that none can be passed off as another. */
const leafOf = (text: string, sha256: Sha256) => sha256(`entry ${text}`);
const above = (left: string, right: string, sha256: Sha256) => sha256(`node ${left} ${right}`);

/** One level up; the last one of an odd number goes up as it is. */
function levelAbove(level: readonly string[], sha256: Sha256): string[] {
  const up: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left = '', right] = level.slice(at, at + 2);
    up.push(right === undefined ? left : above(left, right, sha256));
  }
  return up;
}

/** The root over canonical texts in their order; at least one. */
export function rootOf(texts: readonly string[], sha256: Sha256): string {
  let level = texts.map((text) => leafOf(text, sha256));
  while (level.length > 1) level = levelAbove(level, sha256);
  const [root] = level;
  if (root === undefined) throw new RangeError('a batch has at least one entry');
  return root;
}

/** The steps that lead from the text at `index` to the root. */
export function proofOf(texts: readonly string[], index: number, sha256: Sha256): ProofStep[] {
  const steps: ProofStep[] = [];
  let place = index;
  let level = texts.map((text) => leafOf(text, sha256));
  while (level.length > 1) {
    const isRight = place % 2 === 1;
    const hash = level[isRight ? place - 1 : place + 1];
    if (hash !== undefined) steps.push({ side: isRight ? 'left' : 'right', hash });
    level = levelAbove(level, sha256);
    place = Math.floor(place / 2);
  }
  return steps;
}

/** The root a text and its steps lead to. */
export const rootFrom = (text: string, steps: readonly ProofStep[], sha256: Sha256): string =>
  steps.reduce(
    (hash, step) =>
      step.side === 'left' ? above(step.hash, hash, sha256) : above(hash, step.hash, sha256),
    leafOf(text, sha256),
  );

/** The hash of a batch: whoever knows it knows everything before it too. */
export function sealHash(body: SealBody, sha256: Sha256): string {
  const { number, from, until, count, sum, root, previousHash } = body;
  const text = canonicalText({ number, from, until, count, sum, root, previousHash });
  return sha256(`seal ${text}`);
}

const placeOf = ({ at, _id }: JournalEntry): Place => ({ at, id: _id });

/** Seals entries, which come in order and are at least one, after the seal before. */
export function sealOf(
  entries: readonly JournalEntry[],
  previous: Pick<Seal, 'number' | 'hash'> | undefined,
  sha256: Sha256,
): Seal {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) throw new RangeError('a batch has at least one entry');
  const body: SealBody = {
    number: (previous?.number ?? 0) + 1,
    from: placeOf(first),
    until: placeOf(last),
    count: entries.length,
    sum: entries.reduce((sum, entry) => sum + pointsIssued(entry), 0),
    root: rootOf(entries.map(canonicalText), sha256),
    previousHash: previous?.hash ?? '',
  };
  return { ...body, hash: sealHash(body, sha256) };
}

/** What is wrong with a seal and its place after the one before, or nothing. */
export function faultOfSeal(
  seal: Seal,
  previous: Pick<Seal, 'number' | 'hash'> | undefined,
  sha256: Sha256,
): string | undefined {
  if (seal.number !== (previous?.number ?? 0) + 1) return 'its number does not follow';
  if (seal.previousHash !== (previous?.hash ?? '')) return 'it does not follow the seal before';
  return sealHash(seal, sha256) === seal.hash ? undefined : 'its hash is another';
}

/** A seal as a link of the chain: its hash and the one before are computed, not told. */
export type Link = Omit<SealBody, 'previousHash'>;

/** `points.proof`, as far as it is recomputed. */
export type Proof = {
  text: string;
  seal?: (Seal & { steps: readonly ProofStep[] }) | undefined;
  chainTo?: { number: number; hash: string; links: readonly Link[] } | undefined;
};

type Head = Pick<Seal, 'number' | 'hash'>;

const linked = (previous: Head, { number, ...link }: Link, sha256: Sha256): Head => ({
  number,
  hash: sealHash({ ...link, number, previousHash: previous.hash }, sha256),
});

/**
 * Whether an entry is in its seal, and the seal in the chain that a printed sheet names: recomputed, not
 * believed. An entry that is not sealed yet is not proven.
 */
export function isProven({ text, seal, chainTo }: Proof, sha256: Sha256): boolean {
  if (!seal || rootFrom(text, seal.steps, sha256) !== seal.root) return false;
  if (sealHash(seal, sha256) !== seal.hash) return false;
  if (!chainTo) return true;
  const follow = chainTo.links.every(({ number }, index) => number === seal.number + index + 1);
  const head = chainTo.links.reduce<Head>((before, link) => linked(before, link, sha256), seal);
  return follow && head.number === chainTo.number && head.hash === chainTo.hash;
}

type Line = { id: string; at: number; reason: string; balance: number; in: number; out: number };

/** Whether a proven text says what a line of the passbook says: its day, reason, amount and balance. */
export function saysTheSame(text: string, line: Line): boolean {
  const entry: JournalEntry = JSON.parse(text);
  return (
    entry._id === line.id &&
    entry.at === line.at &&
    entry.reason === line.reason &&
    entry.balance === line.balance &&
    deltaOf(entry.postings, ledgerAccount.member(entry.accountId ?? '')) === line.in - line.out
  );
}
