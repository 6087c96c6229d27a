import type { Outcome } from '#contracts/loop';
import { dayMs } from '#domain/day';
import { type Decision, noted, progressLimit } from '#domain/decision';
import { type Followed, following, statusByOrder, wordOf } from '#domain/decision-order';
import { at } from '../kit/clock';
import {
  agency,
  closed,
  dispatched,
  friday,
  handled,
  type opened,
  resolved,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const decision: Decision = {
  itemId: 'it_1',
  topic: '3号楼前路灯不亮',
  text: '请换灯',
  draft: { kind: 'work-order', category: 'stairwell', areaId: 'ar_b5', dueOn: '2026-12-18' },
  kind: 'work-order',
  ownerText: '按事项分派，受理后显示承办单位',
  dueOn: '2026-12-18',
  status: 'pending',
  isFinal: false,
  progress: [],
  decidedAt: friday,
  version: 1,
};

const number = '261120-222-ABCDE';
const numbered = (order: ReturnType<typeof opened>): Followed => ({ ...order, number });
const word = (order: ReturnType<typeof opened>) => wordOf(numbered(order), friday);
const follow = (order: ReturnType<typeof opened>, from = decision, isMerged = false) =>
  following(from, { order: numbered(order), at: friday, isMerged });

describe('what neighbours read of the work order a decision became', () => {
  it.each([
    ['waits', submitted(), { status: 'in-progress', text: '已转工单，等待受理' }],
    [
      'is handled',
      taken(),
      { status: 'in-progress', text: '第三网格正在办理，11月27日 17:30 前办好' },
    ],
    [
      'is with an agency',
      dispatched(),
      { status: 'in-progress', text: '交综合执法局办理，11月27日 17:30 前办好' },
    ],
    ['is handed in', handled(), { status: 'in-progress', text: '已办，正在核实' }],
    ['is confirmed', resolved(), { status: 'done', text: '已解决：已经换好新灯泡，试过会亮' }],
    ['is rated', closed(), { status: 'done', text: '已解决：已经换好新灯泡，试过会亮' }],
  ])('that %s', (_, order, said) => expect(word(order)).toEqual(said));

  it('of a private matter is never what was done, nor where else to go', () => {
    expect(word({ ...resolved(), isPrivate: true }).text).toBe('已解决');
    const decline = told(submitted(), { step: 'decline', by: 'staff' });
    expect(word({ ...decline, isPrivate: true }).text).toBe('没有受理');
    expect(word(decline).text).toContain('区人民法院诉讼服务中心');
  });

  it('of what somebody still has to look at is not what was done', () => {
    const review = { reasons: ['words' as const], at: friday };
    expect(word({ ...resolved(), review }).text).toBe('已解决');
    expect(word({ ...resolved(), review: { ...review, decision: 'show' } }).text).toContain('灯泡');
  });

  it('says a result only once somebody else confirmed it', () =>
    expect(JSON.stringify(word(handled()))).not.toContain('灯泡'));

  it.each<[Outcome, string]>([
    ['solved', 'done'],
    ['partly-solved', 'done'],
    ['answered', 'done'],
    ['not-as-reported', 'done'],
    ['other-channel', 'done'],
    ['not-now', 'not-now'],
  ])('%s is %s', (outcome, status) => {
    const { result } = resolved();
    if (!result) throw new Error('no result');
    expect(statusByOrder({ ...resolved(), result: { ...result, outcome } })).toBe(status);
  });

  it('that ends without a result, or thrice not to anybody’s satisfaction, is not done', () => {
    const { result: _, ...without } = closed();
    expect(statusByOrder({ ...without, ending: 'declined' })).toBe('not-now');
    expect(statusByOrder({ ...without, ending: 'not-supplemented' })).toBe('not-now');
    const unsatisfied = { ...closed(), ending: 'unsatisfied' as const };
    expect(statusByOrder(unsatisfied)).toBe('not-now');
    expect(word(unsatisfied).text).toContain('由街道说明情况');
    expect(statusByOrder(told(submitted(), { step: 'withdraw', by: 'wang' }))).toBe('not-now');
  });
});

describe('a decision that follows', () => {
  it('grows by a word with each that is new, and by none with one it has', () => {
    const first = follow(submitted());
    expect(first).toMatchObject({
      status: 'in-progress',
      version: 2,
      ownerText: '第三网格 赵小河',
    });
    expect(follow(submitted(), first)).toBe(first);
    const next = follow(dispatched(), first);
    expect(next).toMatchObject({ ownerText: agency.name, version: 3 });
    expect(next.progress.map(({ text }) => text)).toHaveLength(2);
  });

  it('says once which order it goes on with', () => {
    const merged = follow(taken(), follow(submitted()), true);
    expect(merged.progress.map(({ text }) => text).slice(1)).toEqual([
      `与同一件事合并办理（编号 ${number}）`,
      '第三网格正在办理，11月27日 17:30 前办好',
    ]);
    const hidden = follow({ ...taken(), isPrivate: true }, follow(submitted()), true);
    expect(JSON.stringify(hidden.progress)).not.toContain(number);
  });

  it('has a day to look again only while it cannot be done', () => {
    const { result } = resolved();
    if (!result) throw new Error('no result');
    const order = resolved();
    const late = { ...result, outcome: 'not-now' as const, reviewOn: '2027-03-01' };
    const waits = follow({ ...order, result: late });
    expect(waits).toMatchObject({ status: 'not-now', reviewOn: '2027-03-01', isFinal: false });
    const again = follow(taken(), waits);
    expect(again).not.toHaveProperty('reviewOn');
    expect(follow(order, again)).toMatchObject({ status: 'done', isFinal: true });
  });

  it('is the hall’s again where its order could not do it, and stays what the hall says', () => {
    const news = { at: at('2026-12-20 10:00'), text: '改造完工了', photos: [] };
    expect(() => noted(follow(taken()), { ...news, status: 'done' })).toThrow();
    const given = follow(told(submitted(), { step: 'decline', by: 'staff' }));
    const started = noted(given, { ...news, status: 'in-progress' });
    const done = noted(started, { ...news, at: news.at + dayMs, status: 'done' });
    expect(done.isFinal).toBe(true);
    expect(follow(told(submitted(), { step: 'decline', by: 'staff' }), done)).toBe(done);
  });

  it('keeps where it stands when it is full of words', () => {
    const one = { at: friday, status: 'in-progress' as const, text: '…', photos: [] };
    const full = { ...follow(submitted()), progress: Array(progressLimit).fill(one) };
    expect(follow(taken(), full).progress).toHaveLength(progressLimit);
    expect(follow(resolved(), full)).toMatchObject({ status: 'done' });
    expect(follow(resolved(), full).progress).toHaveLength(progressLimit + 1);
  });
});
