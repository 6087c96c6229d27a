import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import writeSheet from 'write-excel-file/node';
import { getHall, listHalls } from '#contracts/council';
import { getHallForm, saveHall } from '#contracts/council-halls';
import { acceptInvite, appoint } from '#contracts/identity';
import type { HallRecord } from '../../cloudfunctions/modules/council/records';
import { commands } from '../../tools/admin/commands';
import { type Environment, openEnvironment } from '../../tools/admin/environment';
import { hallColumns, readHallTable } from '../../tools/admin/hall-table';
import { importHalls } from '../../tools/admin/halls';
import { tableRows } from '../../tools/admin/table-rows';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { area, personId, type Who } from '../kit/world';

type Cells = readonly (string | number | boolean | null)[];

let cloud: TestCloud;
let environment: Environment;
const folder = mkdtempSync(join(tmpdir(), 'lianxin-halls-'));
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  cloud = await startTestCloud();
  Object.assign(process.env, cloud.cloud.env());
  environment = openEnvironment({ env: tcb.SYMBOL_CURRENT_ENV });
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stopTestClouds();
});
const lines: string[] = [];
beforeEach(async () => {
  await cloud.restart();
  lines.splice(0);
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const now = () => cloud.cloud.clock.now();
const halls = () => cloud.all<HallRecord>('halls').sort((a, b) => a.order - b.order);
const community = '云河区/云渚街道/槐安社区';
const estate = `${community}/槐安小区`;

function csv(rows: readonly Cells[]): string {
  const file = inFolder('halls.csv');
  const text = [hallColumns, ...rows].map((row) => row.join(',')).join('\n');
  writeFileSync(file, text);
  return file;
}

async function xlsx(rows: readonly Cells[], heading: Cells = hallColumns): Promise<string> {
  const file = inFolder('halls.xlsx');
  const cells = [heading, ...rows].map((row) =>
    row.map((value) => (value === null ? null : { value })),
  );
  await writeSheet(cells).toFile(file);
  return file;
}

const row = (name: string, over: Partial<Record<string, Cells[number]>> = {}): Cells => {
  const cells: Record<string, Cells[number]> = {
    名称: name,
    范围: estate,
    地点: '党群服务站一楼',
    可坐人数: 30,
    电话: '0000-0000123',
    有无业委会: '有',
    话事员: '',
    ...over,
  };
  return hallColumns.map((column) => cells[column] ?? null);
};
const eightyNine = () => Array.from({ length: 89 }, (_, index) => row(`第${index + 1}议事厅`));

/** Somebody becomes a moderator of 槐安社区 as people do: invited, and by typing the code. */
async function appointed(who: Who, name: string): Promise<void> {
  const { code } = await cloud.as('he')(appoint, { areaId: area('huai'), role: 'moderator', name });
  await cloud.as(who)(acceptInvite, { code });
}
/** Listeners that only the timer runs have heard everything that was said. */
const heard = async () => {
  await cloud.cloud.clock.advance(6_000);
  await cloud.tick();
};

describe.each<[string, (rows: readonly Cells[]) => Promise<string>]>([
  ['.csv', async (rows) => csv(rows)],
  ['.xlsx', (rows) => xlsx(rows)],
])('a table of halls as %s', (_, fileOf) => {
  it('of 89 rows goes in whole, and a second time adds nothing', async () => {
    const file = await fileOf(eightyNine());
    expect(await importHalls(environment, file, now())).toMatchObject({ added: 89, kept: 0 });
    expect(await importHalls(environment, file, now())).toMatchObject({ added: 0, kept: 89 });
    expect(halls().map(({ name }) => name)).toEqual(eightyNine().map(([name]) => name));
    expect(halls()[0]).toMatchObject({
      areaId: area('estate'),
      path: ['district', 'street', 'huai', 'estate'].map(area),
      areaText: '槐安社区 槐安小区',
      communityId: area('huai'),
      place: '党群服务站一楼',
      capacity: 30,
      phone: '0000-0000123',
      hasOwnersCommittee: true,
      order: 2,
    });
    const page = await cloud.as('wang')(listHalls, { areaId: area('estate') });
    expect(page.items).toHaveLength(20);
  });

  it('writes nothing where one row of 89 is wrong, and names that row as the spreadsheet does', async () => {
    const rows = [...eightyNine(), [], row('', { 可坐人数: '很多' })];
    const import89 = importHalls(environment, await fileOf(rows), now());
    await expect(import89).rejects.toThrow('1 行有问题，什么也没有写入');
    expect(halls()).toEqual([]);
    expect(lines).toEqual([
      '第 92 行，名称：请写议事厅的名称\n',
      expect.stringContaining('第 92 行，可坐人数：'),
    ]);
  });

  it('writes nothing where one area is not there, or too small for a hall', async () => {
    const rows = [
      row('好的议事厅'),
      row('没有的小区', { 范围: `${community}/梧桐小区` }),
      row('单元议事厅', { 范围: `${estate}/第三网格/第一微网格/5号楼/2单元` }),
    ];
    await expect(importHalls(environment, await fileOf(rows), now())).rejects.toThrow('2 行有问题');
    expect(lines).toEqual([
      `第 3 行，范围：没有「${community}/梧桐小区」这个区域\n`,
      '第 4 行，范围：单元不能有议事厅\n',
    ]);
    expect(halls()).toEqual([]);
  });
});

describe('what a table says', () => {
  const read = (...rows: string[][]) => readHallTable([[...hallColumns], ...rows]);
  const words = (...rows: string[][]) => read(...rows).problems.map((one) => one.words);
  const good = ['甲议事厅', estate, '一楼', '', '', '', ''];
  const instead = (at: number, cell: string) => good.with(at, cell);

  it.each<[number, string, string]>([
    [0, '一二三四五六七八九十一二三四五六七八九十一', '名称：最多 20 个字'],
    [1, '', '范围：没有写是哪个区域的'],
    [2, '', '地点：请写在哪里'],
    [3, '3', '可坐人数：至少 5 人'],
    [3, '12.5', '可坐人数：请写整数'],
    [4, '12', '电话：请写 11 位手机号或带区号的座机'],
    [5, '也许', '有无业委会：「也许」应是 有 或 无'],
    [6, '一、二、三、四、五、六、七', '话事员：一个议事厅最多 6 位话事员'],
  ])('column %i with 「%s」 is refused', (at, cell, expected) =>
    expect(words(instead(at, cell))).toEqual([expected]),
  );

  it('twice is refused, blank rows are not', () => {
    expect(read(good, ['', ''], good).problems).toEqual([{ row: 4, words: '和第 2 行重复' }]);
    expect(read(good, []).problems).toEqual([]);
  });

  it('under other headings is refused, in another order of columns not', () => {
    const heading = ['名称', '地点', '话事人'];
    expect(readHallTable([heading, good]).problems).toEqual([
      { row: 1, words: '缺少「范围」这一列' },
      { row: 1, words: '不认识「话事人」这一列' },
    ]);
    const turned = readHallTable([
      ['话事员', '地点', '范围', '名称'],
      ['周正，吕和、周正', '一楼', estate, '甲议事厅'],
    ]);
    expect(turned).toEqual({
      problems: [],
      halls: [
        {
          row: 2,
          name: '甲议事厅',
          areaName: estate,
          place: '一楼',
          hasOwnersCommittee: false,
          moderators: ['周正', '吕和'],
        },
      ],
    });
  });

  it('is read in the letters that spreadsheets in China save', async () => {
    // 「名称」 in GB 18030.
    writeFileSync(inFolder('gb.csv'), Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6]));
    expect(await tableRows(inFolder('gb.csv'))).toEqual([['名称']]);
    writeFileSync(inFolder('bom.csv'), '\uFEFF名称\n\n甲');
    expect(await tableRows(inFolder('bom.csv'))).toEqual([['名称'], [''], ['甲']]);
  });

  it('is asked for again where the file is no spreadsheet', async () => {
    writeFileSync(inFolder('broken.xlsx'), 'not a spreadsheet');
    await expect(tableRows(inFolder('broken.xlsx'))).rejects.toThrow('这个文件打不开');
  });
});

