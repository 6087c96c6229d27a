import fc from 'fast-check';
import { rules } from '#config/policy';
import { type Category, categoryCodes } from '#contracts/category';
import { AppError } from '#contracts/errors';
import { type Outcome, outcomes, type Step, steps } from '#contracts/work-order';
import { open } from '#domain/intake';
import { stepsFor, take } from '#domain/loop';
import type { Order } from '#domain/order';
import { routeOf } from '#domain/routing';
import { friday, intake, moveOf, type Person, people } from '../kit/order-story';

type Try = { step: Step; by: Person; hours: number; category: Category; outcome: Outcome };

const tries = fc.array(
  fc.record<Try>({
    step: fc.constantFrom(...steps),
    by: fc.constantFrom(...(Object.keys(people) as Person[])),
    hours: fc.integer({ min: 0, max: 100 }),
    category: fc.constantFrom(...categoryCodes),
    outcome: fc.constantFrom(...outcomes),
  }),
  { maxLength: 40 },
);

type Taken = { before: Order; after: Order; step: Step; by: Person; at: number };

const bringsOf = ({ step, category, outcome }: Try): object => {
  if (step === 'accept' || step === 'take') return { category };
  return step === 'submit-result' ? { outcome, reviewOn: '2030-01-01' } : {};
};

/** Prefers what is possible, so that walks get somewhere, and tries the impossible as well. */
function walk(category: Category, wishes: readonly Try[]): Taken[] {
  const done: Taken[] = [];
  let order = open(intake({ category }), rules);
  let at = friday;
  for (const [i, wish] of wishes.entries()) {
    at += wish.hours * 3_600_000;
    const possible = (Object.keys(people) as Person[]).flatMap((by) =>
      stepsFor(order, { actor: people[by], at, rules }).map((step) => ({ by, step })),
    );
    const chosen = i % 3 === 0 ? wish : (possible[wish.hours % possible.length] ?? wish);
    const before = order;
    try {
      const move = moveOf(chosen.step, order.version, bringsOf({ ...wish, step: chosen.step }));
      order = take(order, move, { actor: people[chosen.by], at, rules });
      done.push({ before, after: order, step: chosen.step, by: chosen.by, at });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return done;
}

const check = (invariant: (taken: Taken) => void) =>
  fc.assert(
    fc.property(fc.constantFrom(...categoryCodes), tries, (category, wishes) => {
      for (const taken of walk(category, wishes)) invariant(taken);
    }),
  );

describe('on every walk through the loop', () => {
  it('the version grows by one', () =>
    check(({ before, after }) => expect(after.version).toBe(before.version + 1)));

  it('only an end is not open, and nothing follows it', () =>
    check(({ before, after }) => {
      expect(before.isOpen).toBe(true);
      expect(after.isOpen).toBe(!['closed', 'withdrawn'].includes(after.status));
      if (!after.isOpen) {
        expect(after.closedAt).toBeDefined();
        expect([after.waitsFor, after.wakeAt]).toEqual([[], undefined]);
      }
    }));

  it('nobody confirms or refuses her own result', () =>
    check(({ before, step, by }) => {
      if (step === 'confirm-result' || step === 'refuse-result')
        expect(before.result?.byId).not.toBe(people[by].personId);
    }));

  it('it is reopened twice at most, and goes up the second time', () =>
    check(({ before, after, step }) => {
      expect(after.reopenCount).toBeLessThanOrEqual(2);
      expect(after.reopenCount - before.reopenCount).toBe(step === 'reopen' ? 1 : 0);
      if (step === 'reopen') expect(after.level !== before.level).toBe(before.reopenCount === 1);
    }));

  it('what the resident sent stays as it was', () =>
    check(({ before, after }) => {
      expect(after.reporterId).toBe(before.reporterId);
      expect(after.reports).toBe(before.reports);
      expect(after.submittedAt).toBe(before.submittedAt);
      expect(after.desks).toBe(before.desks);
      if (!routeOf(before.category).isUnsorted) expect(after.category).toBe(before.category);
    }));

  it('no private thing becomes public', () =>
    check(({ before, after }) => {
      if (before.isPrivate) expect(after.isPrivate).toBe(true);
      if (after.isPrivate)
        expect(after.visibleTo.filter((key) => key.startsWith('ar_'))).toEqual([]);
    }));

  it('the promise in the list is the promise given', () =>
    check(({ after }) => expect(after.dueAt).toBe(after.promise.dueAt)));

  it('once late is late for good', () =>
    check(({ before, after }) => {
      if (before.firstOverdueAt !== undefined)
        expect(after.firstOverdueAt).toBe(before.firstOverdueAt);
    }));

  it('only the resident says she is satisfied or not', () =>
    check(({ before, after, step }) => {
      if (after.rating !== before.rating && after.rating)
        expect(['rate', 'reopen', 'finish-unsatisfied']).toContain(step);
      expect(after.isUnsatisfied ?? false).toBe(step === 'finish-unsatisfied');
    }));

  it('whoever waits can see it', () =>
    check(({ after }) => {
      for (const key of after.waitsFor) {
        const area = key.split('@')[1] ?? '';
        expect(after.visibleTo.includes(key) || after.visibleTo.includes(area)).toBe(true);
      }
    }));
});

it('an end is always within reach', () => {
  fc.assert(
    fc.property(fc.constantFrom(...categoryCodes), tries, (category, wishes) => {
      let order = walk(category, wishes).at(-1)?.after ?? open(intake({ category }), rules);
      const toEnd: Step[] = [
        'take',
        'accept',
        'assign',
        'sign',
        'submit-result',
        'confirm-result',
        'rate',
      ];
      for (let i = 0; i < 8 && order.isOpen; i += 1) order = stepOn(order, toEnd);
      expect(order.isOpen).toBe(false);
    }),
  );
});

/** Whoever can takes the first of these steps that is possible. */
function stepOn(order: Order, wanted: readonly Step[]): Order {
  const at = friday;
  for (const step of wanted)
    for (const actor of Object.values(people)) {
      if (!stepsFor(order, { actor, at, rules }).includes(step)) continue;
      const brings = routeOf(order.category).isUnsorted ? { category: 'cleaning' } : {};
      return take(order, moveOf(step, order.version, brings), { actor, at, rules });
    }
  return order;
}
