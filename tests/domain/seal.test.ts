import fc from 'fast-check';
import type { JournalEntry } from '#domain/ledger';
import {
  canonicalText,
  faultOfSeal,
  isProven,
  type Link,
  proofOf,
  rootFrom,
  rootOf,
  type Seal,
  saysTheSame,
  sealOf,
} from '#domain/seal';
import { sha256Hex as onThePhone } from '../../src/platform/sha256';
import { sha256 } from '../kit/reconciled';

const entryAt = (n: number, over: Partial<JournalEntry> = {}): JournalEntry => ({
  _id: `je_${String(n).padStart(8, '0')}`,
  kind: 'earned',
  postings: [
    { account: 'issue:ar_huai:service', delta: -2 },
    { account: 'member:ac_mei', delta: 2 },
  ],
  aboutId: `pc_${n}`,
  communityId: 'ar_huai',
  accountId: 'ac_mei',
  sequence: n,
  balance: 2 * n,
  direction: 'in',
  path: 'service',
  reason: '参加议事会：议题「楼道充电」',
  at: 1_700_000_000_000 + n,
  ...over,
});
const entriesUpTo = (count: number) => Array.from({ length: count }, (_, n) => entryAt(n + 1));
const textsOf = (entries: readonly JournalEntry[]) => entries.map(canonicalText);

const counts = fc.integer({ min: 1, max: 70 });
const countAndIndex = counts.chain((count) =>
  fc.record({ count: fc.constant(count), index: fc.integer({ min: 0, max: count - 1 }) }),
);

