import type { Category } from '#contracts/category';
import { at, wall } from '../kit/clock';
import {
  answer,
  clocked,
  friday,
  offered,
  opened,
  sorted,
  submitted,
  taken,
  told,
  whoMay,
  whyNot,
} from '../kit/order-story';

describe('受理 (T2)', () => {
  it('freezes the date, and somebody is to speak with her within a working day', () => {
    const order = told(submitted(), { step: 'accept', by: 'lead' });
    expect(wall(order.dueAt)).toBe('2026-11-27 17:30');
    expect(order.contact && wall(order.contact.dueAt)).toBe('2026-11-23 17:30');
    expect(order.contact?.isFollowUp).toBe(false);
  });
  it('of what is urgent counts real minutes from the moment she sent it', () => {
    const late = friday + 10 * 60_000;
    const order = told(submitted('safety-gas'), { step: 'accept', by: 'staff', at: late });
    expect(wall(order.dueAt)).toBe('2026-11-20 12:00');
    expect(order.contact && wall(order.contact.dueAt)).toBe('2026-11-20 10:30');
  });
  it('of a question owes an answer in a working day and no call before', () => {
    const order = told(submitted('consultation'), { step: 'accept', by: 'zhao' });
    expect(wall(order.dueAt)).toBe('2026-11-23 17:30');
    expect(order.contact).toBeUndefined();
  });
  it('is for the grid where it is of the grid, for the community else', () => {
    expect(whoMay(submitted('stairwell'), 'accept')).toEqual([
      'zhao',
      'deputy',
      'lead',
      'staff',
      'chief',
    ]);
    expect(whoMay(submitted('property'), 'accept')).toEqual(['staff', 'chief']);
  });
  it('in one tap is for what is on the list, in the own grid, while it is there', () => {
    expect(whoMay(submitted('stairwell'), 'take')).toEqual(['zhao', 'deputy', 'lead']);
    expect(whoMay(submitted('property'), 'take')).toEqual([]);
    const up = told(submitted(), { step: 'escalate', by: 'zhao' });
    expect(whoMay(up, 'take')).toEqual([]);
    expect(whoMay(up, 'accept')).toEqual(['staff', 'chief']);
  });
});

describe('what came as 不清楚', () => {
  it('is sorted first', () => {
    const order = submitted('unsure');
    expect(answer(order, { step: 'take', by: 'zhao' })).toMatchObject({
      code: 'invalid-input',
      fields: ['category'],
    });
    const told1 = told(order, { step: 'take', by: 'zhao', brings: sorted('cleaning') });
    expect(told1).toMatchObject({ status: 'in-progress', category: 'cleaning', level: 'grid' });
    expect(answer(order, { step: 'take', by: 'zhao', brings: sorted('property') }).code).toBe(
      'step-not-allowed',
    );
  });
  it('rises where it turns out not to be for the grid, and becomes private for good', () => {
    const order = told(submitted('unsure'), {
      step: 'accept',
      by: 'zhao',
      brings: sorted('dispute'),
    });
    expect(order).toMatchObject({
      status: 'accepted',
      category: 'dispute',
      isPrivate: true,
      level: 'community',
      holderText: '槐安社区',
    });
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
    expect(order.visibleTo).not.toContain('ar_subdistrict');
    expect(order.hops).toHaveLength(1);
  });
  it('is not turned into words about a colleague: nobody would be named', () => {
    const brings = sorted('staff-conduct');
    const asked = answer(submitted('unsure'), { step: 'accept', by: 'staff', brings });
    expect(asked).toMatchObject({ code: 'invalid-input', fields: ['category'] });
  });
  it('gets the clock of what it is', () => {
    const order = told(submitted('other'), {
      step: 'accept',
      by: 'zhao',
      brings: sorted('utilities'),
    });
    expect(order.tier).toBe('p1');
    expect(wall(order.dueAt)).toBe('2026-11-21 10:00');
  });
  it('is not sorted again once it was', () => {
    const order = told(submitted('parking'), {
      step: 'accept',
      by: 'zhao',
      brings: sorted('consultation'),
    });
    expect(order.category).toBe('parking');
  });
});

