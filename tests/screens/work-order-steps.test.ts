import { categories } from '#contracts/category';
import { type Step, steps } from '#contracts/work-order';
import { refuseResult, submitResult } from '#contracts/work-order-steps';
import { afterWords } from '../../src/features/work-order/deeds';
import { resultInput, resultProblems, textProblem } from '../../src/features/work-order/result';
import {
  actionWords,
  deskActions,
  drawn,
  isUnsorted,
  sortedCategories,
} from '../../src/features/work-order/steps';

type Seen = Parameters<typeof drawn>[0];
const order = (of: readonly Step[], parts: Partial<Seen> = {}): Seen => ({
  steps: [...of],
  isProxy: false,
  photos: [],
  review: undefined,
  canNote: false,
  canRedact: false,
  ...parts,
});
const everything = (seen: Seen) => {
  const { lead, near, more } = drawn(seen);
  return [...(lead ? [lead] : []), ...near, ...more.flatMap(({ actions }) => actions)];
};

describe('which buttons are drawn', () => {
  it('makes one red, puts its companion beside it, and keeps the rest behind 更多', () => {
    const { lead, near, more } = drawn(order(['accept', 'take', 'decline', 'merge', 'ask-more']));
    expect(lead).toBe('take');
    expect(near).toEqual(['accept']);
    expect(more).toEqual([
      { words: '和居民', actions: ['ask-more'] },
      { words: '受理与合并', actions: ['merge', 'decline'] },
    ]);
  });

  it('keeps confirming and refusing in the same places whatever order the cloud names them in', () => {
    const expected = { lead: 'confirm-result', near: ['refuse-result'], more: [] };
    expect(drawn(order(['refuse-result', 'confirm-result']))).toEqual(expected);
    expect(drawn(order(['confirm-result', 'refuse-result']))).toEqual(expected);
  });

  it('suggests neither verdict on an appeal', () => {
    const { lead, near } = drawn(order(['dismiss-appeal', 'uphold-appeal']));
    expect(lead).toBeUndefined();
    expect(near).toEqual(['uphold-appeal', 'dismiss-appeal']);
  });

  it('makes one sheet of the four choices, and leaves a worker who sends nobody her own button', () => {
    const desk = everything(order(['assign', 'assign-below', 'assign-agency', 'escalate']));
    expect(desk).toEqual(['dispatch']);
    expect(everything(order(['assign', 'escalate']))).toEqual(['assign', 'escalate']);
  });

  it('leads with designating once the four choices are no longer open', () => {
    expect(drawn(order(['assign', 'designate', 'escalate'])).lead).toBe('designate');
  });

  it('draws nothing that was not named, and nothing that belongs to residents or clocks', () => {
    const residents = ['rate', 'reopen', 'withdraw', 'close-unrated', 'submit', 'nudge'] as const;
    expect(everything(order([]))).toEqual([]);
    expect(everything(order(residents))).toEqual([]);
  });

  it('draws each thing once, and has words for it before and after', () => {
    const photos = [{ url: 'https://example.test/1.jpg' }];
    const all = everything(order(steps, { photos, isProxy: true, canNote: true, canRedact: true }));
    expect(all).toHaveLength(new Set(all).size);
    expect(deskActions.filter((action) => !all.includes(action))).toEqual(['assign', 'escalate']);
    for (const action of deskActions) {
      expect(actionWords(action)).not.toBe('');
      expect(afterWords[action].done).not.toBe('');
    }
  });

  it('notes by phone only what somebody without a phone says', () => {
    expect(everything(order(['rate', 'reopen'], { isProxy: true }))).toEqual(['rate-by-phone']);
  });

  it('asks for a review until there is one, and still offers it afterwards', () => {
    const review = { reasons: ['words' as const] };
    expect(drawn(order(['review'], { review })).lead).toBe('review');
    const decided = drawn(order(['review'], { review: { ...review, decision: 'show' } }));
    expect(decided.lead).toBeUndefined();
    expect(decided.near).toEqual(['review']);
  });

  it('offers a line of progress and black boxes to whom the cloud allows them', () => {
    const photos = [{ url: 'https://example.test/1.jpg' }];
    expect(everything(order([], { canNote: true }))).toEqual(['add-note']);
    expect(everything(order([], { canRedact: true }))).toEqual([]);
    expect(everything(order([], { canRedact: true, photos }))).toEqual(['redact-photo']);
  });
});

describe('what came unsorted', () => {
  it('is known by its category', () => {
    expect(categories.filter(({ code }) => isUnsorted(code)).map(({ code }) => code)).toEqual([
      'other',
      'unsure',
    ]);
  });

  it('can only be sorted into a real category, and into every one of them', () => {
    const codes = sortedCategories.map(({ value }) => value);
    expect(codes).not.toContain('other');
    expect(codes).not.toContain('unsure');
    expect(codes).toHaveLength(categories.length - 2);
  });
});

describe('a result', () => {
  const rules = { photoCount: 0, isAfterPhotoNeeded: false, hasOpenParts: false };
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

  it('says why it does not wait for a collaborator, and only then', () => {
    const open = { ...rules, hasOpenParts: true };
    expect(Object.keys(resultProblems(good, open))).toEqual(['override']);
    const waived = { ...good, override: '不影响居民使用' };
    expect(resultProblems(waived, open)).toEqual({});
    expect(submitResult.input().parse(resultInput(waived, seen))).toMatchObject(waived);
    expect(resultInput(good, seen)).not.toHaveProperty('override');
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
