import { parseArgs } from 'node:util';
import { areaLevelWords } from '#contracts/area';
import { writtenFrom } from '#domain/cadence';
import { dayOf } from '#domain/day';
import { isCurrent } from '#domain/membership';
import { derivedId } from '#runtime/ids';
import type { AreaDuty, AreaRecord } from '../../cloudfunctions/modules/area/records';
import { hallLevels, hallPlaceOf } from '../../cloudfunctions/modules/council/hall-place';
import type { HallRecord } from '../../cloudfunctions/modules/council/records';
import { areaFinder, UnknownArea } from './area-named';
import type { RowProblem } from './area-table';
import { connectionOf, type Environment, openEnvironment, targetOptions } from './environment';
import { type HallRow, hallColumns, readHallTable } from './hall-table';
import { tableRows } from './table-rows';

const say = (line: string) => process.stdout.write(`${line}\n`);

function refuseWrong(problems: readonly RowProblem[]): void {
  for (const { row, words } of problems) say(`第 ${row} 行，${words}`);
  const rows = new Set(problems.map(({ row }) => row));
  if (rows.size > 0) throw new Error(`${rows.size} 行有问题，什么也没有写入`);
}

async function readWhole(file: string | undefined): Promise<HallRow[]> {
  if (!file) throw new Error('请写上议事厅表的文件名');
  const { halls, problems } = readHallTable(await tableRows(file));
  refuseWrong(problems);
  if (halls.length === 0) throw new Error('表里一个议事厅也没有');
  return halls;
}

/** Whoever holds the post under this name on the way down to an area, if it is exactly one. */
function holderOf(name: string, path: readonly AreaRecord[], now: number): AreaDuty | undefined {
  const holders = path
    .flatMap(({ duties }) => duties)
    .filter((duty) => duty.role === 'moderator' && duty.name === name && isCurrent(duty, now));
  const byPerson = new Map(holders.map((duty) => [duty.personId, duty]));
  return byPerson.size === 1 ? holders[0] : undefined;
}

type Placed = { area: AreaRecord; path: AreaRecord[] };

/** A hall as it begins: names that nobody with the post has wait for her. */
function hallOf(row: HallRow, { area, path }: Placed, now: number): HallRecord {
  const { row: order, areaName: _, moderators: names, ...said } = row;
  const found = names.map((name) => ({ name, duty: holderOf(name, path, now) }));
  const moderators = found.flatMap(({ duty }) =>
    duty
      ? [
          {
            personId: duty.personId,
            name: duty.name,
            ...(duty.until !== undefined && { until: duty.until }),
          },
        ]
      : [],
  );
  const openedOn = dayOf(now);
  return {
    _id: derivedId('ha', area._id, row.name),
    ...said,
    ...hallPlaceOf(area),
    moderatorIds: moderators.map(({ personId }) => personId),
    moderators,
    namedOnly: found.flatMap(({ name, duty }) => (duty ? [] : [name])),
    order,
    months: {},
    openedOn,
    cadenceTo: writtenFrom(openedOn),
    absences: {},
    openDecisions: 0,
    version: 1,
  };
}

/** The halls of a table where their areas stand in an environment; throws where one does not, naming each such row. */
async function placedHalls(
  environment: Environment,
  rows: readonly HallRow[],
  now: number,
): Promise<HallRecord[]> {
  const find = areaFinder(environment);
  const halls: HallRecord[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows) {
    const placed = await find(row.areaName).catch((error: unknown) => {
      if (!(error instanceof UnknownArea)) throw error;
      problems.push({ row: row.row, words: `范围：${error.message}` });
    });
    if (!placed) continue;
    const { level } = placed.area;
    if (hallLevels.includes(level)) halls.push(hallOf(row, placed, now));
    else problems.push({ row: row.row, words: `范围：${areaLevelWords[level]}不能有议事厅` });
  }
  refuseWrong(problems);
  return halls;
}

/** How many of the moderators that lists name have the post, and how many wait for it. */
const boundWords = (halls: readonly HallRecord[]): string => {
  const bound = halls.flatMap(({ moderatorIds }) => moderatorIds).length;
  const waiting = halls.flatMap(({ namedOnly }) => namedOnly).length;
  return `话事员 ${bound} 位已对上，${waiting} 位还没有这个岗位`;
};

/** Adds the halls of a table that are not there yet; the others stay as they are by now. */
export async function importHalls(
  environment: Environment,
  file: string | undefined,
  now: number,
): Promise<{ added: number; kept: number; words: string }> {
  const halls = await placedHalls(environment, await readWhole(file), now);
  const added = await environment.addMissing('halls', halls);
  return { added, kept: halls.length - added, words: boundWords(halls) };
}

/** Prints the heading of a table of halls and two rows. */
export async function hallsTemplate(): Promise<void> {
  say(hallColumns.join(','));
  say(
    '丹桂苑红色议事厅,云河区/柳桥街道/槐安社区/丹桂苑,党群服务站一楼,30,0000-0000001,有,周正、吕和',
  );
  say('槐安社区红色议事厅,云河区/柳桥街道/槐安社区,党群服务中心二楼,60,,无,');
}

const argsOf = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: targetOptions, allowPositionals: true });

/** `halls-check FILE [--env ENV-ID | --local]`: names every wrong row and writes nothing. */
export async function hallsCheck(args: readonly string[]): Promise<void> {
  const { values, positionals } = argsOf(args);
  const rows = await readWhole(positionals[0]);
  if (!values.local && values.env === undefined) {
    say(`${rows.length} 个议事厅，格式都没有问题；范围和话事员要给出环境才能核对`);
    return;
  }
  const environment = openEnvironment(connectionOf(values));
  const halls = await placedHalls(environment, rows, Date.now());
  say(`${halls.length} 个议事厅，都没有问题；${boundWords(halls)}`);
}

/** `halls-import FILE (--env ENV-ID | --local)` */
export async function hallsImport(args: readonly string[]): Promise<void> {
  const { values, positionals } = argsOf(args);
  const environment = openEnvironment(connectionOf(values));
  const { added, kept, words } = await importHalls(environment, positionals[0], Date.now());
  say(`新增 ${added} 个议事厅，原有 ${kept} 个没有改动；${words}`);
}
