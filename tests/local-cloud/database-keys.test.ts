import fc from 'fast-check';
import { parseEjson, toEjson } from '../../tools/local-cloud/database/ejson';
import { encodeValue, inverted, successor } from '../../tools/local-cloud/database/keys';
import { compareValues, isSame, storable } from '../../tools/local-cloud/database/values';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', '\0', 'a\0', 'a\0b', 'a', '\uffff', '😀', '，', 'ab', 'a\u0001'),
);
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: false }),
  fc.constantFrom(
    0,
    -0,
    1,
    -(2 ** 53),
    2 ** 62,
    Number.MIN_VALUE,
    Number.MAX_VALUE,
    -Infinity,
    Infinity,
  ),
  text,
  fc.date({ noInvalidDate: true }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', 'a\u0001', '中'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));

const sign = (number: number) => Math.sign(number) + 0;

test('bytes of values have the order of BSON', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const expected = sign(compareValues(one, other));
      expect(sign(Buffer.compare(encodeValue(one), encodeValue(other)))).toBe(expected);
      const [left, right] = [inverted(encodeValue(one)), inverted(encodeValue(other))];
      expect(sign(Buffer.compare(right, left))).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test('no value is the beginning of another, so that values can follow each other in a key', () => {
  fc.assert(
    fc.property(fc.tuple(value, value), fc.tuple(value, value), ([a, b], [c, d]) => {
      const left = Buffer.concat([encodeValue(a), encodeValue(b)]);
      const right = Buffer.concat([encodeValue(c), encodeValue(d)]);
      const expected = compareValues(a, c) || compareValues(b, d);
      expect(sign(Buffer.compare(left, right))).toBe(sign(expected));
    }),
    { numRuns: 1000 },
  );
});

test('the successor of bytes comes right after all that begins with them', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 5 }).map((list) => Buffer.from(list));
  fc.assert(
    fc.property(bytes, bytes, (prefix, other) => {
      fc.pre(prefix.some((byte) => byte !== 0xff));
      const isAfter = Buffer.compare(other, successor(prefix)) >= 0;
      const isBeyond =
        Buffer.compare(other, prefix) > 0 && !other.subarray(0, prefix.length).equals(prefix);
      expect(isAfter).toBe(isBeyond);
    }),
  );
});

test('what is stored comes back the same through EJSON', () => {
  fc.assert(
    fc.property(value, (one) => {
      const there = storable({ one });
      expect(isSame(parseEjson(toEjson(there), 0), there)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
