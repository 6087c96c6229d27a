import { refusedAt } from '#contracts/errors';
import { type NoticeKind, noticeKindWords } from '#contracts/notice';
import { roleWords } from '#contracts/roles';
import { belongsTo, kindsFor, type Notice, type Publisher, writingPosts } from '#domain/notice';
import { type Path, shortAddress } from '#domain/place';
import { clip } from '#domain/title';
import type { Caller, Context } from '#runtime/context';
import type { AreaRecord } from '../area/records';
import type { Membership } from '../identity/records';

export type Target = Pick<Notice, 'areaIds' | 'areaText' | 'path'>;
type Placed = Pick<AreaRecord, '_id' | 'level' | keyof Path>;

/** Whether somebody lives there who can be told. */
export const isAddressable = ({ level, endedAt }: AreaRecord): boolean =>
  level !== 'agency' && endedAt === undefined;

const upTo = (it: Path, areaId: string): Path => {
  const end = it.path.indexOf(areaId) + 1;
  return {
    path: it.path.slice(0, end),
    pathNames: it.pathNames.slice(0, end),
    pathLevels: it.pathLevels.slice(0, end),
  };
};

/** From the district down to where all of them still lie together. */
export function commonPath([first, ...others]: readonly Path[]): Path {
  const last = first?.path.findLast((id) => others.every(({ path }) => path.includes(id)));
  return first && last !== undefined
    ? upTo(first, last)
    : { path: [], pathNames: [], pathLevels: [] };
}

const communityOf = ({ pathNames, pathLevels }: Path): string =>
  pathNames[pathLevels.indexOf('community')] ?? '';

/** Characters of a list of areas; what does not fit is counted. */
const areaTextLimit = 36;

function joined(names: readonly string[]): string {
  let text = '';
  for (const [index, name] of names.entries()) {
    const longer = index === 0 ? name : `${text}、${name}`;
    if (longer.length > areaTextLimit && index > 0) return `${text}等 ${names.length} 处`;
    text = longer;
  }
  return clip(text, areaTextLimit);
}

/** 「5号楼2单元」「槐安社区 5号楼、6号楼」「5号楼 1单元、2单元」 */
export function areaTextOf(areas: readonly Placed[]): string {
  const [first] = areas;
  if (first && areas.length === 1) return shortAddress(first);
  const common = commonPath(areas);
  if (common.pathLevels.at(-1) === 'building')
    return `${shortAddress(common)} ${joined(areas.map(({ pathNames }) => pathNames.at(-1) ?? ''))}`;
  const community = communityOf(common);
  if (community) return `${community} ${joined(areas.map(shortAddress))}`;
  return joined(
    areas.map((area) => [...new Set([communityOf(area), shortAddress(area)])].join('')),
  );
}

/** Without those that lie inside another of them. */
const outermost = (areas: readonly AreaRecord[]): AreaRecord[] =>
  areas.filter(({ _id, path }) =>
    areas.every((other) => other._id === _id || !path.includes(other._id)),
  );

/** Who writes through a post, as every notice says; `area` lies in or below it. */
export function publisherOf(post: Membership, area: Path, { personId, person }: Caller): Publisher {
  const own = upTo(area, post.areaId);
  const at = belongsTo.map((level) => own.pathLevels.indexOf(level)).find((index) => index >= 0);
  return {
    personId,
    name: person?.name ?? '',
    role: post.role,
    areaName: shortAddress(own),
    unitName: own.pathNames[at ?? -1] ?? post.areaName,
  };
}

/** Posts through which she may write to all of these areas, the nearest to them first. */
export function postsFor(areas: readonly Path[], { caller, now }: Context): Membership[] {
  const writer = { memberships: caller.memberships, at: now };
  const [first, ...others] = areas.map((area) => writingPosts(area, writer));
  const depth = ({ areaId }: Membership) => areas[0]?.path.indexOf(areaId) ?? 0;
  return (first ?? [])
    .filter((post) => others.every((posts) => posts.includes(post)))
    .sort((a, b) => depth(b) - depth(a));
}

const foreign = '选的地方不在您负责的范围里，请重新选';
const apart = '选的地方不归您的同一个岗位管，请分开发';

type Wish = { areaIds: readonly string[]; kind: NoticeKind };

/** Whom a notice goes to and who writes it. An area that is not there is refused like one that is not hers. */
export function addressed(
  { areaIds, kind }: Wish,
  found: readonly AreaRecord[],
  ctx: Context,
): { target: Target; publisher: Publisher; common: Path } {
  const standing = found.filter(isAddressable);
  if (standing.length < new Set(areaIds).size) throw refusedAt('areaIds', foreign);
  const areas = outermost(standing);
  const posts = postsFor(areas, ctx);
  if (posts.length === 0) {
    const isHers = areas.every((area) => postsFor([area], ctx).length > 0);
    throw refusedAt('areaIds', isHers ? apart : foreign);
  }
  const post = posts.find(({ role }) => kindsFor([role]).includes(kind));
  const [area] = areas;
  if (!post || !area) throw refusedAt('kind', kindWords(posts));
  const common = commonPath(areas);
  const ids = areas.map(({ _id }) => _id);
  return {
    target: { areaIds: ids, areaText: areaTextOf(areas), path: [...common.path] },
    publisher: publisherOf(post, area, ctx.caller),
    common,
  };
}

/** 「话事员可以发：日常、会议」 */
function kindWords(posts: readonly Membership[]): string {
  const roles = posts.map(({ role }) => role);
  const kinds = kindsFor(roles).map((kind) => noticeKindWords[kind]);
  return `${roles.map((role) => roleWords[role]).join('、')}可以发：${kinds.join('、')}`;
}
