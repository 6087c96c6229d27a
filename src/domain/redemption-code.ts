import { codeAlphabet } from '#contracts/shop';

/** SHA-256 of a text, as bytes: the phone and the cloud each bring their own. */
export type Sha256 = (text: string) => ArrayLike<number>;

/** How long one suffix is shown. */
export const suffixMs = 30_000;
const suffixLength = 4;

const letterOf = (byte = 0): string => codeAlphabet[byte % codeAlphabet.length] ?? '';

const suffixOfTurn = (secret: string, turn: number, sha256: Sha256): string =>
  Array.from(sha256(`${secret}:${turn}`))
    .slice(0, suffixLength)
    .map(letterOf)
    .join('');

const turnAt = (at: number): number => Math.floor(at / suffixMs);

/** The four letters that stand behind the code in this half minute, so that a photo of it is soon worth nothing. */
export const suffixAt = (secret: string, at: number, sha256: Sha256): string =>
  suffixOfTurn(secret, turnAt(at), sha256);

/** When the suffix of this instant is over, epoch ms. */
export const suffixUntil = (at: number): number => (turnAt(at) + 1) * suffixMs;

/** What the QR says: `K7QM3P.X2AB`. */
export const qrText = (
  { code, secret }: { code: string; secret: string },
  at: number,
  sha256: Sha256,
): string => `${code}.${suffixAt(secret, at, sha256)}`;

/** The code and, where it was scanned, its suffix. */
export function readCode(text: string): { code: string; suffix?: string } {
  const [code = '', suffix] = text.split('.');
  return suffix === undefined ? { code } : { code, suffix };
}

/** Whether a suffix is of this half minute or a neighbouring one: clocks of phones differ, and a hand is slow. */
export const isFresh = (
  { secret, suffix }: { secret: string; suffix: string },
  at: number,
  sha256: Sha256,
): boolean => [-1, 0, 1].some((by) => suffixOfTurn(secret, turnAt(at) + by, sha256) === suffix);

/** What the counter reads for a QR that was photographed or waited too long. */
export const staleCodeWords = '这张码过时了，请打开手机上的码再扫一次';
