import { isStaffRole, type Role } from '#contracts/roles';
import { type DutyEvent, dutyEvents, monthOf } from '#domain/candidate';
import { dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { get, transact } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { type PersonRecord, people } from '../identity/records';
import { workOrders } from '../work-order/records';
import { accountIdOf, accounts, type DutyRecord, dutyActs } from './records';

/** Neighbours who hold a post unpaid (`seeds.md` B19). */
const dutyRoles: readonly Role[] = ['unit-lead', 'building-lead', 'moderator', 'micro-grid-worker'];

/** Whether she did it as a neighbour with a post, and not as somebody who is paid for hers. */
function isOnDuty(person: PersonRecord | undefined, at: number): boolean {
  const current = person?.memberships.filter((one) => isCurrent(one, at)) ?? [];
  return (
    current.some(({ role }) => dutyRoles.includes(role)) &&
    !current.some(({ role }) => isStaffRole(role))
  );
}

type Facts = { publisherId?: string; areaId?: string; workOrderId?: string };

/** Who did it: of a planned notice, which a clock lets out, whoever wrote it. */
const doerOf = ({ name, callerId, data }: EventRecord): string =>
  name === 'notice.published' ? ((data as Facts).publisherId ?? callerId) : callerId;

/** What it was about: the same notice, home or report, and the same stairwell on one day, is one act. */
function aboutOf({ _id, name, subjectIds: [subjectId = _id], data, at }: EventRecord): string {
  const { areaId = '' } = data as Facts;
  return name === 'coverage.told' ? `${subjectId}:${areaId}:${dayOf(at)}` : subjectId;
}

/** A report is an act of duty only where she made it for a neighbour. */
async function isForNeighbours({ name, data }: EventRecord): Promise<boolean> {
  if (name !== 'report.submitted') return true;
  const order = await get(workOrders, (data as Facts).workOrderId ?? '');
  return order?.isProxy ?? false;
}

/** The acts of one person in a month. */
const dutyIdOf = (personId: string, month: string): string => derivedId('da', personId, month);

/** Keeps what a neighbour with a post and a passbook did anyway; nobody fills in a sheet. */
const keepDuty: Listener = {
  name: 'points.keep-duty',
  hears: dutyEvents,
  isForJobs: true,
  async hear(event, { deadline }) {
    const personId = doerOf(event);
    if (!isOnDuty(await get(people, personId), event.at)) return 'done';
    const account = await get(accounts, accountIdOf(personId));
    if (account?.status !== 'open' || !(await isForNeighbours(event))) return 'done';
    const on = dayOf(event.at);
    const month = monthOf(on);
    const _id = dutyIdOf(personId, month);
    const about = aboutOf(event);
    const name = event.name as DutyEvent;
    await transact(async (tx) => {
      const kept: DutyRecord = (await tx.get(dutyActs, _id)) ?? { _id, personId, month, acts: [] };
      const isKnown = kept.acts.some((act) => act.name === name && act.about === about);
      if (isKnown) return;
      const acts = [...kept.acts, { eventId: event._id, about, name, on }];
      await tx.set(dutyActs, { ...kept, acts });
    }, deadline);
    return 'done';
  },
};

export const dutyListeners = [keepDuty];
