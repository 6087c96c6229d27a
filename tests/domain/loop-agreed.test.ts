import fc from 'fast-check';
import { rules } from '#config/policy';
import { addDays } from '#domain/day';
import { freeze, lengthened, promiseToFinish, recounted, thaw } from '#domain/promise';
import { at, wall } from '../kit/clock';
import {
  answer,
  clocked,
  firm,
  offered,
  opened,
  sorted,
  told,
  water,
  whoMay,
  whyNot,
} from '../kit/order-story';

const submittedAt = at('2026-11-20 16:30');
const acceptedAt = at('2026-11-23 09:00');
const times = { submittedAt, acceptedAt };

describe('the day a meeting agreed on (rules.md §4.2.1)', () => {
  it.each([
    ['p2', '2026-12-20', '2026-12-20 17:30'],
    ['p2', '2026-11-25', '2026-11-30 17:30'],
    ['p3', '2026-12-20', '2026-12-20 17:30'],
    ['p1', '2026-12-20', '2026-12-20 17:30'],
    ['p0', '2026-11-20', '2026-11-20 18:30'],
  ] as const)('%s, agreed for %s, is promised for %s', (tier, agreedOn, due) => {
    const given = promiseToFinish(tier, { ...times, agreedOn }, rules);
    expect(wall(given.dueAt)).toBe(due);
    expect(given.isProvisional).toBe(false);
  });
  it('has its reminders in the whole of the time there is, and what follows after the day', () => {
    const { marks } = promiseToFinish('p2', { ...times, agreedOn: '2026-12-20' }, rules);
    expect(Object.values(marks).map(wall)).toEqual([
      '2026-12-07 08:45',
      '2026-12-15 08:36',
      '2026-12-21 17:30',
      '2026-12-25 17:30',
    ]);
  });
  it('is never made earlier by a pause, a longer class, or another calendar', () => {
    const days = fc.integer({ min: 0, max: 60 });
    const minutes = fc.integer({ min: 0, max: 40 * 24 * 60 });
    fc.assert(
      fc.property(days, minutes, minutes, (day, stopAfter, pause) => {
        const agreedOn = addDays('2026-11-23', day);
        const given = promiseToFinish('p2', { ...times, agreedOn }, rules);
        const plain = promiseToFinish('p2', times, rules);
        const stopAt = Math.min(given.dueAt, acceptedAt + stopAfter * 60_000);
        const frozen = freeze(given, stopAt, rules);
        const thawing = { frozen, at: stopAt + pause * 60_000, tier: 'p2' } as const;
        const again = thaw(given, thawing, rules);
        expect(given.dueAt).toBeGreaterThanOrEqual(plain.dueAt);
        expect(again.dueAt).toBeGreaterThanOrEqual(given.dueAt);
        expect(lengthened(given, 'p4', rules).dueAt).toBeGreaterThanOrEqual(given.dueAt);
        expect(lengthened(again, 'p4', rules).dueAt).toBeGreaterThanOrEqual(again.dueAt);
      }),
    );
  });
  it('stands when the holidays of a year are announced', () => {
    const late = { submittedAt: at('2026-12-25 09:00'), acceptedAt: at('2026-12-25 09:30') };
    const given = promiseToFinish('p2', { ...late, agreedOn: '2027-01-20' }, rules);
    const calendar = { version: '2027-1', years: rules.calendar.years };
    expect(given.isProvisional).toBe(true);
    const again = recounted(given, 'p2', { ...rules, calendar });
    expect(again && wall(again.dueAt)).toBe('2027-01-20 17:30');
    expect(again?.agreedOn).toBe('2027-01-20');
  });
});

const decided = (over: Parameters<typeof opened>[0] = {}) =>
  opened({ agreedOn: '2026-12-18', notHandledBy: ['pe_zhao', 'pe_officer'], ...over });

