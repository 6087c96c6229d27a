import { rules } from '#config/policy';
import type { Category } from '#contracts/category';
import type { Role } from '#contracts/roles';
import type { Step } from '#contracts/work-order';
import { type Intake, open } from '#domain/intake';
import { type Actor, type Brings, type Move, stepsFor, system, take } from '#domain/loop';
import type { Order } from '#domain/order';
import { at as instant } from './clock';

/** People of one story: who holds which role where. */
const holding = (person: string, role: Role, areaId: string): Actor => {
  const [id = '', name = ''] = person.split(' ');
  return { personId: `pe_${id}`, name, memberships: [{ role, areaId, from: 0 }] };
};
export const people = {
  wang: holding('wang 王梅', 'resident', 'ar_unit'),
  neighbour: holding('neighbour 李强', 'resident', 'ar_unit'),
  zhao: holding('zhao 赵小河', 'grid-worker', 'ar_grid'),
  deputy: holding('deputy 孙二', 'grid-worker', 'ar_grid'),
  elsewhere: holding('elsewhere 钱外', 'grid-worker', 'ar_grid-10'),
  lead: holding('lead 周网', 'grid-lead', 'ar_grid'),
  staff: holding('staff 吴社', 'community-staff', 'ar_community'),
  chief: holding('chief 郑书', 'chief-grid-lead', 'ar_community'),
  dispatcher: holding('dispatcher 冯街', 'subdistrict-dispatcher', 'ar_subdistrict'),
  district: holding('district 陈区', 'district-desk', 'ar_district'),
  system,
} satisfies Record<string, Actor>;
export type Person = keyof typeof people;

export const desks: Order['desks'] = {
  grid: { areaId: 'ar_grid', name: '第三网格' },
  community: { areaId: 'ar_community', name: '槐安社区' },
  subdistrict: { areaId: 'ar_subdistrict', name: '清河街道' },
  district: { areaId: 'ar_district', name: '清河区' },
};

/** Friday morning of a plain week. */
export const friday = instant('2026-11-20 10:00');

export const intake = (over: Partial<Intake> = {}): Intake => ({
  category: 'stairwell',
  reporterId: 'pe_wang',
  reports: [{ id: 'rp_1', reporterId: 'pe_wang', number: '1' }],
  desks,
  vacantRoles: [],
  holderText: '第三网格 赵小河',
  submittedAt: friday,
  ...over,
});

export const submitted = (category: Category = 'stairwell'): Order =>
  open(intake({ category }), rules);

/** What a step brings in a story that is not about it. */
export const usual: Brings = {
  submit: {},
  accept: {},
  take: {},
  assign: { choice: 'self' },
  sign: {},
  'submit-result': { text: '已经换好新灯泡，试过会亮', outcome: 'solved', photos: ['after'] },
  'confirm-result': { wasOnSite: false },
  'refuse-result': { reason: '灯还是不亮' },
  rate: { rating: 'satisfied' },
  reopen: { reasons: ['still-there'] },
  'finish-unsatisfied': { reasons: ['came-back'] },
  'close-unrated': {},
  withdraw: {},
};

export const moveOf = (step: Step, version: number, brings: object = {}): Move =>
  ({ ...usual[step], ...brings, step, version }) as Move;

type Telling = { step: Step; by: Person; at?: number; brings?: object };

/** One step after another, each on the version the one before left. */
export function told(order: Order, ...steps: Telling[]): Order {
  return steps.reduce(
    (it, { step, by, at = friday, brings }) =>
      take(it, moveOf(step, it.version, brings), { actor: people[by], at, rules }),
    order,
  );
}

export const offered = (order: Order, by: Person, at = friday): Step[] =>
  stepsFor(order, { actor: people[by], at, rules });

/** The main story up to each point. */
export const taken = (): Order => told(submitted(), { step: 'take', by: 'zhao' });
export const handled = (): Order => told(taken(), { step: 'submit-result', by: 'zhao' });
export const resolved = (): Order => told(handled(), { step: 'confirm-result', by: 'lead' });
