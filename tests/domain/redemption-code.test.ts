import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { codeAlphabet } from '#contracts/shop';
import { typedCode } from '#contracts/shop-counter';
import {
  isFresh,
  qrText,
  readCode,
  suffixAt,
  suffixMs,
  suffixUntil,
} from '#domain/redemption-code';
import { at } from '../kit/clock';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const secrets = fc.string({ minLength: 20, maxLength: 20 });
const instants = fc.integer({ min: 0, max: at('2100-01-01') });
const now = at('2026-11-20 10:00');

test('the suffix is four letters of the alphabet, the same for half a minute', () => {
  fc.assert(
    fc.property(secrets, instants, (secret, instant) => {
      const suffix = suffixAt(secret, instant, sha256);
      expect(suffix).toMatch(new RegExp(`^[${codeAlphabet}]{4}$`));
      const begin = Math.floor(instant / suffixMs) * suffixMs;
      expect(suffixAt(secret, begin, sha256)).toBe(suffix);
      expect(suffixAt(secret, begin + suffixMs - 1, sha256)).toBe(suffix);
      expect(suffixUntil(instant)).toBe(begin + suffixMs);
    }),
  );
});

test('a suffix made by this rule elsewhere is the same', () => {
  const turn = Math.floor(now / 30_000);
  const bytes = createHash('sha256').update(`geheim:${turn}`).digest();
  const letters = [...bytes.subarray(0, 4)].map((byte) => codeAlphabet[byte % 31]).join('');
  expect(suffixAt('geheim', now, sha256)).toBe(letters);
});

test('this half minute and its neighbours are taken, older and later ones are not', () => {
  fc.assert(
    fc.property(secrets, instants, (secret, instant) => {
      const suffix = suffixAt(secret, instant, sha256);
      for (const by of [-suffixMs, 0, suffixMs])
        expect(isFresh({ secret, suffix }, Math.max(0, instant + by), sha256)).toBe(true);
    }),
  );
  const suffix = suffixAt('K7QM3PX2ABCDEFGHJKMN', now, sha256);
  for (const by of [-2, 2, 3, 100, 2880])
    expect(isFresh({ secret: 'K7QM3PX2ABCDEFGHJKMN', suffix }, now + by * suffixMs, sha256)).toBe(
      false,
    );
  expect(isFresh({ secret: 'another', suffix }, now, sha256)).toBe(false);
});

test('what the QR says is read back, and a typed code needs no suffix', () => {
  const text = qrText({ code: 'K7QM3P', secret: 's' }, now, sha256);
  expect(readCode(text)).toEqual({ code: 'K7QM3P', suffix: suffixAt('s', now, sha256) });
  expect(readCode('K7QM3P')).toEqual({ code: 'K7QM3P' });
  expect(typedCode().parse(text)).toBe(text);
  expect(typedCode().parse(' k7q-m3p ')).toBe('K7QM3P');
  for (const wrong of ['K7QM3', 'K7QM3O', 'K7QM3P.X2', 'https://example.org', '', 'K7QM3P.X2ABC'])
    expect(typedCode().safeParse(wrong).success).toBe(false);
});