test('a text does not depend on the order of fields, nor on a field that is undefined', () => {
  const plain = fc.jsonValue();
  fc.assert(
    fc.property(fc.dictionary(fc.string(), plain), (record) => {
      const turned = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalText({ ...turned, missing: undefined })).toBe(canonicalText(record));
      expect(JSON.parse(canonicalText(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});

describe('a root', () => {
  const root = (entries: readonly JournalEntry[]) => rootOf(textsOf(entries), sha256);

  test('changes with any field of any entry', () => {
    const change = fc.constantFrom<Partial<JournalEntry>>(
      { reason: '别的' },
      { balance: 1_000 },
      { at: 0 },
      { approverText: '罗老师' },
      { postings: [] },
    );
    fc.assert(
      fc.property(countAndIndex, change, ({ count, index }, over) => {
        const entries = entriesUpTo(count);
        const altered = entries.map((one, at) => (at === index ? { ...one, ...over } : one));
        expect(root(altered)).not.toBe(root(entries));
      }),
    );
  });
  test('changes with an entry removed, added or put elsewhere', () => {
    fc.assert(
      fc.property(countAndIndex, ({ count, index }) => {
        const entries = entriesUpTo(count + 1);
        const extra = entryAt(999);
        const before = root(entries);
        expect(root(entries.toSpliced(index, 1))).not.toBe(before);
        expect(root(entries.toSpliced(index, 0, extra))).not.toBe(before);
        expect(root([...entries, entryAt(count + 1)])).not.toBe(before);
        const [moved = extra] = entries.splice(index, 1);
        expect(root([...entries.slice(0, index + 1), moved, ...entries.slice(index + 1)])).not.toBe(
          before,
        );
      }),
    );
  });
  test('of inner nodes passed off as entries is another: a leaf and a node are hashed apart', () => {
    const texts = textsOf(entriesUpTo(4));
    const leaves = texts.map((text) => sha256(`entry ${text}`));
    const inner = [0, 2].map((at) => `${leaves[at]} ${leaves[at + 1]}`);
    expect(rootOf(inner, sha256)).not.toBe(rootOf(texts, sha256));
    expect(
      rootOf(
        inner.map((one) => `node ${one}`),
        sha256,
      ),
    ).not.toBe(rootOf(texts, sha256));
  });
});

describe('a proof', () => {
  test('of every entry leads to the root, on the phone too', () => {
    fc.assert(
      fc.property(countAndIndex, ({ count, index }) => {
        const texts = textsOf(entriesUpTo(count));
        const steps = proofOf(texts, index, sha256);
        const text = texts[index] ?? '';
        expect(rootFrom(text, steps, onThePhone)).toBe(rootOf(texts, sha256));
        expect(steps.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }),
    );
  });
  test('of another entry, or with another step, does not', () => {
    fc.assert(
      fc.property(countAndIndex, ({ count, index }) => {
        const texts = textsOf(entriesUpTo(count + 1));
        const root = rootOf(texts, sha256);
        const steps = proofOf(texts, index, sha256);
        for (const foreign of [canonicalText(entryAt(999)), texts[index + 1] ?? ''])
          expect(rootFrom(foreign, steps, sha256)).not.toBe(root);
        expect(rootFrom(texts[index] ?? '', steps.slice(1), sha256)).not.toBe(root);
        const turned = steps.map(({ side, hash }) => ({
          side: side === 'left' ? ('right' as const) : ('left' as const),
          hash,
        }));
        expect(rootFrom(texts[index] ?? '', turned, sha256)).not.toBe(root);
      }),
    );
  });
});

test('both hashes are the same for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(onThePhone(text)).toBe(sha256(text));
    }),
  );
  expect(onThePhone('参加议事会 🧼')).toBe(sha256('参加议事会 🧼'));
});

/** Batches of four, one after the other. */
function chainOf(count: number): { seals: Seal[]; batches: JournalEntry[][] } {
  const seals: Seal[] = [];
  const batches: JournalEntry[][] = [];
  const entries = entriesUpTo(4 * count);
  for (let at = 0; at < entries.length; at += 4) {
    const batch = entries.slice(at, at + 4);
    batches.push(batch);
    seals.push(sealOf(batch, seals.at(-1), sha256));
  }
  return { seals, batches };
}

test('a seal counts what it holds', () => {
  const taken = entryAt(9, {
    postings: [
      { account: 'issue:ar_huai:service', delta: 5 },
      { account: 'member:ac_mei', delta: -5 },
    ],
  });
  const held = entryAt(10, {
    postings: [
      { account: 'member:ac_mei', delta: -5 },
      { account: 'hold:rd_1', delta: 5 },
    ],
  });
  const seal = sealOf([entryAt(1), entryAt(2), taken, held], undefined, sha256);
  expect(seal).toMatchObject({ number: 1, count: 4, sum: -1, previousHash: '' });
  expect([seal.from.id, seal.until.id]).toEqual(['je_00000001', 'je_00000010']);
});

test('no seal may be left out, altered or put elsewhere', () => {
  const { seals } = chainOf(4);
  seals.forEach((seal, at) => {
    expect(faultOfSeal(seal, seals[at - 1], sha256)).toBeUndefined();
  });
  const [first, second, third] = seals;
  if (!first || !second || !third) throw new RangeError();
  expect(faultOfSeal(third, first, sha256)).toBe('its number does not follow');
  expect(faultOfSeal({ ...second, previousHash: third.hash }, first, sha256)).toMatch(/follow/);
  for (const over of [
    { count: 5 },
    { sum: 9 },
    { root: third.root },
    { from: third.from },
    { until: third.until },
  ])
    expect(faultOfSeal({ ...second, ...over }, first, sha256)).toBe('its hash is another');
});

describe('on the phone', () => {
  const count = 5;
  const { seals, batches } = chainOf(count);
  const proven = (at: number) => {
    const seal = seals[at];
    const batch = batches[at];
    const head = seals.at(-1);
    if (!seal || !batch || !head) throw new RangeError();
    const texts = textsOf(batch);
    const links: Link[] = seals.slice(at + 1).map(({ previousHash: _, hash: __, ...link }) => link);
    return {
      text: texts[2] ?? '',
      seal: { ...seal, steps: proofOf(texts, 2, sha256) },
      chainTo: { number: head.number, hash: head.hash, links },
    };
  };

  test('every entry is proven up to the head of the month', () => {
    for (let at = 0; at < count; at += 1) {
      const { chainTo: _, ...sealed } = proven(at);
      expect(isProven(proven(at), onThePhone)).toBe(true);
      expect(isProven(sealed, onThePhone)).toBe(true);
    }
  });
  test('nothing is proven that was altered on the way, nor what is not sealed yet', () => {
    const good = proven(1);
    const [link, ...others] = good.chainTo.links;
    if (!link) throw new RangeError();
    const bad = [
      { text: good.text },
      { ...good, text: good.text.replace('议事', '议亊') },
      { ...good, seal: { ...good.seal, root: good.seal.hash } },
      { ...good, seal: { ...good.seal, sum: 1 } },
      { ...good, seal: { ...good.seal, hash: seals[0]?.hash ?? '' } },
      { ...good, chainTo: { ...good.chainTo, hash: good.seal.hash } },
      { ...good, chainTo: { ...good.chainTo, number: 99 } },
      { ...good, chainTo: { ...good.chainTo, links: others } },
      { ...good, chainTo: { ...good.chainTo, links: [{ ...link, count: 3 }, ...others] } },
    ];
    expect(bad.map((one) => isProven(one, onThePhone))).toEqual(bad.map(() => false));
  });
  test('a proven text is that of the line one looks at', () => {
    const entry = entryAt(3);
    const line = { id: entry._id, at: entry.at, reason: entry.reason, balance: 6, in: 2, out: 0 };
    const text = canonicalText(entry);
    expect(saysTheSame(text, line)).toBe(true);
    for (const over of [
      { id: 'je_other' },
      { at: 1 },
      { reason: '别的' },
      { balance: 7 },
      { in: 3 },
    ])
      expect(saysTheSame(text, { ...line, ...over })).toBe(false);
  });
});
