import fc from 'fast-check';
import { roles } from '#contracts/roles';
import { type Belonging, isOurs, mayCome } from '#domain/council-scope';

const hall = { areaId: 'estate', path: ['district', 'street', 'huai', 'estate'] };
const paths: Record<string, string[]> = {
  district: ['district'],
  huai: ['district', 'street', 'huai'],
  estate: hall.path,
  unit: [...hall.path, 'grid', 'unit'],
  other: ['district', 'street', 'huai', 'other'],
  far: ['district', 'street', 'gui', 'far'],
};
const pathOf = (areaId: string) => paths[areaId];
const living = (areaId: string, status = 'declared'): Belonging => ({
  homes: [{ areaPath: paths[areaId] ?? [], status }],
  memberships: [],
});
const holding = (role: Belonging['memberships'][number]['role'], areaId: string): Belonging => ({
  homes: [],
  memberships: [{ role, areaId }],
});

test.each([
  ['who lives there', living('unit'), true],
  ['who lives next door', living('other'), false],
  ['who lives in another community', living('far'), false],
  ['whose home was refused', living('unit', 'refused'), false],
  ['who leads a stairwell there', holding('unit-lead', 'unit'), true],
  ['who works for its community', holding('community-staff', 'huai'), true],
  ['who works for a place beside it', holding('grid-worker', 'other'), false],
  ['whose post has an area nobody knows', holding('grid-worker', 'gone'), false],
  ['nobody', { homes: [], memberships: [] }, false],
])('%s has a say or not', (_, who, expected) => {
  expect(isOurs(who, hall, pathOf)).toBe(expected);
});

test('a party comes where its post is and has no say; who only looks on does neither', () => {
  const property = holding('property-manager', 'estate');
  expect([isOurs(property, hall, pathOf), mayCome(property, hall, pathOf)]).toEqual([false, true]);
  const elsewhere = holding('property-manager', 'far');
  expect(mayCome(elsewhere, hall, pathOf)).toBe(false);
  for (const role of ['auditor', 'admin'] as const)
    expect(mayCome(holding(role, 'district'), hall, pathOf)).toBe(false);
});

test('a property manager who lives there has her say as a neighbour', () => {
  const who = { ...living('unit'), memberships: holding('property-manager', 'estate').memberships };
  expect(isOurs(who, hall, pathOf)).toBe(true);
});

test('nobody has a say whose homes and posts all lie outside, whatever they are', () => {
  const outside = fc.constantFrom('other', 'far', 'gone');
  const anybody = fc.record({
    homes: fc.array(
      outside.map((areaId) => ({ areaPath: paths[areaId] ?? [], status: 'verified' })),
    ),
    memberships: fc.array(fc.record({ role: fc.constantFrom(...roles), areaId: outside })),
  });
  fc.assert(fc.property(anybody, (who) => !mayCome(who, hall, pathOf)));
});
