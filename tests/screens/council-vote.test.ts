import type { ReviewView } from '#contracts/council-review';
import type { VoteView } from '#contracts/council-vote';
import { instantOf } from '#domain/day';
import {
  ballotChoices,
  ballotState,
  barsOf,
  howWords,
  paperWords,
  stateWords,
} from '../../src/features/council/ballot';
import {
  emptyReview,
  meanBars,
  reviewInput,
  reviewProblems,
  reviewWords,
  scoreAnswers,
} from '../../src/features/council/review-form';
import { lettersOf } from '../../src/platform/letters-of';

const now = instantOf('2026-11-22', '10:00');
const vote = (over: Partial<VoteView> = {}): VoteView => ({
  ...{ id: 'vt_1', version: 1, itemId: 'it_1', question: '充电棚建在北门？', way: 'ballot' },
  ...{ unit: 'person', isOpen: true, ballots: 3, hasVoted: false, mayVote: true },
  mayCounterSign: false,
  ...over,
});

describe('a ballot', () => {
  it('is cast once, by whoever may, while it is open', () => {
    expect(ballotState(vote())).toBe('cast');
    expect(ballotState(vote({ hasVoted: true }))).toBe('voted');
    expect(ballotState(vote({ mayVote: false }))).toBe('barred');
    expect(ballotState(vote({ way: 'hands' }))).toBe('hands');
    expect(ballotState(vote({ isOpen: false }))).toBe('over');
  });
  it('says whose vote it is and until when', () => {
    const closesAt = instantOf('2026-11-23', '20:00');
    expect(howWords(vote({ unit: 'household', closesAt, quorum: 30 }), now)).toBe(
      '投票，一户一票，明天 20:00 前，满 30 票才算数',
    );
    expect(howWords(vote({ way: 'hands', isOpen: false, closesAt }), now)).toBe('举手，一人一票');
  });
  it('says why she cannot, that she did, and never how it stands before the end', () => {
    expect(stateWords(vote())).toContain('不能改');
    expect(stateWords(vote({ hasVoted: true, unit: 'household' }))).toContain('您家投过了');
    expect(stateWords(vote({ mayVote: false, obstacle: '到会的人才能投' }))).toBe(
      '到会的人才能投。已收到 3 票，结束后公布结果。',
    );
    expect(stateWords(vote({ way: 'hands' }))).toContain('举手');
    expect(barsOf(vote())).toEqual([]);
  });
  it('is answered by three of one weight', () => {
    expect(ballotChoices.map(({ words }) => words)).toEqual(['赞成', '反对', '弃权']);
  });
  it('shows how it divided only where that was told', () => {
    const small = vote({ isOpen: false, resultText: '不足 5 票，只公布通过与否：通过' });
    expect(stateWords(small)).toContain('不足 5 票');
    expect(barsOf(small)).toEqual([]);
    const large = vote({ isOpen: false, tally: { for: 15, against: 4, abstain: 1 } });
    expect(barsOf(large).map(({ count, percent }) => [count, percent])).toEqual([
      [15, 75],
      [4, 20],
      [1, 5],
    ]);
    expect(barsOf(vote({ tally: { for: 0, against: 0, abstain: 0 } }))[0]?.percent).toBe(0);
  });
  it('tells of paper who counted it, and that it waits for a second person', () => {
    const paper = { byText: '话事员 周正', count: 12, isCounterSigned: false };
    expect(paperWords({ paper })).toContain('核对前不算进去');
    expect(paperWords({ paper: { ...paper, isCounterSigned: true } })).toContain('核对过');
    expect(paperWords({})).toBeUndefined();
  });
});

const view = (over: Partial<ReviewView> = {}): ReviewView => ({
  ...{ isOpen: true, answers: 3, comments: [], hasAnswered: false },
  ...over,
});

describe('评议物业服务', () => {
  it('asks three questions with five answers in words', () => {
    expect(scoreAnswers).toHaveLength(5);
    expect(Object.keys(reviewProblems(emptyReview))).toEqual(['cleaning', 'repairs', 'order']);
    expect(reviewInput({ ...emptyReview, cleaning: '5', repairs: '2' }, 'mt_1')).toBeUndefined();
    const form = { cleaning: '5', repairs: '2', order: '4', comment: ' ' };
    expect(reviewInput(form, 'mt_1')).toEqual({
      ...{ id: 'mt_1', cleaning: 5, repairs: 2, order: 4 },
    });
    expect(reviewInput({ ...form, comment: '修得慢' }, 'mt_1')).toMatchObject({
      comment: '修得慢',
    });
  });
  it('tells how many answered, and below five no more than that', () => {
    expect(reviewWords(view({ hasAnswered: true }), now)).toContain('您评过了');
    expect(reviewWords(view({ isOpen: false }), now)).toContain('不足 5 份');
    expect(reviewWords(view({ isOpen: false, answers: 0 }), now)).toBe('没有人评。');
    expect(meanBars(view())).toEqual([]);
  });
  it('shows each mean as it is', () => {
    const means = { cleaning: 4.5, repairs: 2, order: 5 };
    const shown = view({ isOpen: false, answers: 9, means });
    expect(meanBars(shown).map(({ percent }) => percent)).toEqual([90, 40, 100]);
    expect(reviewWords(shown, now)).toContain('9 位邻居');
  });
});

test('a salt has a letter for every byte, in the alphabet the cloud takes', () => {
  const all = lettersOf(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  expect(all).toMatch(/^[0-9a-z]{256}$/);
  expect(new Set(all).size).toBe(32);
});
