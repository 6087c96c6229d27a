import type { PhotoView } from '#contracts/file';
import { type Candidate as CandidateView, categoryWords, listCandidates } from '#contracts/report';
import { dayMs } from '#domain/day';
import {
  distanceMetres,
  isOwnMatter,
  mostMetres,
  placeSought,
  rankCandidates,
  type Sought,
  searchMetres,
} from '#domain/duplicate';
import { householdsOf } from '#domain/household';
import { neighbourPlace } from '#domain/place';
import { routeOf } from '#domain/routing';
import { defineQuery } from '#runtime/action';
import { find, near, op } from '#runtime/database';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { recentAreas } from '../area/records';
import { passedAmong } from '../file/records';
import { familyWith, type Known, knownOf } from '../work-order/known-records';
import { type WorkOrderRecord, workOrders } from '../work-order/records';
import { isForNeighbours } from './join';
import { pathTo } from './place';

/** What closed longer ago is another matter (`rules.md §4.1.5`). */
const closedMs = 7 * dayMs;
/** More open ones of one family in one building do not happen; the newest rank no higher than others. */
const mostRead = 100;

type Seeking = { sought: Sought; now: number };

/** Of one family, open or closed lately, in the building or at the public point. */
function atPlace({ sought, now }: Seeking): Promise<WorkOrderRecord[]> {
  const { buildingId, point, pointAreaId, areaId } = sought;
  const places = [
    ...(buildingId ? [{ areaPathAtCreation: buildingId }] : []),
    ...(point ? [{ areaPathAtCreation: pointAreaId ?? areaId, point }] : []),
  ];
  if (places.length === 0) return Promise.resolve([]);
  const category = op.in(familyWith(sought.category));
  const branches = places.flatMap((place) => [
    { ...place, category, isOpen: true },
    { ...place, category, isOpen: false, closedAt: op.gte(now - closedMs) },
  ]);
  return find(workOrders, { where: op.or(branches), limit: mostRead });
}

/** Of one family, open or closed lately, the nearest first; none where distance says nothing. What is open has no `closedAt`. */
function around({ sought, now }: Seeking): Promise<WorkOrderRecord[]> {
  const { location, category } = sought;
  if (!location || searchMetres(category) === 0) return Promise.resolve([]);
  return find(workOrders, {
    where: {
      location: near(location, mostMetres),
      category: op.in(familyWith(category)),
      closedAt: op.not(op.lt(now - closedMs)),
      isPrivate: false,
    },
    limit: mostRead,
  });
}

async function similar(seeking: Seeking): Promise<Known[]> {
  const { sought, now } = seeking;
  if (routeOf(sought.category).isPrivate || isOwnMatter(sought.category)) return [];
  const found = (await Promise.all([atPlace(seeking), around(seeking)])).flat();
  const once = [...new Map(found.map((order) => [order._id, order])).values()];
  return rankCandidates(once.filter(isForNeighbours).map(knownOf), sought, now);
}

/** The photo as neighbours may see it: the copy with faces covered before the photo itself. */
const neighbourPhoto = ({ photo, redactions = [] }: WorkOrderRecord): string | undefined =>
  redactions.findLast(({ of }) => of === photo)?.fileId ?? photo;

/** Photos that WeChat passed, or that somebody looked at and let through. */
async function photosOf(orders: readonly WorkOrderRecord[]) {
  const named = orders.flatMap((order) => {
    const photo = neighbourPhoto(order);
    return photo === undefined ? [] : [{ order, photo }];
  });
  const passed = await passedAmong(named.map(({ photo }) => photo));
  const shown = named.filter(
    ({ order, photo }) => passed.has(photo) || order.review?.decision === 'show',
  );
  const view = await photoViews(shown.map(({ photo }) => photo));
  return new Map(shown.map(({ order, photo }) => [order._id, view(photo)]));
}

type Showing = { sought: Sought; personId: string; photo: PhotoView | undefined; place: string };

function cardOf({ order, location }: Known, showing: Showing): CandidateView {
  const { sought, personId, photo, place } = showing;
  const metres = location && sought.location && distanceMetres(location, sought.location);
  return {
    workOrderId: order._id,
    categoryText: categoryWords(order.category),
    placeText: place,
    status: order.status,
    at: order.submittedAt,
    households: householdsOf(order),
    isMine: order.reports.some((one) => one.reporterId === personId && one.leftAt === undefined),
    ...defined({ photo, metres: metres === undefined ? undefined : Math.round(metres) }),
  };
}

export const candidates = defineQuery(listCandidates, async ({ category, place }, ctx) => {
  const path = await pathTo(ctx, place.areaId);
  const { gcj02, point } = place;
  const sought: Sought = {
    ...placeSought(path, point || undefined),
    category,
    ...defined({ location: gcj02, accuracy: gcj02?.accuracy }),
  };
  const found = await similar({ sought, now: ctx.now });
  const [areas, photos] = await Promise.all([
    recentAreas([...new Set(found.flatMap(({ areaPath }) => areaPath))]),
    photosOf(found.map(({ order }) => order)),
  ]);
  const pathOf = ({ areaPath }: Known) =>
    areaPath.flatMap((id) => areas.find(({ _id }) => _id === id) ?? []);
  return {
    items: found.map((one) =>
      cardOf(one, {
        sought,
        personId: ctx.caller.personId,
        photo: photos.get(one.id),
        place: neighbourPlace(pathOf(one), one.point),
      }),
    ),
  };
});
