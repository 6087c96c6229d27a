import { rules } from '#config/policy';
import { ratingStep } from '#domain/loop';
import type { Order } from '#domain/order';
import { at, wall } from '../kit/clock';
import {
  accepted,
  answer,
  clocked,
  closed,
  friday,
  handled,
  offered,
  opened,
  type Person,
  resolved,
  signed,
  submitted,
  taken,
  told,
  whoMay,
  whyNot,
} from '../kit/order-story';

const day = 86_400_000;
const week = 7 * day;
const done = (): Order => told(signed(), { step: 'submit-result', by: 'officer' });
const finished = (): Order => told(done(), { step: 'confirm-result', by: 'staff' });

describe('nobody verifies her own result (T17)', () => {
  it.each<[Person, Person[], string[]]>([
    ['zhao', ['lead', 'staff', 'chief'], ['grid-lead@ar_grid']],
    ['lead', ['staff', 'chief'], ['community-staff@ar_community', 'chief-grid-lead@ar_community']],
    ['staff', ['chief', 'dispatcher', 'second'], ['chief-grid-lead@ar_community']],
    ['chief', ['staff', 'dispatcher', 'second'], ['community-staff@ar_community']],
  ])('of %s, but %s may', (by, verifiers, waitsFor) => {
    const order = told(
      submitted(),
      { step: 'accept', by: 'lead' },
      { step: 'assign', by },
      { step: 'submit-result', by },
    );
    expect(order.waitsFor).toEqual(waitsFor);
    expect(whoMay(order, 'confirm-result')).toEqual(verifiers);
    expect(whoMay(order, 'refuse-result')).toEqual(verifiers);
  });
  it('the unit that dispatched it verifies, and the one above', () => {
    expect(done().waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
    expect(whoMay(done(), 'confirm-result')).toEqual(['staff', 'chief', 'dispatcher', 'second']);
  });
  it('and rates the unit with it (下评上)', () => {
    const bare = {
      step: 'confirm-result',
      by: 'staff',
      brings: { unitRating: undefined },
    } as const;
    expect(answer(done(), bare).fields).toEqual(['unitRating']);
    expect(finished().unitRating).toMatchObject({ efficiency: 4, quality: 5, byId: 'pe_staff' });
    const own = { ...bare, by: 'lead' } as const;
    expect(answer(handled(), own).code).toBe('taken');
  });
  it('can change that rating for a day, she herself', () => {
    expect(whoMay(finished(), 'rate-unit')).toEqual(['staff']);
    const changed = told(finished(), { step: 'rate-unit', by: 'staff', at: friday + day - 1 });
    expect(changed.unitRating).toMatchObject({ efficiency: 3, quality: 3, at: friday });
    expect(whyNot(changed, { step: 'rate-unit', by: 'staff', at: friday + day })).toContain(
      '24 小时',
    );
  });
  it('looks on site where the lot fell on it', () => {
    const drawn = told(
      opened({ isSampled: true }),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
    );
    expect(answer(drawn, { step: 'confirm-result', by: 'lead' }).fields).toEqual(['wasOnSite']);
    const seen = { step: 'confirm-result', by: 'lead', brings: { wasOnSite: true } } as const;
    expect(answer(drawn, seen).code).toBe('taken');
  });
});

describe('评价 (T19)', () => {
  it('is the reporter’s alone, within a week', () => {
    expect(resolved().rateUntil).toBe(friday + week);
    expect(whoMay(resolved(), 'rate')).toEqual(['wang']);
    expect(whoMay(resolved(), 'reopen')).toEqual(['wang']);
  });
  it('silence closes as 未评价, never as 满意', () => {
    const order = resolved();
    expect(clocked(order, friday + week - 1).events).toEqual([]);
    const over = clocked(order, friday + week);
    expect(over.events).toEqual(['work-order.closed-unrated']);
    expect(over.order).toMatchObject({ status: 'closed', ending: 'unrated', isOpen: false });
    expect(over.order.rating).toBeUndefined();
    expect(answer(order, { step: 'close-unrated', by: 'wang', at: friday + week }).code).toBe(
      'forbidden',
    );
  });
  it('is one button whatever it leads to', () => {
    expect(ratingStep({ reopenCount: 0 }, 'unsatisfied', rules)).toBe('reopen');
    expect(ratingStep({ reopenCount: 2 }, 'unsatisfied', rules)).toBe('finish-unsatisfied');
    expect(ratingStep({ reopenCount: 2 }, 'acceptable', rules)).toBe('rate');
  });
  it('of somebody without a phone is asked for, by another than who handled it', () => {
    const proxied = opened({
      isProxy: true,
      reporterId: 'pe_zhao',
      reports: [{ id: 'rp_1', reporterId: 'pe_zhao', number: '1' }],
    });
    const order = told(
      proxied,
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
      { step: 'confirm-result', by: 'lead' },
    );
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
    expect(whyNot(order, { step: 'rate', by: 'zhao' })).toContain('另一位同事');
    const silent = { step: 'rate', by: 'staff', brings: { heardBy: undefined } } as const;
    expect(answer(order, silent).fields).toEqual(['heardBy']);
    const rated = told(order, { step: 'rate', by: 'staff', brings: { heardBy: 'visit' } });
    expect(rated.rating).toMatchObject({ rating: 'satisfied', heardBy: 'visit' });
  });
  it('of somebody without a phone is a task of whoever sent it for her', () => {
    const order = told(
      opened({ isProxy: true }),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
      { step: 'confirm-result', by: 'lead' },
    );
    expect(order.waitsFor).toEqual(['pe_wang']);
  });
});

describe('不满意 (T20, T20b)', () => {
  const reopened = () => told(resolved(), { step: 'reopen', by: 'wang' });
  const again = () =>
    told(reopened(), { step: 'submit-result', by: 'zhao' }, { step: 'confirm-result', by: 'lead' });
  const twice = () => told(again(), { step: 'reopen', by: 'wang' });
  const thrice = () =>
    told(
      twice(),
      { step: 'assign', by: 'staff' },
      { step: 'submit-result', by: 'staff' },
      { step: 'confirm-result', by: 'chief' },
    );

  it('the first time comes back to the same person, with three working days and a call', () => {
    const order = reopened();
    expect(order).toMatchObject({ status: 'in-progress', level: 'grid', reopenCount: 1 });
    expect(order.promise.what).toBe('second');
    expect(wall(order.dueAt)).toBe('2026-11-25 17:30');
    expect(order.contact).toMatchObject({ isFollowUp: true });
    expect(order.contact && wall(order.contact.dueAt)).toBe('2026-11-23 17:30');
    expect(order.waitsFor).toEqual(['pe_zhao']);
    expect(order.rating).toMatchObject({ rating: 'unsatisfied', reasons: ['still-there'] });
    expect(order.result).toBeUndefined();
    expect(order.rateUntil).toBeUndefined();
  });
  it('the second time goes one level up', () => {
    const order = twice();
    expect(order).toMatchObject({ status: 'accepted', level: 'community', reopenCount: 2 });
    expect(order.assignee).toBeUndefined();
    expect(order.holderText).toBe('槐安社区');
    expect(order.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
    expect(offered(order, 'zhao')).toEqual([]);
    expect(offered(order, 'staff')).toContain('assign');
  });
  it('the third time ends it, unsatisfied, not hidden, and the subdistrict explains', () => {
    expect(offered(thrice(), 'wang')).toEqual(['rate', 'finish-unsatisfied']);
    const over = told(thrice(), { step: 'finish-unsatisfied', by: 'wang' });
    expect(over).toMatchObject({ status: 'closed', ending: 'unsatisfied', isUnsatisfied: true });
    expect(over.rating?.rating).toBe('unsatisfied');
    expect(over.waitsFor).toEqual(['subdistrict-dispatcher@ar_subdistrict']);
    expect(over.explanation && wall(over.explanation.dueAt)).toBe('2026-11-25 17:30');
    const { events } = clocked(over, (over.explanation?.dueAt ?? 0) + 1);
    expect(events).toEqual(['work-order.explanation-missed']);
    const told1 = told(over, { step: 'explain', by: 'dispatcher' });
    expect(told1.explanation).toMatchObject({
      byText: '街道调度员 冯街',
      text: expect.any(String),
    });
    expect(told1).toMatchObject({ status: 'closed', waitsFor: [] });
    expect(offered(told1, 'dispatcher')).not.toContain('explain');
  });
  it('stays where nothing is above', () => {
    const top = { ...again(), level: 'district' as const };
    const order = told(top, { step: 'reopen', by: 'wang' });
    expect(order).toMatchObject({ status: 'in-progress', level: 'district' });
  });
  it('is forgotten once she is satisfied with the second try', () =>
    expect(again().rating).toBeUndefined());
  it('what is urgent stays urgent', () => {
    const fire = told(
      submitted('safety-fire'),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
      { step: 'confirm-result', by: 'lead' },
      { step: 'reopen', by: 'wang' },
    );
    expect(wall(fire.dueAt)).toBe('2026-11-20 12:00');
  });
});

describe('neighbours who wait too', () => {
  const others = ['neighbour', 'third'] as const;
  const reports = [
    { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
    ...others.map((who, i) => ({
      id: `rp_${i + 2}`,
      reporterId: `pe_${who}`,
      number: String(i + 2),
      isJoined: true,
    })),
  ];
  const shared = () =>
    told(
      opened({ reports }),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
      { step: 'confirm-result', by: 'lead' },
    );
  const say = (order: Order, i: number, rating: string) =>
    told(order, {
      step: 'rate-along',
      by: others[i] ?? 'neighbour',
      brings: { reportId: `rp_${i + 2}`, rating, reasons: ['still-there'] },
    });
  it('say how it was beside her, once', () => {
    expect(whoMay(shared(), 'rate-along')).toEqual(['neighbour', 'third']);
    const said = say(shared(), 0, 'satisfied');
    expect(said).toMatchObject({ status: 'resolved', ratingsAlong: [{ reportId: 'rp_2' }] });
    expect(said.rating).toBeUndefined();
    expect(whyNot(said, { step: 'rate-along', by: 'neighbour' })).toContain('已经评价过');
  });
  it('may do so until the week is over, though she was faster', () => {
    const over = told(shared(), { step: 'rate', by: 'wang' });
    expect(over).toMatchObject({ status: 'closed', rateUntil: friday + week });
    expect(whoMay(over, 'rate-along', friday + week - 1)).toEqual(['neighbour', 'third']);
    expect(whoMay(over, 'rate-along', friday + week)).toEqual([]);
    expect(whoMay(told(resolved(), { step: 'rate', by: 'wang' }), 'rate-along')).toEqual([]);
  });
  it.each([['resolved'], ['closed']])('most of them call it back when it is %s', (status) => {
    const start = status === 'closed' ? told(shared(), { step: 'rate', by: 'wang' }) : shared();
    const one = say(start, 0, 'unsatisfied');
    expect(one.isOutvoted).toBeUndefined();
    const both = say(one, 1, 'unsatisfied');
    expect(both).toMatchObject({ isOutvoted: true, status });
    const { events, order } = clocked(both, friday + 60_000);
    expect(events[0]).toBe('work-order.reopened-by-majority');
    expect(order).toMatchObject({ status: 'in-progress', reopenCount: 1, ratingsAlong: [] });
    expect(order.closedAt).toBeUndefined();
    expect(order.isOutvoted).toBeUndefined();
  });
  it('do not outvote her one to one', () => {
    const half = say(say(shared(), 0, 'unsatisfied'), 1, 'satisfied');
    expect(half.isOutvoted).toBeUndefined();
  });
});

describe('又出现了 (T21)', () => {
  it('comes back to who had it, within thirty days, and counts', () => {
    const order = told(closed(), { step: 'recur', by: 'wang', at: friday + 29 * day });
    expect(order).toMatchObject({ status: 'in-progress', reopenCount: 1, isOpen: true });
    expect(order.ending).toBeUndefined();
    expect(whyNot(closed(), { step: 'recur', by: 'wang', at: friday + 30 * day })).toContain(
      '30 天',
    );
  });
  it('can be seen by colleagues too, who do not rate it for her', () => {
    expect(whoMay(closed(), 'recur')).toEqual(['wang', 'lead', 'staff', 'chief']);
    const order = told(closed(), { step: 'recur', by: 'lead' });
    expect(order.rating?.rating).toBe('satisfied');
    expect(told(closed(), { step: 'recur', by: 'wang' }).rating?.rating).toBe('unsatisfied');
  });
  it('is seen by a colleague without asking first, of somebody without a phone too', () => {
    const proxied = { ...closed(), isProxy: true };
    const brings = { heardBy: undefined };
    const order = told(proxied, { step: 'recur', by: 'staff', brings });
    expect(order.rating?.rating).toBe('satisfied');
    expect(answer(proxied, { step: 'recur', by: 'wang', brings }).fields).toEqual(['heardBy']);
  });
  it('leaves the list of the supervised: the new promise is not broken', () => {
    const order = told({ ...closed(), supervisedAt: friday }, { step: 'recur', by: 'wang' });
    expect(order).not.toHaveProperty('supervisedAt');
  });
  it('is not for what was never handled', () => {
    const declined = told(submitted(), { step: 'decline', by: 'staff' });
    const over = clocked(declined, declined.decline?.appealUntil ?? 0).order;
    expect(whyNot(over, { step: 'recur', by: 'wang', at: over.closedAt ?? 0 })).toContain(
      '重新反映',
    );
  });
});

describe('an appeal against a rating (rules.md §4.1.7)', () => {
  const unhappy = (): Order => {
    let order = finished();
    for (const again of [1, 2]) {
      order = told(order, { step: 'reopen', by: 'wang' });
      if (again === 2)
        order = told(
          order,
          { step: 'assign-agency', by: 'dispatcher' },
          { step: 'sign', by: 'officer' },
        );
      order = told(
        order,
        { step: 'submit-result', by: 'officer' },
        { step: 'confirm-result', by: again === 2 ? 'dispatcher' : 'staff' },
      );
    }
    return told(order, { step: 'finish-unsatisfied', by: 'wang' });
  };
  const appealed = () => told(unhappy(), { step: 'appeal-rating', by: 'officer' });
  it('is for the unit, once, within three working days', () => {
    expect(whoMay(unhappy(), 'appeal-rating')).toEqual(['officer', 'colleague']);
    expect(
      whyNot(unhappy(), { step: 'appeal-rating', by: 'officer', at: at('2026-11-25 17:31') }),
    ).toContain('三个工作日');
    expect(whyNot(appealed(), { step: 'appeal-rating', by: 'officer' })).toContain('一次');
    expect(whyNot(closed(), { step: 'appeal-rating', by: 'zhao' })).toContain('不满意评价');
  });
  it('is judged by two of the level above; the resident keeps seeing what she gave', () => {
    const order = appealed();
    expect(order.level).toBe('subdistrict');
    expect(whoMay(order, 'judge-rating-appeal')).toEqual(['district', 'counter']);
    const one = told(order, { step: 'judge-rating-appeal', by: 'district' });
    expect(one.ratingAppeal?.verdict).toBeUndefined();
    expect(whyNot(one, { step: 'judge-rating-appeal', by: 'district' })).toContain('已经评议过');
    const both = told(one, { step: 'judge-rating-appeal', by: 'counter' });
    expect(both.ratingAppeal?.verdict).toBe('upheld');
    expect(both.rating).toMatchObject({ rating: 'unsatisfied', excludedFor: 'policy-forbids' });
  });
  it('fails where one does not agree', () => {
    const no = { step: 'judge-rating-appeal', by: 'counter', brings: { isUpheld: false } } as const;
    const order = told(appealed(), no);
    expect(order.ratingAppeal?.verdict).toBe('dismissed');
    expect(order.rating?.excludedFor).toBeUndefined();
    expect(offered(order, 'district')).not.toContain('judge-rating-appeal');
  });
});

describe('审核', () => {
  it('is for the community, before neighbours see it, and can be decided again', () => {
    const order = opened({ reviewReasons: ['words'] });
    expect(order.waitsFor).toContain('community-staff@ar_community');
    const shown = told(order, { step: 'review', by: 'staff', brings: { decision: 'hide' } });
    expect(shown.review).toMatchObject({ decision: 'hide', byText: '社区工作人员 吴社' });
    expect(shown.waitsFor).toEqual(['grid-worker@ar_grid', 'grid-lead@ar_grid']);
    expect(told(shown, { step: 'review', by: 'chief' }).review?.decision).toBe('show');
    expect(offered(taken(), 'staff')).not.toContain('review');
    expect(accepted().review).toBeUndefined();
  });
});

describe('something private', () => {
  const dispute = told(submitted('dispute'), { step: 'accept', by: 'staff' });
  it('opens to the level above only while its step is next', () => {
    const appealed = told(
      submitted('dispute'),
      { step: 'decline', by: 'staff' },
      { step: 'appeal', by: 'wang' },
    );
    const above = 'subdistrict-dispatcher@ar_subdistrict';
    expect(appealed.waitsFor).toEqual([above]);
    expect(appealed.visibleTo).toContain(above);
    const judged = told(appealed, { step: 'dismiss-appeal', by: 'dispatcher' });
    expect(judged.visibleTo).not.toContain(above);
  });
  it('waits for those who see it, where one of them can decide', () => {
    const asked = told(
      dispute,
      { step: 'assign', by: 'staff' },
      { step: 'ask-pause', by: 'staff' },
    );
    expect(asked.waitsFor).toEqual(['pe_staff', 'chief-grid-lead@ar_community']);
    expect(asked.visibleTo).not.toContain('district-desk@ar_district');
  });
});
