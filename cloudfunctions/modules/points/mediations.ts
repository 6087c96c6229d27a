import type { Returned } from '#contracts/action';
import { AppError, refusedAt } from '#contracts/errors';
import type { PhotoView } from '#contracts/file';
import { confirmMediation, listMediations, recordMediation } from '#contracts/points-mediation';
import type { Role } from '#contracts/roles';
import { obstacleToConfirm } from '#domain/candidate';
import { refuseWith } from '#domain/earning';
import { shortAddress } from '#domain/place';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Context } from '#runtime/context';
import { cursorOf, readCursor } from '#runtime/cursor';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { claimPhotos, photoViews } from '#runtime/files';
import { derivedId } from '#runtime/ids';
import { type AreaRecord, recentArea } from '../area/records';
import type { Membership } from '../identity/records';
import { type Holders, holderIn, holdersOf, nameOf } from './candidates';
import { textOf } from './deciding';
import { mediationsIn } from './mediation-records';
import { type MediationRecord, mediations } from './records';

const pageSize = 20;

/** The caller's post in a community, for what nobody outside of it may know of. */
function postIn({ caller }: Context, communityId: string | undefined): Membership {
  const post = caller.memberships.find(
    ({ role, areaId }) =>
      (listMediations.roles as readonly Role[]).includes(role) && areaId === communityId,
  );
  if (!post) throw new AppError('not-found');
  return post;
}

type Row = Returned<typeof listMediations>['items'][number];
type Look = { holders: Holders; view: (fileId: string) => PhotoView; ctx: Context };

function rowOf(mediation: MediationRecord, { holders, view, ctx }: Look): Row {
  const { _id: id, version, at, place, parties, outcome, note, recordedText } = mediation;
  const isChief = ctx.caller.roles.has('chief-grid-lead');
  const obstacle = isChief ? obstacleToConfirm(mediation, ctx.caller.personId) : '由总网格长确认';
  const isConfirmed = mediation.confirmedAt !== undefined;
  return {
    ...{ id, version, at, place, parties, outcome, note, recordedText, isConfirmed },
    photos: mediation.photos.map(view),
    mediators: mediation.mediatorIds.flatMap((accountId) => {
      const holder = holderIn(holders, accountId);
      return holder ? [nameOf(holder)] : [];
    }),
    hasReporter: mediation.reporterId !== undefined,
    ...(!isConfirmed && defined({ obstacle })),
  };
}

const list = defineQuery(listMediations, async ({ cursor }, ctx) => {
  const communityIds = ctx.caller.memberships
    .filter(({ role }) => (listMediations.roles as readonly Role[]).includes(role))
    .map(({ areaId }) => areaId);
  const found = await mediationsIn(communityIds, readCursor(cursor), pageSize + 1);
  const page = found.slice(0, pageSize);
  const [holders, view] = await Promise.all([
    holdersOf(page.flatMap(({ mediatorIds }) => mediatorIds)),
    photoViews(page.flatMap(({ photos }) => photos)),
  ]);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map((one) => rowOf(one, { holders, view, ctx })),
    ...(last && { nextCursor: cursorOf({ at: last.at, id: last._id }) }),
  };
});

const communityIdOf = ({ path, pathLevels }: AreaRecord): string | undefined =>
  path[pathLevels.indexOf('community')];

type Helping = { mediatorIds: readonly string[]; reporterId?: string | undefined };
type Named = { parties: readonly { name: string }[] };

/** Everybody who helped lives in the community, and nobody is a party of what she mediated. */
function refuseHelpers(
  { mediatorIds, reporterId, parties }: Helping & Named,
  { holders, communityId }: { holders: Holders; communityId: string },
): void {
  const refuse = (accountId: string, field: string) => {
    const holder = holderIn(holders, accountId);
    if (holder?.account.communityId !== communityId || holder.account.status !== 'open')
      throw refusedAt(field, '没有找到这本存折，请重新选一次');
    const name = holder.person?.name ?? holder.account.name;
    if (parties.some((one) => one.name === name))
      throw refusedAt(field, '当事人自己不算参与化解的人');
  };
  for (const accountId of mediatorIds) refuse(accountId, 'mediatorIds');
  if (reporterId !== undefined) refuse(reporterId, 'reporterId');
}

const record = defineCommand(recordMediation, {
  async prepare({ areaId, mediatorIds, reporterId }) {
    const [area, holders] = await Promise.all([
      recentArea(areaId),
      holdersOf([...mediatorIds, ...(reporterId ? [reporterId] : [])]),
    ]);
    return { area, holders };
  },
  async transact({ tx, input, ctx, eventId, prepared: { area, holders } }) {
    const communityId = area && communityIdOf(area);
    const post = postIn(ctx, communityId);
    if (!area || communityId === undefined) throw new AppError('not-found');
    refuseHelpers(input, { holders, communityId });
    const { parties, outcome, note, reporterId, isAboutNamedPerson } = input;
    const recordedText = textOf(post, ctx);
    const _id = derivedId('md', eventId);
    await tx.set(mediations, {
      ...{ _id, communityId, parties, outcome, note, isAboutNamedPerson, recordedText },
      ...defined({ reporterId }),
      areaPath: area.path,
      place: shortAddress(area),
      photos: await claimPhotos(tx, { photos: input.photos, ctx, eventId }),
      mediatorIds: [...new Set(input.mediatorIds)],
      recordedBy: ctx.caller.personId,
      at: ctx.now,
      version: 1,
    });
    return {
      answer: { id: _id },
      name: 'points.mediation-recorded',
      subjectIds: [_id],
      data: { mediationId: _id, communityId, tell: [`chief-grid-lead@${communityId}`] },
      callerText: recordedText,
    };
  },
  async recheck({ areaId }, ctx) {
    const area = await recentArea(areaId);
    postIn(ctx, area && communityIdOf(area));
  },
});

const confirm = defineCommand(confirmMediation, {
  async transact({ tx, input, ctx }) {
    const mediation = await tx.get(mediations, input.id);
    const post = postIn(ctx, mediation?.communityId);
    if (!mediation || post.role !== 'chief-grid-lead') throw new AppError('not-found');
    const { version, communityId } = mediation;
    if (version !== input.version) throw new AppError('conflict', { version });
    refuseWith(obstacleToConfirm(mediation, ctx.caller.personId));
    const confirmed = { confirmedBy: ctx.caller.personId, confirmedAt: ctx.now };
    await tx.set(mediations, { ...mediation, ...confirmed, version: version + 1 });
    return {
      answer: {},
      name: 'points.mediation-confirmed',
      subjectIds: [input.id],
      data: { mediationId: input.id, communityId },
      callerText: textOf(post, ctx),
    };
  },
  async recheck({ id }, ctx) {
    postIn(ctx, (await get(mediations, id))?.communityId);
  },
});

export const mediationsActions = [list, record, confirm];
