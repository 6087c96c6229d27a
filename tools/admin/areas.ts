import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { areaColumns, readAreaTable } from './area-table';
import { connectionOf, type Environment, openEnvironment, targetOptions } from './environment';

const say = (line: string) => process.stdout.write(`${line}\n`);

function readWhole(file: string | undefined) {
  if (!file) throw new Error('请写上区域表的文件名');
  const table = readAreaTable(readFileSync(file, 'utf8'));
  for (const { row, words } of table.problems) say(`第 ${row} 行：${words}`);
  if (table.problems.length > 0)
    throw new Error(`${table.problems.length} 行有问题，什么也没有写入`);
  return table;
}

/** Prints the heading of a table of areas and one row of each kind. */
export async function areasTemplate(): Promise<void> {
  say(areaColumns.join(','));
  say('区,云河区,,,,,,,,');
  say('街道,柳桥街道,云河区,,,,,,,');
  say('社区,槐安社区,云河区/柳桥街道,0000-0000001,是,0000-0000002,,,,');
  say('小区,槐安里,云河区/柳桥街道/槐安社区,,,,物业公司,南门、北门,,');
  say('网格,第三网格,云河区/柳桥街道/槐安社区/槐安里,,,,,,298,');
  say('楼栋,5号楼,云河区/柳桥街道/槐安社区/槐安里/第三网格,,,,,,36,');
  say('单元,2单元,云河区/柳桥街道/槐安社区/槐安里/第三网格/5号楼,,,,,,12,');
  say('部门单位,云河住建,云河区,,,,,,,');
  say('部门单位,云河供水,云河区,,,,,,,企事业单位');
}

/** Names every wrong row of a table and writes nothing. */
export async function areasCheck([file]: readonly string[]): Promise<void> {
  say(`${readWhole(file).areas.length} 个区域，都没有问题`);
}

/** Adds the areas of a table that are not there yet, with their plate codes; the others stay as they are, with their people. */
export async function importAreas(
  environment: Environment,
  file: string | undefined,
): Promise<{ added: number; kept: number }> {
  const { areas, plateCodes } = readWhole(file);
  const added = await environment.addMissing('areas', areas);
  await environment.addMissing('plate_codes', plateCodes);
  return { added, kept: areas.length - added };
}

/** `areas-import FILE (--env ENV-ID | --local)` */
export async function areasImport(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: targetOptions,
    allowPositionals: true,
  });
  const environment = openEnvironment(connectionOf(values));
  const { added, kept } = await importAreas(environment, positionals[0]);
  say(`新增 ${added} 个区域，原有 ${kept} 个没有改动`);
}
