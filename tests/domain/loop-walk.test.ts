import fc from 'fast-check';
import { rules } from '#config/policy';
import { type Category, categoryCodes } from '#contracts/category';
import { AppError } from '#contracts/errors';
import { type Outcome, outcomes, type Step, steps, workOrderLevels } from '#contracts/work-order';
import { tick } from '#domain/clock';
import { instantOf } from '#domain/day';
import { refusalOf, settled, stepsFor, take } from '#domain/loop';
import type { Order, Unit } from '#domain/order';
import { routeOf } from '#domain/routing';
import {
  agency,
  deskUnit,
  everybody,
  firm,
  friday,
  master,
  moveOf,
  opened,
  type Person,
  people,
  sorted,
  water,
} from '../kit/order-story';

/** One wish: what to try, by whom, after how long, with which choices. */
type Try = { pick: number; step: Step; by: Person; minutes: number; choice: number };

const start = fc.record({
  category: fc.constantFrom(...categoryCodes),
  isProxy: fc.boolean(),
  isSampled: fc.boolean(),
  hasNeighbours: fc.boolean(),
  isInDoubt: fc.boolean(),
});
const tries = fc.array(
  fc.record<Try>({
    pick: fc.nat(1000),
    step: fc.constantFrom(...steps),
    by: fc.constantFrom(...everybody),
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 8_000 })),
    choice: fc.nat(1000),
  }),
  { minLength: 10, maxLength: 36 },
);

