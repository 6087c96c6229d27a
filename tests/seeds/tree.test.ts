import { isFictional } from '../../config/seeds/phones';
import { plateCodeOf } from '../../config/seeds/plate-code';
import { growTree } from '../../config/seeds/tree';
import { areaId } from '../../src/contracts/area';
import { plateCode } from '../../src/contracts/card';
import { found, fridayMorning } from './founding';

const tree = growTree();

describe('the tree of the demo district', () => {
  it("has a real county's scale (seeds.md D01, D04, D05)", () => {
    expect(tree.of('district')).toHaveLength(1);
    expect(tree.of('community')).toHaveLength(21);
    expect(tree.of('estate')).toHaveLength(160);
    expect(tree.of('grid')).toHaveLength(405);
    expect(tree.of('micro-grid')).toHaveLength(2_971);
    expect(tree.of('agency')).toHaveLength(13);
    expect(tree.of('unit').length).toBeGreaterThan(5_000);
    expect(tree.areas.length).toBeLessThan(35_000);
  });

  it('has ids, paths, names and levels that fit each other', () => {
    const id = areaId();
    expect(tree.areas.filter((area) => !id.safeParse(area._id).success)).toEqual([]);
    const misplaced = tree.areas.filter((area) => {
      const parent = tree.byId.get(area.parentId ?? '');
      const { path = [], pathNames = [], pathLevels = [] } = parent ?? {};
      return (
        String(area.path) !== String([...path, area._id]) ||
        String(area.pathNames) !== String([...pathNames, area.name]) ||
        String(area.pathLevels) !== String([...pathLevels, area.level])
      );
    });
    expect(misplaced).toEqual([]);
    expect(tree.byId.size).toBe(tree.areas.length);
  });

  it('lets every home be found by 社区 → 小区 → 楼 → 单元', () => {
    const pathTo = ['community', 'estate', 'building'] as const;
    const lost = tree
      .of('unit')
      .filter((unit) => !pathTo.every((it) => unit.pathLevels.includes(it)));
    expect(lost).toEqual([]);
    const places = tree.of('building').map((one) => one.pathNames.slice(2, 4).concat(one.name));
    expect(new Set(places.map(String)).size).toBe(places.length);
  });

  it('gives every area a plate code of its own that people can read out', () => {
    const codes = Array.from({ length: 20_000 }, (_, at) => plateCodeOf(at));
    expect(new Set(codes).size).toBe(codes.length);
    expect(plateCode().safeParse(codes[7]).success).toBe(true);
    expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{8}$/.test(code))).toBe(true);
    const { plate_codes } = found(fridayMorning);
    const areaOf = new Map(plate_codes.map((one) => [one._id, one.areaId]));
    expect(tree.areas.filter((area) => areaOf.get(area.code) !== area._id)).toEqual([]);
  });

  it('has a phone somebody answers at every community, and only phones of nobody', () => {
    for (const area of tree.of('community')) {
      expect(area.dutyPhone).toBeDefined();
      expect(area.supervisionPhone).toBeDefined();
    }
    const phones = tree.areas.flatMap((area) =>
      [
        area.dutyPhone,
        area.supervisionPhone,
        ...(area.rescuePhones ?? []).map((one) => one.phone),
      ].filter((phone) => phone !== undefined),
    );
    expect(phones.filter((phone) => !isFictional(phone))).toEqual([]);
    expect(new Set(phones).size).toBe(phones.length);
  });
});
