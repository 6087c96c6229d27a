import type { WorkOrderEvent } from '#contracts/loop';
import type { Role } from '#contracts/roles';
import {
  approvers,
  callBack,
  designators,
  desksFrom,
  handlers,
  judgesOf,
  leadUnit,
  nextVerifiers,
  openCollaborators,
  staffedDesk,
  type Who,
} from './loop/people';
import { nextRepliers } from './loop/petitioning';
import { nextReviewers } from './loop/reviewing';
import type { Order } from './order';
import { deskKeys, unitKeys } from './scope';

/** Colleagues a thing that happened is told to, each in other words; residents are `#domain/timeline`'s. */
export const audiences = [
  'holder',
  'former',
  'lead',
  'desk',
  'dispatcher',
  'partners',
  'approvers',
  'verifiers',
  'judges',
  'supervisors',
  'explainers',
  'repliers',
  'caller',
  'reviewers',
] as const;
export type Audience = (typeof audiences)[number];

/** Who leads a unit: the only post outside the tree, the leading one of a desk. */
const leadRoles: Partial<Record<Order['level'], Role>> = {
  grid: 'grid-lead',
  community: 'chief-grid-lead',
  subdistrict: 'subdistrict-lead',
  district: 'district-desk',
};
const leads: Who = ({ assignment, level, desks }) => {
  if (assignment && assignment.unit.kind !== 'desk') return unitKeys(assignment.unit);
  const desk = desks[level];
  return desk ? [`${leadRoles[level]}@${desk.areaId}`] : [];
};

const dispatcher: Who = ({ assignment, desks }) =>
  assignment ? deskKeys(desks, assignment.fromLevel) : [];

const supervisors: Who = ({ desks }) =>
  desks.subdistrict
    ? [...deskKeys(desks, 'subdistrict'), `subdistrict-lead@${desks.subdistrict.areaId}`]
    : deskKeys(desks, 'district');

/** Whoever has it: the person, before her the unit, before that the desk that decides. */
const holder: Who = (order) => {
  const held = handlers(order);
  if (held.length > 0) return held;
  return order.isDisputed ? designators(order) : staffedDesk(order);
};

const judges: Who = (order) => {
  if (order.appeal && !order.appeal.verdict)
    return judgesOf((it) => it.decline?.level ?? it.mergedInto?.level ?? it.level)(order);
  return order.ratingAppeal ? judgesOf((it) => it.level)(order) : [];
};

const explainers: Who = ({ desks }) =>
  desks.subdistrict ? deskKeys(desks, 'subdistrict') : desksFrom('community')({ desks } as Order);

const ways: Record<Exclude<Audience, 'former'>, Who> = {
  holder,
  lead: leads,
  desk: staffedDesk,
  dispatcher,
  partners: openCollaborators,
  approvers,
  verifiers: nextVerifiers,
  judges,
  supervisors,
  explainers,
  repliers: nextRepliers,
  caller: callBack,
  reviewers: nextReviewers,
};

/** Which colleagues are told of which event; the others read it in the timeline. */
const told: Partial<Record<WorkOrderEvent, readonly Audience[]>> = {
  'report.submitted': ['desk', 'reviewers'],
  'work-order.accepted': ['holder'],
  'report.supplemented': ['desk'],
  'report.appealed': ['judges'],
  'work-order.appeal-upheld': ['desk'],
  'work-order.unmerged': ['holder'],
  'work-order.withdrawn': ['former'],
  'work-order.assigned-below': ['holder', 'partners'],
  'work-order.assigned-agency': ['holder', 'partners'],
  'work-order.designated': ['holder', 'partners'],
  'work-order.escalated': ['desk'],
  'work-order.escalated-overdue': ['desk', 'holder'],
  'work-order.attended': ['holder'],
  'work-order.taken-back': ['desk', 'former'],
  'work-order.sent-back': ['holder'],
  'work-order.collaborator-invited': ['partners'],
  'work-order.subtask-finished': ['holder'],
  'report.nudged': ['holder'],
  'work-order.reminded': ['holder'],
  'work-order.pause-asked': ['approvers'],
  'work-order.paused': ['holder'],
  'work-order.pause-refused': ['holder'],
  'work-order.resumed-due': ['holder'],
  'work-order.extended': ['holder'],
  'work-order.handed-over': ['former'],
  'work-order.result-submitted': ['verifiers'],
  'work-order.result-confirmed': ['holder', 'caller'],
  'work-order.result-refused': ['holder'],
  'work-order.rated': ['holder'],
  'work-order.reopened': ['holder', 'former'],
  'work-order.reopened-by-majority': ['holder'],
  'work-order.recurred': ['holder', 'former'],
  'work-order.finished-unsatisfied': ['holder', 'explainers'],
  'work-order.sample-checked': ['holder'],
  'work-order.unit-rated': ['holder'],
  'work-order.rating-appealed': ['judges'],
  'work-order.rating-appeal-judged': ['holder'],
  'work-order.put-under-review': ['reviewers'],
  'work-order.deadline-neared': ['holder'],
  'work-order.became-overdue': ['holder', 'lead'],
  'work-order.put-under-supervision': ['holder', 'supervisors'],
  'work-order.sign-missed': ['holder', 'dispatcher'],
  'work-order.contact-missed': ['holder', 'lead'],
  'work-order.explanation-missed': ['explainers'],
  'work-order.reply-missing': ['holder'],
  'report.said': ['holder'],
  'report.petitioned': ['repliers'],
  'work-order.petition-missed': ['repliers', 'lead'],
};

/** Access keys by audience, of those an event is told to. */
export type Tell = Partial<Record<Audience, string[]>>;

const keysOf = (
  audience: Audience,
  { before, after }: { before?: Order | undefined; after: Order },
) => {
  if (audience !== 'former') return ways[audience](after);
  const now = leadUnit(after);
  return before ? [...handlers(before)].filter((key) => !now.includes(key)) : [];
};

/**
 * Whom of the colleagues an event concerns, by what they are to it. `before` is the order as it was, so
 * that whoever loses it hears of it. The person it is about is never among them (`hiddenFrom`).
 */
export function tellOf(
  event: WorkOrderEvent,
  orders: { before?: Order | undefined; after: Order },
): Tell {
  const tell: Tell = {};
  for (const audience of told[event] ?? []) {
    const keys = [...new Set(keysOf(audience, orders))].filter(
      (key) => key !== orders.after.aboutPersonId,
    );
    if (keys.length > 0) tell[audience] = keys;
  }
  return tell;
}

/** The pairs for which there have to be words. */
export const toldPairs: readonly (readonly [WorkOrderEvent, Audience])[] = (
  Object.entries(told) as [WorkOrderEvent, readonly Audience[]][]
).flatMap(([event, all]) => all.map((audience) => [event, audience] as const));
