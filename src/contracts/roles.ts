/** Who may call an action (`rules.md §4.7`). One person can hold several, each within one area and for a time. */
export const roles = [
  'resident',
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
] as const;
export type Role = (typeof roles)[number];

export const roleWords: Record<Role, string> = {
  resident: '居民',
  observer: '监督员',
  'micro-grid-worker': '微网格员',
  volunteer: '志愿者',
  'unit-lead': '单元长',
  'building-lead': '楼栋长',
  'grid-worker': '网格员',
  'grid-lead': '网格长',
  moderator: '话事员',
  'community-staff': '社区工作人员',
  shopkeeper: '积分超市专管员',
  'chief-grid-lead': '总网格长',
  'subdistrict-dispatcher': '街道调度员',
  'subdistrict-lead': '街道领导',
  liaison: '包联干部',
  'district-desk': '区指挥中心',
  'agency-officer': '部门承办人',
  'property-manager': '物业',
  partner: '红色合伙人',
  auditor: '审计监督员',
  admin: '系统管理员',
};

/** People paid to do this: they open a work list, and never hold a points account. */
export const staffRoles = [
  'grid-worker',
  'grid-lead',
  'community-staff',
  'shopkeeper',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  'subdistrict-lead',
  'liaison',
  'district-desk',
  'agency-officer',
  'auditor',
  'admin',
] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

export const isStaffRole = (role: Role): role is StaffRole =>
  (staffRoles as readonly Role[]).includes(role);

/** Who sees work orders of the own area. */
export const deskRoles = [
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
  /** Sees what is supervised (督办), and reminds. */
  'subdistrict-lead',
  'district-desk',
  'agency-officer',
  'property-manager',
] as const satisfies readonly Role[];

export const isDeskRole = (role: Role): boolean => (deskRoles as readonly Role[]).includes(role);

/** Prints are made for these: by those who answer for the area. */
export const printRoles = [
  'grid-worker',
  'grid-lead',
  'community-staff',
  'chief-grid-lead',
] as const satisfies readonly Role[];

/** Whoever rings at doors has a badge. */
export const badgeRoles = [
  ...printRoles,
  'unit-lead',
  'building-lead',
  'micro-grid-worker',
  'moderator',
  'shopkeeper',
  'property-manager',
] as const satisfies readonly Role[];

/** Who reads the table; the desk alone changes it. */
export const routingRoles = ['district-desk', 'auditor'] as const satisfies readonly Role[];

/** Second persons (`rules.md §4.3.4`): never the keeper herself, never who takes the goods home. */
export const witnessRoles = [
  'community-staff',
  'chief-grid-lead',
  'auditor',
  'building-lead',
  'unit-lead',
  'moderator',
] as const satisfies readonly Role[];

/** Who finds meetings to prepare and to confirm (`rules.md §4.2.1`); the council's own contracts allow each step. */
export const councilWorkRoles = [
  'moderator',
  'community-staff',
  'chief-grid-lead',
  'subdistrict-dispatcher',
] as const satisfies readonly Role[];

/** Who looks at the month of every hall of the own area without leading in any. */
export const councilBoardRoles = [
  'subdistrict-lead',
  'district-desk',
  'auditor',
] as const satisfies readonly Role[];
