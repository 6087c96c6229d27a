import type { AreaLevel } from '#contracts/area';
import { type Role, roles } from '#contracts/roles';
import { isCurrent, type Membership, roleKey } from './membership';
import { deskRolesByLevel } from './scope';

/** At which level of the tree a role stands; a resident is one by her home and is not appointed. */
const levelsOf: Readonly<Partial<Record<Role, readonly AreaLevel[]>>> = {
  observer: ['community'],
  'micro-grid-worker': ['micro-grid'],
  volunteer: ['community'],
  'unit-lead': ['unit'],
  'building-lead': ['building'],
  'grid-worker': ['grid'],
  'grid-lead': ['grid'],
  moderator: ['community'],
  'community-staff': ['community'],
  shopkeeper: ['community'],
  'chief-grid-lead': ['community'],
  'subdistrict-dispatcher': ['subdistrict'],
  'subdistrict-lead': ['subdistrict'],
  liaison: ['subdistrict', 'community', 'grid'],
  'district-desk': ['district'],
  'agency-officer': ['agency'],
  'property-manager': ['estate'],
  partner: ['community'],
  auditor: ['district', 'subdistrict'],
  admin: ['district'],
};

/** R7 and above: a second person confirms (`rules.md §4.7`, Segregation of duties). */
const confirmedRoles: readonly Role[] = [
  'community-staff',
  'shopkeeper',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'subdistrict-lead',
  'liaison',
  'district-desk',
  'agency-officer',
  'property-manager',
  'partner',
  'auditor',
  'admin',
];

const ofCommunity: readonly Role[] = [
  'observer',
  'micro-grid-worker',
  'volunteer',
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'moderator',
  'community-staff',
  'shopkeeper',
];
const ofSubdistrict: readonly Role[] = [
  ...ofCommunity,
  'chief-grid-lead',
  'subdistrict-lead',
  'liaison',
  'property-manager',
  'partner',
];
const every = Object.keys(levelsOf) as Role[];

/** Who appoints whom below her own area (`rules.md §4.7`, Org edit). */
const appointedBy: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'community-staff': ofCommunity,
  'chief-grid-lead': ofCommunity,
  'subdistrict-dispatcher': ofSubdistrict,
  'district-desk': every,
  admin: every,
};

export type Post = {
  role: Role;
  area: {
    _id: string;
    level: AreaLevel;
    path: readonly string[];
    pathLevels: readonly AreaLevel[];
  };
};

export const isPostOfLevel = ({ role, area }: Post): boolean =>
  levelsOf[role]?.includes(area.level) ?? false;

/** Whether somebody may give this post, or end it. */
export const mayAppoint = (
  { role, area }: Post,
  memberships: readonly Membership[],
  at: number,
): boolean =>
  memberships.some(
    (one) =>
      isCurrent(one, at) &&
      area.path.includes(one.areaId) &&
      (appointedBy[one.role]?.includes(role) ?? false),
  );

/** Posts somebody may give in an area, in the order of `roles`. */
export const postsToGive = (
  area: Post['area'],
  memberships: readonly Membership[],
  at: number,
): Role[] =>
  roles.filter(
    (role) => isPostOfLevel({ role, area }) && mayAppoint({ role, area }, memberships, at),
  );

/** Posts somebody always has to hold (`rules.md §4.7`); elsewhere there may be none. */
export const neededAt: Readonly<Partial<Record<AreaLevel, readonly Role[]>>> = {
  ...deskRolesByLevel,
  building: ['building-lead'],
  unit: ['unit-lead'],
  agency: ['agency-officer'],
};

/** Posts of an area that should be held at `at` and are not. */
export const vacanciesOf = (
  area: { level: AreaLevel; duties: readonly { role: Role; from: number; until?: number }[] },
  at: number,
): Role[] =>
  (neededAt[area.level] ?? []).filter(
    (role) => !area.duties.some((duty) => duty.role === role && isCurrent(duty, at)),
  );

/** The 联络员 of an agency: of those who hold its post now, the one who came first. */
export const liaisonOf = <D extends { role: Role; from: number; until?: number }>(
  duties: readonly D[],
  at: number,
): D | undefined =>
  duties
    .filter((duty) => duty.role === 'agency-officer' && isCurrent(duty, at))
    .sort((a, b) => a.from - b.from)[0];

/** R8 and R9 confirm what is below them, the district what is at their own level or above. */
const confirmers: readonly { role: Role; level: AreaLevel; confirms: readonly AreaLevel[] }[] = [
  {
    role: 'chief-grid-lead',
    level: 'community',
    confirms: ['estate', 'grid', 'micro-grid', 'building', 'unit'],
  },
  { role: 'subdistrict-dispatcher', level: 'subdistrict', confirms: ['community'] },
  { role: 'district-desk', level: 'district', confirms: ['subdistrict', 'district', 'agency'] },
];

const chiefConfirms: readonly Role[] = ['community-staff', 'shopkeeper', 'partner'];

/** The access keys of those who confirm this post; empty where nobody has to. */
export function confirmersOf({ role, area }: Post): string[] {
  if (!confirmedRoles.includes(role)) return [];
  return confirmers.flatMap((one) => {
    const areaId = area.path[area.pathLevels.indexOf(one.level)];
    const isFor =
      one.confirms.includes(area.level) ||
      (one.role === 'chief-grid-lead' && chiefConfirms.includes(role));
    return areaId !== undefined && isFor ? [roleKey(one.role, areaId)] : [];
  });
}
