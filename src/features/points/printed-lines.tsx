import { View } from '@tarojs/components';
import type { PassbookLine } from '#contracts/points';
import { dateText, dayOf } from '#domain/day';
import { classes } from '../../components';
import { pathText } from './lines';

type Columns = readonly [
  date: string,
  path: string,
  reason: string,
  received: string,
  spent: string,
  balance: string,
];
const names: Columns = ['日期', '路径', '事由', '收', '支', '余额'];

const amount = (points: number): string => (points > 0 ? String(points) : '');

const columnsOf = (line: PassbookLine, today: string): Columns => [
  dateText(dayOf(line.at), today),
  pathText(line),
  line.reason,
  amount(line.in),
  amount(line.out),
  String(line.balance),
];

function PrintedLine({ columns, isHead }: { columns: Columns; isHead?: boolean }) {
  const [date, path, reason, received, spent, balance] = columns;
  return (
    <View className={classes('paper-lines', isHead && 'paper-lines-head')}>
      <View className="paper-about">
        <View>{date}</View>
        <View>{path}</View>
      </View>
      <View className="paper-reason">{reason}</View>
      <View className="paper-in">{received}</View>
      <View className="paper-out">{spent}</View>
      <View className="paper-balance">{balance}</View>
    </View>
  );
}

/** 日期 路径 事由 收 支 余额 on paper, newest first. */
export function PrintedLines({ lines, today }: { lines: readonly PassbookLine[]; today: string }) {
  return (
    <>
      <PrintedLine columns={names} isHead />
      {lines.map((line) => (
        <PrintedLine key={line.id} columns={columnsOf(line, today)} />
      ))}
    </>
  );
}
