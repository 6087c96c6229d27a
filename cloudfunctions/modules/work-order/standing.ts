import type { Category } from '#contracts/category';
import { categoryWords } from '#contracts/report';
import { neighbourPlace, shortAddress } from '#domain/place';
import { type Standing, standingOf } from '#domain/standing';
import type { Caller } from '#runtime/context';
import { type AreaRecord, recentAreas } from '../area/records';
import type { WorkOrderRecord } from './records';

/** These happen inside a home: without the door nobody finds it. */
const atHome: readonly Category[] = ['errand', 'special-care'];

/** What of an order this reader is shown: its place, title, photo, and what its reporter is called. */
export type Shown = {
  standing: Standing;
  placeText: string;
  title: string;
  reporterText: string;
  /** A photo as this reader may see it; undefined where she may not. */
  photoOf: (fileId: string | undefined) => string | undefined;
};

const redacted = ({ redactions = [] }: WorkOrderRecord, fileId: string | undefined) =>
  redactions.findLast(({ of }) => of === fileId)?.fileId;

export const anonymousText = '匿名居民';

const reporterText = (order: WorkOrderRecord, standing: Standing): string => {
  if (standing === 'property') return '居民';
  return order.isAnonymous ? anonymousText : order.reporterText;
};

const pathOf = (order: WorkOrderRecord, areas: readonly AreaRecord[]): AreaRecord[] =>
  order.areaPathAtCreation.flatMap((id) => areas.find(({ _id }) => _id === id) ?? []);

/** A title without words of its own names the stairwell: then the building stands there. */
function outsideTitle(order: WorkOrderRecord, path: readonly AreaRecord[]): string {
  const area = path.at(-1);
  if (area?.level !== 'unit') return order.title;
  return order.title.replaceAll(shortAddress(area), neighbourPlace(path, undefined));
}

type Known = { standing: Standing; areas: readonly AreaRecord[] };

function faceOf(
  order: WorkOrderRecord,
  { standing, areas }: Known,
): Pick<Shown, 'placeText' | 'title'> {
  if (standing === 'desk') return order;
  const path = pathOf(order, areas);
  const placeText = neighbourPlace(path, order.point);
  if (standing === 'property')
    return { placeText, title: `${placeText} · ${categoryWords(order.category)}` };
  if (atHome.includes(order.category)) return order;
  return { placeText, title: outsideTitle(order, path) };
}

const shownTo = (order: WorkOrderRecord, known: Known): Shown => {
  const { placeText, title } = faceOf(order, known);
  const { standing } = known;
  return {
    standing,
    placeText,
    title,
    reporterText: reporterText(order, standing),
    photoOf: (fileId) => (standing === 'property' ? redacted(order, fileId) : fileId),
  };
};

/** What of each of these orders the caller is shown; areas are read only where somebody must not see the door. */
export async function showing(
  orders: readonly WorkOrderRecord[],
  caller: Caller,
): Promise<(order: WorkOrderRecord) => Shown> {
  const outside = orders.filter((order) => standingOf(order, caller) !== 'desk');
  const areas = await recentAreas([
    ...new Set(outside.flatMap(({ areaPathAtCreation }) => areaPathAtCreation)),
  ]);
  return (order) => shownTo(order, { standing: standingOf(order, caller), areas });
}
