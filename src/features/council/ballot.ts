import {
  type Choice,
  choices,
  choiceWords,
  type VoteView,
  voteWayWords,
} from '#contracts/council-vote';
import { beforeText } from '#domain/day';

export const ballotChoices: { value: Choice; words: string }[] = choices.map((value) => ({
  value,
  words: choiceWords[value],
}));

/** What a vote is for whoever looks at it: to be cast, cast, shown by hands, not hers, or over. */
export type BallotState = 'cast' | 'voted' | 'hands' | 'barred' | 'over';

export function ballotState({ isOpen, hasVoted, way, mayVote }: VoteView): BallotState {
  if (!isOpen) return 'over';
  if (way === 'hands') return 'hands';
  if (hasVoted) return 'voted';
  return mayVote ? 'cast' : 'barred';
}

/** 「举手，一人一票」「投票，一户一票，明天 20:00 前」 */
export function howWords({ way, unit, closesAt, isOpen, quorum }: VoteView, now: number): string {
  return [
    voteWayWords[way],
    unit === 'household' ? '一户一票' : '一人一票',
    isOpen && closesAt !== undefined && beforeText(closesAt, now),
    quorum !== undefined && `满 ${quorum} 票才算数`,
  ]
    .filter(Boolean)
    .join('，');
}

/** What she reads below the question. */
export function stateWords(vote: VoteView): string {
  const { ballots, unit, obstacle, resultText } = vote;
  switch (ballotState(vote)) {
    case 'cast':
      return '投出后不能改。谁投了什么，哪里都不记。';
    case 'voted':
      return `${unit === 'household' ? '您家' : '您'}投过了。已收到 ${ballots} 票，结束后公布结果。`;
    case 'hands':
      return '会场里举手表决，数好后结果写在这里。';
    case 'barred':
      return [obstacle, `已收到 ${ballots} 票，结束后公布结果。`].filter(Boolean).join('。');
    case 'over':
      return resultText ?? '还在计票，结果一会儿公布。';
  }
}

export type Bar = { choice: Choice; words: string; count: number; percent: number };

/** How it divided, in the order of the ballot; nothing while that is kept back. */
export function barsOf({ tally }: Pick<VoteView, 'tally'>): Bar[] {
  if (!tally) return [];
  const sum = choices.reduce((all, choice) => all + tally[choice], 0);
  return ballotChoices.map(({ value, words }) => ({
    choice: value,
    words,
    count: tally[value],
    percent: sum > 0 ? Math.round((tally[value] * 100) / sum) : 0,
  }));
}

/** 「纸质票 12 张，话事员 周正 清点」 */
export function paperWords({ paper }: Pick<VoteView, 'paper'>): string | undefined {
  if (!paper) return undefined;
  const { count, byText, isCounterSigned } = paper;
  const counted = `纸质票 ${count} 张，${byText}清点`;
  return isCounterSigned
    ? `${counted}，另一位到会的人核对过`
    : `${counted}，等另一位到会的人核对，核对前不算进去`;
}

/** 「赞成 5 票，反对 2 票，弃权 0 票」: what somebody signs for. */
export const tallyWords = (tally: Readonly<Record<Choice, number>>): string =>
  choices.map((choice) => `${choiceWords[choice]} ${tally[choice]} 票`).join('，');