describe('the work order of a decision', () => {
  it('promises to accept as any other, and to finish on the day agreed', () => {
    expect(wall(decided().dueAt)).toBe(wall(opened().dueAt));
    const order = told(decided(), { step: 'accept', by: 'lead' });
    expect(wall(order.dueAt)).toBe('2026-12-18 17:30');
    expect(order.promise.agreedOn).toBe('2026-12-18');
  });
  it('keeps the day when what was unsure is sorted', () => {
    const brings = sorted('consultation');
    const order = told(decided({ category: 'unsure' }), { step: 'accept', by: 'lead', brings });
    expect(order.tier).toBe('p3');
    expect(wall(order.dueAt)).toBe('2026-12-18 17:30');
  });
  it('is reminded of and called above by that day', () => {
    const order = told(decided(), { step: 'take', by: 'deputy' });
    const late = clocked(order, at('2026-12-18 17:30'));
    expect(late.events).not.toContain('work-order.became-overdue');
    expect(clocked(order, at('2026-12-18 17:31')).events).toContain('work-order.became-overdue');
  });
  it('done again after 不满意 has the clock of the second time', () => {
    const order = told(
      decided(),
      { step: 'take', by: 'deputy' },
      { step: 'submit-result', by: 'deputy' },
      { step: 'confirm-result', by: 'lead' },
      { step: 'reopen', by: 'wang' },
    );
    expect(order.promise.what).toBe('second');
    expect(wall(order.dueAt)).toBe('2026-11-25 17:30');
  });
  it('is not lengthened to a day that is earlier than the one agreed on', () => {
    const order = told(decided(), { step: 'take', by: 'deputy' });
    expect(whyNot(order, { step: 'extend', by: 'chief' })).toContain('议定的日子');
    const soon = told(decided({ agreedOn: '2026-11-30' }), { step: 'take', by: 'deputy' });
    const longer = told(soon, { step: 'extend', by: 'chief' });
    expect(wall(longer.dueAt)).toBe('2026-12-11 17:30');
  });
});

const briefing = '门禁坏了一周，请这两天修好';

describe('话事员 and the work order of the own meeting', () => {
  const words = '请由别的同事办理';
  const inHand = { step: 'take', by: 'deputy' } as const;

  it('she neither takes it nor is dispatched to herself', () => {
    expect(whoMay(decided(), 'take')).toEqual(['deputy', 'lead']);
    expect(whyNot(decided(), { step: 'take', by: 'zhao' })).toContain(words);
    const order = told(decided(), { step: 'accept', by: 'zhao' });
    expect(whyNot(order, { step: 'assign', by: 'zhao' })).toContain(words);
    expect(whoMay(order, 'assign')).not.toContain('zhao');
  });
  it('she accepts and dispatches it as any other colleague', () =>
    expect(offered(decided(), 'zhao')).toContain('accept'));
  it('she does not sign for the unit it was given to', () => {
    const order = told(
      decided({ category: 'street-facility' }),
      { step: 'accept', by: 'staff' },
      { step: 'assign-agency', by: 'staff' },
    );
    expect(whoMay(order, 'sign')).toEqual(['colleague']);
    expect(answer(order, { step: 'sign', by: 'officer' })).toMatchObject({
      code: 'step-not-allowed',
      reason: expect.stringContaining(words),
    });
  });
  it('she does not do a part of it, nor hand it over to have it in hand', () => {
    const order = told(decided({ notHandledBy: ['pe_water', 'pe_dispatcher'] }), inHand, {
      step: 'invite-collaborator',
      by: 'staff',
      brings: { unit: water },
    });
    expect(whyNot(order, { step: 'finish-subtask', by: 'water' })).toContain(words);
    expect(whyNot(order, { step: 'hand-over', by: 'dispatcher' })).toContain(words);
    expect(offered(order, 'second')).toContain('hand-over');
  });
  it('she does not sign for a firm either, though nobody else there could', () => {
    const order = told(
      decided({ category: 'property', notHandledBy: ['pe_deputy'] }),
      { step: 'accept', by: 'staff' },
      {
        step: 'assign-agency',
        by: 'staff',
        brings: { unit: firm, reason: '平时归他们', briefing },
      },
    );
    expect(whoMay(order, 'sign')).toEqual(['manager']);
    const grid = told(
      decided({ category: 'street-facility', notHandledBy: ['pe_manager'] }),
      { step: 'accept', by: 'staff' },
      {
        step: 'assign-agency',
        by: 'staff',
        brings: { unit: firm, reason: '平时归他们', briefing },
      },
    );
    expect(whoMay(grid, 'sign')).toEqual([]);
  });
  it('everybody handles what comes from nobody’s meeting', () =>
    expect(whoMay(opened(), 'take')).toEqual(['zhao', 'deputy', 'lead']));
});
