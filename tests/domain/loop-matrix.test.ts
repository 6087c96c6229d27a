import { rules } from '#config/policy';
import { type Role, roles } from '#contracts/roles';
import { type Step, steps, workOrderStatuses } from '#contracts/work-order';
import { type Actor, refusalOf, stepsFor } from '#domain/loop';
import { table } from '#domain/loop/table';
import type { Order } from '#domain/order';
import {
  accepted,
  clocked,
  closed,
  dispatched,
  friday,
  handled,
  opened,
  people,
  refusedTwice,
  resolved,
  signed,
  submitted,
  taken,
  told,
} from '../kit/order-story';

/** Where somebody may hold a role, seen from the order's place. */
const places = [
  'ar_unit',
  'ar_estate',
  'ar_grid',
  'ar_grid-10',
  'ar_community',
  'ar_community-2',
  'ar_subdistrict',
  'ar_subdistrict-2',
  'ar_district',
  'ar_agency',
  'ar_water',
] as const;

const holder = (role: Role, areaId: string): Actor => ({
  personId: `pe_${role}-${areaId}`,
  memberships: [{ role, areaId, from: 0 }],
});
const past = [{ role: 'grid-worker', areaId: 'ar_grid', from: 0, until: friday }] as const;
const coming = [
  { role: 'grid-worker', areaId: 'ar_grid', from: friday + 365 * 86_400_000 },
] as const;

/** Everybody there is: each role in each place, and those the orders know by name. */
const everybody: Record<string, Actor> = {
  ...Object.fromEntries(
    roles.flatMap((role) => places.map((place) => [`${role}@${place}`, holder(role, place)])),
  ),
  wang: people.wang,
  neighbour: people.neighbour,
  zhao: people.zhao,
  staff: people.staff,
  dispatcher: people.dispatcher,
  officer: people.officer,
  system: people.system,
  'former worker': { personId: 'pe_former', memberships: past },
  'coming worker': { personId: 'pe_coming', memberships: coming },
};

const gridLead = ['grid-lead@ar_grid'];
const grid = ['grid-worker@ar_grid', 'zhao', ...gridLead];
const chief = ['chief-grid-lead@ar_community'];
const community = ['community-staff@ar_community', 'staff', ...chief];
const subdistrict = ['subdistrict-dispatcher@ar_subdistrict', 'dispatcher'];
const leader = ['subdistrict-lead@ar_subdistrict'];
const district = ['district-desk@ar_district'];
const officers = ['agency-officer@ar_agency', 'officer'];
const water = ['agency-officer@ar_water'];

const fromCommunity = [...community, ...subdistrict, ...district];
const approvers = [...chief, ...subdistrict, ...district];
const designators = [...subdistrict, ...district];
const mergers = [...grid, ...community, ...subdistrict];

type Expected = Partial<Record<Step, string[]>>;
type Scene = [what: string, order: Order, expected: Expected, at?: number];

const atGrid: Expected = {
  accept: [...grid, ...community],
  take: grid,
  'ask-more': [...grid, ...community],
  decline: community,
  merge: mergers,
  escalate: [...grid, ...community],
  contact: [...grid, ...community],
  remind: [...subdistrict, ...leader, ...district],
  withdraw: ['wang'],
};
const atCommunity: Expected = {
  accept: community,
  'ask-more': community,
  decline: community,
  merge: mergers,
  escalate: community,
  contact: community,
  remind: [...subdistrict, ...leader, ...district],
  withdraw: ['wang'],
};
const byAgency: Expected = {
  'submit-result': ['officer'],
  'ask-pause': ['officer'],
  extend: approvers,
  'hand-over': designators,
  escalate: [...community, 'officer'],
  contact: [...community, ...officers],
  'invite-collaborator': fromCommunity,
  remind: [...fromCommunity, ...leader],
  'take-back': ['system'],
};
const byGrid: Expected = {
  'submit-result': ['zhao'],
  'ask-pause': ['zhao'],
  extend: approvers,
  'hand-over': designators,
  escalate: [...grid, ...community],
  contact: [...grid, ...community],
  'invite-collaborator': fromCommunity,
  remind: [...gridLead, ...fromCommunity, ...leader],
  'take-back': ['system'],
};

