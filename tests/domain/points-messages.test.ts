import type { EventRecord } from '#runtime/records';
import type { Addressed, Table } from '../../cloudfunctions/modules/inbox/addressed';
import { pointsWords } from '../../cloudfunctions/modules/inbox/points-words';
import { shopWords } from '../../cloudfunctions/modules/inbox/shop-words';
import { cancelledWords, volunteerWords } from '../../cloudfunctions/modules/inbox/volunteer-words';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const full = {
  candidateId: 'pc_1',
  redemptionId: 'rd_1',
  shopId: 'sh_1',
  callId: 'vc_1',
  accountId: 'ac_1',
  personId: 'pe_wang',
  by: 'pe_keeper',
  tell: ['chief-grid-lead@ar_huai'],
  communityId: 'ar_huai',
  points: 4,
  act: 'volunteer-hours',
  reason: '参加志愿活动：清理楼道。',
  answer: '签到记录对不上。',
  appealUntil: at('2026-12-01 17:30'),
  debt: 2,
  moved: 26,
  month: '2026-11',
  dueAt: at('2026-12-01 17:30'),
  items: [
    { name: '肥皂', quantity: 2 },
    { name: '拖把', quantity: 1 },
  ],
  title: '周六清理楼道',
  startsAt: at('2026-11-28 09:00'),
};
const eventOf = (
  name: string,
  data: Record<string, unknown>,
  callerText?: string,
): EventRecord => ({
  _id: 'ev_1',
  action: 'test',
  name,
  callerId: 'pe_somebody',
  ...(callerText && { callerText }),
  inputHash: '',
  at: now,
  answer: {},
  subjectIds: [],
  data,
  pending: [],
  isPending: false,
  traceId: 'tr_1',
});
const all: Table = { ...pointsWords, ...shopWords, ...volunteerWords };
const from = (name: string, over: object = {}, callerText?: string): Addressed[] =>
  all[name]?.(eventOf(name, { ...full, ...over }, callerText)) ?? [];
const saidOf = (messages: readonly Addressed[]) =>
  messages.map(({ title, text }) => `${title}｜${text}`);

const bad = /undefined|NaN|Infinity|pe_|ac_|ar_|rd_| {2}|，。|。。|，，|：。|^。|不属实/;
const events = Object.keys(all);

describe('every message about points, the shop and volunteers', () => {
  it.each(events)('%s is whole, whatever its event knows', (name) => {
    for (const facts of [full, { ...full, isUpheld: true }, { callId: 'vc_1', personId: 'pe_a' }]) {
      const said = all[name]?.(eventOf(name, facts, '积分超市专管员 钱外')) ?? [];
      expect(said.length).toBeGreaterThan(0);
      for (const { title, text, link } of said) {
        expect(`${title}${text}`).not.toMatch(bad);
        expect(text).toMatch(/。$/);
        expect(title.length).toBeLessThanOrEqual(24);
        expect(link).toBeDefined();
      }
    }
  });

  it.each(events)('%s is sent to nobody where nobody is named', (name) => {
    const said = all[name]?.(eventOf(name, { callId: 'vc_1' })) ?? [];
    expect(said.flatMap(({ to }) => to)).toEqual([]);
  });
});

describe('whose points they are', () => {
  it('reads how many, for what, and where to see who agreed', () =>
    expect(from('points.granted')).toEqual([
      {
        title: '记入 4 分：参加志愿活动',
        text: '参加志愿活动：清理楼道。谁审核的、按哪条规则，存折里可以看到。',
        kind: 'points',
        link: { kind: 'points' },
        to: ['pe_wang'],
      },
    ]));

  it('reads no more of a dispute than that she took part in settling one', () => {
    const dispute = { act: 'dispute-mediated', reason: '参与纠纷化解', why: '楼上楼下的事' };
    expect(saidOf(from('points.granted', dispute))).toEqual([
      '记入 4 分：参与纠纷化解｜谁审核的、按哪条规则，存折里可以看到。',
    ]);
    expect(saidOf(from('points.reversed', dispute)).join()).not.toMatch('楼上');
  });

  it('reads why not, and until when she can appeal', () =>
    expect(from('points.rejected')).toMatchObject([
      {
        title: '这次没有记积分：参加志愿活动',
        text: '原因：签到记录对不上。不同意可以在 12月1日 17:30 前申诉。',
        link: { kind: 'points-acts' },
      },
    ]));

  it.each([
    [true, '申诉通过，记入 4 分', 'points'],
    [false, '您的积分申诉有结果了', 'points-acts'],
  ])('reads what became of her appeal: %s', (isUpheld, title, kind) =>
    expect(from('points.appeal-judged', { isUpheld })).toMatchObject([{ title, link: { kind } }]),
  );

  it('reads what was taken back and what she owes', () => {
    expect(saidOf(from('points.reversed', { reason: '收回：重复了' }))).toEqual([
      '存折更正，减 4 分｜收回：重复了。有 2 分已经用掉了，以后得的积分先补上。有疑问请问社区。',
    ]);
    const spent = { points: 0, debt: 4, reason: '收回：重复了' };
    expect(saidOf(from('points.reversed', spent))[0]).toMatch('存折里有一笔更正');
  });

  it.each([
    ['out-of-stock', '超市缺货，很抱歉'],
    ['damaged', '商品破损，很抱歉'],
  ])('reads an apology where the counter could not give it: %s', (reason, words) =>
    expect(saidOf(from('shop.refused', { reason }))).toEqual([
      `您预约的商品没有给到｜肥皂 2 件、拖把 1 件，${words}。4 分已经退回存折。`,
    ]),
  );

  it('reads why a reservation ended, where the clock ended it', () => {
    const ended = (reason?: string) => saidOf(from('shop.timed-out', { reason }))[0];
    expect(ended()).toMatch('过了领取时间。4 分已经退回存折');
    expect(ended('not-witnessed')).toMatch('见证人没有确认。4 分已经退回存折');
  });

  it('reads who took a redemption back, and why', () =>
    expect(saidOf(from('shop.reversed', { reason: '拿错了' }, '积分超市专管员 钱外'))).toEqual([
      '一笔兑换已撤销，积分已退回｜肥皂 2 件、拖把 1 件，由积分超市专管员 钱外撤销，原因：拿错了。4 分已经退回存折，有疑问请问超市。',
    ]));
});

describe('whose turn it is', () => {
  it.each([
    ['points.proposed', 'points-desk'],
    ['points.escalated', 'points-desk'],
    ['points.appealed', 'points-desk'],
    ['points.mediation-recorded', 'mediations'],
    ['points.objected', 'objections'],
  ])('is told by %s, and what comes to one post together is one line', (name, kind) =>
    expect(from(name)).toMatchObject([
      {
        to: ['chief-grid-lead@ar_huai'],
        link: { kind, id: 'chief-grid-lead@ar_huai' },
      },
    ]),
  );

  it('the keeper hears beside the holder that no second person agreed', () =>
    expect(from('shop.not-witnessed').map(({ to, link }) => [to, link?.kind])).toEqual([
      [['pe_wang'], 'redemption'],
      [['pe_keeper'], 'counter'],
    ]));
});

describe('a call that is off', () => {
  it('says when it would have been and why', () =>
    expect(
      saidOf(cancelledWords(eventOf('volunteer.cancelled', { ...full, reason: '下雨。' }), [])),
    ).toEqual([
      '您报名的活动取消了｜「周六清理楼道」（11月28日 09:00），原因：下雨。不用来了，谢谢您报名。',
    ]));
});
