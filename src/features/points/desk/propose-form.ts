import type { Sent } from '#contracts/action';
import { pointsActWords } from '#contracts/points';
import type { FoundAccount } from '#contracts/points-accounts';
import { type ProposableAct, proposableActs, type proposeCandidate } from '#contracts/points-desk';
import type { Day } from '#domain/day';

/** What was filled in so far; kept on the phone. */
export type ProposeForm = {
  account?: FoundAccount | undefined;
  act?: ProposableAct | undefined;
  /** Hours as typed. */
  units: string;
  doneOn: Day;
  note: string;
};

export const emptyPropose = (today: Day): ProposeForm => ({ units: '', doneOn: today, note: '' });

export const actChoices = proposableActs.map((value) => ({ value, words: pointsActWords[value] }));

const mostHours = 12;
export const hasHours = ({ act }: Pick<ProposeForm, 'act'>): boolean => act === 'volunteer-hours';

export type ProposeProblems = Partial<
  Record<'account' | 'act' | 'units' | 'doneOn' | 'note', string>
>;

function hoursProblem(typed: string): string | undefined {
  const hours = wholeNumber(typed);
  if (hours === undefined) return '请写做了几个小时，写整数';
  return hours >= 1 && hours <= mostHours ? undefined : `一次 1 到 ${mostHours} 小时`;
}

/** A whole number as somebody typed it; undefined where it is none. */
export const wholeNumber = (typed: string): number | undefined =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : undefined;

/** What is still missing, each at its field. */
export function proposeProblems(form: ProposeForm, today: Day): ProposeProblems {
  const { account, act, units, doneOn, note } = form;
  const hours = hasHours(form) ? hoursProblem(units) : undefined;
  return {
    ...(!account && { account: '请先找到要给谁提' }),
    ...(!act && { act: '请选她做了什么' }),
    ...(hours && { units: hours }),
    ...((!doneOn || doneOn > today) && { doneOn: '请选做这件事的那天' }),
    ...(note.trim().length < 2 && { note: '请写一句，具体做了什么' }),
  };
}

/** What is sent; undefined while something is missing. */
export function proposeInput(
  form: ProposeForm,
  today: Day,
): Omit<Sent<typeof proposeCandidate>, 'photos'> | undefined {
  const { account, act, doneOn, note } = form;
  if (!account || !act || Object.keys(proposeProblems(form, today)).length > 0) return undefined;
  return {
    accountId: account.id,
    act,
    doneOn,
    note: note.trim(),
    ...(hasHours(form) && { units: wholeNumber(form.units) ?? 1 }),
  };
}