describe('a list that was read in', () => {
  const list = () => csv([row('槐安小区议事厅', { 话事员: '周正、吕和' })]);

  it('binds those who have the post, and the others once they have it', async () => {
    await appointed('visitor-zhou', '周正');
    await importHalls(environment, list(), now());
    expect(halls()[0]).toMatchObject({
      moderatorIds: [personId('visitor-zhou')],
      namedOnly: ['吕和'],
    });
    await appointed('visitor-lv', '吕和');
    await heard();
    expect(halls()[0]).toMatchObject({
      moderatorIds: [personId('visitor-zhou'), personId('visitor-lv')],
      namedOnly: [],
    });
    const { _id: id } = halls()[0] ?? { _id: '' };
    expect(await cloud.as('visitor-lv')(getHall, { id })).toMatchObject({ mayLead: true });
  });

  it('binds nobody where two of the name have the post', async () => {
    await appointed('visitor-zhou', '周正');
    await appointed('visitor-zhou-too', '周正');
    await importHalls(environment, list(), now());
    await heard();
    expect(halls()[0]).toMatchObject({ moderatorIds: [], namedOnly: ['周正', '吕和'] });
  });

  it('changes nothing of what was changed meanwhile, when it is read in again', async () => {
    await importHalls(environment, list(), now());
    const { _id: id } = halls()[0] ?? { _id: '' };
    const { hall } = await cloud.as('luo')(getHallForm, { id });
    const { version = 1 } = hall ?? {};
    const said = {
      areaId: area('estate'),
      name: '新名字议事厅',
      place: '凉亭',
      hasOwnersCommittee: false,
      moderators: [],
    };
    await cloud.as('luo')(saveHall, { id, version, ...said });
    const changed = halls();
    expect(await importHalls(environment, list(), now())).toMatchObject({ added: 0, kept: 1 });
    expect(halls()).toEqual(changed);
  });
});

describe('the commands', () => {
  const run = (name: string, ...args: string[]) => commands[name]?.run(args);

  it('print a template that their own check takes', async () => {
    await run('halls-template');
    writeFileSync(inFolder('template.csv'), lines.join(''));
    lines.splice(0);
    await run('halls-check', inFolder('template.csv'));
    expect(lines).toEqual(['2 个议事厅，格式都没有问题；范围和话事员要给出环境才能核对\n']);
  });

  it('say what is missing', async () => {
    await expect(run('halls-check')).rejects.toThrow('文件名');
    writeFileSync(inFolder('empty.csv'), hallColumns.join(','));
    await expect(run('halls-check', inFolder('empty.csv'))).rejects.toThrow('一个议事厅也没有');
    await expect(run('halls-import', inFolder('empty.csv'))).rejects.toThrow('--env');
  });
});
