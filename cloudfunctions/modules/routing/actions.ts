import type { Received } from '#contracts/action';
import type { AreaLevel } from '#contracts/area';
import { AppError, type FieldProblem } from '#contracts/errors';
import { type Role, roleWords, routingRoles } from '#contracts/roles';
import { getRouting, routedLevels, saveRouting, versionsShown } from '#contracts/routing';
import { liaisonOf } from '#domain/appointment';
import type { RoutingRow } from '#domain/routing';
import { rowKey, rowProblem } from '#domain/routing-rows';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller, Context } from '#runtime/context';
import { get } from '#runtime/database';
import { defined } from '#runtime/defined';
import { type AreaRecord, areasNow, areasWithin, recentArea } from '../area/records';
import { forgetRouting, routings, routingVersions } from './records';
import { freshRows, keepVersion } from './versions';

/** The district somebody answers for or reads in; an auditor may have a part of it. */
async function districtIdOf({ memberships }: Caller): Promise<string> {
  const post = memberships.find(({ role }) => (routingRoles as readonly Role[]).includes(role));
  const area = post && (await recentArea(post.areaId));
  const [districtId] = area?.path ?? [];
  if (districtId === undefined) throw new AppError('not-found');
  return districtId;
}

const agencyView = ({ _id, name, duties }: AreaRecord, now: number) => {
  const liaison = liaisonOf(duties, now);
  return { id: _id, name, ...(liaison && { liaisonText: `联络员 ${liaison.name}` }) };
};

const areaView = ({ _id, name, level, path, pathNames }: AreaRecord) => ({
  id: _id,
  name,
  level,
  path,
  placeText: pathNames.slice(1).join(' · ') || name,
});

const look = defineQuery(getRouting, async (_, { caller, now }) => {
  const districtId = await districtIdOf(caller);
  const [current, versions, agencies] = await Promise.all([
    get(routings, districtId),
    routingVersions(districtId, versionsShown),
    areasWithin(districtId, 'agency'),
  ]);
  const { version = 0, rows = [] } = current ?? {};
  const areas = await areasNow([...new Set([districtId, ...rows.map(({ areaId }) => areaId)])]);
  const district = areas.find(({ _id }) => _id === districtId);
  if (!district) throw new AppError('not-found');
  return {
    district: { id: district._id, name: district.name, level: district.level },
    mayChange: caller.roles.has('district-desk'),
    version,
    rows,
    areas: areas.map(areaView),
    agencies: agencies.map((agency) => agencyView(agency, now)),
    history: versions,
  };
});

type Wanted = Received<typeof saveRouting>['rows'];

const agenciesOf = ({ agencyId, collaboratorIds = [] }: Wanted[number]): string[] => [
  ...(agencyId ? [agencyId] : []),
  ...collaboratorIds,
];

const idsIn = (rows: Wanted): string[] => [
  ...new Set(rows.flatMap((row) => [row.areaId, ...agenciesOf(row)])),
];

const isRouted = (level: AreaLevel): boolean =>
  (routedLevels as readonly AreaLevel[]).includes(level);

/** What is wrong with one row among all of them, beside its own words. */
function problemOf(
  row: RoutingRow,
  { found, rows }: { found: ReadonlyMap<string, AreaRecord>; rows: readonly RoutingRow[] },
): { field: string; words: string } | undefined {
  const area = found.get(row.areaId);
  if (!area || !isRouted(area.level))
    return { field: 'areaId', words: '这个地方已经调整，请重新选一次' };
  if (agenciesOf(row).some((id) => found.get(id)?.level !== 'agency'))
    return { field: 'agencyId', words: '选的部门单位已经调整，请重新选一次' };
  if (rows.some((one) => one !== row && rowKey(one) === rowKey(row)))
    return { field: 'areaId', words: '这个地方已经有一条了，请改那一条' };
  return rowProblem(row);
}

/** Every new or changed row that cannot stand; areas that ended or lie in another district do not exist. */
function refuseWrong(
  rows: readonly RoutingRow[],
  { areas, districtId, fresh }: Standing & { fresh: ReadonlySet<string> },
): void {
  const standing = areas.filter(
    (area) => area.path[0] === districtId && area.endedAt === undefined,
  );
  const found = new Map(standing.map((area) => [area._id, area]));
  const fields = rows.flatMap((row, at): FieldProblem[] => {
    const problem = fresh.has(rowKey(row)) ? problemOf(row, { found, rows }) : undefined;
    return problem ? [{ field: `rows.${at}.${problem.field}`, words: problem.words }] : [];
  });
  if (fields.length > 0) throw new AppError('invalid-input', { fields });
}

type Standing = { areas: readonly AreaRecord[]; districtId: string };

const nobody = { version: 0, rows: [] as RoutingRow[] };

const save = defineCommand(saveRouting, {
  async prepare({ rows }, { caller }): Promise<Standing> {
    const districtId = await districtIdOf(caller);
    const current = await get(routings, districtId);
    const before = (current?.rows ?? []).map(({ areaId }) => areaId);
    return { districtId, areas: await areasNow([...new Set([...idsIn(rows), ...before])]) };
  },
  async transact({ tx, input, ctx, prepared: { districtId, areas } }) {
    const rows = input.rows.map((row) => defined(row));
    const before = (await tx.get(routings, districtId)) ?? nobody;
    if (before.version !== input.version)
      throw new AppError('conflict', { version: before.version });
    refuseWrong(rows, { areas, districtId, fresh: freshRows(before.rows, rows) });
    const savedBy = nameAndPost(ctx);
    const version = await keepVersion(tx, before, {
      districtId,
      areas,
      rows,
      reason: input.reason,
      savedAt: ctx.now,
      savedById: ctx.caller.personId,
      savedBy,
    });
    if (version === undefined)
      throw new AppError('step-not-allowed', { reason: '没有改动，不用保存' });
    return {
      answer: { version },
      name: 'routing.saved',
      subjectIds: [districtId],
      data: { version, reason: input.reason },
      callerText: savedBy,
    };
  },
  async after(answer, _, { caller }) {
    forgetRouting(await districtIdOf(caller));
    return answer;
  },
});

const nameAndPost = ({ caller }: Context): string =>
  `${roleWords['district-desk']} ${caller.person?.name ?? ''}`.trim();

export const routingActions = [look, save];
