import { policy } from '#config/policy';
import { dayMs } from '#domain/day';
import type { OrderReport } from '#domain/order';
import { find, get, op, transact } from '#runtime/database';
import type { Job, JobRun } from '#runtime/jobs';
import { bugOf, log } from '#runtime/log';
import { forgetItemsOf } from '../inbox/records';
import { forgetDeliveriesOf } from '../subscription/records';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { type ReportRecord, reports, reportsIn } from './records';

const pageSize = 20;

const overdueAt = (now: number) => now - policy.identityRetentionDays.value * dayMs;

/** Closed so long ago that nobody needs to know who reported it (`rules.md §4.1.6`-9), after `last`, the oldest first. */
function overdue(now: number, last: WorkOrderRecord | undefined): Promise<WorkOrderRecord[]> {
  const where = { isDetached: false, closedAt: op.lte(overdueAt(now)) };
  const closedAt = last?.closedAt;
  return find(workOrders, {
    where:
      last && closedAt !== undefined
        ? op.and(
            { ...where, closedAt: op.and(op.gte(closedAt), op.lte(overdueAt(now))) },
            op.or({ closedAt: op.gt(closedAt) }, { _id: op.gt(last._id) }),
          )
        : where,
    order: [
      ['closedAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: pageSize,
  });
}

const detachedText = '一位居民';

/** Nobody's report: where it was and what it said, without who, from where and for whom. */
const nameless = (report: ReportRecord): ReportRecord => {
  const { homeText: _, proxyFor: __, gcj02: ___, followsId: ____, ...body } = report;
  return { ...body, reporterId: '' };
};

/** Doors stay as many as they were, by numbers that lead nowhere. */
function namelessDoors(all: readonly OrderReport[]): OrderReport[] {
  const doors = [...new Set(all.map((one) => one.household ?? one.reporterId))];
  return all.map((one) => ({
    ...one,
    reporterId: '',
    household: `${doors.indexOf(one.household ?? one.reporterId)}`,
  }));
}

/** What it was about stays, for figures and for the audit; who reported it does not, nor the post only she may hold. */
function namelessOrder(order: WorkOrderRecord): WorkOrderRecord {
  const { location: _, accuracy: __, observerPost: ___, ...body } = order;
  return {
    ...body,
    reporterId: '',
    reports: namelessDoors(order.reports),
    followers: [],
    reporterText: order.ending === 'on-spot' ? order.reporterText : detachedText,
    isDetached: true,
  };
}

/** Every report that hangs on it and the messages about it, few at a time. */
async function detachReports(ids: readonly string[], { deadline }: JobRun): Promise<void> {
  for (let at = 0; at < ids.length; at += pageSize) {
    const some = ids.slice(at, at + pageSize);
    await forgetItemsOf(some);
    await forgetDeliveriesOf(some);
    await transact(async (tx) => {
      for (const report of await reportsIn(tx, some))
        if (report.reporterId !== '') await tx.set(reports, nameless(report));
    }, deadline);
  }
}

/** The order itself comes last, so that a run that was cut short is taken up again. */
async function detach(order: WorkOrderRecord, run: JobRun): Promise<boolean> {
  const master = order.mergedInto && (await get(workOrders, order.mergedInto.id));
  // What it was merged into may still be worked on, and its reporter follows that.
  if (master?.isDetached === false) return false;
  await detachReports(
    order.reports.map(({ id }) => id),
    run,
  );
  return transact(async (tx) => {
    const now = await tx.get(workOrders, order._id);
    if (now?.isDetached !== false || now.closedAt !== order.closedAt) return false;
    await tx.set(workOrders, namelessOrder(now));
    return true;
  }, run.deadline);
}

/** One that cannot be detached is told to the log and does not hold up the others. */
async function detachOne(order: WorkOrderRecord, run: JobRun): Promise<boolean> {
  try {
    return await detach(order, run);
  } catch (error) {
    log({
      level: 'error',
      event: 'identity-not-detached',
      traceId: run.traceId,
      bug: bugOf(error),
    });
    return false;
  }
}

const detachIdentities: Job = {
  name: 'report.detach-identities',
  isIdle: async (now) => (await overdue(now, undefined)).length === 0,
  async run(run) {
    let count = 0;
    let page = await overdue(run.now, undefined);
    while (page.length > 0 && !run.deadline.isOver()) {
      for (const order of page) {
        if (run.deadline.isOver()) break;
        if (await detachOne(order, run)) count += 1;
      }
      page = page.length < pageSize ? [] : await overdue(run.now, page.at(-1));
    }
    return count;
  },
};

export const reportJobs = [detachIdentities];
