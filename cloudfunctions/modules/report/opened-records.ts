import { rules } from '#config/policy';
import type { Category } from '#contracts/category';
import { AppError } from '#contracts/errors';
import type { Day } from '#domain/day';
import { system } from '#domain/loop';
import { isCurrent } from '#domain/membership';
import { resolveRoute, routedPlaceOf } from '#domain/routing';
import { get, type Transaction } from '#runtime/database';
import { hashOf } from '#runtime/ids';
import type { TextOpinion } from '#runtime/openapi';
import { recentPath } from '../area/records';
import { people } from '../identity/records';
import { type OrderSource, type WorkOrderRecord, workOrders } from '../work-order/records';
import {
  type Located,
  locate,
  orderOf,
  type Placed,
  reportOf,
  type Sender,
  withRouting,
} from './new-report';
import { type ReportRecord, reports } from './records';
import { type ToldEvent, toldByResident } from './told';

export type { Sender } from './new-report';

/** Whoever brought a matter, as her report knows her: she does not ask herself. */
export async function senderOf(personId: string, now: number): Promise<Sender> {
  const person = await get(people, personId);
  const memberships = (person?.memberships ?? []).filter((one) => isCurrent(one, now));
  return { now, caller: { personId, memberships, ...(person && { person }) } };
}

/** Where a matter that did not come through the form goes. */
export type MatterPlace = Placed &
  Located & {
    category: Category;
    /** Its place is gone or its category is closed there: the community sorts it. */
    isUnplaced: boolean;
  };

type Wanted = { category: Category; areaId: string; communityId: string };

/** It would have to name somebody, which only a resident herself can do. */
const needsForm: readonly Category[] = ['staff-conduct'];

function located(wanted: Wanted, placed: Placed): Located | undefined {
  if (needsForm.includes(wanted.category)) return undefined;
  try {
    return locate(
      { category: wanted.category, place: { areaId: wanted.areaId }, text: '' },
      placed,
    );
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/**
 * Where something goes that somebody wants handled: as 不清楚 to the community where its place is gone or its
 * category closed, so that nothing is lost. Asks the database, so it runs before the transaction.
 */
export async function placeMatter(wanted: Wanted): Promise<MatterPlace> {
  const { category } = wanted;
  const placed = await withRouting(await recentPath(wanted.areaId));
  const found = located(wanted, placed);
  if (found) return { ...placed, ...found, category, isUnplaced: false };
  const atCommunity = await withRouting(await recentPath(wanted.communityId));
  const area = atCommunity.path.at(-1);
  if (!area) throw new RangeError(`no area ${wanted.communityId}`);
  const route = resolveRoute('unsure', routedPlaceOf(atCommunity.path), atCommunity.routing);
  return { ...atCommunity, area, route, category: 'unsure', isUnplaced: true };
}

/** A matter that did not come through the form. */
export type Matter = {
  /** What it comes from, by id: the same again is the same report. */
  fromId: string;
  text: string;
  textCheck: TextOpinion;
  /** How colleagues read who brought it: 「5号楼居民 等 7 人」. */
  reporterText: string;
  source: OrderSource;
  agreedOn?: Day;
  /** Who moderates the meeting it comes from. */
  notHandledBy: string[];
};

/** The report of a matter, found from what it comes from. */
export const reportIdFrom = (fromId: string): string => `rp_${hashOf(fromId).slice(0, 24)}`;

/** The meeting something comes from: 「丹桂苑 11月议事会」. */
export const sourceText = ({ hallName, meetingTitle }: OrderSource): string =>
  `${hallName} ${meetingTitle}`;

type Opened = { report: ReportRecord; order: WorkOrderRecord };

/** Report and work order of a matter as they are to be; nothing is written yet. */
export function opened(matter: Matter, { sender, place }: Opening): Opened {
  const { area, category, route, path } = place;
  const { fromId, text, textCheck, reporterText, source, agreedOn, notHandledBy } = matter;
  const report = reportOf({
    told: { category, text, place: { areaId: area._id } },
    ctx: sender,
    eventId: hashOf(fromId),
    photos: [],
    textCheck,
    area,
  });
  const decided = { notHandledBy, ...(agreedOn !== undefined && { agreedOn }) };
  const { decisionId } = source;
  const isFollowed = source.as === 'decision' && decisionId !== undefined;
  const opening = { ctx: sender, path, route, decided, isAnonymous: false, reporterText };
  const order = { ...orderOf(report, opening), source };
  return { report, order: isFollowed ? { ...order, decisionIds: [decisionId] } : order };
}

type Opening = { sender: Sender; place: MatterPlace };

/**
 * Writes the report and the work order of a matter, by ids that follow from what it comes from, and answers both
 * with the event that tells dispatchers of it as of any report. The caller records that event, and looks first
 * whether the report is there.
 */
export async function openMatter(
  tx: Transaction,
  matter: Matter,
  opening: Opening,
): Promise<Opened & { told: ToldEvent }> {
  const { report, order } = opened(matter, opening);
  await tx.set(reports, report);
  await tx.set(workOrders, order);
  const moment = { actor: system, at: opening.sender.now, rules };
  return { report, order, told: toldByResident(order, { name: 'report.submitted', moment }) };
}
