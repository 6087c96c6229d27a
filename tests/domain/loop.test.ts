import { rules } from '#config/policy';
import { refusalOf, take } from '#domain/loop';
import { at, wall } from '../kit/clock';
import {
  answer,
  desks,
  friday,
  handled,
  moveOf,
  offered,
  opened,
  type Person,
  people,
  resolved,
  submitted,
  taken,
  told,
  whoMay,
} from '../kit/order-story';

const week = 7 * 86_400_000;

describe('the main story', () => {
  it('opens with an accept clock and waits for the grid', () => {
    const order = submitted();
    expect(order).toMatchObject({ status: 'submitted', level: 'grid', isOpen: true, version: 1 });
    expect(wall(order.dueAt)).toBe('2026-11-20 16:00');
    expect(order.waitsFor).toEqual(['grid-worker@ar_grid', 'grid-lead@ar_grid']);
    expect(order.wakeAt).toBe(order.promise.marks.halfAt);
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
    expect(over).toMatchObject({ status: 'closed', ending: 'rated', isOpen: false });
    expect(over.closedAt).toBe(friday);
    expect(over.rating?.rating).toBe('satisfied');
    expect(over.wakeAt).toBeUndefined();
    expect(over.isUnsatisfied).toBeUndefined();
  });

  it('can be accepted first and taken on afterwards', () => {
    const order = told(submitted(), { step: 'accept', by: 'lead' }, { step: 'assign', by: 'zhao' });
    expect(order).toMatchObject({ status: 'in-progress', version: 3 });
    expect(order.assignee?.personId).toBe('pe_zhao');
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
    const stale = () => take(taken(), moveOf('take', 1), { actor: people.zhao, at: friday, rules });
    expect(stale).toThrow(expect.objectContaining({ code: 'conflict', details: { version: 2 } }));
    expect(answer(taken(), { step: 'take', by: 'zhao' }).code).toBe('step-not-allowed');
  });
  it('says why it is not possible now', () =>
    expect(answer(taken(), { step: 'accept', by: 'lead' }).reason).toContain('处置中'));
  it.each<[Person]>([
    ['elsewhere'],
    ['wang'],
    ['neighbour'],
    ['dispatcher'],
    ['officer'],
    ['system'],
  ])('is not for %s', (by) =>
    expect(answer(submitted(), { step: 'take', by }).code).toBe('forbidden'),
  );
  it('changes nothing when refused', () => {
    const order = submitted();
    const before = structuredClone(order);
    answer(order, { step: 'take', by: 'wang' });
    told(order, { step: 'take', by: 'zhao' });
    expect(order).toEqual(before);
  });
  it('ends with the post that allowed it', () => {
    const memberships = people.zhao.memberships.map((one) => ({ ...one, until: friday }));
    const moment = { actor: { ...people.zhao, memberships }, at: friday, rules };
    expect(refusalOf(submitted(), 'take', moment)?.code).toBe('forbidden');
  });
});

describe('a grid with an empty post', () => {
  it('waits for whoever is there', () => {
    const waits = (...vacantRoles: ('grid-worker' | 'grid-lead')[]) =>
      opened({ vacantRoles }).waitsFor;
    expect(waits('grid-worker')).toEqual(['grid-lead@ar_grid']);
    expect(waits('grid-worker', 'grid-lead')).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
  });
  it('has its results verified by the community', () => {
    const done = told(
      opened({ vacantRoles: ['grid-lead'] }),
      { step: 'take', by: 'zhao' },
      { step: 'submit-result', by: 'zhao' },
    );
    expect(done.waitsFor).toEqual(['community-staff@ar_community', 'chief-grid-lead@ar_community']);
  });
  it('is a community where the place lies in no grid', () => {
    const { grid: _, community, subdistrict, district } = desks;
    if (!community || !subdistrict || !district) throw new RangeError('incomplete');
    expect(opened({ desks: { community, subdistrict, district } }).level).toBe('community');
    expect(opened({ desks: { district } }).level).toBe('district');
  });
});

describe('the person it is about', () => {
  const about = { personId: 'pe_zhao', level: 'grid' } as const;
  const order = opened({ category: 'staff-conduct', about });
  it('is never asked, though she holds the post', () => {
    expect(order).toMatchObject({ level: 'community', aboutPersonId: 'pe_zhao', isPrivate: true });
    expect(order.desks.grid).toBeUndefined();
    expect(whoMay(order, 'accept')).toEqual(['staff', 'chief']);
    const promoted = {
      ...people.zhao,
      memberships: [...people.zhao.memberships, ...people.chief.memberships],
    };
    const moment = { actor: promoted, at: friday, rules };
    expect(refusalOf(order, 'accept', moment)).toEqual({ code: 'forbidden' });
  });
  it('and one level above her answers', () => {
    const chief = { personId: 'pe_chief', level: 'community' } as const;
    const higher = opened({ category: 'staff-conduct', about: chief });
    expect(higher.level).toBe('subdistrict');
    expect(whoMay(higher, 'accept')).toEqual(['dispatcher', 'second']);
  });
});

it('the whole story offers each in turn only what is her own', () => {
  expect(offered(submitted(), 'zhao')).toEqual([
    'accept',
    'take',
    'ask-more',
    'merge',
    'escalate',
    'contact',
  ]);
  expect(offered(submitted(), 'wang')).toEqual(['withdraw']);
  expect(offered(taken(), 'wang')).toEqual([]);
  expect(offered(taken(), 'wang', at('2026-11-27 09:00'))).toEqual(['nudge']);
  expect(offered(handled(), 'lead')).toEqual(['confirm-result', 'refuse-result']);
  expect(offered(resolved(), 'wang')).toEqual(['rate', 'reopen']);
});
