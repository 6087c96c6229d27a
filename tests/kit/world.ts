import type { AreaLevel } from '#contracts/area';
import type { Role } from '#contracts/roles';
import { address, shortAddress } from '#domain/place';
import { personIdOf } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { dutyOf } from '../../cloudfunctions/modules/identity/person';
import type { Membership, PersonRecord } from '../../cloudfunctions/modules/identity/records';

/** A small district: one community with two grids, and a second community to be foreign to. */
export type World = { areas: AreaRecord[]; people: PersonRecord[] };

type Sprout = [id: string, level: AreaLevel, name: string, parent?: string];

const sprouts: readonly Sprout[] = [
  ['district', 'district', '云河区'],
  ['street', 'subdistrict', '云渚街道', 'district'],
  ['street2', 'subdistrict', '石桥街道', 'district'],
  ['huai', 'community', '槐安社区', 'street'],
  ['gui', 'community', '桂园社区', 'street'],
  ['estate', 'estate', '槐安小区', 'huai'],
  ['grid3', 'grid', '第三网格', 'estate'],
  ['grid4', 'grid', '第四网格', 'estate'],
  ['grid9', 'grid', '第九网格', 'gui'],
  ['micro', 'micro-grid', '第一微网格', 'grid3'],
  ['b5', 'building', '5号楼', 'micro'],
  ['b6', 'building', '6号楼', 'grid4'],
  ['b9', 'building', '9号楼', 'grid9'],
  ['u51', 'unit', '1单元', 'b5'],
  ['u52', 'unit', '2单元', 'b5'],
  ['u61', 'unit', '1单元', 'b6'],
  ['u91', 'unit', '1单元', 'b9'],
  ['ag-law', 'agency', '综合执法局', 'district'],
  ['ag-water', 'agency', '供水公司', 'district'],
];

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codeOf = (index: number) => `WD222${letters[Math.floor(index / 31)]}${letters[index % 31]}2`;

/** The id of an area of the world. */
export const area = (name: string): string => `ar_${name}`;

function growAreas(): AreaRecord[] {
  const byName = new Map<string, AreaRecord>();
  sprouts.forEach(([id, level, name, parentName], index) => {
    const parent = parentName === undefined ? undefined : byName.get(parentName);
    byName.set(id, {
      _id: area(id),
      level,
      name,
      order: index,
      path: [...(parent?.path ?? []), area(id)],
      pathNames: [...(parent?.pathNames ?? []), name],
      pathLevels: [...(parent?.pathLevels ?? []), level],
      code: codeOf(index),
      isDedicated: false,
      labels: [],
      points: level === 'estate' ? ['南门', '电动车棚'] : [],
      duties: [],
      version: 1,
      ...(parent && { parentId: parent._id }),
      ...(level === 'district' && { dutyPhone: '0000-0000001', supervisionPhone: '0000-0000002' }),
      ...(id === 'huai' && { dutyPhone: '0000-0000003' }),
    });
  });
  return [...byName.values()];
}

type Post = [role: Role, areaName: string, post?: 'primary' | 'backup'];
type Part = { name: string; posts?: readonly Post[]; home?: string; phone?: string };

/** Everybody in the world, by the OPENID she comes with. A visitor is anybody else. */
const cast = {
  wang: { name: '王梅', home: 'u52', phone: '10000000001' },
  li: { name: '李强', home: 'u61' },
  far: { name: '方远', home: 'u91' },
  unitLead: { name: '林平', posts: [['unit-lead', 'u52']], home: 'u52' },
  zhao: { name: '赵小河', posts: [['grid-worker', 'grid3', 'primary']], phone: '10000000002' },
  chen: { name: '陈安', posts: [['grid-worker', 'grid3', 'backup']], phone: '10000000003' },
  qian: { name: '钱外', posts: [['grid-worker', 'grid4', 'primary']], phone: '10000000004' },
  gu: {
    name: '顾明岚',
    posts: [
      ['grid-lead', 'grid3'],
      ['grid-lead', 'grid4'],
    ],
  },
  luo: { name: '罗晴', posts: [['community-staff', 'huai']] },
  he: { name: '何建舟', posts: [['chief-grid-lead', 'huai']] },
  cheng: { name: '程远', posts: [['subdistrict-dispatcher', 'street']] },
  shi: { name: '石街', posts: [['subdistrict-dispatcher', 'street2']] },
  desk: { name: '区台', posts: [['district-desk', 'district']] },
  auditor: { name: '审慎', posts: [['auditor', 'district']] },
  officer: { name: '陆清川', posts: [['agency-officer', 'ag-law']] },
  admin: { name: '管员', posts: [['admin', 'district']] },
  nine: { name: '九格', posts: [['grid-worker', 'grid9', 'primary']] },
} satisfies Record<string, Part>;
export type Name = keyof typeof cast;

/** Somebody of the world, or somebody nothing is kept of. */
export type Who = Name | 'visitor' | `visitor-${string}`;

export const openid = (who: Who): string => `o-test-${who}`;
export const personId = (who: Who): string => personIdOf(openid(who));

const since = Date.UTC(2025, 0, 1);

function personOf(name: Name, part: Part, areas: Map<string, AreaRecord>): PersonRecord {
  const home = part.home && areas.get(area(part.home));
  const memberships = (part.posts ?? []).map(([role, areaName, post], index): Membership => {
    const at = areas.get(area(areaName));
    return {
      id: `ms_${name}_${index}`,
      role,
      areaId: area(areaName),
      areaName: at?.name ?? '',
      areaLevel: at?.level ?? 'grid',
      from: since,
      ...(post && { post }),
    };
  });
  return {
    _id: personId(name),
    name: part.name,
    honorific: 'ms',
    isPhonePublic: false,
    isEasyMode: false,
    memberships,
    grants: [],
    homes: home
      ? [
          {
            id: `ho_${name}`,
            areaId: home._id,
            areaPath: home.path,
            label: 'own',
            status: 'declared',
            address: address(home),
            shortAddress: shortAddress(home),
            since,
          },
        ]
      : [],
    createdAt: since,
    version: 1,
    ...(part.phone && { phone: part.phone }),
  };
}

/** Builds the world afresh; duties stand on the areas as they do after an appointment. */
export function buildWorld(): World {
  const areas = growAreas();
  const byId = new Map(areas.map((one) => [one._id, one]));
  const people = Object.entries(cast).map(([name, part]) => personOf(name as Name, part, byId));
  for (const person of people)
    for (const membership of person.memberships)
      byId.get(membership.areaId)?.duties.push(dutyOf(person, membership));
  return { areas, people };
}
