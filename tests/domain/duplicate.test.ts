import fc from 'fast-check';
import { type Category, categories, categoryCodes } from '#contracts/category';
import { workOrderStatuses } from '#contracts/loop';
import { dayMs } from '#domain/day';
import {
  type Candidate,
  candidateLimit,
  distanceMetres,
  familyOf,
  isBulk,
  isCandidate,
  mostMetres,
  placeSought,
  rankCandidates,
  type Sought,
  searchMetres,
} from '#domain/duplicate';

const now = Date.UTC(2026, 10, 20, 4);

const community = { _id: 'ar_c', level: 'community' as const, points: ['社区广场'] };
const estate = { _id: 'ar_e', level: 'estate' as const, points: ['南门', '北门'] };
const grid = { _id: 'ar_g', level: 'grid' as const, points: [] };
const building = (n: number) => ({ _id: `ar_b${n}`, level: 'building' as const, points: [] });
const unit = (b: number, n: number) => ({
  _id: `ar_b${b}u${n}`,
  level: 'unit' as const,
  points: ['单元门口', '楼道'],
});
const home = (b: number, n: number) => [community, estate, grid, building(b), unit(b, n)];

const centre = { latitude: 36.1, longitude: 120.2 };
/** So many metres to the north of the centre. */
const north = (metres: number) => ({
  ...centre,
  latitude: centre.latitude + (metres / 6_378_100) * (180 / Math.PI),
});

const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  id: 'wo_1',
  category: 'street-facility',
  status: 'accepted',
  isPrivate: false,
  isOpen: true,
  areaId: 'ar_b9u1',
  areaPath: home(9, 1).map(({ _id }) => _id),
  ...changes,
});
const living = (b: number, n: number): Pick<Candidate, 'areaId' | 'areaPath'> => ({
  areaId: `ar_b${b}u${n}`,
  areaPath: home(b, n).map(({ _id }) => _id),
});
const sought = (changes: Partial<Sought> = {}, point?: string): Sought => ({
  ...placeSought(home(5, 2), point),
  category: 'street-facility',
  ...changes,
});

describe('how far the same thing may have been reported', () => {
  test.each<[Category, number]>([
    ['stairwell', 0],
    ['property', 0],
    ['noise', 0],
    ['safety-lift', 0],
    ['estate-facility', 50],
    ['street-facility', 50],
    ['cleaning', 100],
    ['waste', 100],
    ['flood', 100],
  ])('%s: %i m', (category, metres) => {
    expect(searchMetres(category)).toBe(metres);
    expect(searchMetres(category, 30)).toBe(metres && metres + 30);
    expect(searchMetres(category, Number.POSITIVE_INFINITY)).toBe(metres && mostMetres);
  });

  test.each([
    { what: 'on the spot', metres: 0, accuracies: [0, 0], isFound: true },
    { what: 'at the edge', metres: 49.9, accuracies: [0, 0], isFound: true },
    { what: 'past it', metres: 50.1, accuracies: [0, 0], isFound: false },
    { what: 'past it with weak fixes', metres: 109.9, accuracies: [20, 40], isFound: true },
    { what: 'past what the fixes allow', metres: 110.1, accuracies: [20, 40], isFound: false },
    { what: 'at the cap, fixes hopeless', metres: 249.9, accuracies: [500, 500], isFound: true },
    { what: 'past the cap', metres: 250.1, accuracies: [500, 500], isFound: false },
  ])('a street lamp $what', ({ metres, accuracies: [mine = 0, theirs = 0], isFound }) => {
    const other = candidate({ location: north(metres), accuracy: theirs });
    const asked = sought({ location: centre, accuracy: mine });
    expect(isCandidate(other, asked, now)).toBe(isFound);
  });

  test('without a fix on both sides no distance counts', () => {
    expect(isCandidate(candidate(), sought({ location: centre }), now)).toBe(false);
    expect(isCandidate(candidate({ location: centre }), sought(), now)).toBe(false);
  });

  test('what is inside a building has no radius, whichever of the two it is', () => {
    const lamp = candidate({ location: centre });
    const stairs = candidate({ location: centre, category: 'stairwell' });
    expect(isCandidate(lamp, sought({ location: centre, category: 'stairwell' }), now)).toBe(false);
    expect(isCandidate(stairs, sought({ location: centre }), now)).toBe(false);
  });
});

