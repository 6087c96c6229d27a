import { at, wall } from '../kit/clock';
import {
  accepted,
  answer,
  clocked,
  dispatched,
  friday,
  master,
  offered,
  opened,
  resolved,
  submitted,
  taken,
  told,
  whoMay,
  whyNot,
} from '../kit/order-story';

const day = 86_400_000;
const merged = () => told(submitted(), { step: 'merge', by: 'lead' });

describe('并入同一件 (T6)', () => {
  it('is for every desk from the grid to the subdistrict, before somebody works on it', () => {
    expect(whoMay(submitted(), 'merge')).toEqual([
      'zhao',
      'deputy',
      'lead',
      'staff',
      'chief',
      'dispatcher',
      'second',
    ]);
    expect(whoMay(dispatched(), 'merge')).toContain('staff');
    expect(whoMay(taken(), 'merge')).toEqual([]);
  });
  it('leaves it resting under the other, still with a way to object', () => {
    const order = merged();
    expect(order).toMatchObject({ status: 'merged', isOpen: false, waitsFor: [] });
    expect(order.mergedInto).toMatchObject({
      id: 'wo_master',
      number: 'LX-1',
      byText: '网格长 周网',
      statusBefore: 'submitted',
    });
    expect(order.mergedInto && wall(order.mergedInto.until)).toBe('2026-11-27 17:30');
    expect(offered(order, 'wang')).toEqual(['appeal']);
    expect(clocked(order, friday + 90 * day).events).toEqual([]);
  });
  it('keeps to one family, one place, and nothing private goes into something public', () => {
    const into = (over: object, order = submitted()) =>
      answer(order, { step: 'merge', by: 'staff', brings: { master: { ...master, ...over } } });
    expect(into({ category: 'estate-facility' }).code).toBe('taken');
    expect(into({ category: 'noise' }).fields).toEqual(['masterId']);
    expect(into({ isNear: false }).fields).toEqual(['masterId']);
    const secret = submitted('dispute');
    expect(into({ category: 'dispute' }, secret).fields).toEqual(['masterId']);
    expect(into({ category: 'dispute', isPrivate: true }, secret).code).toBe('taken');
  });
  it('takes a master that is alive, or was a week ago', () => {
    const into = (over: object) =>
      answer(submitted(), {
        step: 'merge',
        by: 'staff',
        brings: { master: { ...master, ...over } },
      });
    const closed = { isOpen: false, status: 'closed' };
    expect(into({ ...closed, closedAt: friday - 7 * day + 1 }).code).toBe('taken');
    expect(into({ ...closed, closedAt: friday - 7 * day }).fields).toEqual(['masterId']);
    expect(into({ isOpen: false, status: 'merged' }).fields).toEqual(['masterId']);
  });
  it('is not for what others joined, nor for what she was not satisfied with', () => {
    const reports = [
      { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
      { id: 'rp_2', reporterId: 'pe_neighbour', number: '2', isJoined: true },
    ];
    expect(whyNot(opened({ reports }), { step: 'merge', by: 'zhao' })).toContain('把别的并进来');
    const back = { ...resolved(), status: 'accepted' as const, reopenCount: 2 };
    expect(whyNot(back, { step: 'merge', by: 'zhao' })).toContain('不满意');
  });
});

describe('取消合并', () => {
  it.each([
    ['submitted', submitted],
    ['accepted', () => accepted()],
    ['assigned', dispatched],
  ] as const)('within a week gives back what it was: %s', (status, start) => {
    const before = start();
    const order = told(before, {
      step: 'merge',
      by: 'staff',
      brings: { master: { ...master, category: before.category } },
    });
    const late = friday + 7 * day - 1;
    const back = told(order, { step: 'unmerge', by: 'dispatcher', at: late });
    expect(back).toMatchObject({
      status,
      isOpen: true,
      dueAt: before.dueAt,
      waitsFor: before.waitsFor,
    });
    expect(back.mergedInto).toBeUndefined();
    expect(back.assignment).toEqual(before.assignment);
    expect(whyNot(order, { step: 'unmerge', by: 'staff', at: late + 1 })).toContain('7 天');
  });
  it('and what fell due meanwhile is told at once', () => {
    const back = told(merged(), { step: 'unmerge', by: 'lead', at: at('2026-11-23 09:00') });
    expect(clocked(back, at('2026-11-23 09:01')).events[0]).toBe('work-order.became-overdue');
  });
});

describe('an objection against merging (T23)', () => {
  const appealed = told(merged(), { step: 'appeal', by: 'wang' });
  it('is judged above whoever merged it', () => {
    expect(whoMay(appealed, 'uphold-appeal')).toEqual(['staff', 'chief']);
    expect(appealed.waitsFor).toEqual([
      'community-staff@ar_community',
      'chief-grid-lead@ar_community',
    ]);
  });
  it('lets it begin again by itself', () => {
    const again = told(appealed, { step: 'uphold-appeal', by: 'chief' });
    expect(again).toMatchObject({ status: 'submitted', isOpen: true });
    expect(again.mergedInto).toBeUndefined();
    const twice = told(again, { step: 'merge', by: 'lead' });
    expect(offered(twice, 'wang')).toEqual(['appeal']);
  });
  it('or leaves it merged', () =>
    expect(told(appealed, { step: 'dismiss-appeal', by: 'staff' })).toMatchObject({
      status: 'merged',
      appeal: { verdict: 'dismissed', answer: expect.any(String) },
    }));
});

it('ends with the one it is part of (T26)', () => {
  expect(whoMay(merged(), 'close-merged')).toEqual(['system']);
  const over = told(merged(), { step: 'close-merged', by: 'system' });
  expect(over).toMatchObject({ status: 'closed', ending: 'merged', isOpen: false });
  expect(offered(over, 'wang')).toEqual([]);
});

it('can be parted from one that was closed, for a week', () => {
  const over = told(merged(), { step: 'close-merged', by: 'system' });
  const back = told(over, { step: 'unmerge', by: 'lead', at: friday + 6 * day });
  expect(back).toMatchObject({ status: 'submitted', isOpen: true });
  expect(back).not.toHaveProperty('ending');
  expect(back).not.toHaveProperty('closedAt');
  expect(whyNot(over, { step: 'unmerge', by: 'lead', at: friday + 7 * day })).toContain('7 天');
  expect(offered(told(resolved(), { step: 'rate', by: 'wang' }), 'lead')).not.toContain('unmerge');
});
