import { rules } from '#config/policy';
import { AppError } from '#contracts/errors';
import { open } from '#domain/intake';
import {
  clockDuty,
  isOverdue,
  markOverdue,
  promiseView,
  ratingStep,
  refusalOf,
  take,
} from '#domain/loop';
import { at, wall } from '../kit/clock';
import {
  desks,
  friday,
  handled,
  intake,
  moveOf,
  offered,
  type Person,
  people,
  resolved,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const week = 7 * 86_400_000;
const refusal = (act: () => unknown): { code: string; details?: AppError['details'] } => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, details: error.details };
    throw error;
  }
  return { code: 'taken' };
};
const refused = (...args: Parameters<typeof told>) => refusal(() => told(...args)).code;

describe('the main story', () => {
  it('opens with an accept clock and waits for the grid', () => {
    const order = submitted();
    expect(order).toMatchObject({ status: 'submitted', level: 'grid', isOpen: true, version: 1 });
    expect(wall(order.dueAt)).toBe('2026-11-20 16:00');
    expect(order.waitsFor).toEqual(['grid-worker@ar_grid', 'grid-lead@ar_grid']);
    expect(order.wakeAt).toBe(order.dueAt);
  });

  it('goes from the photo to the rating', () => {
    const order = taken();
    expect(order).toMatchObject({ status: 'in-progress', acceptedAt: friday, version: 2 });
    expect(order.assignee).toMatchObject({ name: '赵小河', roleText: '网格员' });
    expect(wall(order.dueAt)).toBe('2026-11-27 17:30');
    expect(order.waitsFor).toEqual(['pe_zhao']);

    const done = told(order, { step: 'submit-result', by: 'zhao' });
    expect(done.result).toMatchObject({ byId: 'pe_zhao', byText: '网格员 赵小河' });
    expect(done.waitsFor).toEqual(['grid-lead@ar_grid']);

    const checked = told(done, { step: 'confirm-result', by: 'lead' });
    expect(checked).toMatchObject({ status: 'resolved', rateUntil: friday + week, waitsFor: [] });
    expect(checked.wakeAt).toBe(checked.rateUntil);

    const over = told(checked, { step: 'rate', by: 'wang', brings: { rating: 'satisfied' } });
    expect(over).toMatchObject({ status: 'closed', isOpen: false, closedAt: friday });
    expect(over.rating?.rating).toBe('satisfied');
    expect(over.wakeAt).toBeUndefined();
    expect(over.isUnsatisfied).toBeUndefined();
  });

  it('can be accepted, assigned to oneself and signed one by one', () => {
    const order = told(
      submitted(),
      { step: 'accept', by: 'lead' },
      { step: 'assign', by: 'zhao' },
      { step: 'sign', by: 'zhao' },
    );
    expect(order).toMatchObject({ status: 'in-progress', version: 4 });
  });

  it('keeps what it does not know', () => {
    const record = { ...submitted(), _id: 'wo_1', title: '路灯不亮' };
    const move = moveOf('accept', 1);
    expect(take(record, move, { actor: people.zhao, at: friday, rules })).toMatchObject({
      _id: 'wo_1',
      title: '路灯不亮',
    });
  });
});

describe('a step', () => {
  it('is refused twice: the page is stale, and the state has moved', () => {
    const order = taken();
    const again = refusal(() =>
      take(order, moveOf('take', 1), { actor: people.zhao, at: friday, rules }),
    );
    expect(again).toEqual({ code: 'conflict', details: { version: 2 } });
    expect(refused(order, { step: 'take', by: 'zhao' })).toBe('step-not-allowed');
  });
  it('says why it is not possible now', () =>
    expect(refusal(() => told(taken(), { step: 'accept', by: 'lead' })).details?.reason).toContain(
      '处置中',
    ));
  it.each<[Person]>([['elsewhere'], ['wang'], ['neighbour'], ['dispatcher'], ['system']])(
    'is not for %s',
    (by) => expect(refused(submitted(), { step: 'take', by })).toBe('forbidden'),
  );
  it('changes nothing when refused', () => {
    const order = submitted();
    const before = structuredClone(order);
    refused(order, { step: 'take', by: 'wang' });
    told(order, { step: 'take', by: 'zhao' });
    expect(order).toEqual(before);
  });
  it('ends with the post that allowed it', () => {
    const [membership] = people.zhao.memberships;
    const left = { ...people.zhao, memberships: [{ ...membership, until: friday }] } as const;
    const late = () =>
      take(submitted(), moveOf('take', 1), { actor: left as never, at: friday, rules });
    expect(refusal(late).code).toBe('forbidden');
  });
});

