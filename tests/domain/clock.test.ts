import { rules } from '#config/policy';
import { tick } from '#domain/clock';
import { isOverdue, promiseView } from '#domain/loop';
import { at, wall } from '../kit/clock';
import {
  accepted,
  clocked,
  desks,
  dispatched,
  friday,
  handled,
  opened,
  resolved,
  signed,
  submitted,
  taken,
  told,
} from '../kit/order-story';

const day = 86_400_000;
const minute = 60_000;
/** Somebody spoke with her, so that only the promise is watched. */
const called = told(taken(), { step: 'contact', by: 'zhao' });

describe('a promise', () => {
  it('is called to mind at half, at 80 % and when it is broken', () => {
    const { halfAt, mostAt } = called.promise.marks;
    expect([halfAt, mostAt, called.dueAt].map(wall)).toEqual([
      '2026-11-25 09:15',
      '2026-11-26 16:24',
      '2026-11-27 17:30',
    ]);
    expect(clocked(called, halfAt - 1).events).toEqual([]);
    const half = clocked(called, halfAt);
    expect(half.events).toEqual(['work-order.deadline-neared 50']);
    const most = clocked(half.order, mostAt);
    expect(most.events).toEqual(['work-order.deadline-neared 80']);
    expect(clocked(most.order, called.dueAt).events).toEqual([]);
    expect(clocked(most.order, called.dueAt + 1).events).toEqual(['work-order.became-overdue']);
  });
  it('leaves the version alone when it only notes something, so that no page grows stale', () => {
    const { order } = clocked(called, called.dueAt + 1);
    expect(order.version).toBe(called.version);
    expect(order.firstOverdueAt).toBe(called.dueAt);
  });
  it('broken for a working day calls the level above, once', () => {
    const { order } = clocked(called, called.dueAt + 1);
    expect(wall(order.promise.marks.escalateAt)).toBe('2026-11-30 17:30');
    expect(order.wakeAt).toBe(order.promise.marks.escalateAt);
    const up = clocked(order, order.promise.marks.escalateAt);
    expect(up.events).toEqual(['work-order.escalated-overdue']);
    expect(up.order).toMatchObject({ level: 'community', status: 'in-progress' });
    expect(up.order.hops.at(-1)).toMatchObject({ isAutomatic: true, why: '超过时限，自动上报' });
    expect(up.order.waitsFor).toContain('chief-grid-lead@ar_community');
    expect(up.order.assignee?.personId).toBe('pe_zhao');
    expect(clocked(up.order, up.order.promise.marks.superviseAt - 1).events).toEqual([]);
  });
  it('broken for five working days is supervised, for the leaders of the subdistrict to see', () => {
    const { events, order } = clocked(called, called.promise.marks.superviseAt);
    expect(wall(called.promise.marks.superviseAt)).toBe('2026-12-04 17:30');
    expect(events).toEqual([
      'work-order.became-overdue',
      'work-order.escalated-overdue',
      'work-order.put-under-supervision',
    ]);
    expect(order.visibleTo).toContain('subdistrict-lead@ar_subdistrict');
    expect(order.wakeAt).toBeUndefined();
    expect(clocked(order, friday + 365 * day).events).toEqual([]);
  });
  it('of what is urgent runs in minutes', () => {
    const gas = submitted('safety-gas');
    const { events, order } = clocked(gas, friday + 31 * minute);
    expect(events).toEqual(['work-order.became-overdue', 'work-order.escalated-overdue']);
    expect(order.level).toBe('subdistrict');
    expect(order.firstOverdueAt).toBe(friday + 15 * minute);
  });
  it('is not escalated where nothing is above, but supervised all the same', () => {
    const { district } = desks;
    if (!district) throw new RangeError('no district');
    const top = opened({ desks: { district } });
    const { events } = clocked(top, top.promise.marks.superviseAt);
    expect(events).toEqual(['work-order.became-overdue', 'work-order.put-under-supervision']);
  });
  it('first broken is broken for good, whatever is promised next', () => {
    const late = at('2026-11-24 09:00');
    const order = told(submitted(), { step: 'take', by: 'zhao', at: late });
    expect(order.firstOverdueAt).toBe(submitted().dueAt);
    expect(order.promise.isMissed).toBeUndefined();
    const again = clocked(order, order.dueAt + 1);
    expect(again.events).toContain('work-order.became-overdue');
    expect(again.order.firstOverdueAt).toBe(submitted().dueAt);
  });
  it('is noted as broken though the timer came too late', () => {
    const late = taken().dueAt + day;
    const done = told(taken(), { step: 'submit-result', by: 'zhao', at: late });
    expect(done.firstOverdueAt).toBe(taken().dueAt);
    expect(isOverdue(done, late)).toBe(true);
  });
  it('stops with a result that is confirmed, and runs on where it is refused', () => {
    const late = taken().dueAt + day;
    expect(promiseView(resolved(), late)).toMatchObject({ isStopped: true, isOverdue: false });
    expect(promiseView(handled(), late)).toMatchObject({ isStopped: false, isOverdue: false });
    expect(promiseView(taken(), late)).toMatchObject({ isStopped: false, isOverdue: true });
    expect(clocked(handled(), late).events).toEqual([]);
    const back = told(handled(), { step: 'refuse-result', by: 'lead', at: late });
    expect(isOverdue(back, late)).toBe(true);
    expect(clocked(told(back), late).events[0]).toBe('work-order.contact-missed');
    expect(back.promise.isMissed ?? clocked(back, late).order.promise.isMissed).toBe(true);
  });
  it('taken up again begins its reminders anew', () => {
    const { order } = clocked(called, called.promise.marks.mostAt);
    const again = told(
      order,
      { step: 'submit-result', by: 'zhao', at: called.dueAt },
      { step: 'confirm-result', by: 'lead', at: called.dueAt },
      { step: 'reopen', by: 'wang', at: called.dueAt },
    );
    expect(again.promise.toldPercent).toBeUndefined();
    expect(clocked(again, again.promise.marks.halfAt).events).toContain(
      'work-order.deadline-neared 50',
    );
  });
});

