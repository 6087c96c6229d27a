import { refuseResult, steps, submitResult } from '#contracts/work-order';
import {
  afterWords,
  mayAddNote,
  resultProblems,
  stepButtons,
  textProblem,
} from '../../src/features/work-order/steps';

const words = (...of: Parameters<typeof stepButtons>[0]) =>
  stepButtons(of).map((button) => button.words);

describe('which buttons are drawn', () => {
  it('puts the one tap first and makes only that one red', () => {
    const buttons = stepButtons(['accept', 'take']);
    expect(buttons.map((button) => button.words)).toEqual(['受理并由我处理', '受理']);
    expect(buttons.map((button) => button.kind)).toEqual(['primary', 'quiet']);
    expect(buttons[0]?.question).toBe('nothing');
  });

  it('keeps confirming and refusing in the same places whatever order the cloud names them in', () => {
    expect(words('refuse-result', 'confirm-result')).toEqual(['核查通过', '退回再办']);
    expect(words('confirm-result', 'refuse-result')).toEqual(['核查通过', '退回再办']);
  });

  it('draws nothing that was not named, and nothing that belongs to residents or clocks', () => {
    expect(stepButtons([])).toEqual([]);
    expect(words('rate', 'reopen', 'withdraw', 'close-unrated', 'submit')).toEqual([]);
  });

  it('has words for what happened after every step it can draw', () => {
    for (const { step } of stepButtons(steps)) expect(afterWords[step].next).not.toBe('');
  });

  it('offers a progress note only to whoever is handling it', () => {
    expect(mayAddNote(['submit-result'])).toBe(true);
    expect(mayAddNote(['confirm-result', 'refuse-result'])).toBe(false);
  });
});

describe('a result', () => {
  const rules = { photoCount: 0, isAfterPhotoNeeded: false };

  it('needs ten characters and an outcome, and a photo only where the category does', () => {
    const empty = resultProblems({ text: '' }, { ...rules, isAfterPhotoNeeded: true });
    expect(Object.keys(empty).sort()).toEqual(['outcome', 'photos', 'text']);
    const good = { text: '灯已经换好，晚上试过了', outcome: 'solved' as const };
    expect(resultProblems(good, rules)).toEqual({});
    expect(resultProblems(good, { photoCount: 1, isAfterPhotoNeeded: true })).toEqual({});
  });

  it('is refused where the contract refuses it', () => {
    const base = { id: 'wo_00000001', version: 1, outcome: 'solved' as const };
    for (const text of ['九个字九个字九个字', '  灯换好了　　　　　 ', '字'.repeat(501)]) {
      expect(submitResult.input().safeParse({ ...base, text }).success).toBe(false);
      expect(resultProblems({ text, outcome: 'solved' }, rules).text).toBeDefined();
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
