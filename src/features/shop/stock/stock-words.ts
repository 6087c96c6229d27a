import type { Got, Sent } from '#contracts/action';
import { type LotSource, lotSources, lotSourceWords } from '#contracts/shop';
import type { listMovements, StockedReward, stockIn } from '#contracts/shop-stock';
import { addDays, type Day, dateText } from '#domain/day';
import type { Tone } from '../../../components';

export type StockedLot = StockedReward['lots'][number];

/** What expires within so many days is said in amber, as at the counter. */
const soonDays = 30;
/** So few pieces are said in amber, as at the counter. */
const fewPieces = 3;

/** A whole number as somebody typed it; undefined where it is none. */
export const wholeNumber = (typed: string): number | undefined =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;

/** What the shelf says at a glance: how many can be had, what is short, expired, or off the shelf. */
export function rewardPills({
  available,
  expired,
  isOnShelf,
  kind,
}: Pick<StockedReward, 'available' | 'expired' | 'isOnShelf' | 'kind'>): {
  words: string;
  tone: Tone;
}[] {
  const few = kind === 'voucher' ? '张' : '件';
  return [
    ...(isOnShelf ? [] : [{ words: '没有上架', tone: 'plain' as const }]),
    ...(expired > 0 ? [{ words: `过期 ${expired} ${few}`, tone: 'red' as const }] : []),
    ...(isOnShelf && available === 0 ? [{ words: '没有了', tone: 'amber' as const }] : []),
    ...(isOnShelf && available > 0 && available <= fewPieces
      ? [{ words: `只剩 ${available} ${few}`, tone: 'amber' as const }]
      : []),
  ];
}

/** 「可兑 12 件，有人约了 2 件」 */
export const standingText = ({
  available,
  reserved,
}: Pick<StockedReward, 'available' | 'reserved'>): string =>
  reserved > 0 ? `可兑 ${available} 件，有人约了 ${reserved} 件` : `可兑 ${available} 件`;

/** How a lot stands with its date; nothing where it never expires. */
export function expiryOf(
  { expiresOn, isExpired }: Pick<StockedLot, 'expiresOn' | 'isExpired'>,
  today: Day,
): { words: string; tone: Tone } | undefined {
  if (expiresOn === undefined) return undefined;
  const date = dateText(expiresOn, today);
  if (isExpired) return { words: `${date}过期了`, tone: 'red' };
  const isSoon = expiresOn <= addDays(today, soonDays);
  return { words: `${date}到期`, tone: isSoon ? 'amber' : 'plain' };
}

/** 「街道统筹 · 12 件，约出 2 件」 */
export function lotText({ sourceText, donor, left, reserved }: StockedLot): string {
  const from = donor ? `${sourceText}（${donor}）` : sourceText;
  return `${from} · ${left} 件${reserved > 0 ? `，约出 ${reserved} 件` : ''}`;
}

/** Pieces of a lot that may be written off: what somebody reserved stays. */
export const freeOf = ({ left, reserved }: Pick<StockedLot, 'left' | 'reserved'>): number =>
  left - reserved;

export const sourceChoices = lotSources.map((value) => ({ value, words: lotSourceWords[value] }));

export type LotForm = {
  pieces: string;
  source: LotSource | undefined;
  donor: string;
  expiresOn: Day | '';
};
export const emptyLot: LotForm = { pieces: '', source: undefined, donor: '', expiresOn: '' };
type LotProblems = Partial<Record<keyof LotForm, string>>;

const mostPieces = 10_000;

/** What is wrong with a number of pieces as typed, at most so many. */
export function piecesProblem(typed: string, most = mostPieces): string | undefined {
  const pieces = wholeNumber(typed);
  if (pieces === undefined || pieces < 1) return '请写几件，写整数';
  return pieces > most ? `最多 ${most} 件` : undefined;
}

/** What is still missing, each at its field. */
export function lotProblems({ pieces, source, expiresOn }: LotForm, today: Day): LotProblems {
  const wrong = piecesProblem(pieces);
  return {
    ...(wrong && { pieces: wrong }),
    ...(!source && { source: '请选从哪里来的' }),
    ...(expiresOn && expiresOn < today && { expiresOn: '已经过期了，不能入库' }),
  };
}

/** What is sent; undefined while something is missing. */
export function lotInput(
  form: LotForm,
  { rewardId, today }: { rewardId: string; today: Day },
): Sent<typeof stockIn> | undefined {
  const { source, expiresOn } = form;
  const pieces = wholeNumber(form.pieces);
  if (!source || pieces === undefined || Object.keys(lotProblems(form, today)).length > 0)
    return undefined;
  const donor = form.donor.trim();
  return { rewardId, pieces, source, ...(donor && { donor }), ...(expiresOn && { expiresOn }) };
}

export type Movement = Got<typeof listMovements>['items'][number];

const movementWords: Record<Movement['kind'], string> = {
  in: '入库',
  'handed-over': '领走',
  returned: '退回',
  'written-off': '报损',
  counted: '盘点',
};

/** 「入库 · 采购」: what the kind says already is not said twice. */
export function movementText({ kind, words }: Pick<Movement, 'kind' | 'words'>): string {
  const kindWords = movementWords[kind];
  const rest = words.startsWith(kindWords) ? words.slice(kindWords.length) : words;
  const more = rest.replace(/^，/, '');
  return more ? `${kindWords} · ${more}` : kindWords;
}

/** 「+20」「−1」 */
export const signedPieces = (pieces: number): string => (pieces < 0 ? `−${-pieces}` : `+${pieces}`);
