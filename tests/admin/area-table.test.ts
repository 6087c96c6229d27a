import { readAreaTable } from '../../tools/admin/area-table';

const heading = '层级,名称,上级,值班电话,昼夜值班,监督电话,物业模式,公共地点,户数';
const labelled = `${heading},标签`;
const table = (...rows: string[]) => readAreaTable([heading, ...rows].join('\n'));

const whole = [
  '区,云河区,,,,,,,',
  '街道,柳桥街道,云河区,,,,,,',
  '社区,槐安社区,云河区/柳桥街道,0000-0000001,是,0000-0000002,,,',
  '小区,槐安里,云河区/柳桥街道/槐安社区,,,,物业公司,南门、北门,',
  '网格,第三网格,云河区/柳桥街道/槐安社区/槐安里,,,,,,298',
];

describe('a table of areas', () => {
  it('becomes one tree with paths, names and permanent plate codes', () => {
    const { areas, plateCodes, problems } = table(...whole);
    expect(problems).toEqual([]);
    const grid = areas.at(-1);
    expect(grid?.pathNames).toEqual(['云河区', '柳桥街道', '槐安社区', '槐安里', '第三网格']);
    expect(grid?.path).toEqual(areas.map((area) => area._id));
    expect(grid?.households).toBe(298);
    expect(areas[3]).toMatchObject({ propertyMode: 'market', points: ['南门', '北门'] });
    expect(areas[2]).toMatchObject({ isDutyAroundTheClock: true, dutyPhone: '0000-0000001' });
    expect(new Set(plateCodes.map((one) => one._id)).size).toBe(5);
    for (const { _id } of plateCodes) expect(_id).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  });

  it('adds doors up where it counts them further below only', () => {
    const grid = '云河区/柳桥街道/槐安社区/槐安里/第三网格';
    const { areas } = table(
      ...whole.slice(0, 4),
      '网格,第三网格,云河区/柳桥街道/槐安社区/槐安里,,,,,,',
      `楼栋,5号楼,${grid},,,,,,`,
      `单元,1单元,${grid}/5号楼,,,,,,12`,
      `单元,2单元,${grid}/5号楼,,,,,,10`,
      `楼栋,6号楼,${grid},,,,,,30`,
      `单元,1单元,${grid}/6号楼,,,,,,12`,
    );
    expect(areas.map(({ name, households }) => [name, households])).toEqual([
      ['云河区', 52],
      ['柳桥街道', 52],
      ['槐安社区', 52],
      ['槐安里', 52],
      ['第三网格', 52],
      ['5号楼', 22],
      ['1单元', 12],
      ['2单元', 10],
      ['6号楼', 30],
      ['1单元', 12],
    ]);
  });

  it('gives the same ids every time, so that a second import changes nothing', () => {
    expect(table(...whole)).toEqual(table(...whole));
  });

  it('takes departments and utilities beside the tree, with their labels', () => {
    const { areas, problems } = readAreaTable(
      [
        labelled,
        '区,云河区,,,,,,,,',
        '部门单位,云河住建,云河区,,,,,,,',
        '部门单位,云河供水,云河区,,,,,,,企事业单位',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(areas.map(({ level, labels }) => [level, ...labels])).toEqual([
      ['district'],
      ['agency'],
      ['agency', '企事业单位'],
    ]);
  });

  it.each([
    ['部门单位,住建,云河区/柳桥街道,,,,,,', '部门单位不能放在街道下面'],
    ['大队,一队,云河区,,,,,,', '层级「大队」不认识'],
    ['社区,无家社区,云河区/没有街道,,,,,,', '不在前面的行里'],
    ['街道,柳桥街道,云河区,,,,,,', '和前面的行重复'],
    ['街道,东街,云河区/柳桥街道/槐安社区,,,,,,', '街道不能放在社区下面'],
    ['楼栋,1号楼,云河区/柳桥街道/槐安社区,,,,,,', '楼栋不能放在社区下面'],
    ['区,云河区,,,,,,,', '和前面的行重复'],
    ['小区,新里,云河区/柳桥街道/槐安社区,,,,随便,,', '物业模式「随便」不认识'],
    ['网格,九网格,云河区/柳桥街道/槐安社区,,,,,,很多', '户数「很多」应是数字'],
    ['社区,,云河区/柳桥街道,,,,,,', '没有写名称'],
  ])('names the row that is wrong: %s', (row, words) => {
    const { problems } = table(...whole, row);
    expect(problems).toEqual([{ row: 7, words: expect.stringContaining(words) }]);
  });
});
