import type { AreaLevel } from '#contracts/area';
import {
  type NoticeChannel,
  type NoticeKind,
  type NoticeReviewReason,
  type NoticeStatus,
  noticeKinds,
  type noticeReviewRoles,
  noticeRoles,
} from '#contracts/notice';
import { type Role, roleWords } from '#contracts/roles';
import { dayMs, minuteMs } from './day';
import { isCurrent, type Membership } from './membership';

/** Who wrote it, as it was then. `unitName` is the community (or the area above) it belongs to. */
export type Publisher = {
  personId: string;
  name: string;
  role: Role;
  areaName: string;
  unitName: string;
};

/** What a notice says; instants are epoch ms. */
export type Said = {
  title: string;
  text: string;
  startsAt?: number;
  endsAt?: number;
  place?: string;
};

/** A notice is stored once and read through `areaIds`; `path` is what all of them have in common. */
export type Notice = Said & {
  kind: NoticeKind;
  areaIds: string[];
  /** 「5号楼2单元」「槐安社区 5号楼、6号楼」 */
  areaText: string;
  /** From the district down to the area that holds all of `areaIds`. */
  path: string[];
  publisher: Publisher;
  status: NoticeStatus;
  version: number;
  /** Doors are counted per round; a new one begins where everybody has to be told again. */
  round: number;
  writtenAt: number;
  /** Planned for, where it is not shown at once. */
  publishAt?: number;
  publishedAt?: number;
  shownUntil: number;
  photos: string[];
  reviewReason?: NoticeReviewReason;
  refusedReason?: string;
  withdrawn?: { at: number; byText: string; reason?: string };
  amendedAt?: number;
  /** What it said before, oldest first; `isUnseen` where it waited all the while. */
  revisions: (Said & { version: number; at: number; byText: string; isUnseen?: true })[];
  channels: { channel: NoticeChannel; at: number; byText: string; photos: string[] }[];
};

/** Off the list so many days after what it announces; `config/policy.ts` shows it. */
export const shownDays = 14;

/** The district's numbers, from `config/policy.ts`. */
export type NoticeRules = {
  takeBackMinutes: number;
  shownDays: number;
  isReviewedFirst: boolean;
};

type Placed = { path: readonly string[] };

/** The posts through which somebody may write to an area: she holds one there or above it. */
export const writingPosts = <M extends Membership>(
  area: Placed,
  { memberships, at }: { memberships: readonly M[]; at: number },
): M[] =>
  memberships.filter(
    (one) =>
      isCurrent(one, at) &&
      (noticeRoles as readonly Role[]).includes(one.role) &&
      area.path.includes(one.areaId),
  );

/** How high a desk stands that decides about notices; everybody else stands below all of them. */
const deskRank: Record<(typeof noticeReviewRoles)[number], number> = {
  'community-staff': 1,
  'chief-grid-lead': 1,
  'subdistrict-dispatcher': 2,
  'district-desk': 3,
};
const rankOf = (role: Role): number => (deskRank as Partial<Record<Role, number>>)[role] ?? 0;

/** The posts through which somebody decides about a notice: desks of its place or above it, never below who wrote it. */
export const reviewingPosts = <M extends Membership>(
  { path, publisher }: Placed & { publisher: Pick<Publisher, 'role'> },
  { memberships, at }: { memberships: readonly M[]; at: number },
): M[] =>
  memberships.filter(
    (one) =>
      isCurrent(one, at) &&
      rankOf(one.role) >= Math.max(1, rankOf(publisher.role)) &&
      path.includes(one.areaId),
  );

const kindsOf: Partial<Record<Role, readonly NoticeKind[]>> = {
  moderator: ['everyday', 'meeting'],
  'property-manager': ['everyday', 'outage'],
};

/** The kinds a post may send: a moderator invites, a firm announces its works, everybody else all of them. */
export const kindsFor = (roles: readonly Role[]): NoticeKind[] =>
  noticeKinds.filter((kind) => roles.some((role) => (kindsOf[role] ?? noticeKinds).includes(kind)));

/** Residents who lead: their words stand for themselves, not for an office. */
const neighbourRoles: readonly Role[] = ['unit-lead', 'building-lead', 'moderator'];

/** Why the community looks first, or undefined: 先发后审 is the default (decision 0016). */
export function reviewReasonFor(
  role: Role,
  { isReviewedFirst, isDoubted }: { isReviewedFirst: boolean; isDoubted: boolean },
): NoticeReviewReason | undefined {
  if (role === 'property-manager') return 'property';
  if (rankOf(role) > 0) return undefined;
  if (isReviewedFirst && neighbourRoles.includes(role)) return 'review-first';
  return isDoubted ? 'text-doubted' : undefined;
}

/** Until when what neighbours read is taken back without a reason; undefined where nobody has read it. */
export function takeBackUntil(
  { status, publishedAt }: Notice,
  { takeBackMinutes }: Pick<NoticeRules, 'takeBackMinutes'>,
): number | undefined {
  const isOut = status === 'published' || status === 'in-review';
  if (!isOut || publishedAt === undefined) return undefined;
  return publishedAt + takeBackMinutes * minuteMs;
}

/** When something is over whose end nobody named. */
export const overAfter = (startsAt: number): number => startsAt + dayMs;

/** Whether what it announces is over, or its days on the list are. */
export const isOver = (
  { endsAt, startsAt, shownUntil }: Pick<Notice, 'endsAt' | 'startsAt' | 'shownUntil'>,
  at: number,
): boolean =>
  (endsAt ?? (startsAt === undefined ? shownUntil : overAfter(startsAt))) <= at || shownUntil <= at;

/** Whether neighbours' lists show it: published ones, also while a change waits, and withdrawn ones that were up for longer than a slip. */
export function isListed(
  { status, publishedAt, withdrawn: gone }: Notice,
  { takeBackMinutes }: Pick<NoticeRules, 'takeBackMinutes'>,
): boolean {
  if (status === 'published') return true;
  if (status === 'in-review') return publishedAt !== undefined;
  if (status !== 'withdrawn' || publishedAt === undefined || !gone) return false;
  return gone.at > publishedAt + takeBackMinutes * minuteMs;
}

/** What neighbours read: while a change waits for the community, what stood there before; else the notice itself. */
export function asShown(notice: Notice): Notice {
  const former = notice.revisions.findLast(({ isUnseen }) => !isUnseen);
  if (notice.status !== 'in-review' || notice.publishedAt === undefined || !former) return notice;
  const { startsAt: _s, endsAt: _e, place: _p, reviewReason: _r, amendedAt: _a, ...kept } = notice;
  const { at, byText: _b, isUnseen: _u, ...said } = former;
  return {
    ...kept,
    ...said,
    status: 'published',
    ...(at !== notice.writtenAt && { amendedAt: at }),
  };
}

/** 「林平 · 5号楼2单元 单元长」 */
export const publisherText = ({
  name,
  areaName,
  role,
}: Pick<Publisher, 'name' | 'areaName' | 'role'>): string =>
  `${name} · ${areaName} ${roleWords[role]}`;

/** The level a notice belongs to (所属社区): the community of its areas, else what stands above it. */
export const belongsTo: readonly AreaLevel[] = ['community', 'subdistrict', 'district'];
