import type { Received } from '#contracts/action';
import { saveHall } from '#contracts/council-halls';
import { AppError, refusedAt } from '#contracts/errors';
import { writtenFrom } from '#domain/cadence';
import { dateText, dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { derivedId, newId } from '#runtime/ids';
import { type AreaRecord, areasNow } from '../area/records';
import { people } from '../identity/records';
import { editedHall, hallArea } from './hall-editor';
import { hallPlaceOf } from './hall-place';
import { type HallRecord, halls } from './records';
import { leaderText } from './stepping';

type Wanted = Received<typeof saveHall>;
type Attempt = { tx: Transaction; input: Wanted; ctx: Context; area: AreaRecord };
type Moderator = HallRecord['moderators'][number];

/** Her post of 话事员 in the area or above it: without an end, or the one that lasts longest; undefined where she has none now. */
async function moderatorOf(
  { tx, ctx, area }: Attempt,
  { personId, source }: Wanted['moderators'][number],
): Promise<Moderator | undefined> {
  const person = await tx.get(people, personId);
  const ends = (person?.memberships ?? [])
    .filter(
      (one) =>
        one.role === 'moderator' && area.path.includes(one.areaId) && isCurrent(one, ctx.now),
    )
    .map(({ until }) => until ?? Number.POSITIVE_INFINITY);
  if (ends.length === 0) return undefined;
  const until = Math.max(...ends);
  return {
    personId,
    name: person?.name ?? '',
    ...defined({ source }),
    ...(Number.isFinite(until) && { until }),
  };
}

async function moderatorsOf(attempt: Attempt): Promise<Moderator[]> {
  const found: Moderator[] = [];
  for (const [index, wanted] of attempt.input.moderators.entries()) {
    const moderator = await moderatorOf(attempt, wanted);
    if (!moderator)
      throw refusedAt(`moderators.${index}`, '这位现在没有话事员岗位，请先到「工作身份」里任命');
    found.push(moderator);
  }
  return [...new Map(found.map((one) => [one.personId, one])).values()];
}

const written = ({ area, input }: Attempt, moderators: Moderator[]) => {
  const { name, place, hasOwnersCommittee, capacity, phone } = input;
  return {
    ...hallPlaceOf(area),
    ...{ name, place, hasOwnersCommittee, moderators },
    ...defined({ capacity, phone }),
    moderatorIds: moderators.map(({ personId }) => personId),
  };
};

/** The hall as it was, for somebody who may change it and saw it as it is. */
async function before({ tx, input, ctx }: Attempt, id: string): Promise<HallRecord> {
  const hall = editedHall(await tx.get(halls, id), ctx.caller);
  if (hall.version !== input.version) throw new AppError('conflict', { version: hall.version });
  if (hall.closed)
    throw new AppError('step-not-allowed', { reason: '这个议事厅已经停用，不能再改' });
  return hall;
}

function changed(attempt: Attempt, hall: HallRecord, moderators: Moderator[]): HallRecord {
  const { capacity: _, phone: __, ...kept } = hall;
  const { place } = attempt.input;
  const today = dayOf(attempt.ctx.now);
  const names = moderators.map(({ name }) => name);
  return {
    ...kept,
    ...written(attempt, moderators),
    ...(hall.place !== place && { movedNote: `从${dateText(today, today)}起在${place}开` }),
    namedOnly: hall.namedOnly.filter((name) => !names.includes(name)),
    version: hall.version + 1,
  };
}

async function opened(attempt: Attempt, moderators: Moderator[]): Promise<HallRecord> {
  const { tx, input, ctx } = attempt;
  const wanted = derivedId('ha', input.areaId, input.name);
  const there = await tx.get(halls, wanted);
  if (there?.name === input.name && !there.closed)
    throw refusedAt('name', '这里已经有同名的议事厅了');
  const openedOn = dayOf(ctx.now);
  return {
    _id: there ? newId('ha') : wanted,
    ...written(attempt, moderators),
    namedOnly: [],
    order: ctx.now,
    months: {},
    openedOn,
    cadenceTo: writtenFrom(openedOn),
    absences: {},
    openDecisions: 0,
    version: 1,
  };
}

/** What is told of a hall that moved: where from and where to, and the meeting that is announced there. */
const movedFacts = ({ place: fromPlace, next }: HallRecord) => ({
  fromPlace,
  meetingIds: next?.status === 'published' ? [next.meetingId] : [],
});

export const save = defineCommand(saveHall, {
  prepare: async ({ areaId }) => (await areasNow([areaId]))[0],
  async transact({ tx, input, ctx, prepared }) {
    const attempt = { tx, input, ctx, area: hallArea(prepared, ctx.caller) };
    const old = input.id === undefined ? undefined : await before(attempt, input.id);
    const moderators = await moderatorsOf(attempt);
    const hall = old ? changed(attempt, old, moderators) : await opened(attempt, moderators);
    await tx.set(halls, hall);
    const isMoved = old !== undefined && old.place !== hall.place;
    const { _id: id, version, name: hallName, place } = hall;
    return {
      answer: { id, version },
      name: isMoved ? 'council.hall-moved' : 'council.hall-saved',
      subjectIds: [id],
      data: { hallId: id, hallName, place, ...(isMoved && movedFacts(old)) },
      callerText: leaderText(hall, ctx.caller),
    };
  },
  async recheck({ areaId }, { caller }) {
    hallArea((await areasNow([areaId]))[0], caller);
  },
});
