import type { Category } from '#contracts/category';
import type { RoutingRow } from '#domain/routing';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import {
  type RoutingRecord,
  routingVersionIdOf,
} from '../../cloudfunctions/modules/routing/records';
import { agencyIdOf } from './agencies';
import type { Moments } from './moments';
import type { Tree } from './tree';

/** Who leads in the demo district once something is assigned to an agency, and who helps. */
const leads: Partial<Record<Category, readonly [lead: string, ...helpers: string[]]>> = {
  'estate-facility': ['housing'],
  'street-facility': ['law-enforcement', 'housing'],
  cleaning: ['sanitation', 'law-enforcement'],
  waste: ['sanitation'],
  parking: ['law-enforcement', 'public-security'],
  property: ['housing'],
  'safety-fire': ['emergency', 'public-security'],
  'safety-lift': ['market-supervision', 'emergency'],
  'safety-gas': ['housing', 'emergency'],
  'safety-falling': ['housing', 'public-security'],
  'safety-other': ['emergency'],
  utilities: ['housing', 'water', 'power', 'heating'],
  noise: ['environment', 'public-security', 'law-enforcement'],
  dispute: ['governance', 'public-security', 'petitions'],
  delivery: ['law-enforcement', 'market-supervision'],
  flood: ['emergency', 'housing'],
  'special-care': ['civil-affairs'],
  suggestion: ['governance'],
};

const rowOf = (districtId: string, category: Category): RoutingRow[] => {
  const [lead, ...helpers] = leads[category] ?? [];
  if (lead === undefined) return [];
  return [
    {
      areaId: districtId,
      category,
      agencyId: agencyIdOf(lead),
      ...(helpers.length > 0 && { collaboratorIds: helpers.map(agencyIdOf) }),
    },
  ];
};

/** The first table of the demo district as it stands, and the same as its history keeps it. */
export function foundRouting({ tree, moments }: { tree: Tree; moments: Moments }): RoutingRecord[] {
  const [district] = tree.of('district');
  const desk = district?.duties.find(({ role }) => role === 'district-desk');
  if (!district || !desk) throw new RangeError('nobody sits at the desk of the district');
  return keep(district, desk, moments.at(120, '10:20'));
}

function keep(
  district: AreaRecord,
  desk: AreaRecord['duties'][number],
  savedAt: number,
): RoutingRecord[] {
  const rows = (Object.keys(leads) as Category[]).flatMap((one) => rowOf(district._id, one));
  const current: RoutingRecord = {
    _id: district._id,
    version: 1,
    rows,
    reason: '按各部门单位的职责定下第一版',
    changes: rows.map(({ areaId, category }) => ({
      areaId,
      areaName: district.name,
      category,
      kind: 'added',
    })),
    savedAt,
    savedById: desk.personId,
    savedBy: `区指挥中心 ${desk.name}`,
  };
  const kept = { ...current, _id: routingVersionIdOf(district._id, 1), districtId: district._id };
  return [current, kept];
}
