import {
  addOffline,
  coverageRoles,
  listOffline,
  type OfflinePerson,
  removeOffline,
} from '#contracts/coverage';
import { AppError, refusedAt } from '#contracts/errors';
import { dayOf } from '#domain/day';
import { shortAddress } from '#domain/place';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Attempt } from '#runtime/command';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, recentArea } from '../area/records';
import { type OfflinePersonRecord, offlineIdOf, offlinePeople } from './records';
import { liesIn, ownAreas } from './scope';
import { offlineIn } from './tell-records';

/** Somebody on the list, for those who ring or go there. */
export const personView = ({
  _id,
  areaId,
  shortAddress: where,
  door,
  name,
  phone,
  how,
  consent,
}: OfflinePersonRecord): OfflinePerson => ({
  id: _id,
  areaId,
  shortAddress: where,
  door,
  how,
  consentOn: consent.on,
  consent: consent.kind,
  ...defined({ name, phone }),
});

const pageSize = 20;

const list = defineQuery(listOffline, async ({ cursor }, { caller }) => {
  const after = readCursor(cursor);
  const found = await offlineIn(ownAreas(caller, coverageRoles), { after, limit: pageSize + 1 });
  const people = found.slice(0, pageSize);
  const last = found.length > pageSize ? people.at(-1) : undefined;
  return {
    people: people.map(personView),
    ...(last && { nextCursor: cursorOf({ at: last.order, id: last._id }) }),
  };
});

/** A unit, or a house without stairwells, of the caller's own area. */
function dwelling(area: AreaRecord | undefined, { caller }: Context): AreaRecord {
  if (!area || area.endedAt !== undefined || !liesIn(area.path, ownAreas(caller, coverageRoles)))
    throw new AppError('not-found');
  if (area.level !== 'unit' && area.level !== 'building') throw refusedAt('areaId', '请选到单元');
  return area;
}

/** People of one door on the list at most. */
const mostPerDoor = 4;

type Add = Attempt<typeof addOffline, AreaRecord | undefined>;

/** The same name, or the same phone, or nobody could tell them apart. */
const isSame = (one: OfflinePersonRecord, { name, phone }: Add['input']): boolean =>
  one.name === name || (phone !== undefined && one.phone === phone);

async function freeId(tx: Transaction, input: Add['input']): Promise<string> {
  for (let place = 0; place < mostPerDoor; place += 1) {
    const id = offlineIdOf(input.areaId, input.door, place);
    const kept = await tx.get(offlinePeople, id);
    if (!kept) return id;
    if (isSame(kept, input))
      throw new AppError('step-not-allowed', {
        reason: '这一户的这位已经在名单上了；同住的另一位请写上称呼再加',
      });
  }
  throw new AppError('step-not-allowed', { reason: `一户最多登记 ${mostPerDoor} 位` });
}

function refuseIncomplete({ how, phone, consentOn }: Add['input'], now: number): void {
  if (how === 'phone' && phone === undefined)
    throw refusedAt('phone', '打电话告知要留电话；没有电话请选上门告知');
  if (consentOn > dayOf(now)) throw refusedAt('consentOn', '请写她已经同意的那一天');
}

const add = defineCommand(addOffline, {
  prepare: ({ areaId }) => recentArea(areaId),
  async transact({ tx, input, ctx, prepared }) {
    const area = dwelling(prepared, ctx);
    refuseIncomplete(input, ctx.now);
    const { door, how, name, phone } = input;
    const id = await freeId(tx, input);
    await tx.set(offlinePeople, {
      _id: id,
      areaId: area._id,
      areaPath: area.path,
      shortAddress: shortAddress(area),
      door,
      how,
      consent: { kind: input.consent, on: input.consentOn, takenBy: ctx.caller.personId },
      order: ctx.now,
      version: 1,
      ...defined({ name, phone }),
    });
    return { answer: { id }, name: 'coverage.offline-added', subjectIds: [id] };
  },
  async recheck({ areaId }, ctx) {
    dwelling(await recentArea(areaId), ctx);
  },
});

const remove = defineCommand(removeOffline, {
  async transact({ tx, input: { id }, ctx: { caller } }) {
    const kept = await tx.get(offlinePeople, id);
    if (!kept || !liesIn(kept.areaPath, ownAreas(caller, coverageRoles)))
      throw new AppError('not-found');
    await tx.remove(offlinePeople, id);
    return { answer: {}, name: 'coverage.offline-removed', subjectIds: [id] };
  },
});

export const offlineActions = [list, add, remove];
