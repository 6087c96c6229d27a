import { rules } from '#config/policy';
import { dayOf } from '#domain/day';
import { promiseView, system } from '#domain/loop';
import { residentText } from '#domain/mask';
import { reportNumber } from '#domain/number';
import { resolveRoute, routedPlaceOf } from '#domain/routing';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import { orderOf, reportOf } from '../../cloudfunctions/modules/report/new-report';
import { type Matter, opened } from '../../cloudfunctions/modules/report/opened-records';
import { proxyText } from '../../cloudfunctions/modules/report/proxy';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import { toldByResident } from '../../cloudfunctions/modules/report/told';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { contextFor, eventOfClock, eventOfCommand, momentFor } from './event';
import { randomFor } from './random';
import type { Story } from './story';
import type { Tree } from './tree';

export type SubmissionStage = { tree: Tree; fileIdOf: (picture: string) => string };

/** T1 as the handler of `report.submit` does it: the report, its work order and the event. */
export function submit(
  story: Story,
  { tree, fileIdOf }: SubmissionStage,
): { report: ReportRecord; order: WorkOrderRecord; event: EventRecord } {
  if (story.matter) return decided(story, story.matter, tree);
  const { point, detail, category, text, reporter, area, at, proxyFor } = story;
  const eventId = eventIdOf(reporter._id, `${story.id}-0`);
  const report = reportIn(story, { eventId, photos: story.photos.map(fileIdOf) });
  const order = orderIn(story, { report, tree });
  const moment = momentFor(reporter, at);
  const event = eventOfCommand({
    eventId,
    action: 'report.submit',
    callerId: reporter._id,
    at,
    told: toldByResident(order, {
      name: 'report.submitted',
      moment,
      facts: { photos: report.photos },
    }),
    input: { category, text, place: { areaId: area._id, point, detail }, proxyFor },
    answer: {
      id: report._id,
      number: report.number,
      promised: promiseView(order, at),
      holderText: order.holderText,
    },
  });
  return { report, order, event };
}

/** What a meeting decided becomes a work order as `council.open-orders` makes it. */
function decided({ id, reporter, area, category, at }: Story, matter: Matter, tree: Tree) {
  const path = area.path.flatMap((one) => tree.byId.get(one) ?? []);
  const routing = { version: 0, rows: [] };
  const route = resolveRoute(category, routedPlaceOf(path), routing);
  const place = { path, routing, area, route, category, isUnplaced: false };
  const made = opened(matter, { sender: contextFor(reporter, at), place });
  const number = numberOf(id, { area, at });
  const report = { ...made.report, number };
  const reports = made.order.reports.map((one) => ({ ...one, number }));
  const order = { ...made.order, number, reports };
  const moment = { actor: system, at, rules };
  const told = toldByResident(order, { name: 'report.submitted', moment });
  const event = eventOfClock(told, { key: `${matter.fromId}-report`, at });
  return { report, order, event };
}

/** The same at every first start. */
function numberOf(id: string, { area, at }: Pick<Story, 'area' | 'at'>): string {
  const random = randomFor(`number ${id}`);
  return reportNumber({ on: dayOf(at), areaCode: area.code }, (below) =>
    random.between(0, below - 1),
  );
}

/** As the cloud makes it, with a number that is the same at every first start. */
function reportIn(story: Story, { eventId, photos }: { eventId: string; photos: string[] }) {
  const { area, category, text, reporter, at, point, detail, proxyFor } = story;
  const report = reportOf({
    told: {
      category,
      text,
      place: {
        areaId: area._id,
        ...(point !== undefined && { point }),
        ...(detail !== undefined && { detail }),
      },
    },
    ctx: contextFor(reporter, at),
    eventId,
    photos,
    textCheck: 'pass',
    area,
    proxyFor,
  });
  return { ...report, number: numberOf(story.id, story) };
}

function orderIn(
  { reporter, at, category, proxyFor, isAnonymous = false }: Story,
  { report, tree }: { report: ReportRecord; tree: Tree },
): WorkOrderRecord {
  const path = report.areaPathAtCreation.flatMap((id) => tree.byId.get(id) ?? []);
  const route = resolveRoute(category, routedPlaceOf(path), { version: 0, rows: [] });
  const named = proxyFor ? proxyText(proxyFor) : residentText(reporter);
  return orderOf(report, {
    ctx: contextFor(reporter, at),
    path,
    route,
    isAnonymous,
    reporterText: isAnonymous ? '匿名居民' : named,
  });
}
