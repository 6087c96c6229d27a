import { randomInt } from 'node:crypto';
import { AppError } from '#contracts/errors';
import { categoryWords, joinReport, leaveReport } from '#contracts/report';
import { dayOf } from '#domain/day';
import { isOwnMatter } from '#domain/duplicate';
import { householdsOf } from '#domain/household';
import { reportNumber } from '#domain/number';
import { neighbourPlace } from '#domain/place';
import { isWithheld } from '#domain/review';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentAreas } from '../area/records';
import { masterOf, type WorkOrderRecord, workOrders } from '../work-order/records';
import { momentOf } from '../work-order/step-records';
import { homeTextOf, householdOf } from './door';
import { checkSeen, ownOrder, versionOf } from './own-order';
import { joinedIdOf, type ReportRecord, reports } from './records';
import { toldOfOne } from './told';

/** One document holds them all. */
const mostReports = 300;

const refused = (reason: string) => new AppError('step-not-allowed', { reason });

/** What a neighbour may join: for her anything private, withheld or somebody's own matter does not exist. */
export const isForNeighbours = (order: WorkOrderRecord): boolean =>
  !order.isPrivate && !isWithheld(order) && !isOwnMatter(order.category);

/** The order she would join, wherever merges led. */
async function joinable(tx: Transaction, workOrderId: string, { caller }: Context) {
  const named = await tx.get(workOrders, workOrderId);
  const order = named && (await masterOf(named, (id) => tx.get(workOrders, id)));
  if (!order || !isForNeighbours(order)) throw new AppError('not-found');
  const own = order.reports.find(
    (one) => one.reporterId === caller.personId && one.leftAt === undefined,
  );
  if (own?.isJoined) throw refused('您已经加入了这一件，进度会一起告诉您');
  if (own) throw refused('这就是您自己反映的，请在「我反映的」里看进度');
  if (!order.isOpen) throw refused('这件事已经办完；如果又出现了，请继续提交您的反映');
  if (order.reports.length >= mostReports)
    throw refused('已经有很多邻居反映了这一件，我们都在看，您不用再加');
  return order;
}

type Joining = { ctx: Context; path: readonly AreaRecord[] };

/** Her own report of a neighbour's matter: a number and a place, none of the neighbour's words. */
function joinedReport(order: WorkOrderRecord, { ctx, path }: Joining): ReportRecord {
  const near = path.filter(({ level }) => level !== 'unit');
  const area = near.at(-1);
  const placeText = neighbourPlace(path, order.point);
  const _id = joinedIdOf(order._id, ctx.caller.personId);
  const before = order.reports.find((one) => one.id === _id);
  const home = homeTextOf(ctx.caller, { _id: order.areaId, path: order.areaPathAtCreation });
  return {
    _id,
    number:
      before?.number ?? reportNumber({ on: dayOf(ctx.now), areaCode: area?.code ?? '' }, randomInt),
    reporterId: ctx.caller.personId,
    category: order.category,
    areaId: area?._id ?? order.areaId,
    areaPathAtCreation: near.map((one) => one._id),
    placeText,
    title: `${placeText} · ${categoryWords(order.category)}`,
    text: '',
    photos: [],
    textCheck: 'pass',
    workOrderId: order._id,
    submittedAt: ctx.now,
    ...defined({ point: order.point, homeText: home }),
  };
}

function withJoined(order: WorkOrderRecord, report: ReportRecord, ctx: Context): WorkOrderRecord {
  const { _id: id, number, reporterId, title } = report;
  const place = { _id: order.areaId, path: order.areaPathAtCreation };
  const household = householdOf(ctx.caller, place);
  const entry = { id, number, reporterId, title, isJoined: true, ...defined({ household }) };
  return {
    ...order,
    reports: [...order.reports.filter((one) => one.id !== id), entry],
    followers: [...new Set([...order.followers, reporterId])],
  };
}

const join = defineCommand(joinReport, {
  async prepare({ workOrderId }) {
    const order = await get(workOrders, workOrderId);
    return order ? recentAreas(order.areaPathAtCreation) : [];
  },
  async transact({ tx, ctx, input: { workOrderId }, prepared: path }) {
    const order = await joinable(tx, workOrderId, ctx);
    const report = joinedReport(order, { ctx, path });
    const next = withJoined(order, report, ctx);
    await tx.set(workOrders, next);
    await tx.set(reports, report);
    const { _id: id, number } = report;
    return {
      ...toldOfOne(next, { reportId: id, name: 'report.joined', moment: momentOf(ctx) }),
      answer: { id, number, households: householdsOf(next) },
    };
  },
});

const leave = defineCommand(leaveReport, {
  async transact({ tx, ctx, input: { id, version } }) {
    const owned = await ownOrder(tx, id, ctx);
    checkSeen(owned, version);
    const { order, entry } = owned;
    if (!entry.isJoined) throw refused('这是您自己反映的，不想办了可以撤回');
    if (!order.isOpen) throw refused('这件事已经结束，不用退出');
    const next: WorkOrderRecord = {
      ...order,
      reports: order.reports.map((one) => (one.id === id ? { ...one, leftAt: ctx.now } : one)),
      followers: order.followers.filter((one) => one !== entry.reporterId),
    };
    await tx.set(workOrders, next);
    return {
      ...toldOfOne(next, { reportId: id, name: 'report.left', moment: momentOf(ctx) }),
      answer: { id, status: next.status, version: versionOf({ own: next, order: next }) },
    };
  },
});

export const joinActions = [join, leave];