describe('受理并由我处理', () => {
  it('is for what is on the list of the grid', () => {
    expect(offered(submitted('stairwell'), 'zhao')).toEqual(['accept', 'take']);
    expect(offered(submitted('property'), 'zhao')).toEqual([]);
    expect(offered(submitted('property'), 'staff')).toEqual(['accept']);
  });
  it('sorts what came as 不清楚 first', () => {
    const order = submitted('unsure');
    expect(refusal(() => told(order, { step: 'take', by: 'zhao' }))).toMatchObject({
      code: 'invalid-input',
      details: { fields: [{ field: 'category' }] },
    });
    const sorted = told(order, { step: 'take', by: 'zhao', brings: { category: 'cleaning' } });
    expect(sorted).toMatchObject({ status: 'in-progress', category: 'cleaning', level: 'grid' });
    const beyond = () =>
      told(order, { step: 'take', by: 'zhao', brings: { category: 'property' } });
    expect(refusal(beyond).code).toBe('step-not-allowed');
  });
  it('hands on what turns out not to be for the grid', () => {
    const order = told(submitted('unsure'), {
      step: 'accept',
      by: 'zhao',
      brings: { category: 'dispute' },
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
  });
  it('does not re-sort what was sorted', () => {
    const order = told(submitted('parking'), {
      step: 'accept',
      by: 'zhao',
      brings: { category: 'consultation' },
    });
    expect(order.category).toBe('parking');
  });
  it('is never pushed on a grid worker beyond the list', () => {
    const order = { ...submitted('property'), level: 'grid' as const };
    const accepted = told(order, { step: 'accept', by: 'lead' });
    expect(offered(accepted, 'zhao')).toEqual([]);
    expect(offered(accepted, 'lead')).toEqual(['assign']);
    const moment = { actor: people.zhao, at: friday, rules };
    expect(refusalOf(accepted, 'assign', moment)?.details?.reason).toContain('事项清单');
  });
});

describe('the result', () => {
  const submit = (brings: object) =>
    refusal(() => told(taken(), { step: 'submit-result', by: 'zhao', brings }));
  it('needs ten characters', () =>
    expect(submit({ text: '  换好了了了了了  ' }).details?.fields?.[0]?.field).toBe('text'));
  it('needs a photo of what was repaired', () => {
    expect(submit({ photos: [] }).details?.fields?.[0]?.field).toBe('photos');
    expect(submit({ photos: [], outcome: 'answered' }).code).toBe('taken');
    const noise = told(submitted('noise'), { step: 'take', by: 'zhao' });
    const quiet = told(noise, { step: 'submit-result', by: 'zhao', brings: { photos: [] } });
    expect(quiet.status).toBe('result-submitted');
  });
  it('needs a day to look again where it cannot be solved now', () => {
    expect(submit({ outcome: 'not-now' }).details?.fields?.[0]?.field).toBe('reviewOn');
    expect(submit({ outcome: 'not-now', reviewOn: '2026-11-20' }).code).toBe('invalid-input');
    expect(submit({ outcome: 'not-now', reviewOn: '2026-12-10' }).code).toBe('taken');
  });
  it('is the assignee’s alone', () =>
    expect(refused(taken(), { step: 'submit-result', by: 'deputy' })).toBe('forbidden'));
  it('goes back with a reason, on the same clock', () => {
    const back = told(handled(), { step: 'refuse-result', by: 'lead' });
    expect(back).toMatchObject({ status: 'in-progress', dueAt: taken().dueAt });
    expect(back.result).toBeUndefined();
    expect(back.waitsFor).toEqual(['pe_zhao']);
  });
});

describe('nobody verifies her own result', () => {
  it.each<[Person, Person[], string[]]>([
    ['zhao', ['lead', 'staff', 'chief'], ['grid-lead@ar_grid']],
    ['lead', ['staff', 'chief'], ['community-staff@ar_community', 'chief-grid-lead@ar_community']],
    ['staff', ['chief', 'dispatcher'], ['chief-grid-lead@ar_community']],
    ['chief', ['staff', 'dispatcher'], ['community-staff@ar_community']],
  ])('of %s, but %s may', (by, verifiers, waitsFor) => {
    const accepted = told(submitted(), { step: 'accept', by: 'lead' });
    const done = told(
      accepted,
      { step: 'assign', by },
      { step: 'sign', by },
      { step: 'submit-result', by },
    );
    expect(done.waitsFor).toEqual(waitsFor);
    const may = (Object.keys(people) as Person[]).filter((one) =>
      offered(done, one).includes('confirm-result'),
    );
    expect(may).toEqual(verifiers);
    expect(refused(done, { step: 'confirm-result', by })).not.toBe('taken');
  });
  it('and is told so', () => {
    const actor = {
      ...people.lead,
      memberships: [...people.lead.memberships, ...people.chief.memberships],
    };
    const done = told(
      submitted(),
      { step: 'take', by: 'lead' },
      { step: 'submit-result', by: 'lead' },
    );
    const moment = { actor, at: friday, rules };
    expect(refusalOf(done, 'confirm-result', moment)?.details?.reason).toContain('由别人核查');
  });
});

describe('a grid with an empty post', () => {
  it('waits for whoever is there', () => {
    const waits = (...vacantRoles: ('grid-worker' | 'grid-lead')[]) =>
      open(intake({ vacantRoles }), rules).waitsFor;
    expect(waits('grid-worker')).toEqual(['grid-lead@ar_grid']);
    expect(waits('grid-worker', 'grid-lead')).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
  });
  it('has its results verified by the community', () => {
    const done = told(
      open(intake({ vacantRoles: ['grid-lead'] }), rules),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
    );
    expect(done.waitsFor).toEqual(['community-staff@ar_community', 'chief-grid-lead@ar_community']);
  });
  it('is a community where the place lies in no grid', () => {
    const { grid: _, ...above } = desks;
    expect(open(intake({ desks: above }), rules).level).toBe('community');
    expect(open(intake({ desks: { district: desks.district } as never }), rules).level).toBe(
      'district',
    );
  });
});

describe('不满意', () => {
  const reopened = () => told(resolved(), { step: 'reopen', by: 'wang' });
  const again = () =>
    told(reopened(), { step: 'submit-result', by: 'zhao' }, { step: 'confirm-result', by: 'lead' });
  const twice = () => told(again(), { step: 'reopen', by: 'wang' });

  it('the first time comes back to the same person, with three working days', () => {
    const order = reopened();
    expect(order).toMatchObject({ status: 'in-progress', level: 'grid', reopenCount: 1 });
    expect(order.promise.what).toBe('second');
    expect(wall(order.dueAt)).toBe('2026-11-25 17:30');
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
    expect(offered(order, 'staff')).toEqual(['assign']);
  });
  it('the third time ends it, unsatisfied and not hidden', () => {
    const order = told(
      twice(),
      { step: 'assign', by: 'staff' },
      { step: 'sign', by: 'staff' },
      { step: 'submit-result', by: 'staff' },
      { step: 'confirm-result', by: 'chief' },
    );
    expect(offered(order, 'wang')).toEqual(['rate', 'finish-unsatisfied']);
    const over = told(order, { step: 'finish-unsatisfied', by: 'wang' });
    expect(over).toMatchObject({ status: 'closed', isUnsatisfied: true, isOpen: false });
    expect(over.rating?.rating).toBe('unsatisfied');
  });
  it('stays where nothing is above', () => {
    const top = { ...again(), level: 'district' as const };
    const order = told(top, { step: 'reopen', by: 'wang' });
    expect(order).toMatchObject({ status: 'in-progress', level: 'district' });
  });
  it('is one button whatever it leads to', () => {
    expect(ratingStep({ reopenCount: 0 }, 'unsatisfied', rules)).toBe('reopen');
    expect(ratingStep({ reopenCount: 2 }, 'unsatisfied', rules)).toBe('finish-unsatisfied');
    expect(ratingStep({ reopenCount: 2 }, 'acceptable', rules)).toBe('rate');
  });
  it('is the reporter’s alone', () => {
    expect(refused(resolved(), { step: 'reopen', by: 'neighbour' })).toBe('forbidden');
    expect(refused(resolved(), { step: 'rate', by: 'zhao' })).toBe('forbidden');
  });
  it('is forgotten once she is satisfied with the second try', () =>
    expect(again().rating).toBeUndefined());
});

describe('silence', () => {
  it('closes after a week as 未评价, never as 满意', () => {
    const order = resolved();
    const late = friday + week;
    expect(clockDuty(order, late - 1)).toBeUndefined();
    expect(clockDuty(order, late)).toBe('close-unrated');
    expect(refused(order, { step: 'close-unrated', by: 'system', at: late - 1 })).toBe(
      'step-not-allowed',
    );
    expect(refused(order, { step: 'close-unrated', by: 'wang', at: late })).toBe('forbidden');
    const over = told(order, { step: 'close-unrated', by: 'system', at: late });
    expect(over).toMatchObject({ status: 'closed', isOpen: false });
    expect(over.rating).toBeUndefined();
  });
});

describe('撤回', () => {
  it('is possible before somebody works on it', () => {
    const order = told(submitted(), { step: 'withdraw', by: 'wang' });
    expect(order).toMatchObject({ status: 'withdrawn', isOpen: false, waitsFor: [] });
    expect(offered(told(submitted(), { step: 'accept', by: 'zhao' }), 'wang')).toEqual([
      'withdraw',
    ]);
    expect(refused(taken(), { step: 'withdraw', by: 'wang' })).toBe('step-not-allowed');
  });
  it('is never for something urgent, nor when a neighbour waits too', () => {
    expect(offered(submitted('safety-gas'), 'wang')).toEqual([]);
    const two = [
      { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
      { id: 'rp_2', reporterId: 'pe_neighbour', number: '2' },
    ];
    expect(offered(open(intake({ reports: two }), rules), 'wang')).toEqual([]);
  });
});

describe('the clock of a promise', () => {
  const late = at('2026-12-01 09:00');
  it('marks the first time it was broken, for good', () => {
    const order = taken();
    expect(clockDuty(order, order.dueAt)).toBeUndefined();
    expect(clockDuty(order, order.dueAt + 1)).toBe('mark-overdue');
    const marked = markOverdue(order, late);
    expect(marked).toMatchObject({ firstOverdueAt: order.dueAt, version: order.version });
    expect(marked.wakeAt).toBeUndefined();
    expect(markOverdue(marked, late + week)).toBe(marked);
    const done = told(marked, { step: 'submit-result', by: 'zhao', at: late });
    expect(done.firstOverdueAt).toBe(order.dueAt);
  });
  it('watches each promise, though only the first miss is kept', () => {
    const accepted = told(submitted(), { step: 'take', by: 'zhao', at: at('2026-11-24 09:00') });
    expect(accepted.firstOverdueAt).toBe(submitted().dueAt);
    expect(accepted.wakeAt).toBe(accepted.dueAt);
    const missed = markOverdue(accepted, late + week);
    expect(missed).toMatchObject({ firstOverdueAt: submitted().dueAt });
    expect(missed.wakeAt).toBeUndefined();
  });
  it('marks it even if the timer came too late', () => {
    const done = told(taken(), { step: 'submit-result', by: 'zhao', at: late });
    expect(done.firstOverdueAt).toBe(taken().dueAt);
    expect(isOverdue(done, late)).toBe(true);
  });
  it('stops with a result that is confirmed', () => {
    const done = told(resolved());
    expect(promiseView(done, late)).toMatchObject({ isStopped: true, isOverdue: false });
    expect(promiseView(handled(), late)).toMatchObject({ isStopped: false, isOverdue: false });
    expect(promiseView(taken(), late)).toMatchObject({ isStopped: false, isOverdue: true });
  });
  it('runs on when the result is refused', () => {
    const back = told(handled(), { step: 'refuse-result', by: 'lead', at: late });
    expect(isOverdue(back, late)).toBe(true);
    expect(clockDuty(back, late)).toBe('mark-overdue');
  });
});
