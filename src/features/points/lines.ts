import {
  type EntryKind,
  type PassbookFilter,
  type PassbookLine,
  passbookFilters,
  pointsPathWords,
} from '#contracts/points';
import { datedText, dateText, dayOf } from '#domain/day';

const filterWords: Record<PassbookFilter, string> = {
  all: '全部',
  in: '收入',
  out: '支出',
  ...pointsPathWords,
};
export const filterChoices = passbookFilters.map((value) => ({ value, words: filterWords[value] }));

/** What stands in the column of the path where nothing was earned. */
const kindWords: Record<EntryKind, string> = {
  earned: '得分',
  held: '预约',
  released: '退回',
  'handed-over': '领取',
  sold: '兑换',
  reversed: '更正',
  'moved-out': '并出',
  'moved-in': '并入',
  expired: '停用',
};
export const pathText = ({ path, kind }: Pick<PassbookLine, 'path' | 'kind'>): string =>
  path ? pointsPathWords[path] : kindWords[kind];

/** 「+4」「−5」 */
export const signedText = (line: Pick<PassbookLine, 'in' | 'out'>): string =>
  line.in > 0 ? `+${line.in}` : `−${line.out}`;

/** A line as a screen reader says it: the columns by name. */
export function spokenText(line: PassbookLine, now: number): string {
  const amount = line.in > 0 ? `收 ${line.in} 分` : `支 ${line.out} 分`;
  return [
    dateText(dayOf(line.at), dayOf(now)),
    pathText(line),
    line.reason,
    amount,
    `余额 ${line.balance} 分`,
  ].join('，');
}

/** Everything known of one line: what, by which rule, who agreed, and what was left afterwards. */
export function factsOf(line: PassbookLine, now: number): { name: string; words: string }[] {
  return [
    { name: '时间', words: datedText(line.at, now) },
    { name: '路径', words: pathText(line) },
    { name: '为什么', words: line.reason },
    { name: line.in > 0 ? '收' : '支', words: `${line.in > 0 ? line.in : line.out} 分` },
    { name: '余额', words: `${line.balance} 分` },
    ...(line.ruleText ? [{ name: '按哪条规则', words: line.ruleText }] : []),
    ...(line.approverText ? [{ name: '谁同意的', words: line.approverText }] : []),
  ];
}

/** Whether lines, newest first, end in the balance: what is printed must be what the ledger says. */
export const agrees = (
  { balance }: { balance: number },
  lines: readonly Pick<PassbookLine, 'balance'>[],
): boolean => (lines[0]?.balance ?? 0) === balance;