const { 'ask-more': _ask, withdraw: _withdraw, ...urgent } = atCommunity;
const { 'ask-pause': _asked, ...afterAsking } = byAgency;
const neighbours: Order['reports'] = [
  { id: 'rp_1', reporterId: 'pe_wang', number: '1' },
  { id: 'rp_2', reporterId: 'pe_neighbour', number: '2', isJoined: true },
];
const onPatrol = opened({
  category: 'cleaning',
  isSampled: true,
  reporterId: 'pe_zhao',
  reports: [{ id: 'rp_1', reporterId: 'pe_zhao', number: '1' }],
});
const byOfficer = told(signed(), { step: 'submit-result', by: 'officer' });
const confirmed = told(byOfficer, { step: 'confirm-result', by: 'staff' });
const paused = told(signed(), { step: 'ask-pause', by: 'officer' }, { step: 'pause', by: 'chief' });
const merged = told(submitted(), { step: 'merge', by: 'lead' });
const declined = told(submitted(), { step: 'decline', by: 'chief' });
const spent = { ...resolved(), reopenCount: 2 };
const late = clocked(signed(), signed().dueAt + 1).order;
const risen = clocked(signed(), signed().promise.marks.escalateAt).order;
const conduct = opened({
  category: 'staff-conduct',
  about: { personId: 'pe_zhao', level: 'grid' },
});

/** Who may take which step on which order: whatever is not written here is refused. */
const scenes: Scene[] = [
  ['submitted, of the grid', submitted(), atGrid],
  ['submitted, of the community', submitted('property'), atCommunity],
  ['submitted, in danger', submitted('safety-gas'), urgent],
  ['submitted without a name', opened({ isAnonymous: true }), atGrid],
  ['submitted for somebody else', opened({ isProxy: true }), atGrid],
  [
    'submitted, with words in doubt',
    opened({ reviewReasons: ['words'] }),
    { ...atGrid, review: fromCommunity },
  ],
  [
    'submitted, with a neighbour',
    opened({ reports: neighbours }),
    { ...atGrid, withdraw: [], merge: [] },
  ],
  ['about a grid worker', conduct, { ...atCommunity, merge: [...community, ...subdistrict] }],
  ['returned', told(submitted(), { step: 'ask-more', by: 'zhao' }), { supplement: ['wang'] }],
  ['declined', declined, { appeal: ['wang'] }],
  [
    'declined, with an appeal',
    told(declined, { step: 'appeal', by: 'wang' }),
    { 'uphold-appeal': subdistrict, 'dismiss-appeal': subdistrict },
  ],
  [
    'accepted in the grid',
    accepted('stairwell'),
    {
      assign: [...grid, ...community],
      'assign-agency': community,
      merge: mergers,
      escalate: [...grid, ...community],
      contact: [...grid, ...community],
      remind: [...subdistrict, ...leader, ...district],
      withdraw: ['wang'],
    },
  ],
  [
    'accepted in the community',
    accepted(),
    {
      assign: community,
      'assign-below': community,
      'assign-agency': community,
      merge: mergers,
      escalate: community,
      contact: community,
      remind: [...subdistrict, ...leader, ...district],
      withdraw: ['wang'],
    },
  ],
  [
    'sent back twice',
    refusedTwice(),
    {
      assign: community,
      designate: designators,
      merge: mergers,
      escalate: community,
      contact: community,
      remind: leader,
      withdraw: ['wang'],
    },
  ],
  [
    'assigned to an agency',
    dispatched(),
    {
      sign: officers,
      'send-back': officers,
      merge: mergers,
      contact: [...community, ...officers],
      'invite-collaborator': fromCommunity,
      remind: [...fromCommunity, ...leader],
      'take-back': ['system'],
    },
  ],
  [
    'designated',
    told(refusedTwice(), { step: 'designate', by: 'dispatcher' }),
    {
      sign: officers,
      merge: mergers,
      contact: [...subdistrict, ...officers],
      'invite-collaborator': fromCommunity,
      remind: [...subdistrict, ...leader, ...district],
      'take-back': ['system'],
    },
  ],
  ['handled in the grid', taken(), byGrid],
  ['handled by an agency', signed(), byAgency],
  [
    'handled together',
    told(signed(), { step: 'invite-collaborator', by: 'staff' }),
    { ...byAgency, 'finish-subtask': water },
  ],
  [
    'with a pause asked for',
    told(signed(), { step: 'ask-pause', by: 'officer' }),
    { ...afterAsking, pause: approvers, 'refuse-pause': approvers },
  ],
  [
    'late',
    late,
    { ...byAgency, 'take-back': [...community, 'system'], nudge: ['wang'] },
    signed().dueAt + 1,
  ],
  [
    'late and called above',
    risen,
    {
      ...byAgency,
      attend: subdistrict,
      'take-back': [...community, ...subdistrict, 'system'],
      escalate: [...subdistrict, 'officer'],
      contact: [...subdistrict, ...officers],
      remind: [...subdistrict, ...leader, ...district],
      nudge: ['wang'],
    },
    signed().promise.marks.escalateAt,
  ],
  ['paused', paused, { resume: ['officer'], contact: [...community, ...officers] }],
  [
    'handed over',
    told(signed(), { step: 'hand-over', by: 'dispatcher' }),
    {
      'submit-result': ['dispatcher'],
      contact: [...community, 'dispatcher'],
      remind: [...fromCommunity.filter((who) => who !== 'dispatcher'), ...leader],
      'take-back': ['system'],
    },
  ],
  [
    'to be verified, of the grid',
    handled(),
    {
      'confirm-result': [...gridLead, ...community],
      'refuse-result': [...gridLead, ...community],
      remind: [...subdistrict, ...leader, ...district],
    },
  ],
  [
    'to be verified, of an agency',
    byOfficer,
    {
      'confirm-result': [...community, ...subdistrict],
      'refuse-result': [...community, ...subdistrict],
      remind: [...leader, ...district],
    },
  ],
  ['to be rated', resolved(), { rate: ['wang'], reopen: ['wang'] }],
  [
    'to be rated, of an agency',
    confirmed,
    { rate: ['wang'], reopen: ['wang'], 'rate-unit': ['staff'] },
  ],
  [
    'to be rated by neighbours too',
    { ...resolved(), reports: neighbours },
    { rate: ['wang'], reopen: ['wang'], 'rate-along': ['neighbour'] },
  ],
  [
    'to be rated, for somebody else',
    { ...resolved(), isProxy: true },
    { rate: ['wang', ...fromCommunity], reopen: ['wang', ...fromCommunity] },
  ],
  ['to be rated for the last time', spent, { rate: ['wang'], 'finish-unsatisfied': ['wang'] }],
  ['closed', closed(), { recur: ['wang', ...gridLead, ...community] }],
  [
    'closed unsatisfied',
    told(spent, { step: 'finish-unsatisfied', by: 'wang' }),
    { explain: subdistrict, 'appeal-rating': ['zhao'] },
  ],
  [
    'closed unsatisfied, with an appeal of the handler',
    told(spent, { step: 'finish-unsatisfied', by: 'wang' }, { step: 'appeal-rating', by: 'zhao' }),
    { explain: subdistrict, 'judge-rating-appeal': community },
  ],
  [
    'settled on patrol, to be looked at again',
    told(onPatrol, { step: 'handle-on-spot', by: 'zhao' }),
    {
      'check-sample': [...gridLead, ...community],
      recur: ['zhao', ...gridLead, ...community],
    },
  ],
  ['merged', merged, { appeal: ['wang'], unmerge: mergers, 'close-merged': ['system'] }],
  [
    'merged, with an appeal',
    told(merged, { step: 'appeal', by: 'wang' }),
    {
      'uphold-appeal': community,
      'dismiss-appeal': community,
      unmerge: mergers,
      'close-merged': ['system'],
    },
  ],
  ['withdrawn', told(submitted(), { step: 'withdraw', by: 'wang' }), {}],
];

