import { View } from '@tarojs/components';
import type { ReportDetail } from '#contracts/report';
import { reportStatusWords } from '#contracts/report';
import { momentText } from '#domain/day';
import { promiseLines } from '#domain/promise-lines';
import {
  Card,
  Heading,
  Note,
  Pill,
  Place,
  PromiseBlock,
  statusTone,
  TitleRow,
} from '../../components';

/** The promise while its clock runs; when it was done, once it has stopped. */
function Promised({ report, now }: { report: ReportDetail; now: number }) {
  const { promised, result, status } = report;
  if (status === 'withdrawn') return null;
  if (!promised.isStopped)
    return <PromiseBlock {...promiseLines(promised, now)} isOverdue={promised.isOverdue} />;
  if (!result) return null;
  return (
    <PromiseBlock
      label="办结时间"
      date={momentText(result.at, now)}
      note={`承诺时限是 ${momentText(promised.dueAt, now)}${promised.isOverdue ? '，这次晚了，很抱歉' : ''}`}
    />
  );
}

/** While the clock runs the promise says by when, and this who has it; afterwards what happens next. */
const nextOf = ({ promised, holderText, nextText }: ReportDetail): string =>
  promised.isStopped || promised.isOverdue || !holderText ? nextText : `${holderText}。`;

/** What it is, the promise as the largest thing, and what happens next. */
export function SummaryCard({ report, now }: { report: ReportDetail; now: number }) {
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{report.title}</Heading>
        <Pill words={reportStatusWords[report.status]} tone={statusTone(report.status)} />
      </TitleRow>
      <Place words={report.placeText} />
      <Note size="meta">编号 {report.number}</Note>
      <Promised report={report} now={now} />
      <View className="summary-next">{nextOf(report)}</View>
    </Card>
  );
}