const reportsOf = (hasNeighbours: boolean): Order['reports'] => [
  { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
  ...(hasNeighbours
    ? [
        { id: 'rp_2', reporterId: 'pe_neighbour', number: '2', isJoined: true },
        { id: 'rp_3', reporterId: 'pe_third', number: '3', isJoined: true },
      ]
    : []),
];

const begin = (it: {
  category: Category;
  isProxy: boolean;
  isSampled: boolean;
  hasNeighbours: boolean;
  isInDoubt: boolean;
  isDecided?: boolean;
}): Order =>
  opened({
    ...it,
    reports: reportsOf(it.hasNeighbours),
    reviewReasons: it.isInDoubt ? ['words'] : [],
    ...(it.isDecided && { agreedOn: '2026-12-13', notHandledBy: ['pe_zhao', 'pe_officer'] }),
  });

const oneOf = <T>(all: readonly T[], choice: number): T | undefined => all[choice % all.length];
const units: readonly Unit[] = [
  agency,
  water,
  firm,
  deskUnit('grid'),
  deskUnit('community'),
  deskUnit('subdistrict'),
];

/** What is typed, one way or another; often enough what is asked for. */
function bringsOf(order: Order, { step, choice, by }: Pick<Try, 'step' | 'choice' | 'by'>): object {
  const outcome: Outcome = oneOf(outcomes, choice) ?? 'solved';
  const at = { unit: oneOf(units, choice), briefing: '门禁坏了一周，请这两天修好' };
  const unsorted = order.route.isUnsorted;
  const brings: Partial<Record<Step, object>> = {
    accept: unsorted ? sorted(oneOf(categoryCodes, choice) ?? 'cleaning') : {},
    take: unsorted ? sorted('cleaning') : {},
    merge: { master: { ...master, category: order.category, isPrivate: choice % 2 === 0 } },
    'assign-below': { unit: oneOf([deskUnit('grid'), deskUnit('community')], choice) },
    'assign-agency': { ...at, reason: '请处理' },
    designate: { ...at },
    'invite-collaborator': { id: `st_${choice}`, unit: oneOf(units.slice(0, 2), choice) },
    'finish-subtask': { subtaskId: order.subtasks.find((one) => !one.done)?.id ?? '' },
    'submit-result': { outcome, reviewOn: '2030-01-01', override: '先交了再说' },
    'confirm-result': { wasOnSite: true },
    'rate-along': {
      reportId: by === 'neighbour' ? 'rp_2' : 'rp_3',
      rating: choice % 3 === 0 ? 'satisfied' : 'unsatisfied',
      reasons: ['still-there'],
    },
    'judge-rating-appeal': { isUpheld: choice % 2 === 0 },
    'hand-over': { on: '2026-11-20' },
    'ask-pause': { reviewOn: choice % 2 === 0 ? '2026-12-04' : '2026-12-11' },
  };
  return brings[step] ?? {};
}

type Taken = { before: Order; after: Order; step: Step | 'clock'; by: Person; at: number };

/** What leads away from the way through, or to nowhere: taken now and then. */
const aside: readonly Step[] = [
  'withdraw',
  'decline',
  'merge',
  'contact',
  'remind',
  'nudge',
  'review',
  'escalate',
  'send-back',
  'ask-more',
  'invite-collaborator',
  'refuse-result',
  'close-merged',
];

/** Prefers what is possible, so that walks get somewhere, and tries the impossible as well; the clock runs between. */
function walk(first: Order, wishes: readonly Try[]): Taken[] {
  const done: Taken[] = [];
  let order = first;
  let at = friday;
  for (const [i, wish] of wishes.entries()) {
    at += wish.minutes * 60_000;
    for (let due = tick(order, at, rules); due; due = tick(order, at, rules)) {
      done.push({ before: order, after: due.next, step: 'clock', by: 'system', at });
      order = due.next;
    }
    const possible = everybody.flatMap((by) =>
      stepsFor(order, { actor: people[by], at, rules }).map((step) => ({ by, step })),
    );
    const likely = possible.filter(({ step }) => wish.pick % 8 === 0 || !aside.includes(step));
    const chosen = i % 6 === 5 ? wish : (oneOf(likely, wish.pick) ?? wish);
    const brings = bringsOf(order, { ...chosen, choice: wish.choice });
    try {
      const move = moveOf(chosen.step, order.version, brings);
      const after = take(order, move, { actor: people[chosen.by], at, rules });
      done.push({ before: order, after, step: chosen.step, by: chosen.by, at });
      order = after;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return done;
}

/** Walks once and keeps every step that was taken, for all that has to be true of each. */
const walked: Taken[] = fc
  .sample(fc.tuple(start, tries), { numRuns: 220, seed: 20_261_120 })
  .flatMap(([one, wishes], i) => walk(begin({ ...one, isDecided: i % 4 === 0 }), wishes));

/** The first steps for which something does not hold, as far as one needs to see. */
const breaking = (holds: (taken: Taken) => boolean) =>
  walked
    .filter((taken) => !holds(taken))
    .slice(0, 3)
    .map(({ before, after, step, by }) => ({ step, by, from: before.status, to: after.status }));

describe('on every walk through the loop', () => {
  it('all of it is reached', () => {
    const taken = new Set(walked.map(({ step }) => step));
    /** Not of this story, by the clock, or so late that few walks come there: told by phase. */
    const elsewhere: Step[] = [
      'submit',
      'handle-on-spot',
      'check-sample',
      'close-merged',
      'petition',
      'answer-petition',
      'close-unsupplemented',
      'close-declined',
      'resume-due',
      'close-unrated',
      'escalate-overdue',
      'reopen-by-majority',
      'finish-unsatisfied',
      'explain',
      'appeal-rating',
      'judge-rating-appeal',
    ];
    const missing = steps.filter((step) => !taken.has(step));
    expect(missing.filter((step) => !elsewhere.includes(step))).toEqual([]);
    expect(walked.length).toBeGreaterThan(2_500);
  });

  it('a step makes the version one higher, a note of the clock leaves it', () =>
    expect(
      breaking(({ before, after, step }) => {
        const more = after.version - before.version;
        return step === 'clock' ? more === 0 || more === 1 : more === 1;
      }),
    ).toEqual([]));

  it('what the resident sent stays as it was', () =>
    expect(
      breaking(
        ({ before, after }) =>
          after.reporterId === before.reporterId &&
          after.submittedAt === before.submittedAt &&
          after.reports === before.reports &&
          after.desks === before.desks &&
          after.isAnonymous === before.isAnonymous &&
          (after.category === before.category || before.route.isUnsorted),
      ),
    ).toEqual([]));

  it('only an end is not open, and it says how it ended', () =>
    expect(
      breaking(({ after }) => {
        const isEnd = ['declined', 'closed', 'merged', 'withdrawn'].includes(after.status);
        const isOver = ['closed', 'withdrawn'].includes(after.status);
        return (
          after.isOpen === !isEnd &&
          (after.closedAt !== undefined) === isOver &&
          (after.ending !== undefined) === isOver
        );
      }),
    ).toEqual([]));

  it('nobody confirms or refuses her own result', () =>
    expect(
      breaking(
        ({ before, step, by }) =>
          (step !== 'confirm-result' && step !== 'refuse-result') ||
          before.result?.byId !== people[by].personId,
      ),
    ).toEqual([]));

  it('it is reopened twice at most, and goes up the second time', () =>
    expect(
      breaking(({ before, after, step }) => {
        if (after.reopenCount > rules.reopenLimit) return false;
        if (step !== 'reopen' && step !== 'recur') return true;
        const rises = before.reopenCount === 1 && before.level !== 'district';
        return (
          after.reopenCount === before.reopenCount + 1 && (after.level !== before.level) === rises
        );
      }),
    ).toEqual([]));

  it('it is sent back twice at most, asked twice, paused twice', () =>
    expect(
      breaking(
        ({ after }) =>
          after.sendBacks.length <= rules.sendBackLimit &&
          (after.isDisputed === true) === (after.sendBacks.length === rules.sendBackLimit) &&
          after.askCount <= rules.askLimit &&
          after.pauseCount <= rules.pauseLimit,
      ),
    ).toEqual([]));

  it('its way up and down is written down whole', () =>
    expect(
      breaking(({ before, after }) => {
        const last = after.hops.at(-1);
        const kept = before.hops.every(
          (hop, i) => after.hops[i]?.from === hop.from && after.hops[i]?.to === hop.to,
        );
        const joined = after.hops.every((hop, i) => i === 0 || after.hops[i - 1]?.to === hop.from);
        const isThere = last === undefined || last.to === after.level;
        const moved = after.level === before.level || after.hops.length === before.hops.length + 1;
        return kept && joined && isThere && moved && workOrderLevels.includes(after.level);
      }),
    ).toEqual([]));

  it('nothing private becomes public', () =>
    expect(
      breaking(
        ({ before, after }) =>
          (!before.isPrivate || after.isPrivate) &&
          (!after.isPrivate || !after.visibleTo.some((key) => key.startsWith('ar_'))),
      ),
    ).toEqual([]));

  /** What may move a promise, and is told. */
  const moving: readonly (Step | 'clock')[] = [
    'accept',
    'take',
    'supplement',
    'uphold-appeal',
    'resume',
    'extend',
    'reopen',
    'recur',
    'clock',
  ];
  it('a promise moves only with what is told, and the one in the list is the one given', () =>
    expect(
      breaking(
        ({ before, after, step }) =>
          after.dueAt === after.promise.dueAt &&
          (after.dueAt === before.dueAt || moving.includes(step)),
      ),
    ).toEqual([]));
  it('a pause, a question and an extension never take time from who handles it', () =>
    expect(
      breaking(
        ({ before, after, step }) =>
          !['supplement', 'resume', 'extend'].includes(step) || after.dueAt >= before.dueAt,
      ),
    ).toEqual([]));
  it('the clock moves it only where it was stopped or called back', () =>
    expect(
      breaking(
        ({ before, after, step }) =>
          step !== 'clock' ||
          after.dueAt === before.dueAt ||
          before.status === 'paused' ||
          after.reopenCount > before.reopenCount,
      ),
    ).toEqual([]));

  it('whoever moderates the meeting it comes from never handles it', () =>
    expect(
      breaking(
        ({ after: { notHandledBy = [], assignee, result } }) =>
          ![assignee?.personId, result?.byId].some((id) => notHandledBy.includes(id ?? '')),
      ),
    ).toEqual([]));
  it('what a meeting agreed on is not promised for an earlier day', () => {
    const decided = walked.filter(({ after }) => after.agreedOn !== undefined);
    expect(decided.some(({ after }) => after.promise.what === 'finish')).toBe(true);
    expect(
      breaking(
        ({ after: { agreedOn, promise } }) =>
          agreedOn === undefined ||
          promise.what !== 'finish' ||
          promise.dueAt >= instantOf(agreedOn, '17:30'),
      ),
    ).toEqual([]);
  });

  it('once late is late for good', () =>
    expect(
      breaking(
        ({ before, after }) =>
          before.firstOverdueAt === undefined || after.firstOverdueAt === before.firstOverdueAt,
      ),
    ).toEqual([]));

  it('only the resident says whether she is satisfied, or who asked her', () =>
    expect(
      breaking(
        ({ before, after, step, by }) =>
          after.rating === undefined ||
          after.rating.rating === before.rating?.rating ||
          (['rate', 'reopen', 'finish-unsatisfied', 'recur'].includes(step) &&
            (before.isProxy || by === 'wang')),
      ),
    ).toEqual([]));

  it('whoever waits can see it, and has a step to take', () => {
    const holderOf = (key: string) =>
      everybody.filter((by) => {
        const { personId, memberships } = people[by];
        return personId === key || memberships.some((it) => `${it.role}@${it.areaId}` === key);
      });
    const idle = breaking(({ after, at }) =>
      after.waitsFor.every((key) => {
        const area = key.split('@')[1] ?? '';
        const isSeen =
          key === after.reporterId ||
          after.visibleTo.includes(key) ||
          after.visibleTo.includes(area);
        const canAct = holderOf(key).some(
          (by) => stepsFor(after, { actor: people[by], at, rules }).length > 0,
        );
        return isSeen && canAct;
      }),
    );
    expect(idle).toEqual([]);
  });

  it('nothing open is nobody’s: somebody is waited for, or a clock, or the resident', () =>
    expect(
      breaking(
        ({ after }) => !after.isOpen || after.waitsFor.length > 0 || after.wakeAt !== undefined,
      ),
    ).toEqual([]));

  it('what follows from the rest follows', () =>
    expect(
      breaking(({ after }) => JSON.stringify(settled(after)) === JSON.stringify(after)),
    ).toEqual([]));

  it('the clock at the same instant does nothing twice', () =>
    expect(
      breaking(({ after, at, step }) => {
        if (step !== 'clock') return true;
        const next = tick(after, at, rules);
        return next === undefined || JSON.stringify(next.next) !== JSON.stringify(after);
      }),
    ).toEqual([]));
});

/** The way to an end, whoever can; what was asked for on the way is settled first. */
const toEnd: readonly Step[] = [
  'supplement',
  'resume',
  'accept',
  'designate',
  'assign',
  'sign',
  'submit-result',
  'confirm-result',
  'rate',
];

function stepOn(order: Order, at: number): Order {
  for (const step of toEnd)
    for (const by of everybody) {
      const moment = { actor: people[by], at, rules };
      if (refusalOf(order, step, moment)) continue;
      const brings =
        step === 'designate' ? { unit: agency } : bringsOf(order, { step, by, choice: 3 });
      return take(order, moveOf(step, order.version, brings), moment);
    }
  return order;
}

it('an end is always within reach', () => {
  fc.assert(
    fc.property(start, tries, (one, wishes) => {
      const last = walk(begin(one), wishes).at(-1);
      let order = last?.after ?? begin(one);
      for (let i = 0; i < 12 && order.isOpen; i += 1) order = stepOn(order, last?.at ?? friday);
      expect([order.status, order.isOpen]).toEqual([order.status, false]);
    }),
    { numRuns: 25 },
  );
});

it('every category of the first tree can be walked to its end', () => {
  for (const category of categoryCodes) {
    let order = opened({ category });
    for (let i = 0; i < 8 && order.isOpen; i += 1) order = stepOn(order, friday);
    expect([category, order.status]).toEqual([category, 'closed']);
    expect(routeOf(category).tier).toMatch(/^p[0-4]$/);
  }
});