const sorted = (it: Expected) =>
  Object.fromEntries(
    Object.entries(it)
      .filter(([, who]) => who.length > 0)
      .map(([step, who]) => [step, [...who].sort()]),
  );

/** Everybody some scene names, for what is asked of each of them and every step. */
const named = new Set(scenes.flatMap(([, , expected]) => Object.values(expected).flat()));

describe.each(
  scenes.map(([what, order, expected, at = friday]) => ({ what, order, expected, at })),
)('$what', ({ order, expected, at }) => {
  it('exactly these people may do exactly this', () => {
    const found: Expected = {};
    for (const [name, actor] of Object.entries(everybody))
      for (const step of stepsFor(order, { actor, at, rules }))
        found[step] = [...(found[step] ?? []), name];
    expect(sorted(found)).toEqual(sorted(expected));
  });

  it('draws a button exactly where the cloud does not refuse', () => {
    const differing = [...named].flatMap((name) => {
      const actor = everybody[name] ?? people.system;
      const moment = { actor, at, rules };
      const offered = stepsFor(order, moment);
      return steps
        .filter((step) => (refusalOf(order, step, moment) === undefined) !== offered.includes(step))
        .map((step) => `${step} ${actor.personId}`);
    });
    expect(differing).toEqual([]);
  });
});

describe('the table', () => {
  it('has a row for every step and an own name for every row', () => {
    expect(new Set(table.map(({ step }) => step))).toEqual(new Set(steps));
    expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
  });

  it('is told of in every state', () =>
    expect(new Set(scenes.map(([, { status }]) => status))).toEqual(new Set(workOrderStatuses)));

  it('says why, wherever a step is refused', () => {
    for (const [, order, , at = friday] of scenes)
      for (const step of steps) {
        const refusal = refusalOf(order, step, { actor: people.elsewhere, at, rules });
        expect(refusal?.code).toMatch(/^(forbidden|step-not-allowed)$/);
        if (refusal?.code === 'step-not-allowed' && step !== 'submit')
          expect(refusal.details?.reason).toMatch(/[\u4e00-\u9fff]{4}/);
      }
  });
});