describe('请补充 (T3, T4)', () => {
  const asked = told(submitted(), { step: 'ask-more', by: 'zhao', at: at('2026-11-20 11:00') });
  it('stops the clock while she answers, and gives her three working days', () => {
    expect(asked).toMatchObject({ status: 'returned', waitsFor: [], askCount: 1 });
    expect(asked.question?.text).toBe('是几楼的灯？');
    expect(asked.question && wall(asked.question.returnBy)).toBe('2026-11-25 17:30');
    expect(asked.question?.frozen).toEqual({ usedMinutes: 60, leftMinutes: 180 });
    expect(whoMay(asked, 'supplement')).toEqual(['wang']);
  });
  it('goes on with what was left', () => {
    const back = told(asked, { step: 'supplement', by: 'wang', at: at('2026-11-24 09:00') });
    expect(back).toMatchObject({ status: 'submitted' });
    expect(back.question).toBeUndefined();
    expect(wall(back.dueAt)).toBe('2026-11-24 12:00');
    expect(wall(back.promise.marks.halfAt)).toBe('2026-11-24 10:00');
  });
  it('is possible twice, then somebody decides', () => {
    const again = told(
      asked,
      { step: 'supplement', by: 'wang' },
      { step: 'ask-more', by: 'lead' },
      { step: 'supplement', by: 'wang' },
    );
    expect(whyNot(again, { step: 'ask-more', by: 'zhao' })).toContain('补充过两次');
  });
  it('never holds up what is urgent', () =>
    expect(whyNot(submitted('safety-fire'), { step: 'ask-more', by: 'zhao' })).toContain('紧急'));
  it('ends it without an answer, and says so', () => {
    const returnBy = asked.question?.returnBy ?? 0;
    expect(clocked(asked, returnBy - 1).events).toEqual([]);
    const { events, order } = clocked(asked, returnBy);
    expect(events).toEqual(['work-order.closed-unsupplemented']);
    expect(order).toMatchObject({ status: 'closed', ending: 'not-supplemented', isOpen: false });
  });
});

describe('不予受理 (T5)', () => {
  it('is never the grid’s own decision', () => {
    expect(whoMay(submitted('stairwell'), 'decline')).toEqual(['staff', 'chief']);
    expect(whoMay(submitted('property'), 'decline')).toEqual(['staff', 'chief']);
    expect(whoMay(taken(), 'decline')).toEqual([]);
  });
  const declined = told(submitted(), { step: 'decline', by: 'chief' });
  it('says why and where else, and leaves five working days to object', () => {
    expect(declined).toMatchObject({ status: 'declined', isOpen: false, waitsFor: [] });
    expect(declined.decline).toMatchObject({ byText: '总网格长 郑书', level: 'community' });
    expect(declined.decline && wall(declined.decline.appealUntil)).toBe('2026-11-27 17:30');
    expect(offered(declined, 'wang')).toEqual(['appeal']);
  });
  it('is final once nobody objected', () => {
    const until = declined.decline?.appealUntil ?? 0;
    expect(clocked(declined, until - 1).events).toEqual([]);
    expect(whyNot(declined, { step: 'appeal', by: 'wang', at: until })).toContain('时间已经过了');
    expect(clocked(declined, until).order).toMatchObject({ status: 'closed', ending: 'declined' });
  });

  const appealed = told(declined, { step: 'appeal', by: 'wang' });
  it('is judged by the level above, once', () => {
    expect(appealed.waitsFor).toEqual(['subdistrict-dispatcher@ar_subdistrict']);
    expect(whoMay(appealed, 'uphold-appeal')).toEqual(['dispatcher', 'second']);
    expect(whoMay(appealed, 'dismiss-appeal')).toEqual(['dispatcher', 'second']);
    expect(whyNot(appealed, { step: 'appeal', by: 'wang' })).toContain('已经申诉过');
  });
  it('is not closed while an appeal waits, however long', () =>
    expect(clocked(appealed, friday + 60 * 86_400_000).events).toEqual([]));
  it('starts again with a new date where the appeal is right', () => {
    const monday = at('2026-11-23 09:00');
    const again = told(appealed, { step: 'uphold-appeal', by: 'dispatcher', at: monday });
    expect(again).toMatchObject({
      status: 'submitted',
      isOpen: true,
      appeal: { verdict: 'upheld' },
    });
    expect(again.decline).toBeUndefined();
    expect(wall(again.dueAt)).toBe('2026-11-23 15:00');
    const twice = told(again, { step: 'decline', by: 'staff' });
    expect(offered(twice, 'wang')).toEqual(['appeal']);
  });
  it('ends where it is not, after her days are over', () => {
    const kept = told(appealed, { step: 'dismiss-appeal', by: 'second' });
    expect(kept).toMatchObject({ status: 'declined', appeal: { verdict: 'dismissed' } });
    expect(kept.waitsFor).toEqual([]);
    const until = kept.decline?.appealUntil ?? 0;
    expect(clocked(kept, until).order.status).toBe('closed');
  });
});

