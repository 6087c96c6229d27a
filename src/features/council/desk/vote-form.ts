import type { Sent } from '#contracts/action';
import {
  choices,
  choiceWords,
  type countHands,
  type openVote,
  type VoteUnit,
  type VoteView,
  type VoteWay,
  voteUnitWords,
  voteWayWords,
} from '#contracts/council-vote';

/** Votes as they are counted, before they are numbers. */
export type TallyForm = { for: string; against: string; abstain: string };
export const emptyTally: TallyForm = { for: '', against: '', abstain: '' };
export const tallyFields = choices.map((value) => ({ value, words: choiceWords[value] }));

const mostVotes = 500;
const isCount = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= mostVotes;

/** Every sum is written, also a nought: an empty field is no answer. */
export function tallyProblem(form: TallyForm): string | undefined {
  const counts = choices.map((choice) => form[choice].trim());
  if (!counts.every(isCount)) return '三个数都要写，没有就写 0';
  return counts.every((count) => Number(count) === 0) ? '至少有一票' : undefined;
}

export const tallyOf = (form: TallyForm): Sent<typeof countHands>['tally'] | undefined =>
  tallyProblem(form)
    ? undefined
    : {
        for: Number(form.for),
        against: Number(form.against),
        abstain: Number(form.abstain),
      };

export type VoteForm = { question: string; way: VoteWay; unit: VoteUnit; quorum: string };

export const voteBegin = (): VoteForm => ({
  question: '',
  way: 'hands',
  unit: 'person',
  quorum: '',
});

export const voteProblems = ({ question, quorum }: VoteForm) => ({
  ...(question.trim().length < 4 && { question: '请写表决什么' }),
  ...(quorum.trim() !== '' &&
    !(isCount(quorum.trim()) && Number(quorum) > 0) && {
      quorum: '请写 1 到 500 的数，不设就空着',
    }),
});

/** What is sent; undefined while something is missing. */
export function voteInput(
  form: VoteForm,
  about: { meetingId: string; itemId: string },
): Sent<typeof openVote> | undefined {
  if (Object.keys(voteProblems(form)).length > 0) return undefined;
  const { question, way, unit } = form;
  const quorum = form.quorum.trim();
  return {
    ...about,
    question: question.trim(),
    way,
    unit,
    ...(quorum && { quorum: Number(quorum) }),
  };
}

/** 「举手 · 一人一票 · 已收 7 票」 */
export function voteText({ way, unit, ballots, quorum }: VoteView): string {
  const wanted = quorum === undefined ? '' : `（至少 ${quorum} 票才有效）`;
  return `${voteWayWords[way]} · ${voteUnitWords[unit]} · 已收 ${ballots} 票${wanted}`;
}

/** How a closed vote ended, in one line. */
export function endText({ tally, resultText }: VoteView): string {
  const sums =
    tally && choices.map((choice) => `${choiceWords[choice]} ${tally[choice]}`).join('，');
  return [resultText, sums].filter(Boolean).join(' · ');
}
