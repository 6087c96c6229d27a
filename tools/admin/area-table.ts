import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { AreaLevel, PropertyMode } from '#contracts/area';
import { areaLevels, areaLevelWords, propertyModes, propertyModeWords } from '#contracts/area';
import { mayStandBelow } from '#domain/tree';
import type { AreaRecord, PlateCodeRecord } from '../../cloudfunctions/modules/area/records';

/** The columns of a table of areas, as its first row names them. */
export const areaColumns = [
  '层级',
  '名称',
  '上级',
  '值班电话',
  '昼夜值班',
  '监督电话',
  '物业模式',
  '公共地点',
  '户数',
  '标签',
] as const;
type Row = Record<(typeof areaColumns)[number], string>;

/** What is wrong with one row, counted as a spreadsheet counts: the heading is row 1. */
export type RowProblem = { row: number; words: string };
export type AreaTable = {
  areas: AreaRecord[];
  plateCodes: PlateCodeRecord[];
  problems: RowProblem[];
};

const levelOf = (words: string): AreaLevel | undefined =>
  areaLevels.find((level) => areaLevelWords[level] === words);
const modeOf = (words: string): PropertyMode | undefined =>
  propertyModes.find((mode) => propertyModeWords[mode] === words);

const digest = (fullName: string) => createHash('sha1').update(fullName).digest();

const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeOf = (fullName: string) =>
  [...digest(fullName).subarray(0, 8)].map((byte) => codeLetters[byte % 32]).join('');

function problemOf(row: Row, parent: AreaRecord | undefined): string | undefined {
  const level = levelOf(row.层级);
  if (!level) return `层级「${row.层级}」不认识，应是 ${Object.values(areaLevelWords).join('、')}`;
  if (!row.名称) return '没有写名称';
  if (level === 'district') return row.上级 ? '区没有上级' : undefined;
  if (!parent) return `上级「${row.上级}」不在前面的行里`;
  if (!mayStandBelow(level, parent.level))
    return `${areaLevelWords[level]}不能放在${areaLevelWords[parent.level]}下面`;
  if (row.物业模式 && !modeOf(row.物业模式)) return `物业模式「${row.物业模式}」不认识`;
  if (row.户数 && !/^\d{1,6}$/.test(row.户数)) return `户数「${row.户数}」应是数字`;
  return undefined;
}

/** 「南门、北门」 */
const words = (text: string) => text.split(/[、,，]/).flatMap((one) => one.trim() || []);

function areaOf(row: Row, parent: AreaRecord | undefined, order: number): AreaRecord {
  const level = levelOf(row.层级) ?? 'district';
  const fullName = [...(parent?.pathNames ?? []), row.名称].join('/');
  const id = `ar_${digest(fullName).toString('hex').slice(0, 16)}`;
  const mode = modeOf(row.物业模式);
  return {
    _id: id,
    level,
    name: row.名称,
    order,
    ...(parent && { parentId: parent._id }),
    path: [...(parent?.path ?? []), id],
    pathNames: [...(parent?.pathNames ?? []), row.名称],
    pathLevels: [...(parent?.pathLevels ?? []), level],
    code: codeOf(fullName),
    isDedicated: false,
    labels: words(row.标签),
    points: words(row.公共地点),
    ...(mode && { propertyMode: mode }),
    ...(row.值班电话 && { dutyPhone: row.值班电话 }),
    ...(row.昼夜值班 === '是' && { isDutyAroundTheClock: true }),
    ...(row.监督电话 && { supervisionPhone: row.监督电话 }),
    ...(row.户数 && { households: Number(row.户数) }),
    duties: [],
    version: 1,
  };
}

/** Where a table counts doors below an area but not in it, their sum stands there: figures are read from the area. */
function withHouseholds(areas: readonly AreaRecord[]): AreaRecord[] {
  const below = new Map<string, number>();
  const counted = areas.toReversed().map((area) => {
    const households = area.households ?? below.get(area._id);
    if (households === undefined) return area;
    if (area.parentId !== undefined)
      below.set(area.parentId, (below.get(area.parentId) ?? 0) + households);
    return { ...area, households };
  });
  return counted.toReversed();
}

/**
 * Reads a table of areas, parents before children; 上级 is the full name with slashes
 * (「云河区/柳桥街道」). With any problem the areas must not be written: nothing is half-imported.
 */
export function readAreaTable(csv: string): AreaTable {
  const rows: Row[] = parse(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  const byName = new Map<string, AreaRecord>();
  const problems: RowProblem[] = [];
  rows.forEach((given, index) => {
    const row = Object.fromEntries(areaColumns.map((name) => [name, given[name] ?? ''])) as Row;
    const parent = byName.get(row.上级);
    const wrong =
      problemOf(row, parent) ??
      (byName.has([row.上级, row.名称].filter(Boolean).join('/')) ? '和前面的行重复' : undefined);
    if (wrong) problems.push({ row: index + 2, words: wrong });
    else {
      const area = areaOf(row, parent, index + 1);
      byName.set(area.pathNames.join('/'), area);
    }
  });
  const areas = withHouseholds([...byName.values()]);
  return {
    areas,
    problems,
    plateCodes: areas.map((area) => ({ _id: area.code, areaId: area._id })),
  };
}
