import { getReport } from '#contracts/report';
import { revealReasonWords, type Step } from '#contracts/work-order';
import { householdsOf } from '#domain/household';
import { stepsFor } from '#domain/loop';
import { furtherText, nextText } from '#domain/next';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import type { EventRecord } from '#runtime/records';
import { eventsAbout } from '#runtime/timeline';
import { nearest, recentAreas } from '../area/records';
import {
  type Read,
  revealsOf,
  sourceOf,
  type WorkOrderRecord,
  workOrderIdOf,
  workOrders,
} from '../work-order/records';
import { momentOf } from '../work-order/step-records';
import { photosIn, timelineOf } from '../work-order/timeline-records';
import { isAlong, lineOf, progressOf } from './line';
import { type Owned, owned, versionOf } from './own-order';
import { type ReportRecord, reports } from './records';
import { shownResult, waitsOf } from './waits';

type Found = Owned & {
  report: ReportRecord | undefined;
  /** What happened to her own, and to the one it was merged into since then. */
  events: { own: EventRecord[]; master: EventRecord[] };
  reveals: Awaited<ReturnType<typeof revealsOf>>;
  isAlong: boolean;
};

/** A report with everything about it: four reads side by side, others only after a merge. */
async function readReport(id: string, ctx: Context): Promise<Found> {
  const guess = workOrderIdOf(id);
  const [report, guessed, guessedEvents, guessedReveals] = await Promise.all([
    get(reports, id),
    get(workOrders, guess),
    eventsAbout(guess),
    revealsOf(guess),
  ]);
  const read: Read = async (orderId) => (orderId === guess ? guessed : get(workOrders, orderId));
  const found = await owned(id, ctx, { read, orderIdOf: async () => report?.workOrderId });
  const { own, order, entry } = found;
  const isMerged = own._id !== order._id;
  const [ownEvents, reveals, master] = await Promise.all([
    own._id === guess ? guessedEvents : eventsAbout(own._id),
    own._id === guess ? guessedReveals : revealsOf(own._id),
    isMerged ? eventsAbout(order._id) : [],
  ]);
  const mergedAt = own.mergedInto?.at ?? 0;
  const events = { own: ownEvents, master: master.filter(({ at }) => at >= mergedAt) };
  return { ...found, report, events, reveals, isAlong: isMerged || isAlong(order, entry) };
}

const dutyPhoneOf = async ({ areaPathAtCreation }: WorkOrderRecord) =>
  nearest(await recentAreas(areaPathAtCreation), 'dutyPhone');

/** What a resident may still do about it. */
const hers: readonly Step[] = [
  'rate',
  'rate-along',
  'reopen',
  'finish-unsatisfied',
  'recur',
  'supplement',
  'appeal',
  'nudge',
  'petition',
  'withdraw',
];

function stepsOf({ own, order }: Found, ctx: Context): Step[] {
  const moment = momentOf(ctx);
  const steps = stepsFor(order, moment).filter((step) => hers.includes(step));
  if (own._id === order._id) return steps;
  const appeal = stepsFor(own, moment).filter((step) => step === 'appeal');
  return [...steps.filter((step) => step !== 'appeal'), ...appeal];
}

type View = Awaited<ReturnType<typeof photoViews>>;

function timeline(
  { own, order, entry, events }: Found,
  { ctx, view }: { ctx: Context; view: View },
) {
  const { personId } = ctx.caller;
  const isFirst = !isAlong(own, entry);
  const lines = [
    ...timelineOf(events.own, {
      reader: isFirst ? 'reporter' : 'joined',
      personId,
      orderId: own._id,
      view,
    }),
    ...(own._id === order._id
      ? []
      : timelineOf(events.master, {
          reader: 'joined',
          personId,
          orderId: order._id,
          view,
        })),
  ];
  return lines.sort((a, b) => a.at - b.at);
}

function ratingOf({ order, entry, isAlong }: Found) {
  const said = isAlong
    ? order.ratingsAlong.find(({ reportId }) => reportId === entry.id)
    : order.rating;
  return said && { rating: said.rating, at: said.at, ...defined({ text: said.text }) };
}

/** What happens next, in one sentence. */
const nextOf = (found: Found, ctx: Context): string => {
  const { order, isAlong } = found;
  const isRated = ratingOf(found) !== undefined;
  const phone = order.assignee?.phone;
  return nextText(progressOf(order, { now: ctx.now, isAlong, isRated, phone }), ctx.now);
};

/** What she sent, or where it is that she said 「我也遇到了」. */
const sentOf = (report: ReportRecord | undefined, view: View) => ({
  placeText: report?.placeText ?? '',
  text: report?.text ?? '',
  photos: (report?.photos ?? []).map(view),
  ...defined({
    place: report && {
      areaId: report.areaId,
      ...defined({ point: report.point, detail: report.detail }),
    },
    photo: report?.photos[0] === undefined ? undefined : view(report.photos[0]),
    proxyFor: report?.proxyFor && defined({ name: report.proxyFor.name }),
  }),
});

export const detail = defineQuery(getReport, async ({ id }, ctx) => {
  const found = await readReport(id, ctx);
  const { report, own, order, entry, events } = found;
  const { assignee } = order;
  const phone = assignee?.phone;
  const [view, dutyPhone] = await Promise.all([
    photoViews([
      ...(report?.photos ?? []),
      ...(order.result?.photos ?? []),
      ...photosIn([...events.own, ...events.master]),
    ]),
    order.isOpen && phone === undefined ? dutyPhoneOf(order) : undefined,
  ]);
  return {
    ...lineOf(order, { entry, title: report?.title ?? order.title, now: ctx.now }),
    ...sentOf(report, view),
    category: order.category,
    nextText: nextOf(found, ctx),
    timeline: timeline(found, { ctx, view }),
    households: householdsOf(order),
    isAnonymous: own.isAnonymous && entry.isJoined !== true,
    canLeave: entry.isJoined === true && order.isOpen,
    steps: stepsOf(found, ctx),
    reveals: found.reveals
      .filter((one) => one.reporterId === ctx.caller.personId)
      .map((one) => ({ at: one.at, by: one.viewerText, reason: revealReasonWords[one.reason] })),
    version: versionOf(found),
    ...waitsOf(found),
    ...defined({
      holder:
        assignee && phone !== undefined
          ? { name: assignee.name, roleText: assignee.roleText, phone }
          : undefined,
      dutyPhone,
      source: sourceOf(own),
      result: shownResult(order, view),
      rating: ratingOf(found),
      rateUntil: order.rateUntil,
      furtherText: order.isUnsatisfied ? furtherText : undefined,
    }),
  };
});