describe('撤回 (T22)', () => {
  it('is possible before somebody works on it', () => {
    const order = told(submitted(), { step: 'withdraw', by: 'wang' });
    expect(order).toMatchObject({ status: 'withdrawn', ending: 'withdrawn', waitsFor: [] });
    const accepted = told(submitted(), { step: 'accept', by: 'zhao' });
    expect(offered(accepted, 'wang')).toEqual(['withdraw']);
    expect(answer(taken(), { step: 'withdraw', by: 'wang' }).code).toBe('step-not-allowed');
  });
  it('is never for something urgent, nor while a neighbour waits too', () => {
    expect(offered(submitted('safety-gas'), 'wang')).toEqual([]);
    const reports = [
      { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
      { id: 'rp_2', reporterId: 'pe_neighbour', number: '2', isJoined: true },
    ];
    expect(offered(opened({ reports }), 'wang')).toEqual([]);
    const left = reports.map((one) => (one.isJoined ? { ...one, leftAt: friday } : one));
    expect(offered(opened({ reports: left }), 'wang')).toEqual(['withdraw']);
  });
});

describe('当场处置 (T24)', () => {
  const found = (category: Category = 'cleaning', isSampled = false) =>
    opened({
      category,
      isSampled,
      reporterId: 'pe_zhao',
      reports: [{ id: 'rp_1', reporterId: 'pe_zhao', number: '1' }],
    });
  it('closes what the worker herself found on patrol', () => {
    const order = told(found(), { step: 'handle-on-spot', by: 'zhao' });
    expect(order).toMatchObject({ status: 'closed', ending: 'on-spot', waitsFor: [] });
    expect(order.result).toMatchObject({ outcome: 'solved', byText: '网格员 赵小河' });
    expect(whoMay(found(), 'handle-on-spot')).toEqual(['zhao']);
  });
  it('needs an after-photo where the category does, and the list', () => {
    const bare = { step: 'handle-on-spot', by: 'zhao', brings: { photos: [] } } as const;
    expect(answer(found(), bare).fields).toEqual(['photos']);
    expect(answer(found('noise'), bare).code).toBe('taken');
    expect(whyNot(found('estate-facility'), bare)).toContain('不能当场归档');
  });
  it('is looked at again where the lot fell on it', () => {
    const drawn = told(found('cleaning', true), { step: 'handle-on-spot', by: 'zhao' });
    expect(drawn.waitsFor).toEqual(['grid-lead@ar_grid']);
    expect(whoMay(drawn, 'check-sample')).toEqual(['lead', 'staff', 'chief']);
    const seen = told(drawn, { step: 'check-sample', by: 'lead', brings: { isGood: false } });
    expect(seen).toMatchObject({ sample: { isGood: false, byText: '网格长 周网' }, waitsFor: [] });
    expect(whoMay(seen, 'check-sample')).toEqual([]);
  });
});

describe('联名 (J)', () => {
  const doors = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `rp_${i}`,
      reporterId: i === 0 ? 'pe_wang' : `pe_${i}`,
      number: String(i),
      household: `door-${i}`,
      ...(i > 0 && { isJoined: true }),
    }));
  it('takes ten doors and a matter of the property firm', () => {
    expect(
      whyNot(opened({ category: 'property', reports: doors(9) }), { step: 'petition', by: 'wang' }),
    ).toContain('9 户');
    expect(
      whyNot(opened({ category: 'parking', reports: doors(10) }), { step: 'petition', by: 'wang' }),
    ).toContain('物业');
    expect(offered(opened({ category: 'property', reports: doors(10) }), 'wang')).toContain(
      'petition',
    );
  });
  it('is owed a written reply in two working days', () => {
    const order = told(opened({ category: 'property', reports: doors(12) }), {
      step: 'petition',
      by: 'wang',
    });
    expect(order.petition && wall(order.petition.dueAt)).toBe('2026-11-24 17:30');
    expect(order.petition?.households).toBe(12);
    const { events } = clocked(order, (order.petition?.dueAt ?? 0) + 1);
    expect(events).toContain('work-order.petition-missed');
    const answered = told(order, { step: 'answer-petition', by: 'staff' });
    expect(answered.petition?.reply).toMatchObject({ isTaken: true, byText: '社区工作人员 吴社' });
    expect(offered(answered, 'staff')).not.toContain('answer-petition');
  });
});
