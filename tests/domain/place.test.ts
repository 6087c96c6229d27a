import type { AreaLevel } from '#contracts/area';
import { address, desksAlong, placeText, shortAddress } from '#domain/place';

const along = (...steps: [AreaLevel, string][]) => ({
  path: steps.map(([level]) => `ar_${level}`),
  pathNames: steps.map(([, name]) => name),
  pathLevels: steps.map(([level]) => level),
});
const top: [AreaLevel, string][] = [
  ['district', '清河区'],
  ['subdistrict', '清河街道'],
  ['community', '槐安社区'],
];
const unit = along(
  ...top,
  ['grid', '第三网格'],
  ['micro-grid', '3-2微网格'],
  ['building', '5号楼'],
  ['unit', '2单元'],
);

it.each([
  [unit, '槐安社区 · 第三网格 · 5号楼2单元', '5号楼2单元'],
  [
    along(...top, ['estate', '槐花苑'], ['grid', '第三网格'], ['building', '5号楼']),
    '槐安社区 · 第三网格 · 槐花苑 · 5号楼',
    '5号楼',
  ],
  [along(...top, ['grid', '第三网格']), '槐安社区 · 第三网格', '第三网格'],
  [along(...top), '槐安社区', '槐安社区'],
  [along(['district', '清河区']), '清河区', '清河区'],
])('%# reads %s, in short %s', (area, long, short) => {
  expect(address(area)).toBe(long);
  expect(shortAddress(area)).toBe(short);
});

it('tells staff where exactly', () => {
  expect(placeText(unit, { point: '南门', detail: '三楼楼道' })).toBe(
    '5号楼2单元 · 南门 · 三楼楼道',
  );
  expect(placeText(unit, {})).toBe('5号楼2单元');
});

it('finds the desks along the way and no others', () => {
  expect(desksAlong(unit)).toEqual({
    grid: { areaId: 'ar_grid', name: '第三网格' },
    community: { areaId: 'ar_community', name: '槐安社区' },
    subdistrict: { areaId: 'ar_subdistrict', name: '清河街道' },
    district: { areaId: 'ar_district', name: '清河区' },
  });
  expect(Object.keys(desksAlong(along(...top)))).not.toContain('grid');
});
