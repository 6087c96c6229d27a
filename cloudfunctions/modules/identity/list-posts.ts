import type { AreaLevel } from '#contracts/area';
import { AppError } from '#contracts/errors';
import { appointingRoles, listAppointments } from '#contracts/identity';
import { type Role, roles, roleWords } from '#contracts/roles';
import { neededAt, postsToGive, vacanciesOf } from '#domain/appointment';
import { isCurrent } from '#domain/membership';
import { listedBelow, trailWithin } from '#domain/tree';
import { defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasNow, areasWithin } from '../area/records';
import {
  type InviteRecord,
  invitesIn,
  invitesWaitingFor,
  type PersonRecord,
  peopleWithPostIn,
} from './records';

/** Areas in which the caller may give some post: what is below one of them is her own scope. */
const ownRoots = ({ caller }: Context): string[] =>
  caller.memberships
    .filter(({ role }) => (appointingRoles as readonly Role[]).includes(role))
    .map(({ areaId }) => areaId);

/** 「网格员 赵小河、陈安；网格长 顾明岚」: those who always answer for it; elsewhere whoever there is. */
function holdersText({ duties, level }: AreaRecord, now: number): string {
  const needed = neededAt[level];
  const current = duties.filter(
    (duty) => isCurrent(duty, now) && (!needed || needed.includes(duty.role)),
  );
  return [...new Set(current.map(({ role }) => role))]
    .map((role) => {
      const held = current.filter((duty) => duty.role === role);
      return `${roleWords[role]} ${held.map(({ name }) => name).join('、')}`;
    })
    .join('；');
}

/** What a row of the list tells about an area below. */
const rowOf = (area: AreaRecord, grids: readonly AreaRecord[], now: number) => ({
  id: area._id,
  name: area.name,
  level: area.level,
  holdersText: holdersText(area, now),
  vacancies: vacanciesOf(area, now),
  vacantGrids: grids.filter(
    (grid) => grid.path.includes(area._id) && vacanciesOf(grid, now).length > 0,
  ).length,
});

async function rowsBelow(area: AreaRecord, now: number) {
  const levels = listedBelow[area.level];
  const isAboveGrids = area.level === 'district' || area.level === 'subdistrict';
  const [grids, ...lists] = await Promise.all([
    isAboveGrids ? areasWithin(area._id, 'grid') : [],
    ...levels.map((level) => areasWithin(area._id, level)),
  ]);
  return lists.flat().map((below) => rowOf(below, grids, now));
}

const holdersOf = (person: PersonRecord, areaId: string, now: number) =>
  person.memberships
    .filter((one) => one.areaId === areaId && (one.until === undefined || one.until > now))
    .map(({ id, role, from, until, post, duty }) => ({
      personId: person._id,
      membershipId: id,
      name: person.name ?? '',
      role,
      from,
      ...defined({ until, post, duty }),
    }));

type Held = ReturnType<typeof holdersOf>[number];

/** Those who always answer for the area first, A岗 before B岗. */
function byWeight(level: AreaLevel) {
  const order = [...new Set([...(neededAt[level] ?? []), ...roles])];
  const weight = ({ role, post }: Held) => order.indexOf(role) * 2 + (post === 'backup' ? 1 : 0);
  return (a: Held, b: Held) => weight(a) - weight(b);
}

const inviteView = (invite: InviteRecord, { caller }: Context) => ({
  id: invite._id,
  name: invite.name,
  role: invite.role,
  areaName: invite.areaName,
  status: invite.status,
  expiresAt: invite.expiresAt,
  canConfirm:
    invite.invitedBy !== caller.personId &&
    invite.waitsFor.some((key) => caller.keys.includes(key)),
});

/** Who holds which post of an area of one's own scope, what is vacant there and below, what is on its way. */
export const listAction = defineQuery(listAppointments, async ({ areaId }, ctx) => {
  const roots = ownRoots(ctx);
  const wantedId = areaId ?? roots[0] ?? '';
  const [[area], holders, offered, waiting] = await Promise.all([
    areasNow([wantedId]),
    peopleWithPostIn(wantedId, undefined, 200),
    invitesIn(wantedId),
    invitesWaitingFor(ctx.caller.keys),
  ]);
  const trail = area ? trailWithin(area, new Set(roots)) : [];
  if (!area || trail.length === 0 || area.endedAt !== undefined) throw new AppError('not-found');
  const { memberships } = ctx.caller;
  const pending = new Map([...waiting, ...offered].map((one) => [one._id, one]));
  return {
    area: { id: area._id, name: area.name, level: area.level },
    trail,
    mayGive: postsToGive(area, memberships, ctx.now),
    vacancies: vacanciesOf(area, ctx.now),
    below: await rowsBelow(area, ctx.now),
    people: holders
      .flatMap((person) => holdersOf(person, area._id, ctx.now))
      .sort(byWeight(area.level)),
    invites: [...pending.values()]
      .filter((one) => one.expiresAt > ctx.now && one.status !== 'accepted')
      .map((one) => inviteView(one, ctx)),
  };
});
