import fc from 'fast-check';
import { type DecisionKind, decisionKinds, decisionStatuses } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { workOrderStatuses } from '#contracts/loop';
import { addDays, dayMs, dayOf } from '#domain/day';
import {
  chaseOf,
  type Decision,
  decisionsOf,
  isFinal,
  isLate,
  moved,
  noted,
  progressLimit,
} from '#domain/decision';
import { following } from '#domain/decision-order';
import type { AgendaItem, DecisionDraft, Meeting } from '#domain/meeting/model';
import { at } from '../kit/clock';
import { closed, submitted } from '../kit/order-story';

const now = at('2026-11-20 19:30');
const today = dayOf(now);

const draftOf = (kind: DecisionKind): DecisionDraft =>
  ({
    'work-order': {
      kind: 'work-order',
      category: 'stairwell',
      areaId: 'ar_b5',
      dueOn: '2026-12-04',
    },
    'owner-task': { kind: 'owner-task', ownerText: '物业企业', dueOn: '2026-12-04' },
    'next-meeting': { kind: 'next-meeting', ownerText: '话事员' },
    'not-adopted': { kind: 'not-adopted', ownerText: '社区', reason: '超出本社区的职责' },
    statutory: { kind: 'statutory', ownerText: '业委会' },
  })[kind] as DecisionDraft;

/** A meeting whose minutes decided so about its items; `undefined`: nothing. */
function met(kinds: readonly (DecisionKind | undefined)[]): Meeting {
  const agenda = kinds.map(
    (_, index): AgendaItem => ({ id: `it_${index}`, title: `议题${index}`, proposalIds: [] }),
  );
  const items = kinds.map((kind, index) => ({
    itemId: `it_${index}`,
    ...{ problem: '', opinions: '', conclusion: `结论${index}` },
    ...(kind && { decision: draftOf(kind) }),
  }));
  return {
    ...{
      kind: 'monthly',
      status: 'minutes',
      month: '2026-11',
      title: '11月议事会',
      hallId: 'ha_1',
    },
    ...{ agenda, parties: [], isAgendaConfirmed: true, proofs: [], changes: [], version: 1 },
    minutes: { items, photos: [], byId: 'pe_x', amendments: [] },
  };
}

const only = (kind: DecisionKind): Decision => {
  const [one] = decisionsOf(met([kind]), now);
  if (!one) throw new RangeError('nothing was decided');
  return one;
};

const newsOf = (over: Partial<Parameters<typeof noted>[1]> = {}) => ({
  ...{ at: now, status: 'in-progress' as const, text: '在办', photos: [] },
  ...over,
});
const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError)
      return error.details?.reason ?? error.details?.fields?.[0]?.field ?? error.code;
    throw error;
  }
  return 'not refused';
};

describe('what minutes decided', () => {
  it('is one decision for every item with one, in the order of the agenda', () => {
    const all = decisionsOf(met(['owner-task', undefined, 'not-adopted', 'statutory']), now);
    expect(all.map(({ itemId, kind, text }) => [itemId, kind, text])).toEqual([
      ['it_0', 'owner-task', '结论0'],
      ['it_2', 'not-adopted', '结论2'],
      ['it_3', 'statutory', '结论3'],
    ]);
  });

  it('begins where its kind says, with who answers for it and by when', () => {
    const begun = decisionKinds.map((kind) => {
      const { status, isFinal: isOver, ownerText, dueOn } = only(kind);
      return [kind, status, isOver, ownerText.length > 0, dueOn];
    });
    expect(begun).toEqual([
      ['work-order', 'pending', false, true, '2026-12-04'],
      ['owner-task', 'in-progress', false, true, '2026-12-04'],
      ['next-meeting', 'carried', true, true, undefined],
      ['not-adopted', 'not-adopted', true, true, undefined],
      ['statutory', 'statutory', true, true, undefined],
    ]);
    expect(only('not-adopted').progress).toEqual([
      { at: now, status: 'not-adopted', text: '超出本社区的职责', photos: [] },
    ]);
  });
});

