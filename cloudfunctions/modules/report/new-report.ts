import { randomInt } from 'node:crypto';
import { rules } from '#config/policy';
import type { Received } from '#contracts/action';
import type { Category } from '#contracts/category';
import type { handleOnSpot, submitReport } from '#contracts/report';
import { dayOf } from '#domain/day';
import { holderOf, vacantIn } from '#domain/holder';
import { type Intake, open } from '#domain/intake';
import { reportNumber } from '#domain/number';
import { address, desksAlong, placeText, shortAddress } from '#domain/place';
import { type Route, type RoutingTable, resolveRoute, routedPlaceOf } from '#domain/routing';
import { titleOf } from '#domain/title';
import type { Caller, Context } from '#runtime/context';
import { pointAt } from '#runtime/database';
import { defined } from '#runtime/defined';
import { checkText, type TextOpinion } from '#runtime/openapi';
import type { AreaRecord } from '../area/records';
import { recentRouting } from '../routing/records';
import { type WorkOrderRecord, workOrderIdOf } from '../work-order/records';
import { doorOf, homeTextOf } from './door';
import { observedAs } from './observer';
import { pathTo, placeFor } from './place';
import type { ProxyFor, ReportRecord } from './records';

/** What both ways of reporting bring along. */
export type Told = Pick<
  Received<typeof submitReport> | Received<typeof handleOnSpot>,
  'category' | 'place' | 'text'
>;

export type Placed = { path: readonly AreaRecord[]; routing: RoutingTable };

/** What is known before the transaction: the place, its routing, and WeChat's opinion of the words. */
export type Prepared = Placed & { textCheck: TextOpinion };

/** Who reports, and when: the caller, or whoever brought a matter to a meeting. */
export type Sender = {
  now: number;
  caller: Pick<Caller, 'personId' | 'person' | 'memberships'>;
};

const wordsOf = ({ text, place }: Told) =>
  [text, place.point, place.detail].filter(Boolean).join('\n');

/** The routing of a place, by its areas from the district down. */
export async function withRouting(path: readonly AreaRecord[]): Promise<Placed> {
  const [district] = path;
  const none: RoutingTable = { version: 0, rows: [] };
  return { path, routing: district ? await recentRouting(district._id) : none };
}

export async function prepareReport(told: Told, ctx: Context): Promise<Prepared> {
  const words = wordsOf(told);
  const [known, textCheck] = await Promise.all([
    pathTo(ctx, told.place.areaId).then(withRouting),
    words ? checkText(words, ctx.caller.openid) : ('pass' as const),
  ]);
  return { ...known, textCheck };
}

export type Located = { area: AreaRecord; route: Route & { version: number } };

/** Where it is and where it goes; a place or a category that cannot be is a problem at the field. */
export function locate({ category, place }: Told, { path, routing }: Placed): Located {
  const area = placeFor(path, { areaId: place.areaId, category });
  return { area, route: resolveRoute(category, routedPlaceOf(path), routing) };
}

type Sending = {
  told: Told;
  ctx: Sender;
  eventId: string;
  photos: string[];
  textCheck: TextOpinion;
  area: AreaRecord;
  proxyFor?: ProxyFor | undefined;
  followsId?: string | undefined;
};

/** The report, in the words of who sent it. */
export function reportOf(sending: Sending): ReportRecord {
  const { told, ctx, eventId, area, proxyFor } = sending;
  const { place, category, text } = told;
  const _id = `rp_${eventId.slice(0, 24)}`;
  return {
    _id,
    number: reportNumber({ on: dayOf(ctx.now), areaCode: area.code }, randomInt),
    reporterId: ctx.caller.personId,
    category,
    areaId: area._id,
    areaPathAtCreation: area.path,
    placeText: placeText(area, place),
    title: titleOf({ text, category }, shortAddress(area)),
    text,
    photos: sending.photos,
    textCheck: sending.textCheck,
    workOrderId: workOrderIdOf(_id),
    submittedAt: ctx.now,
    ...defined({
      point: place.point || undefined,
      detail: place.detail || undefined,
      gcj02: place.gcj02 && defined(place.gcj02),
      homeText: proxyFor
        ? [address(area), proxyFor.door].filter(Boolean).join(' ')
        : homeTextOf(ctx.caller, area),
      proxyFor,
      followsId: sending.followsId,
    }),
  };
}

/** Ten in a hundred, by lot: the letters of an id are drawn by sha1. */
const isDrawn = (id: string): boolean =>
  Number.parseInt(id.slice(3, 11), 16) % 100 < rules.samplePercent;

type Opening = Pick<Intake, 'isAnonymous'> & {
  about?: Intake['about'] | undefined;
  decided?: Pick<Intake, 'agreedOn' | 'notHandledBy'>;
  ctx: Sender;
  path: readonly AreaRecord[];
  route: Intake['route'];
  reporterText: string;
};

/** The work order that answers a report. */
export function orderOf(report: ReportRecord, opening: Opening): WorkOrderRecord {
  const { ctx, path, route, about, decided, isAnonymous, reporterText } = opening;
  const { _id, number, reporterId, gcj02, textCheck, submittedAt, proxyFor } = report;
  const area = path.at(-1);
  const isInDoubt = textCheck === 'review' || textCheck === 'risky';
  const order = open(
    {
      category: report.category satisfies Category,
      route,
      reporterId,
      isAnonymous,
      isProxy: proxyFor !== undefined,
      ...(about && { about }),
      ...decided,
      reviewReasons: isInDoubt ? ['words'] : [],
      isSampled: isDrawn(_id),
      reports: [{ id: _id, reporterId, number, ...defined({ household: doorOf(report, ctx) }) }],
      desks: area ? desksAlong(area) : {},
      vacantRoles: vacantIn(path, ctx.now),
      holderText: '',
      submittedAt,
    },
    rules,
  );
  return {
    ...order,
    holderText: holderOf(path, order.level, ctx.now),
    _id: report.workOrderId,
    number,
    title: report.title,
    areaId: report.areaId,
    areaPathAtCreation: report.areaPathAtCreation,
    placeText: report.placeText,
    reporterText,
    followers: [reporterId],
    isDetached: false,
    ...defined({
      point: report.point,
      location: gcj02 && pointAt(gcj02),
      accuracy: gcj02?.accuracy,
      photo: report.photos[0],
      observerPost: isAnonymous
        ? undefined
        : observedAs(ctx.caller, { path, category: report.category }),
    }),
  };
}
