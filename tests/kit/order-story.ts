import { rules } from '#config/policy';
import type { Category } from '#contracts/category';
import { AppError } from '#contracts/errors';
import type { Role } from '#contracts/roles';
import type { Step } from '#contracts/work-order';
import { tick } from '#domain/clock';
import { type Intake, open } from '#domain/intake';
import {
  type Actor,
  type Brings,
  type Master,
  type Move,
  refusalOf,
  stepsFor,
  system,
  take,
} from '#domain/loop';
import type { Order, Unit } from '#domain/order';
import { routeOf } from '#domain/routing';
import { at as instant } from './clock';

/** People of one story: who holds which role where. */
const holding = (person: string, role: Role, areaId: string): Actor => {
  const [id = '', name = ''] = person.split(' ');
  return { personId: `pe_${id}`, name, memberships: [{ role, areaId, from: 0 }] };
};
export const people = {
  wang: holding('wang 王梅', 'resident', 'ar_unit'),
  neighbour: holding('neighbour 李强', 'resident', 'ar_unit'),
  third: holding('third 何三', 'resident', 'ar_unit'),
  zhao: holding('zhao 赵小河', 'grid-worker', 'ar_grid'),
  deputy: holding('deputy 孙二', 'grid-worker', 'ar_grid'),
  elsewhere: holding('elsewhere 钱外', 'grid-worker', 'ar_grid-10'),
  lead: holding('lead 周网', 'grid-lead', 'ar_grid'),
  staff: holding('staff 吴社', 'community-staff', 'ar_community'),
  chief: holding('chief 郑书', 'chief-grid-lead', 'ar_community'),
  dispatcher: holding('dispatcher 冯街', 'subdistrict-dispatcher', 'ar_subdistrict'),
  second: holding('second 褚调', 'subdistrict-dispatcher', 'ar_subdistrict'),
  leader: holding('leader 卫领', 'subdistrict-lead', 'ar_subdistrict'),
  district: holding('district 陈区', 'district-desk', 'ar_district'),
  counter: holding('counter 蒋区', 'district-desk', 'ar_district'),
  officer: holding('officer 沈执', 'agency-officer', 'ar_agency'),
  colleague: holding('colleague 韩执', 'agency-officer', 'ar_agency'),
  water: holding('water 杨水', 'agency-officer', 'ar_water'),
  manager: holding('manager 朱物', 'property-manager', 'ar_estate'),
  system,
} satisfies Record<string, Actor>;
export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];

export const desks: Order['desks'] = {
  grid: { areaId: 'ar_grid', name: '第三网格' },
  community: { areaId: 'ar_community', name: '槐安社区' },
  subdistrict: { areaId: 'ar_subdistrict', name: '清河街道' },
  district: { areaId: 'ar_district', name: '清河区' },
};
export const agency: Unit = { kind: 'agency', areaId: 'ar_agency', name: '综合执法局' };
export const water: Unit = { kind: 'agency', areaId: 'ar_water', name: '供水公司' };
export const firm: Unit = { kind: 'property', areaId: 'ar_estate', name: '安居物业' };
export const deskUnit = (level: 'grid' | 'community' | 'subdistrict'): Unit => ({
  kind: 'desk',
  level,
  areaId: `ar_${level}`,
  name: desks[level]?.name ?? '',
});

/** Friday morning of a plain week. */
export const friday = instant('2026-11-20 10:00');

export const intake = ({ category = 'stairwell', ...over }: Partial<Intake> = {}): Intake => ({
  category,
  route: { ...routeOf(category), agencyId: 'ar_agency' },
  reporterId: 'pe_wang',
  isAnonymous: false,
  isProxy: false,
  reviewReasons: [],
  isSampled: false,
  reports: [{ id: 'rp_1', reporterId: 'pe_wang', number: '1' }],
  desks,
  vacantRoles: [],
  holderText: '第三网格 赵小河',
  submittedAt: friday,
  ...over,
});

export const opened = (over: Partial<Intake> = {}): Order => open(intake(over), rules);
export const submitted = (category: Category = 'stairwell'): Order => opened({ category });

/** As a route of that category brings it along, where something is sorted at acceptance. */
export const sorted = (category: Category) => ({
  sorted: { category, route: { ...routeOf(category), agencyId: 'ar_agency' } },
});

/** An older order of the same kind at the same place. */
export const master: Master = {
  id: 'wo_master',
  number: 'LX-1',
  category: 'stairwell',
  isPrivate: false,
  isOpen: true,
  status: 'in-progress',
  isNear: true,
};

