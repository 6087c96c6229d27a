import type { Sent } from '#contracts/action';
import type { DecisionView } from '#contracts/council';
import type { noteProgress } from '#contracts/council-minutes';
import { addDays, type Day } from '#domain/day';

type Wanted = Sent<typeof noteProgress>;

/** What was filled in about a decision; kept on the phone until the cloud has it. */
export type NoteForm = { as?: Wanted['as'] | undefined; text: string; reviewOn?: Day | undefined };
export const emptyNote: NoteForm = { text: '' };

export const noteAnswers: { value: Wanted['as']; words: string }[] = [
  { value: 'in-progress', words: '正在办' },
  { value: 'done', words: '办好了' },
  { value: 'not-now', words: '暂时解决不了' },
];

/** A plan for what cannot be done now is looked at again within half a year. */
const reviewMostDays = 180;
export const reviewDays = (today: Day): { from: Day; to: Day } => ({
  from: addDays(today, 1),
  to: addDays(today, reviewMostDays),
});

/** What is to be done by somebody, and is no work order that still runs: that one tells its progress itself. */
export const mayBeNoted = ({
  kind,
  isLeftToHall,
}: Pick<DecisionView, 'kind' | 'isLeftToHall'>): boolean =>
  kind === 'owner-task' || kind === 'statutory' || isLeftToHall === true;

/** What the words are for, by how it stands. */
export const noteLabel = ({ as }: NoteForm): string =>
  as === 'not-now' ? '为什么，打算怎么办' : '做了什么';

/** What is still missing, each at its field. */
export function noteProblems({ as, text, reviewOn }: NoteForm) {
  return {
    ...(!as && { as: '请选现在怎么样了' }),
    ...(text.trim().length < 4 && { text: '请写几个字，邻居会看到' }),
    ...(as === 'not-now' && !reviewOn && { reviewOn: '请选哪天再看' }),
  };
}

/** What is sent; undefined while something is missing. */
export function noteInput(
  form: NoteForm,
  { id, version }: Pick<DecisionView, 'id' | 'version'>,
): Omit<Wanted, 'photos'> | undefined {
  const { as, text, reviewOn } = form;
  if (!as || Object.keys(noteProblems(form)).length > 0) return undefined;
  return { id, version, as, text: text.trim(), ...(as === 'not-now' && reviewOn && { reviewOn }) };
}