describe('the clock', () => {
  it('does nothing twice at one instant', () => {
    for (const order of [
      submitted(),
      called,
      accepted(),
      dispatched(),
      signed(),
      handled(),
      resolved(),
    ])
      for (const when of [order.dueAt + 1, friday + 20 * day]) {
        const once = clocked(order, when).order;
        expect(tick(once, when, rules)).toBeUndefined();
        expect(clocked(once, when).events).toEqual([]);
      }
  });
  it('catches up a standstill in order, and leaves out reminders that came too late', () => {
    const { events } = clocked(dispatched(), friday + 15 * day);
    expect(events).toEqual([
      'work-order.contact-missed',
      'work-order.sign-missed',
      'work-order.became-overdue',
      'work-order.escalated-overdue',
      'work-order.put-under-supervision',
    ]);
  });
  it('comes to the same in one go and minute by minute', () => {
    const until = friday + 14 * day;
    const [slow, events] = [{ order: called }, [] as string[]];
    for (let now = friday; now <= until; now += 30 * minute) {
      const passed = clocked(slow.order, now);
      slow.order = passed.order;
      events.push(...passed.events);
    }
    const fast = clocked(called, until);
    expect(events.filter((one) => !one.includes('neared'))).toEqual(fast.events);
    const { toldPercent: _, ...kept } = slow.order.promise;
    expect({ ...slow.order, promise: kept, hops: [] }).toEqual({ ...fast.order, hops: [] });
  });
  it('wakes for exactly what is next', () => {
    for (const order of [submitted(), taken(), dispatched(), resolved()]) {
      const wakeAt = order.wakeAt ?? 0;
      expect(tick(order, wakeAt - 1, rules)).toBeUndefined();
      expect(tick(order, wakeAt, rules)).toBeDefined();
    }
  });
  it('rests where somebody else is waited for', () => {
    const returned = told(submitted(), { step: 'ask-more', by: 'zhao' });
    expect(clocked(returned, (returned.question?.returnBy ?? 0) - 1).events).toEqual([]);
  });
});