describe('a note', () => {
  it('grows the progress and says whether anything is still expected', () => {
    const done = noted(only('owner-task'), newsOf({ status: 'done', text: '装好了' }));
    expect(done).toMatchObject({ status: 'done', isFinal: true, version: 2 });
    expect(noted(done, newsOf({ text: '又坏了' }))).toMatchObject({
      status: 'in-progress',
      isFinal: false,
      progress: [{ text: '装好了' }, { text: '又坏了' }],
    });
  });

  it('that it cannot be done now needs a day within half a year, which holds only so long', () => {
    const task = only('owner-task');
    const notNow = (reviewOn?: string) =>
      noted(task, newsOf({ status: 'not-now', ...(reviewOn !== undefined && { reviewOn }) }));
    for (const day of [undefined, today, addDays(today, 181)])
      expect(reasonOf(() => notNow(day))).toBe('reviewOn');
    const later = notNow(addDays(today, 180));
    expect(later).toMatchObject({ isFinal: false, reviewOn: addDays(today, 180) });
    expect(noted(later, newsOf())).not.toHaveProperty('reviewOn');
  });

  it('is not for what a work order says itself, nor for what nobody has to do', () => {
    expect(reasonOf(() => noted(only('work-order'), newsOf()))).toMatch(/工单自动更新/);
    expect(reasonOf(() => noted(only('next-meeting'), newsOf()))).toMatch(/没有要办的事/);
    expect(reasonOf(() => noted(only('not-adopted'), newsOf()))).toMatch(/没有要办的事/);
    const full = Array.from({ length: progressLimit }, () => newsOf());
    expect(reasonOf(() => noted({ ...only('statutory'), progress: full }, newsOf()))).toMatch(
      /写满/,
    );
  });
});

describe('the clock', () => {
  const due = { status: 'in-progress' as const, dueOn: '2026-12-04' };
  it('calls late only what was to be done and is not', () => {
    const after = at('2026-12-05 00:00');
    expect(isLate(due, after)).toBe(true);
    expect(isLate(due, after - 1)).toBe(false);
    for (const status of decisionStatuses)
      expect([status, isLate({ ...due, status }, after)]).toEqual([
        status,
        status === 'pending' || status === 'in-progress',
      ]);
  });

  it('asks on the day, or the day it is looked at again, then every week, and never about what is final', () => {
    expect(chaseOf(due, '2026-12-03')).toBe('2026-12-04');
    expect(chaseOf(due, '2026-12-04')).toBe('2026-12-11');
    const later = { ...due, status: 'not-now' as const };
    expect(chaseOf({ ...later, reviewOn: '2027-03-01' }, '2026-12-20')).toBe('2027-03-01');
    expect(chaseOf(later, '2026-12-20')).toBe('2026-12-27');
    expect(chaseOf({ status: 'in-progress' }, today)).toBeUndefined();
    for (const status of decisionStatuses.filter(isFinal))
      expect(chaseOf({ ...due, status }, today)).toBeUndefined();
  });
});

type Kept = Decision & { id: string; hallId: string; order: number };
type Wish =
  | { do: 'meet'; hallId: string; kinds: (DecisionKind | undefined)[]; takesUp: number }
  | { do: 'note'; pick: number; status: 'in-progress' | 'done' | 'not-now'; inDays: number }
  | { do: 'follow'; pick: number; status: (typeof workOrderStatuses)[number]; isMerged: boolean };

const halls = ['ha_1', 'ha_2'] as const;
const wishes = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('meet' as const),
      hallId: fc.constantFrom(...halls),
      kinds: fc.array(fc.option(fc.constantFrom(...decisionKinds), { nil: undefined }), {
        maxLength: 15,
      }),
      takesUp: fc.nat(1000),
    }),
    fc.record({
      do: fc.constant('note' as const),
      pick: fc.nat(1000),
      status: fc.constantFrom('in-progress' as const, 'done' as const, 'not-now' as const),
      inDays: fc.integer({ min: -5, max: 400 }),
    }),
    fc.record({
      do: fc.constant('follow' as const),
      pick: fc.nat(1000),
      status: fc.constantFrom(...workOrderStatuses),
      isMerged: fc.boolean(),
    }),
  ),
  { minLength: 4, maxLength: 40 },
);

