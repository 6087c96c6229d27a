import type { ReportDetail } from '#contracts/report';
import type { ReopenReason } from '#contracts/work-order';
import type { ReportForm } from '../../pages/report/form';

/** The report a step is about, as the person saw it. */
export type Seen = { id: string; version: number };
/** How somebody without a phone was asked. */
export type HeardBy = 'phone' | 'visit';

export const heardByWords: Record<HeardBy, string> = { phone: '打电话', visit: '上门' };

/** Words with a least and a most, in characters. */
export type Limits = { least: number; most: number };
export const limits = {
  supplement: { least: 2, most: 500 },
  appeal: { least: 4, most: 500 },
  say: { least: 2, most: 300 },
} as const satisfies Record<string, Limits>;

export type WordsForm = { text: string };
export const emptyWords: WordsForm = { text: '' };

/** What words still lack; the cloud checks them again. */
export function wordsProblems({ text }: WordsForm, { least, most }: Limits): { text?: string } {
  const { length } = text.trim();
  if (length < least) return { text: least > 2 ? `请至少写 ${least} 个字` : '请写一句' };
  return length > most ? { text: `最多 ${most} 个字` } : {};
}

/** Words as the command wants them, with the version she saw where the command asks for it. */
export const wordsInput = <S extends object>({ text }: WordsForm, seen: S) => ({
  ...seen,
  text: text.trim(),
});

/** 又出现了, as it is being said. */
export type AgainForm = { reasons: readonly ReopenReason[]; text: string; heardBy?: HeardBy };
export const emptyAgain: AgainForm = { reasons: ['came-back'], text: '' };
export const againTextLimit = 200;

export type AgainProblems = Partial<Record<'reasons' | 'text' | 'heardBy', string>>;
export const heardByProblem = '请点一下，是打电话还是上门问到的';

export function againProblems(form: AgainForm, { isProxy }: { isProxy: boolean }): AgainProblems {
  const problems: AgainProblems = {};
  if (form.reasons.length === 0) problems.reasons = '请点一下原因，点一个就行';
  if (form.text.trim().length > againTextLimit) problems.text = `最多 ${againTextLimit} 个字`;
  if (isProxy && !form.heardBy) problems.heardBy = heardByProblem;
  return problems;
}

/** 又出现了 as `report.recur` wants it, without its photos. */
export function againInput({ reasons, text, heardBy }: AgainForm, seen: Seen) {
  const words = text.trim();
  return {
    ...seen,
    reasons: [...reasons],
    ...(words && { text: words }),
    ...(heardBy && { heardBy }),
  };
}

/** What she can do on the progress page beside waiting and rating, in the order of the screen. */
export type Way = 'nudge' | 'petition' | 'say' | 'recur' | 'again' | 'slip' | 'leave' | 'withdraw';

const talking: readonly ReportDetail['status'][] = [
  'submitted',
  'accepted',
  'assigned',
  'in-progress',
  'paused',
  'handed-over',
  'result-submitted',
];

type Told = Pick<
  ReportDetail,
  'status' | 'steps' | 'isJoined' | 'canLeave' | 'proxyFor' | 'decline'
>;

/** Whether it is over and a new report can follow it (T21, after 30 days). */
const mayFollow = ({ status, steps, isJoined, decline }: Told): boolean =>
  (status === 'closed' || status === 'withdrawn') &&
  !steps.includes('recur') &&
  !isJoined &&
  decline === undefined;

/** The ways that are open now; the cloud says which steps are, the rest follows from the state. */
export function waysOf(report: Told): readonly Way[] {
  const { status, steps } = report;
  const isOpen: Record<Way, boolean> = {
    nudge: steps.includes('nudge'),
    petition: steps.includes('petition'),
    say: talking.includes(status),
    recur: steps.includes('recur'),
    again: mayFollow(report),
    slip: report.proxyFor !== undefined,
    leave: report.canLeave,
    withdraw: steps.includes('withdraw'),
  };
  return (Object.keys(isOpen) as Way[]).filter((way) => isOpen[way]);
}

/** A new report that goes on from this one: same kind, same place, its words to begin with. */
export function followingForm(
  report: Pick<ReportDetail, 'id' | 'title' | 'category' | 'place' | 'placeText' | 'text'>,
): ReportForm {
  const { id, title, place, placeText } = report;
  const { point, detail } = place ?? {};
  return {
    text: report.text,
    category: report.category as NonNullable<ReportForm['category']>,
    follows: { id, title },
    ...(place && {
      place: {
        areaId: place.areaId,
        words: bareWords(placeText, [point, detail]),
        points: point ? [point] : [],
        ...(point && { point }),
        ...(detail && { detail }),
      },
    }),
  };
}

/** 「5号楼2单元 · 南门 · 三楼」 without what is shown beside it. */
const bareWords = (placeText: string, parts: readonly (string | undefined)[]): string =>
  placeText
    .split(' · ')
    .filter((word) => !parts.includes(word))
    .join(' · ');

/** What a card of its own tells, so that the line below the promise does not say it again. */
export const isToldByCard = (
  report: Pick<
    ReportDetail,
    'status' | 'question' | 'decline' | 'pause' | 'external' | 'mergedInto'
  >,
): boolean =>
  (report.status === 'returned' && report.question !== undefined) ||
  (report.status === 'declined' && report.decline !== undefined) ||
  (report.status === 'paused' && report.pause !== undefined) ||
  (report.status === 'handed-over' && report.external !== undefined) ||
  (report.status === 'merged' && report.mergedInto !== undefined);

/** Whether the page asks something of her: then the telephone is not the one thing to press. */
export const asksHer = ({ status, steps }: Pick<ReportDetail, 'status' | 'steps'>): boolean =>
  steps.includes('supplement') ||
  steps.includes('rate') ||
  steps.includes('rate-along') ||
  status === 'closed';
