import { policy, rules } from '#config/policy';
import { AppError } from '#contracts/errors';
import { answerObjection, listObjections, objectToSheet } from '#contracts/points-sheet';
import type { Role } from '#contracts/roles';
import { addWorkingDays } from '#domain/calendar';
import { roleKey } from '#domain/membership';
import { defineCommand, defineQuery, type Served } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { get } from '#runtime/database';
import { derivedId } from '#runtime/ids';
import { checkText } from '#runtime/openapi';
import { areasOf, livesIn, postText } from './account-records';
import { objections, type SheetRecord, sheetIdOf, sheets } from './records';
import { openObjectionsIn } from './sheet-records';

/** One objection a person and month. */
export const objectionIdOf = (about: { communityId: string; month: string; personId: string }) =>
  derivedId('ob', about.communityId, about.month, about.personId);

/** Whoever lives in the community may object while the days run. */
function refuseOthers(sheet: SheetRecord | undefined, { person }: Caller, now: number): void {
  if (!sheet || !livesIn(person, sheet.communityId)) throw new AppError('not-found');
  if (now > sheet.objectionsUntil)
    throw new AppError('step-not-allowed', {
      reason: '这个月的公示期已经过了，有问题请直接找社区',
    });
}

const object = defineCommand(objectToSheet, {
  prepare: ({ text }, { caller }) => checkText(text, caller.openid),
  async transact({ tx, input: { communityId, month, text }, ctx, prepared }) {
    const { caller, now } = ctx;
    const sheetId = sheetIdOf(communityId, month);
    refuseOthers(await tx.get(sheets, sheetId), caller, now);
    const about = { communityId, month, personId: caller.personId };
    const _id = objectionIdOf(about);
    if (await tx.get(objections, _id))
      throw new AppError('step-not-allowed', {
        reason: '这个月您已经提过一次，答复会登在公示表上',
      });
    const dueAt = addWorkingDays(now, policy.answerObjection.value.workingDays, rules).at;
    const isHeldBack = prepared !== 'pass';
    await tx.set(objections, {
      _id,
      ...about,
      text,
      isHeldBack,
      at: now,
      dueAt,
      isOpen: true,
      version: 1,
    });
    return {
      answer: { answerBy: dueAt },
      name: 'points.objected',
      subjectIds: [sheetId],
      data: { communityId, month, dueAt, tell: [roleKey('chief-grid-lead', communityId)] },
    };
  },
});

const list = defineQuery(listObjections, async (_, { caller }) => {
  const found = await openObjectionsIn(areasOf(caller, listObjections.roles as readonly Role[]));
  return { items: found.map(({ _id: id, ...objection }) => ({ id, ...objection })) };
});

const isChiefOf = ({ memberships }: Caller, communityId: string): boolean =>
  memberships.some(({ role, areaId }) => role === 'chief-grid-lead' && areaId === communityId);

const answer = defineCommand(answerObjection, {
  async transact({ tx, input: { id, version, answer: words }, ctx }) {
    const { caller, now } = ctx;
    const objection = await tx.get(objections, id);
    if (!objection || !isChiefOf(caller, objection.communityId)) throw new AppError('not-found');
    if (!objection.isOpen)
      throw new AppError('step-not-allowed', { reason: '这条意见已经答复过了' });
    if (objection.version !== version)
      throw new AppError('conflict', { version: objection.version });
    const { communityId, month, personId } = objection;
    const answeredText = postText({ areaPath: [communityId] }, caller, ['chief-grid-lead']);
    await tx.set(objections, {
      ...objection,
      isOpen: false,
      answer: words,
      answeredText,
      answeredAt: now,
      version: version + 1,
    });
    return {
      answer: {},
      name: 'points.objection-answered',
      subjectIds: [sheetIdOf(communityId, month)],
      data: { communityId, month, personId },
      callerText: answeredText,
    };
  },
  recheck: async ({ id }, { caller }) => {
    const objection = await get(objections, id);
    if (!objection || !isChiefOf(caller, objection.communityId)) throw new AppError('not-found');
  },
});

export const objectionActions: readonly Served[] = [object, list, answer];
