import fc from 'fast-check';
import { type DayAhead, digestWords, urgencyOf } from '#domain/digest';
import { at } from '../kit/clock';

const now = at('2026-11-24 08:05');
const nothing: DayAhead = {
  waiting: 0,
  soon: 0,
  overdue: 0,
  toTell: 0,
  toReview: 0,
  toDecide: 0,
};
const words = (over: Partial<DayAhead>) => digestWords({ ...nothing, ...over });

describe('how urgent it is', () => {
  const order = (dueAt: string, over: object = {}) => ({
    status: 'in-progress' as const,
    dueAt: at(dueAt),
    promise: { marks: { mostAt: at(dueAt) - 3_600_000 } },
    ...over,
  });
  it('counts what is late, what is due today, and what has used up most of its time', () => {
    const most = { promise: { marks: { mostAt: now } } };
    expect(
      urgencyOf(
        [
          order('2026-11-23 17:30'),
          order('2026-11-24 17:30'),
          order('2026-11-25 17:30', most),
          order('2026-11-26 17:30'),
        ],
        now,
      ),
    ).toEqual({ waiting: 4, soon: 2, overdue: 1 });
  });
  it('what stands still is neither late nor soon', () =>
    expect(urgencyOf([order('2026-11-20 17:30', { status: 'paused' })], now)).toEqual({
      waiting: 1,
      soon: 0,
      overdue: 0,
    }));
});

describe('the line of the day', () => {
  it.each<[Partial<DayAhead>, string, string]>([
    [{ waiting: 5, soon: 2, overdue: 1 }, '今天有 5 件等您办', '1 件已超期，2 件快到期。'],
    [{ waiting: 5 }, '今天有 5 件等您办', '请点开看看。'],
    [
      { waiting: 1, toTell: 2, toReview: 1 },
      '今天有 1 件等您办',
      '2 户等您告知，1 份通知等您审核。',
    ],
    [{ toTell: 2, toReview: 1 }, '今天有 2 户等您告知', '1 份通知等您审核。'],
    [{ toReview: 1 }, '今天有 1 份通知等您审核', '请点开看看。'],
    [{ toDecide: 3 }, '今天有 3 笔积分等您审核', '请点开看看。'],
    [{ waiting: 2, toDecide: 1 }, '今天有 2 件等您办', '1 笔积分等您审核。'],
    [{ waiting: 100, overdue: 100 }, '今天有 99 件以上等您办', '99 件以上已超期。'],
  ])('%j', (ahead, title, text) => expect(words(ahead)).toEqual({ title, text }));
  it('is missing where nothing waits', () => expect(words({})).toBeUndefined());
  it('is short and whole, whatever waits', () => {
    const count = fc.integer({ min: 0, max: 100 });
    const ahead = fc.record({
      waiting: count,
      soon: count,
      overdue: count,
      toTell: count,
      toReview: count,
      toDecide: count,
    });
    fc.assert(
      fc.property(ahead, (it) => {
        const said = digestWords(it);
        const hasAny = it.waiting + it.toTell + it.toReview + it.toDecide > 0;
        expect(said !== undefined).toBe(hasAny);
        expect(said?.title.length ?? 0).toBeLessThanOrEqual(20);
        expect(said?.text ?? '。').toMatch(/。$/);
        expect(`${said?.title}${said?.text}`).not.toMatch(/ 0 |，。|NaN/);
      }),
    );
  });
});
