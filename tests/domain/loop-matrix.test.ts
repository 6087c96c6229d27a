import { rules } from '#config/policy';
import { type Role, roles } from '#contracts/roles';
import { type Step, steps, type WorkOrderStatus, workOrderStatuses } from '#contracts/work-order';
import { type Actor, refusalOf, settled, stepsFor, system } from '#domain/loop';
import { table } from '#domain/loop-table';
import type { Order } from '#domain/order';
import { friday, submitted, taken } from '../kit/order-story';

/** Where somebody may hold a role, seen from the order's place. */
const places = [
  'ar_unit',
  'ar_grid',
  'ar_grid-10',
  'ar_community',
  'ar_community-2',
  'ar_subdistrict',
  'ar_subdistrict-2',
  'ar_district',
] as const;

const holder = (role: Role, areaId: string, personId = `pe_${role}-${areaId}`): Actor => ({
  personId,
  memberships: [{ role, areaId, from: 0 }],
});

/** Everybody there is: each role in each place, and those an order knows by name. */
const everybody: Record<string, Actor> = Object.fromEntries([
  ...roles.flatMap((role) => places.map((place) => [`${role}@${place}`, holder(role, place)])),
  ['reporter', holder('resident', 'ar_unit', 'pe_wang')],
  ['handler', holder('grid-worker', 'ar_grid', 'pe_zhao')],
  ['system', system],
  [
    'former worker',
    { ...holder('grid-worker', 'ar_grid'), memberships: [expired('grid-worker', 'ar_grid')] },
  ],
  [
    'coming worker',
    { ...holder('grid-worker', 'ar_grid'), memberships: [coming('grid-worker', 'ar_grid')] },
  ],
]);
function expired(role: Role, areaId: string) {
  return { role, areaId, from: 0, until: friday };
}
function coming(role: Role, areaId: string) {
  return { role, areaId, from: friday + 1 };
}

const gridDesk = ['grid-worker@ar_grid', 'grid-lead@ar_grid', 'handler'];
const communityDesk = ['community-staff@ar_community', 'chief-grid-lead@ar_community'];

/** Who may take which step in which state: an order of the grid's list, handled by its worker. */
const inTheGrid: Partial<Record<WorkOrderStatus, Partial<Record<Step, string[]>>>> = {
  submitted: {
    accept: [...gridDesk, ...communityDesk],
    take: gridDesk,
    withdraw: ['reporter'],
  },
  accepted: { assign: [...gridDesk, ...communityDesk], withdraw: ['reporter'] },
  assigned: { sign: ['handler'] },
  'in-progress': { 'submit-result': ['handler'] },
  'handed-over': { 'submit-result': ['handler'] },
  'result-submitted': {
    'confirm-result': ['grid-lead@ar_grid', ...communityDesk],
    'refuse-result': ['grid-lead@ar_grid', ...communityDesk],
  },
  resolved: { rate: ['reporter'], reopen: ['reporter'], 'close-unrated': ['system'] },
};

/** The same for one of the community, reopened once, handled by the grid's worker all the same. */
const inTheCommunity: typeof inTheGrid = {
  ...inTheGrid,
  submitted: { accept: communityDesk, withdraw: ['reporter'] },
  accepted: { assign: communityDesk, withdraw: ['reporter'] },
};

/** And for one that may not be reopened again, of a gas leak. */
const spentAndUrgent: typeof inTheGrid = {
  ...inTheCommunity,
  submitted: { accept: communityDesk },
  accepted: { assign: communityDesk },
  resolved: { rate: ['reporter'], 'finish-unsatisfied': ['reporter'], 'close-unrated': ['system'] },
};

const handledBy = taken();
const inState = (status: WorkOrderStatus, over: Partial<Order>): Order => {
  const order: Order = { ...handledBy, status, rateUntil: friday, ...over };
  if (status === 'result-submitted' || status === 'resolved')
    order.result = {
      text: '已经换好新灯泡，试过会亮',
      outcome: 'solved',
      photos: [],
      at: friday,
      byId: 'pe_zhao',
      byText: '网格员 赵小河',
    };
  return settled(order);
};

describe.each([
  ['of the grid', {}, inTheGrid],
  [
    'of the community',
    { category: 'property', level: 'community', reopenCount: 1 },
    inTheCommunity,
  ],
  [
    'spent and urgent',
    { category: 'safety-gas', level: 'community', tier: 'p0', reopenCount: 2 },
    spentAndUrgent,
  ],
] as [string, Partial<Order>, typeof inTheGrid][])('an order %s', (_, over, expected) => {
  it.each(workOrderStatuses)('%s: exactly these people may do exactly this', (status) => {
    const order = inState(status, over);
    const found: Partial<Record<Step, string[]>> = {};
    for (const [name, actor] of Object.entries(everybody))
      for (const step of stepsFor(order, { actor, at: friday, rules }))
        found[step] = [...(found[step] ?? []), name];
    const sorted = (it: Partial<Record<Step, string[]>> = {}) =>
      Object.fromEntries(Object.entries(it).map(([step, who]) => [step, [...who].sort()]));
    expect(sorted(found)).toEqual(sorted(expected[status]));
  });

  it('draws a button exactly where the cloud does not refuse', () => {
    const actors = Object.values(everybody);
    const differing = workOrderStatuses.flatMap((status) => {
      const order = inState(status, over);
      return actors.flatMap((actor) => {
        const moment = { actor, at: friday, rules };
        const offered = stepsFor(order, moment);
        return steps
          .filter(
            (step) => (refusalOf(order, step, moment) === undefined) !== offered.includes(step),
          )
          .map((step) => `${status} ${step} ${actor.personId}`);
      });
    });
    expect(differing).toEqual([]);
  });
});

describe('the table', () => {
  it('has a row for every step and an own name for every row', () => {
    expect(new Set(table.map(({ step }) => step))).toEqual(new Set(steps));
    expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
  });

  it('leads from every state it reaches to an end', () => {
    const reached = new Set(table.map(({ to }) => to));
    const ends = (from: WorkOrderStatus, seen: WorkOrderStatus[] = []): boolean => {
      if (!inState(from, {}).isOpen) return true;
      return table.some(
        (row) => row.from.includes(from) && !seen.includes(row.to) && ends(row.to, [...seen, from]),
      );
    };
    for (const status of reached) expect([status, ends(status)]).toEqual([status, true]);
  });

  it('waits for somebody wherever a desk is next, and she can do something', () => {
    for (const status of [
      'submitted',
      'accepted',
      'assigned',
      'in-progress',
      'result-submitted',
    ] as const) {
      const order = inState(status, {});
      expect(order.waitsFor.length).toBeGreaterThan(0);
      for (const key of order.waitsFor) {
        const actor = everybody[key === 'pe_zhao' ? 'handler' : key];
        expect(actor && stepsFor(order, { actor, at: friday, rules }).length).toBeGreaterThan(0);
      }
    }
  });

  it('ends what nobody can move any more', () => {
    for (const status of ['declined', 'closed', 'merged', 'withdrawn'] as const)
      expect(inState(status, {})).toMatchObject({ isOpen: false, waitsFor: [] });
    expect(submitted().isOpen).toBe(true);
  });
});
