import { rules } from '#config/policy';
import { dayOf } from '#domain/day';
import { holderOf, vacantIn } from '#domain/holder';
import { open } from '#domain/intake';
import { promiseView } from '#domain/loop';
import { residentText } from '#domain/mask';
import { reportNumber } from '#domain/number';
import { desksAlong, placeText, shortAddress } from '#domain/place';
import { titleOf } from '#domain/title';
import { eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { ReportRecord } from '../../cloudfunctions/modules/report/records';
import {
  type WorkOrderRecord,
  workOrderIdOf,
} from '../../cloudfunctions/modules/work-order/records';
import { toldOf } from '../../cloudfunctions/modules/work-order/step-records';
import { eventOfCommand, momentFor } from './event';
import { randomFor } from './random';
import type { Story } from './story';
import type { Tree } from './tree';

export type SubmissionStage = { tree: Tree; fileIdOf: (picture: string) => string };

/** T1 as the handler of `report.submit` does it: the report, its work order and the event. */
export function submit(
  story: Story,
  { tree, fileIdOf }: SubmissionStage,
): { report: ReportRecord; order: WorkOrderRecord; event: EventRecord } {
  const eventId = eventIdOf(story.reporter._id, `${story.id}-0`);
  const report = reportOf(story, { eventId, photos: story.photos.map(fileIdOf) });
  const path = story.area.path.flatMap((id) => tree.byId.get(id) ?? []);
  const order = orderOf(story, { report, path });
  const { point, detail, category, text, reporter, at } = story;
  const facts = { photos: report.photos };
  const event = eventOfCommand({
    eventId,
    action: 'report.submit',
    callerId: reporter._id,
    at,
    told: toldOf(order, { name: 'report.submitted', moment: momentFor(reporter, at), facts }),
    input: { category, text, place: { areaId: story.area._id, point, detail } },
    answer: {
      id: report._id,
      number: report.number,
      promised: promiseView(order, at),
      holderText: order.holderText,
    },
  });
  return { report, order, event };
}

function reportOf(
  story: Story,
  { eventId, photos }: { eventId: string; photos: string[] },
): ReportRecord {
  const { area, category, text, reporter, at, point, detail } = story;
  const _id = `rp_${eventId.slice(0, 24)}`;
  const random = randomFor(`number ${story.id}`);
  const home = reporter.homes.find((one) => one.areaId === area._id) ?? reporter.homes[0];
  return {
    _id,
    number: reportNumber({ on: dayOf(at), areaCode: area.code }, (below) =>
      random.between(0, below - 1),
    ),
    reporterId: reporter._id,
    category,
    areaId: area._id,
    areaPathAtCreation: area.path,
    placeText: placeText(area, { point, detail }),
    title: titleOf({ text, category }, shortAddress(area)),
    text,
    photos,
    textCheck: 'pass',
    workOrderId: workOrderIdOf(_id),
    submittedAt: at,
    ...(point === undefined ? {} : { point }),
    ...(detail === undefined ? {} : { detail }),
    ...(home ? { homeText: [home.address, home.door].filter(Boolean).join(' ') } : {}),
  };
}

function orderOf(
  { reporter, at }: Story,
  { report, path }: { report: ReportRecord; path: readonly AreaRecord[] },
): WorkOrderRecord {
  const { _id, number, reporterId, category, submittedAt } = report;
  const area = path.at(-1);
  const order = open(
    {
      category,
      reporterId,
      reports: [{ id: _id, reporterId, number }],
      desks: area ? desksAlong(area) : {},
      vacantRoles: vacantIn(path, at),
      holderText: '',
      submittedAt,
    },
    rules,
  );
  const [photo] = report.photos;
  return {
    ...order,
    holderText: holderOf(path, order.level, at),
    _id: report.workOrderId,
    number,
    title: report.title,
    areaId: report.areaId,
    areaPathAtCreation: report.areaPathAtCreation,
    placeText: report.placeText,
    reporterText: residentText(reporter),
    followers: [reporterId],
    ...(photo === undefined ? {} : { photo }),
  };
}
