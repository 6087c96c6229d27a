import type { Received } from '#contracts/action';
import {
  answerAmendment,
  circulateMinutes,
  saveMinutes,
  sendBackMinutes,
} from '#contracts/council-minutes';
import { AppError, type FieldProblem } from '#contracts/errors';
import { dayOf } from '#domain/day';
import type { MinutesItem } from '#domain/meeting/model';
import type { Move } from '#domain/meeting/moves';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos } from '#runtime/files';
import { type AreaRecord, recentAreas } from '../area/records';
import { type MeetingRecord, meetings } from './records';
import { momentOf, recheckSay, stepMeeting } from './stepping';
import { type Part, riskyFields } from './wording';

type Written = Received<typeof saveMinutes>['items'];

/** Words of these minutes that were not there before, each with its field. */
function newWords(items: Written, before: readonly MinutesItem[] = []): Part[] {
  const known = new Map(before.map((one) => [one.itemId, one]));
  return items.flatMap(({ itemId, problem, opinions, conclusion, decision }, index) => {
    const old = known.get(itemId);
    const oldWords: readonly unknown[] = [
      ...[old?.problem, old?.opinions, old?.conclusion],
      ...Object.values(old?.decision ?? {}),
    ];
    const words = Object.entries({ problem, opinions, conclusion });
    const decided = Object.entries({
      ...(decision && 'ownerText' in decision && { ownerText: decision.ownerText }),
      ...(decision?.kind === 'not-adopted' && { reason: decision.reason }),
    }).map(([field, text]): [string, string] => [`decision.${field}`, text]);
    return [...words, ...decided]
      .filter(([, text]) => !oldWords.includes(text))
      .map(([field, text]) => ({ field: `items.${index}.${field}`, text }));
  });
}

/** Decisions whose day lies before the meeting, or whose work order would lie elsewhere. */
function impossible(
  items: Written,
  { startedAt, communityId }: MeetingRecord,
  places: readonly AreaRecord[],
): FieldProblem[] {
  return items.flatMap(({ decision }, index) => {
    const problems: FieldProblem[] = [];
    const at = `items.${index}.decision`;
    if (decision && 'dueOn' in decision && decision.dueOn < dayOf(startedAt ?? 0))
      problems.push({ field: `${at}.dueOn`, words: '期限要在开会以后' });
    if (decision?.kind === 'work-order') {
      const place = places.find(({ _id }) => _id === decision.areaId);
      if (!place?.path.includes(communityId) || place.endedAt !== undefined)
        problems.push({ field: `${at}.areaId`, words: '请选本社区的地方' });
    }
    return problems;
  });
}

const stepped = (tx: Transaction, id: string, { move, ctx }: { move: Move; ctx: Context }) =>
  stepMeeting(tx, id, { move, moment: (hall) => momentOf(hall, ctx) });

const save = defineCommand(saveMinutes, {
  recheck: recheckSay,
  async prepare({ id, items }, { caller }) {
    const before = await get(meetings, id);
    const areaIds = items.flatMap(({ decision }) =>
      decision?.kind === 'work-order' ? [decision.areaId] : [],
    );
    const [risky, places] = await Promise.all([
      riskyFields(newWords(items, before?.minutes?.items), caller.openid),
      areaIds.length > 0 ? recentAreas([...new Set(areaIds)]) : [],
    ]);
    return { risky, places };
  },
  async transact({ tx, input, ctx, eventId, prepared: { risky, places } }) {
    const { id, version } = input;
    const photos = await claimPhotos(tx, { photos: input.photos, ctx, eventId });
    const items = input.items.map(({ decision, ...said }) => ({
      ...said,
      ...defined({ decision }),
    }));
    const move = { step: 'save-minutes' as const, version, items, photos };
    const { next, told, answer } = await stepped(tx, id, { move, ctx });
    const fields = [...risky, ...impossible(input.items, next, places)];
    if (fields.length > 0) throw new AppError('invalid-input', { fields });
    const batch = input.photos && { photos, batchId: input.photos.batchId };
    return { ...told, data: { meetingId: id, hallId: next.hallId, ...batch }, answer };
  },
});

const circulate = defineCommand(circulateMinutes, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version }, ctx }) {
    const move = { step: 'circulate' as const, version };
    const { next, told, answer } = await stepped(tx, id, { move, ctx });
    const until = next.minutes?.amendUntil;
    return { ...told, data: { ...told.data, ...defined({ until }) }, answer };
  },
});

const answerOne = defineCommand(answerAmendment, {
  recheck: recheckSay,
  async transact({ tx, input: { id, ...said }, ctx }) {
    const move = { step: 'answer-amendment' as const, ...said };
    const { next, told, answer } = await stepped(tx, id, { move, ctx });
    const { amendmentId, isTaken } = said;
    const asked = next.minutes?.amendments.find((one) => one.id === amendmentId);
    const { tell: _, ...facts } = told.data as typeof told.data & { tell?: string[] };
    const data = { ...facts, amendmentId, isTaken, ...defined({ personId: asked?.personId }) };
    return { ...told, data, answer };
  },
});

const sendBack = defineCommand(sendBackMinutes, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version, reason }, ctx }) {
    const move = { step: 'send-back' as const, version, reason };
    const { told, answer } = await stepped(tx, id, { move, ctx });
    return { ...told, data: { ...told.data, reason }, answer };
  },
});

export const minutesActions = [save, circulate, answerOne, sendBack];
