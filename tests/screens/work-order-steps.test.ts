import { categories } from '#contracts/category';
import { refuseResult, steps, submitResult } from '#contracts/work-order';
import {
  afterWords,
  mayAddNote,
  resultInput,
  resultProblems,
  sortedCategories,
  stepButtons,
  textProblem,
} from '../../src/features/work-order/steps';

const words = (...of: Parameters<typeof stepButtons>[0]) =>
  stepButtons(of, 'stairwell').map((button) => button.words);

describe('which buttons are drawn', () => {
  it('puts the one tap first and makes only that one red', () => {
    const buttons = stepButtons(['accept', 'take'], 'stairwell');
    expect(buttons.map((button) => button.words)).toEqual(['受理并由我处理', '受理']);
    expect(buttons.map((button) => button.kind)).toEqual(['primary', 'quiet']);
    expect(buttons[0]?.question).toBe('nothing');
  });

  it('keeps confirming and refusing in the same places whatever order the cloud names them in', () => {
    expect(words('refuse-result', 'confirm-result')).toEqual(['核查通过', '退回再办']);
    expect(words('confirm-result', 'refuse-result')).toEqual(['核查通过', '退回再办']);
  });

  it('draws nothing that was not named, and nothing that belongs to residents or clocks', () => {
    expect(stepButtons([], 'stairwell')).toEqual([]);
    expect(words('rate', 'reopen', 'withdraw', 'close-unrated', 'submit')).toEqual([]);
  });

  it('has words for what happened after every step it can draw', () => {
    for (const { step } of stepButtons(steps, 'stairwell'))
      expect(afterWords[step].next).not.toBe('');
  });

  it('offers a progress note only to whoever is handling it', () => {
    expect(mayAddNote(['submit-result'])).toBe(true);
    expect(mayAddNote(['confirm-result', 'refuse-result'])).toBe(false);
  });
});

describe('what came unsorted', () => {
  it('is asked for its category before it is accepted, in one tap or two', () => {
    const questions = stepButtons(['take', 'accept'], 'unsure').map((button) => button.question);
    expect(questions).toEqual(['category', 'category']);
    expect(stepButtons(['submit-result'], 'other')[0]?.question).toBe('result');
  });

  it('can only be sorted into a real category, and into every one of them', () => {
    const codes = sortedCategories.map(({ value }) => value);
    expect(codes).not.toContain('other');
    expect(codes).not.toContain('unsure');
    expect(codes).toHaveLength(categories.length - 2);
  });
});

describe('a result', () => {
  const rules = { photoCount: 0, isAfterPhotoNeeded: false };
  const good = { text: '灯已经换好，晚上试过了', outcome: 'solved' as const };
  const seen = { id: 'wo_00000001', version: 1 };

  it('needs ten characters and an outcome', () => {
    expect(Object.keys(resultProblems({ text: '' }, rules)).sort()).toEqual(['outcome', 'text']);
    expect(resultProblems(good, rules)).toEqual({});
  });

  it('needs a photo where the category does and something was done that can be seen', () => {
    const strict = { ...rules, isAfterPhotoNeeded: true };
    expect(resultProblems(good, strict).photos).toBeDefined();
    expect(resultProblems(good, { ...strict, photoCount: 1 })).toEqual({});
    expect(resultProblems({ ...good, outcome: 'answered' }, strict)).toEqual({});
  });

  it('needs a day to look again when it cannot be solved now, and sends none otherwise', () => {
    const later = { ...good, outcome: 'not-now' as const };
    expect(Object.keys(resultProblems(later, rules))).toEqual(['reviewOn']);
    const planned = { ...later, reviewOn: '2026-12-01' };
    expect(resultProblems(planned, rules)).toEqual({});
    expect(resultInput(planned, seen)).toMatchObject({ reviewOn: '2026-12-01' });
    expect(resultInput({ ...planned, outcome: 'solved' }, seen)).not.toHaveProperty('reviewOn');
    expect(submitResult.input().safeParse(resultInput(planned, seen)).success).toBe(true);
  });

  it('is refused where the contract refuses it', () => {
    for (const text of ['九个字九个字九个字', '  灯换好了　　　　　 ', '字'.repeat(501)]) {
      const form = { ...good, text };
      expect(submitResult.input().safeParse(resultInput(form, seen)).success).toBe(false);
      expect(resultProblems(form, rules).text).toBeDefined();
    }
  });
});

it('asks for a reason as long as the contract wants it', () => {
  const base = { id: 'wo_00000001', version: 1 };
  expect(refuseResult.input().safeParse({ ...base, reason: '没弄' }).success).toBe(false);
  expect(textProblem('没弄', 4)).toBe('请至少写 4 个字');
  expect(refuseResult.input().safeParse({ ...base, reason: '没有弄好' }).success).toBe(true);
  expect(textProblem('没有弄好', 4)).toBeUndefined();
});
