import { randomInt } from 'node:crypto';
import { policy, rules } from '#config/policy';
import type { Received } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { submitReport } from '#contracts/report';
import { dayOf } from '#domain/day';
import { holderOf, vacantIn } from '#domain/holder';
import { open } from '#domain/intake';
import { promiseView } from '#domain/loop';
import { residentText } from '#domain/mask';
import { reportNumber } from '#domain/number';
import { desksAlong, placeText, shortAddress } from '#domain/place';
import { titleOf } from '#domain/title';
import { defineCommand } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import type { Caller, Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { checkText, type TextOpinion } from '#runtime/openapi';
import { type AreaRecord, recentAreas, recentPath } from '../area/records';
import { type WorkOrderRecord, workOrderIdOf, workOrders } from '../work-order/records';
import { momentOf, toldOf } from '../work-order/step-records';
import { closedIn } from './place';
import { type ReportRecord, reports } from './records';

type Input = Received<typeof submitReport>;
type Prepared = { path: readonly AreaRecord[]; textCheck: TextOpinion };
type Submitting = Attempt<typeof submitReport, Prepared>;

/** At one's own home the areas along the path are known before anything is read. */
const pathOf = ({ caller }: Context, areaId: string): Promise<AreaRecord[]> => {
  const home = caller.person?.homes.find((one) => one.areaId === areaId);
  return home ? recentAreas(home.areaPath) : recentPath(areaId);
};

const wordsOf = ({ text, place }: Input) =>
  [text, place.point, place.detail].filter(Boolean).join('\n');

async function prepare(input: Input, ctx: Context): Promise<Prepared> {
  const words = wordsOf(input);
  const [path, textCheck] = await Promise.all([
    pathOf(ctx, input.place.areaId),
    words ? checkText(words, ctx.caller.openid) : ('pass' as const),
  ]);
  return { path, textCheck };
}

/** What must hold before anything is written: today's limit, a place that exists, an open category. */
function check({ input, ctx, prepared: { path } }: Submitting): AreaRecord {
  const { reported } = ctx.caller.person ?? {};
  const isLimitReached =
    reported?.on === dayOf(ctx.now) && reported.eventIds.length >= policy.reportsPerDay.value;
  if (isLimitReached) throw new AppError('too-many');
  const area = path.at(-1);
  if (area?._id !== input.place.areaId || area.endedAt !== undefined)
    throw new AppError('invalid-input', {
      fields: [{ field: 'place.areaId', words: '这个地点已经调整，请重新选一次' }],
    });
  if (closedIn(path).includes(input.category))
    throw new AppError('invalid-input', {
      fields: [{ field: 'category', words: '这一类现在不能在这里反映，请打社区电话' }],
    });
  return area;
}

/** Where she lives, as it was when she reported: only a reveal shows it. */
const homeTextOf = ({ person }: Caller, areaId: string): string | undefined => {
  const homes = person?.homes ?? [];
  const home = homes.find((one) => one.areaId === areaId) ?? homes[0];
  return home && [home.address, home.door].filter(Boolean).join(' ');
};

function reportOf(
  { input, ctx, eventId, prepared }: Submitting,
  { area, photos }: { area: AreaRecord; photos: string[] },
): ReportRecord {
  const { place, category, text } = input;
  const _id = `rp_${eventId.slice(0, 24)}`;
  const { caller, now } = ctx;
  return {
    _id,
    number: reportNumber({ on: dayOf(now), areaCode: area.code }, randomInt),
    reporterId: caller.personId,
    category,
    areaId: area._id,
    areaPathAtCreation: area.path,
    placeText: placeText(area, place),
    title: titleOf({ text, category }, shortAddress(area)),
    text,
    photos,
    textCheck: prepared.textCheck,
    workOrderId: workOrderIdOf(_id),
    submittedAt: now,
    ...defined({
      point: place.point,
      detail: place.detail,
      gcj02: place.gcj02 && defined(place.gcj02),
      homeText: homeTextOf(caller, area._id),
    }),
  };
}

function orderOf(report: ReportRecord, path: readonly AreaRecord[], ctx: Context): WorkOrderRecord {
  const area = path.at(-1);
  const desks = area ? desksAlong(area) : {};
  const { _id, number, reporterId, category, submittedAt } = report;
  const order = open(
    {
      category,
      reporterId,
      reports: [{ id: _id, reporterId, number }],
      desks,
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
    reporterText: residentText(ctx.caller.person ?? {}),
    followers: [reporterId],
    ...defined({ photo: report.photos[0] }),
  };
}

/** T1: the report and the work order that answers it, in one transaction. */
export const submit = defineCommand(submitReport, {
  prepare,
  async transact(attempt: Submitting) {
    const { tx, input, ctx, eventId, prepared } = attempt;
    const area = check(attempt);
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const report = reportOf(attempt, { area, photos });
    const order = orderOf(report, prepared.path, ctx);
    await tx.set(reports, report);
    await tx.set(workOrders, order);
    const facts = { photos, ...defined({ batchId: input.photos?.batchId }) };
    return {
      ...toldOf(order, { name: 'report.submitted', moment: momentOf(ctx), facts }),
      answer: {
        id: report._id,
        number: report.number,
        promised: promiseView(order, ctx.now),
        holderText: order.holderText,
      },
    };
  },
});
