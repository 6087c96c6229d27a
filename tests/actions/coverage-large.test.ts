import type { AreaLevel } from '#contracts/area';
import { getCoverage } from '#contracts/coverage';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { newCoverage } from '../../cloudfunctions/modules/coverage/records';
import { announce, countedWorld } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { area, type Who } from '../kit/world';

/* A district of 16,000 areas, in every building of which somebody was reached by one notice. */

const subdistricts = 10;
const communities = 18;
const buildings = 8;
const units = 10;
const householdsOfUnit = 12;
/** Stairwells of each building in which two doors were reached. */
const reachedUnits = 2;

type Sprout = { level: AreaLevel; order: number; households: number };

const below = (parent: AreaRecord, { level, order, households }: Sprout): AreaRecord => {
  const _id = `${parent._id}-${order}`;
  const name = `${order}号`;
  return {
    ...parent,
    _id,
    level,
    name,
    order,
    parentId: parent._id,
    path: [...parent.path, _id],
    pathNames: [...parent.pathNames, name],
    pathLevels: [...parent.pathLevels, level],
    code: `C${_id}`,
    households,
    duties: [],
  };
};
const each = <T>(count: number, make: (order: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

function grown(district: AreaRecord): { areas: AreaRecord[]; dwellings: AreaRecord[] } {
  const ofBuilding = units * householdsOfUnit;
  const streets = each(subdistricts, (order) =>
    below(district, {
      level: 'subdistrict',
      order,
      households: communities * buildings * ofBuilding,
    }),
  );
  const places = streets.flatMap((street) =>
    each(communities, (order) =>
      below(street, { level: 'community', order, households: buildings * ofBuilding }),
    ),
  );
  const houses = places.flatMap((place) =>
    each(buildings, (order) => below(place, { level: 'building', order, households: ofBuilding })),
  );
  const dwellings = houses.flatMap((house) =>
    each(units, (order) => below(house, { level: 'unit', order, households: householdsOfUnit })),
  );
  return { areas: [...streets, ...places, ...houses, ...dwellings], dwellings };
}

jest.setTimeout(300_000);

let cloud: TestCloud;
let households = 0;
beforeAll(async () => {
  const world = countedWorld();
  const district = world.areas.find(({ level }) => level === 'district');
  if (!district) throw new Error('a world without a district');
  const { areas, dwellings } = grown(district);
  households = dwellings.length * householdsOfUnit + (district.households ?? 0);
  district.households = households;
  cloud = await startTestCloud({ ...world, areas: [...world.areas, ...areas] });
  const notice = await announce(cloud, 'storm', { kind: 'emergency', areas: ['district'] });
  await cloud.load(
    'coverages',
    dwellings
      .filter(({ order }) => order <= reachedUnits)
      .map((unit) => ({
        ...newCoverage(notice, unit),
        doors: { 101: { how: 'read', at: 1 }, 102: { how: 'visit', at: 1 } },
        isDirty: true,
        version: 1,
      })),
  );
});
afterAll(stopTestClouds);

const figures = async (who: Who, areaId: string) => {
  const answer = await cloud.as(who)(getCoverage, { noticeId: 'nt_storm000', areaId });
  const { requests } = cloud.lastCall();
  const asked = requests.filter(({ action }) => action.startsWith('database.'));
  const examined = asked.flatMap(({ queries }) => queries.map((one) => one.documentsExamined));
  expect(asked.length).toBeLessThanOrEqual(6);
  expect(Math.max(...examined)).toBeLessThanOrEqual(1000);
  expect(JSON.stringify(answer).length).toBeLessThan(100_000);
  return answer;
};

test('everybody is added up in the minutes of a few runs, and read with few questions', async () => {
  const left = () =>
    cloud.all<{ _id: string; isDirty: boolean }>('coverages').filter((one) => one.isDirty);
  for (let run = 0; run < 10 && left().length > 0; run += 1) {
    await cloud.tick();
    expect(cloud.lastCall('jobs').outcome).toBe('answered');
    await cloud.cloud.clock.advance(60_000);
  }
  expect(left()).toEqual([]);
  const all = subdistricts * communities * buildings * reachedUnits;
  const whole = await figures('desk', area('district'));
  expect(whole.counts).toEqual({
    total: households,
    read: all,
    phone: 0,
    visit: all,
    uncovered: households - 2 * all,
  });
  expect(whole.rows).toHaveLength(subdistricts + 2);
  const street = await figures('desk', `${area('district')}-1`);
  expect(street.rows).toHaveLength(communities);
  const place = await figures('desk', `${area('district')}-1-1`);
  expect(place.rows.map(({ name }) => name)).toEqual(each(buildings, (order) => `${order}号`));
  const house = await figures('desk', `${area('district')}-1-1-1`);
  expect(house.rows).toHaveLength(units);
  expect(house.counts).toMatchObject({ total: units * householdsOfUnit, read: reachedUnits });
  for (const one of [whole, street, place, house])
    expect(one.counts.read).toBe(one.rows.reduce((sum, { read }) => sum + read, 0));
});