/** What a step brings in a story that is not about it. */
export const usual: Brings = {
  submit: {},
  'handle-on-spot': { text: '当场把杂物清走了，楼道通了', photos: ['after'] },
  accept: {},
  take: {},
  'ask-more': { question: '是几楼的灯？' },
  supplement: { text: '三楼和四楼' },
  'close-unsupplemented': {},
  decline: { reason: 'statutory-procedure', channel: '区人民法院诉讼服务中心' },
  appeal: { text: '我还没有起诉，请再看看' },
  'uphold-appeal': { answer: '确实还没有走诉讼，重新受理' },
  'dismiss-appeal': { answer: '已经在法院立案，请等判决' },
  'close-declined': {},
  merge: { master },
  unmerge: { reason: '看过现场，不是同一处' },
  'close-merged': {},
  withdraw: {},
  assign: {},
  'assign-below': { unit: deskUnit('grid'), reason: '网格就近处理' },
  'assign-agency': { unit: agency },
  escalate: { reason: '要街道协调几个单位' },
  'escalate-overdue': {},
  attend: { text: '已联系城管所，下午到现场' },
  designate: { unit: agency, reason: '由执法局主办' },
  'take-back': { reason: '一直没有进展，重新安排' },
  sign: {},
  'send-back': { reason: '不是我们的路段', suggestion: '供水公司' },
  'invite-collaborator': { id: 'st_1', unit: water, text: '请关一下总阀' },
  'finish-subtask': { subtaskId: 'st_1', text: '总阀已经关好', photos: [] },
  contact: { way: 'phone' },
  petition: {},
  'answer-petition': { isTaken: true, text: '决定受理，一周内开会商量' },
  nudge: {},
  remind: {},
  'ask-pause': { reason: 'site-conditions', text: '要等路面干透', reviewOn: '2026-12-04' },
  pause: {},
  'refuse-pause': { reason: '可以先做别的' },
  resume: {},
  'resume-due': {},
  extend: { reason: '要立项，还要请几个单位' },
  'hand-over': { platform: 'county-call', number: 'JH-0042', on: '2026-11-20' },
  'submit-result': { text: '已经换好新灯泡，试过会亮', outcome: 'solved', photos: ['after'] },
  'confirm-result': { wasOnSite: false, unitRating: { efficiency: 4, quality: 5 } },
  'refuse-result': { reason: '灯还是不亮' },
  rate: { rating: 'satisfied', heardBy: 'phone' },
  'rate-along': { reportId: 'rp_2', rating: 'satisfied', reasons: [] },
  'close-unrated': {},
  reopen: { reasons: ['still-there'], heardBy: 'phone' },
  'reopen-by-majority': {},
  'finish-unsatisfied': { reasons: ['came-back'], heardBy: 'phone' },
  explain: { text: '管线太老，要等明年改造，很抱歉' },
  recur: { reasons: ['came-back'], heardBy: 'phone' },
  'check-sample': { isGood: true },
  'rate-unit': { efficiency: 3, quality: 3 },
  'appeal-rating': { reason: 'policy-forbids', text: '按规定不能加装，已经上门说明' },
  'judge-rating-appeal': { isUpheld: true },
  review: { decision: 'show' },
};

export const moveOf = (step: Step, version: number, brings: object = {}): Move =>
  ({ ...usual[step], ...brings, step, version }) as Move;

export type Telling = { step: Step; by: Person; at?: number; brings?: object };

/** One step after another, each on the version the one before left. */
export function told<O extends Order>(order: O, ...steps: Telling[]): O {
  return steps.reduce(
    (it, { step, by, at = friday, brings }) =>
      take(it, moveOf(step, it.version, brings), { actor: people[by], at, rules }),
    order,
  );
}

export const offered = (order: Order, by: Person, at = friday): Step[] =>
  stepsFor(order, { actor: people[by], at, rules });

/** Everybody of the story who may take this step now. */
export const whoMay = (order: Order, step: Step, at = friday): Person[] =>
  everybody.filter((by) => offered(order, by, at).includes(step));

/** Why not: in words where it is not the time, else the code. */
export function whyNot(order: Order, { step, by, at = friday }: Telling): string | undefined {
  const refusal = refusalOf(order, step, { actor: people[by], at, rules });
  return refusal && (refusal.details?.reason ?? refusal.code);
}

/** What the clock does until an instant, in order: each event and the order after it. */
export function clocked<O extends Order>(order: O, until: number): { events: string[]; order: O } {
  const events: string[] = [];
  let it = order;
  for (let next = tick(it, until, rules); next; next = tick(it, until, rules)) {
    events.push(next.percent ? `${next.event} ${next.percent}` : next.event);
    it = next.next;
    if (events.length > 50) throw new RangeError(`no end: ${events.slice(-5).join(', ')}`);
  }
  return { events, order: it };
}

/** The main story up to each point. */
export const taken = (): Order => told(submitted(), { step: 'take', by: 'zhao' });
export const handled = (): Order => told(taken(), { step: 'submit-result', by: 'zhao' });
export const resolved = (): Order => told(handled(), { step: 'confirm-result', by: 'lead' });
export const closed = (): Order => told(resolved(), { step: 'rate', by: 'wang' });

/** One of the community, dispatched to an agency, and signed there. */
export const accepted = (category: Category = 'street-facility'): Order =>
  told(submitted(category), { step: 'accept', by: 'staff' });
export const dispatched = (): Order => told(accepted(), { step: 'assign-agency', by: 'staff' });
export const signed = (): Order => told(dispatched(), { step: 'sign', by: 'officer' });
export const refusedTwice = (): Order =>
  told(
    dispatched(),
    { step: 'send-back', by: 'officer' },
    { step: 'assign-agency', by: 'staff', brings: { unit: water, reason: '供水管线' } },
    { step: 'send-back', by: 'water' },
  );

/** What a step is answered with, where it is not simply taken: its code, its words, the fields it marks. */
export function answer(order: Order, ...steps: Telling[]) {
  try {
    told(order, ...steps);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, details } = error;
    return { code, reason: details?.reason, fields: details?.fields?.map((one) => one.field) };
  }
  return { code: 'taken' };
}
