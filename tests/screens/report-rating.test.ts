import { rateReport } from '#contracts/report';
import {
  emptyRating,
  mayRate,
  type RatingForm,
  ratingInput,
  ratingProblems,
  ratingQuestion,
  toggled,
  unsatisfiedWords,
} from '../../src/features/report/rating';

const own = { isProxy: false };
const seen = { id: 'rp_00000001', version: 3 };
const bad: RatingForm = { rating: 'unsatisfied', reasons: ['still-there'], text: ' 还是不亮 ' };

it('sends nothing before an answer was chosen', () => {
  expect(ratingInput(emptyRating, seen)).toBeUndefined();
});

it('sends exactly what the contract wants for each answer', () => {
  const accepts = (form: RatingForm) =>
    rateReport.input().safeParse(ratingInput(form, seen)).success;
  expect(accepts({ ...emptyRating, rating: 'satisfied' })).toBe(true);
  expect(accepts({ ...emptyRating, rating: 'acceptable', text: '还行' })).toBe(true);
  expect(accepts(bad)).toBe(true);
  expect(ratingInput(bad, seen)).toMatchObject({ reasons: ['still-there'], text: '还是不亮' });
});

it('keeps ticks of 不满意 away from 满意, even after she changed her mind', () => {
  expect(ratingInput({ ...bad, rating: 'satisfied' }, seen)).not.toHaveProperty('reasons');
});

it('asks 不满意 for one tick, and refuses what the contract refuses', () => {
  const none = { ...bad, reasons: [] };
  expect(ratingProblems(none, own).reasons).toBeDefined();
  expect(rateReport.input().safeParse(ratingInput(none, seen)).success).toBe(false);
  expect(ratingProblems({ ...bad, text: '长'.repeat(201) }, own).text).toBeDefined();
  expect(ratingProblems(bad, own)).toEqual({});
});

it('ticks and unticks', () => {
  expect(toggled([], 'attitude')).toEqual(['attitude']);
  expect(toggled(['attitude', 'too-slow'], 'attitude')).toEqual(['too-slow']);
});

it('is offered while any answer would be accepted, and says what 不满意 leads to', () => {
  expect(mayRate(['rate', 'reopen'])).toBe(true);
  expect(mayRate(['withdraw'])).toBe(false);
  expect(unsatisfiedWords(['rate', 'reopen'])).toContain('再处理');
  expect(unsatisfiedWords(['rate', 'finish-unsatisfied'])).toContain('如实记下');
});

describe('for somebody without a phone', () => {
  const called: RatingForm = { rating: 'satisfied', reasons: [], text: '', heardBy: 'visit' };

  it('asks how she was asked, and sends it', () => {
    const { heardBy: _, ...silent } = called;
    expect(ratingProblems(silent, { isProxy: true }).heardBy).toBeDefined();
    expect(ratingProblems(called, { isProxy: true })).toEqual({});
    expect(rateReport.input().parse(ratingInput(called, seen))).toMatchObject({ heardBy: 'visit' });
  });

  it('names her in the question where she gave her name', () => {
    expect(ratingQuestion({ proxyFor: { name: '李大爷' }, steps: ['rate'] }).title).toContain(
      '李大爷',
    );
    expect(ratingQuestion({ proxyFor: {}, steps: ['rate'] }).title).toContain('本人');
  });
});

it('asks a neighbour who joined the same question, and says what her answer does', () => {
  expect(mayRate(['rate-along'])).toBe(true);
  expect(ratingQuestion({ steps: ['rate-along'] }).note).toContain('也');
  expect(unsatisfiedWords(['rate-along'])).toContain('邻居');
});
