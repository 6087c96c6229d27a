import { categories } from '#contracts/category';
import { disputeActs, servedHours } from '#domain/candidate';
import { dayOf } from '#domain/day';
import { reasonOf } from '#domain/earning';
import { get } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import type { LoopFacts } from '../work-order/fact-records';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { proposeSeen, seenByPlatform } from './proposing';
import { accountIdOf, mediations } from './records';

/** Results that say that the report was right (`rules.md §4.3.2`). */
const rightOutcomes = ['solved', 'partly-solved', 'answered'];

/** What a meeting decided or passed on earns as a topic, once; an objection to it is a report of hers. */
const isOfMeeting = ({ source }: WorkOrderRecord) =>
  source !== undefined && source.as !== 'objection';

/** Her own report of a matter that turned out right: never for somebody else, without a name, or about a person. */
function earns(order: WorkOrderRecord | undefined): order is WorkOrderRecord {
  if (!order || order.isAnonymous || order.isProxy || order.isDetached) return false;
  if (isOfMeeting(order)) return false;
  if (order.aboutPersonId !== undefined || order.category === 'staff-conduct') return false;
  return rightOutcomes.includes(order.result?.outcome ?? '');
}

/** What it was about, for whoever decides and for the passbook; of what is private nothing. */
const titleOf = ({ isPrivate, category }: WorkOrderRecord): string | undefined =>
  isPrivate ? undefined : categories.find(({ code }) => code === category)?.words;

/** A report that was right and is closed, rated or not: its first reporter, and nobody who joined. */
const fromReport: Listener = {
  name: 'points.propose-from-report',
  hears: ['work-order.rated', 'work-order.closed-unrated'],
  isForJobs: true,
  async hear({ data, traceId }, hearing) {
    const order = await get(workOrders, (data as LoopFacts).workOrderId);
    if (!earns(order)) return 'done';
    const own = order.reports.find(({ reporterId }) => reporterId === order.reporterId);
    if (!own || own.leftAt !== undefined) return 'done';
    const deed = {
      ...seenByPlatform,
      act: 'report-closed' as const,
      doneOn: dayOf(order.submittedAt),
      subjectId: own.id,
      reason: reasonOf('report-closed', titleOf(order)),
    };
    await proposeSeen(accountIdOf(order.reporterId), deed, { ...hearing, traceId });
    return 'done';
  },
};

/** What `volunteer.served` says; one of account and person. */
type Served = {
  callId: string;
  accountId?: string;
  personId?: string;
  minutes: number;
  startsAt: number;
  title: string;
};

/** Hours a leader kept by hand are of her naming, so that somebody else decides (`rules.md §4.3.2`). */
const servedBy = ({ callerId, callerText = '' }: EventRecord, personId: string | undefined) =>
  callerId === 'system' || callerId === personId
    ? seenByPlatform
    : { proposerId: callerId, proposerText: callerText };

/** Hours at a call, by codes in and out or kept by hand. */
const fromService: Listener = {
  name: 'points.propose-from-service',
  hears: ['volunteer.served'],
  isForJobs: true,
  async hear(event, hearing) {
    const { data, traceId } = event;
    const { callId, accountId, personId, minutes, startsAt, title } = data as Served;
    const id = accountId ?? (personId === undefined ? undefined : accountIdOf(personId));
    if (id === undefined) return 'done';
    const deed = {
      ...servedBy(event, personId),
      act: 'volunteer-hours' as const,
      units: servedHours(minutes),
      doneOn: dayOf(startsAt),
      subjectId: callId,
      reason: reasonOf('volunteer-hours', title),
    };
    await proposeSeen(id, deed, { ...hearing, traceId });
    return 'done';
  },
};

/** A dispute both sides agree is settled: those who helped, without a word of what it was about. */
const fromMediation: Listener = {
  name: 'points.propose-from-mediation',
  hears: ['points.mediation-confirmed'],
  isForJobs: true,
  async hear({ data, traceId }, hearing) {
    const { mediationId } = data as { mediationId: string };
    const mediation = await get(mediations, mediationId);
    if (!mediation) return 'done';
    for (const { act, accountId } of disputeActs(mediation)) {
      const deed = {
        ...seenByPlatform,
        act,
        doneOn: dayOf(mediation.at),
        subjectId: mediationId,
        reason: reasonOf(act),
      };
      await proposeSeen(accountId, deed, { ...hearing, traceId });
    }
    return 'done';
  },
};

export const hearingListeners = [fromReport, fromService, fromMediation];
