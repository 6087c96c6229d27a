import type { Role } from '#contracts/roles';

/** Who does something about points or the shop; the page itself knows what (a test compares them). */
export const pointsRoles: readonly Role[] = [
  'unit-lead',
  'building-lead',
  'grid-worker',
  'grid-lead',
  'moderator',
  'community-staff',
  'shopkeeper',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'district-desk',
  'auditor',
];
