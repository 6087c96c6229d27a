import { codeAlphabet } from '#contracts/shop';

/** SHA-256 of a text, as bytes: the phone and the cloud each bring their own. */
export type Sha256 = (text: string) => ArrayLike<number>;

/** How long letters stand that change by the clock, and how many there are. */
export type Turning = { turnMs: number; letters: number };

/** How long one suffix is shown. */
export const suffixMs = 30_000;
const suffixTurning: Turning = { turnMs: suffixMs, letters: 4 };

const letterOf = (byte = 0): string => codeAlphabet[byte % codeAlphabet.length] ?? '';

const turnAt = (at: number, { turnMs }: Turning): number => Math.floor(at / turnMs);

const lettersOfTurn = (secret: string, turn: number, sha256: Sha256): string =>
  Array.from(sha256(`${secret}:${turn}`))
    .map(letterOf)
    .join('');

type Shown = { secret: string; at: number };

/** The letters a secret shows at this instant. */
export const lettersAt = ({ secret, at }: Shown, turning: Turning, sha256: Sha256): string =>
  lettersOfTurn(secret, turnAt(at, turning), sha256).slice(0, turning.letters);

/** Whether letters are of this turn or a neighbouring one: clocks of phones differ, and a hand is slow. */
export const areLettersFresh = (
  { secret, at, letters }: Shown & { letters: string },
  turning: Turning,
  sha256: Sha256,
): boolean =>
  [-1, 0, 1].some(
    (by) => lettersAt({ secret, at: at + by * turning.turnMs }, turning, sha256) === letters,
  );

/** When the letters of this instant are over, epoch ms. */
export const lettersUntil = (at: number, turning: Turning): number =>
  (turnAt(at, turning) + 1) * turning.turnMs;

/** The four letters that stand behind the code in this half minute, so that a photo of it is soon worth nothing. */
export const suffixAt = (secret: string, at: number, sha256: Sha256): string =>
  lettersAt({ secret, at }, suffixTurning, sha256);

/** When the suffix of this instant is over, epoch ms. */
export const suffixUntil = (at: number): number => lettersUntil(at, suffixTurning);

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
): boolean => areLettersFresh({ secret, at, letters: suffix }, suffixTurning, sha256);

/** What the counter reads for a QR that was photographed or waited too long. */
export const staleCodeWords = '这张码过时了，请打开手机上的码再扫一次';