const traceOf = (kept: readonly Kept[], hallId: string): Kept[] =>
  kept
    .filter((one) => one.hallId === hallId)
    .toSorted((a, b) => b.decidedAt - a.decidedAt || a.order - b.order);

const oneOf = <T>(from: readonly T[], pick: number): T | undefined => from[pick % from.length];
const replaced = (kept: readonly Kept[], before: Kept | undefined, after: Kept): Kept[] =>
  kept.map((one) => (one === before ? after : one));

function meeting(kept: readonly Kept[], wish: Extract<Wish, { do: 'meet' }>, decidedAt: number) {
  const { hallId, kinds, takesUp } = wish;
  const fresh = decisionsOf(met(kinds), decidedAt).map(
    (one, order): Kept => ({ ...one, id: `dc_${decidedAt}_${order}`, hallId, order }),
  );
  const left = oneOf(
    kept.filter((one) => one.hallId === hallId && one.status === 'carried'),
    takesUp,
  );
  const news = { at: decidedAt, text: '又议了这件', photos: [] };
  const taken = left ? replaced(kept, left, moved(left, { ...news, status: left.status })) : kept;
  return [...taken, ...fresh];
}

function after(kept: readonly Kept[], wish: Wish, instant: number): readonly Kept[] {
  if (wish.do === 'meet') return meeting(kept, wish, instant);
  if (wish.do === 'note') {
    const one = oneOf(kept, wish.pick);
    const reviewOn = addDays(dayOf(instant), wish.inDays);
    const news = newsOf({ at: instant, status: wish.status, text: '写一笔', reviewOn });
    return one ? replaced(kept, one, noted(one, news)) : kept;
  }
  const one = oneOf(
    kept.filter(({ kind }) => kind === 'work-order'),
    wish.pick,
  );
  const base = wish.status === 'closed' || wish.status === 'resolved' ? closed() : submitted();
  const order = { ...base, number: 'XX', status: wish.status };
  const { isMerged } = wish;
  return one ? replaced(kept, one, following(one, { order, at: instant, isMerged })) : kept;
}

const promised = ({ id, itemId, topic, text, draft, kind, dueOn, decidedAt, order }: Kept) => ({
  ...{ id, itemId, topic, text, draft, kind, dueOn, decidedAt, order },
});

/** Everything that was there is there, in the same order, and says what it said; nothing that was written is gone. */
function expectKept(before: readonly Kept[], later: readonly Kept[]): void {
  const ids = new Set(before.map(({ id }) => id));
  const still = later.filter(({ id }) => ids.has(id));
  expect(still.map(promised)).toEqual(before.map(promised));
  still.forEach((one, index) => {
    const old = before[index];
    expect(one.progress.slice(0, old?.progress.length)).toEqual(old?.progress);
    expect(one.version).toBeGreaterThanOrEqual(old?.version ?? 0);
    expect(one.isFinal).toBe(isFinal(one.status));
  });
}

test('a decision, once there, is on every later trace of its hall, in order, and says what it said', () => {
  const reached = { decisions: 0, news: 0, refused: 0 };
  fc.assert(
    fc.property(wishes, (all) => {
      let kept: readonly Kept[] = [];
      let instant = now;
      for (const wish of all) {
        instant += dayMs;
        const before = halls.map((hallId) => traceOf(kept, hallId));
        try {
          kept = after(kept, wish, instant);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          reached.refused += 1;
        }
        halls.forEach((hallId, index) => {
          expectKept(before[index] ?? [], traceOf(kept, hallId));
        });
      }
      reached.decisions += kept.length;
      reached.news += kept.flatMap(({ progress }) => progress).length;
    }),
    { numRuns: 150, seed: 20_261_120 },
  );
  expect(reached.decisions).toBeGreaterThan(2_000);
  expect(reached.news).toBeGreaterThan(1_000);
  expect(reached.refused).toBeGreaterThan(50);
});