describe('the same place', () => {
  const stairs = { category: 'stairwell' as const };

  test('is the building, whichever unit', () => {
    expect(isCandidate(candidate({ ...stairs, ...living(5, 1) }), sought(stairs), now)).toBe(true);
    expect(isCandidate(candidate({ ...stairs, ...living(6, 2) }), sought(stairs), now)).toBe(false);
  });

  test('is the public point, wherever its reporters live', () => {
    const gate = sought({}, '南门');
    expect(gate).toMatchObject({ pointAreaId: 'ar_e', isPointInBuilding: false });
    expect(isCandidate(candidate({ point: '南门' }), gate, now)).toBe(true);
    expect(isCandidate(candidate({ point: '南门', areaPath: ['ar_c', 'ar_x'] }), gate, now)).toBe(
      false,
    );
  });

  test('is not another public point of neighbours', () => {
    const gate = sought({}, '南门');
    expect(isCandidate(candidate({ ...living(5, 2), point: '北门' }), gate, now)).toBe(false);
    expect(isCandidate(candidate(living(5, 2)), gate, now)).toBe(true);
  });

  test('is not the point of the same name in another building', () => {
    const door = sought(stairs, '单元门口');
    expect(door).toMatchObject({ pointAreaId: 'ar_b5u2', isPointInBuilding: true });
    const there = candidate({ ...stairs, ...living(6, 2), point: '单元门口' });
    expect(isCandidate(there, door, now)).toBe(false);
    const inside = candidate({ ...stairs, ...living(5, 2), point: '楼道' });
    expect(isCandidate(inside, door, now)).toBe(true);
  });

  test('is never a whole grid', () => {
    const wide = { ...placeSought([community, estate, grid]), category: 'noise' as const };
    const same = { areaId: 'ar_g', areaPath: ['ar_c', 'ar_e', 'ar_g'] };
    expect(isCandidate(candidate({ category: 'noise', ...same }), wide, now)).toBe(false);
  });
});

describe('who is shown', () => {
  const here = { location: centre };

  test.each(workOrderStatuses)('open and %s', (status) => {
    const isShown = !['declined', 'merged', 'withdrawn'].includes(status);
    expect(isCandidate(candidate({ ...here, status }), sought(here), now)).toBe(isShown);
  });

  test('closed at most seven days', () => {
    const closed = (closedAt: number) =>
      candidate({ ...here, status: 'closed', isOpen: false, closedAt });
    expect(isCandidate(closed(now - 7 * dayMs), sought(here), now)).toBe(true);
    expect(isCandidate(closed(now - 7 * dayMs - 1), sought(here), now)).toBe(false);
    expect(isCandidate(candidate({ ...here, isOpen: false }), sought(here), now)).toBe(false);
  });

  test('nothing private, and nothing to one who reports something private', () => {
    expect(isCandidate(candidate({ ...here, isPrivate: true }), sought(here), now)).toBe(false);
    for (const category of ['dispute', 'special-care', 'staff-conduct', 'errand'] as const) {
      const alike = candidate({ ...living(5, 2), category });
      expect(isCandidate(alike, sought({ category }), now)).toBe(false);
    }
  });

  test.each(categories)('$code: only its own family', ({ code, group }) => {
    expect(familyOf(code)).toBe(group);
    for (const other of categoryCodes) {
      const found = isCandidate(
        candidate({ ...living(5, 2), category: other }),
        sought({ category: code }),
        now,
      );
      if (found) expect(familyOf(other)).toBe(group);
    }
  });

  test('three at most, the same place first, then the nearest', () => {
    const list = [
      candidate({ id: 'far', location: north(40) }),
      candidate({ id: 'near', location: north(10) }),
      candidate({ id: 'gone', location: north(60) }),
      candidate({ id: 'here', ...living(5, 1), location: north(45) }),
      candidate({ id: 'middle', location: north(20) }),
    ];
    const shown = rankCandidates(list, sought(here), now).map(({ id }) => id);
    expect(shown).toEqual(['here', 'near', 'middle']);
  });

  test('whatever the list, those shown are candidates and none left out is nearer', () => {
    const any = fc.record({
      id: fc.uuid(),
      category: fc.constantFrom<Category>('street-facility', 'estate-facility', 'stairwell'),
      status: fc.constantFrom(...workOrderStatuses),
      isPrivate: fc.boolean(),
      isOpen: fc.boolean(),
      where: fc.constantFrom(living(5, 1), living(9, 1)),
      location: fc.integer({ min: 0, max: 300 }).map(north),
      accuracy: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const list: Candidate[] = drawn.map(({ where, ...rest }) => ({ ...rest, ...where }));
        const asked = sought({ ...here, accuracy: 20 });
        const shown = rankCandidates(list, asked, now);
        const fitting = list.filter((one) => isCandidate(one, asked, now));
        expect(shown).toHaveLength(Math.min(candidateLimit, fitting.length));
        const farthest = shown.at(-1);
        const rank = (one: Candidate) =>
          (one.areaId === 'ar_b5u1' ? 0 : 1000) + distanceMetres(one.location ?? centre, centre);
        for (const one of fitting)
          if (farthest && !shown.includes(one))
            expect(rank(one)).toBeGreaterThanOrEqual(rank(farthest));
      }),
    );
  });
});

test('metres on the sphere', () => {
  expect(distanceMetres(centre, north(100))).toBeCloseTo(100, 6);
  const degree = (6_378_100 * Math.PI) / 180;
  expect(distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(
    degree,
    3,
  );
  expect(
    distanceMetres({ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 0.01 }),
  ).toBeCloseTo(degree / 200, 2);
  expect(
    distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }),
  ).toBeCloseTo(degree * 180, 3);
});

test('five of one kind make one event', () => {
  expect([0, 4, 5, 40].map(isBulk)).toEqual([false, false, true, true]);
});
