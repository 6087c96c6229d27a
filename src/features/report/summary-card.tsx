import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
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
import { SourceRow } from './source-row';
import { isToldByCard } from './steps';

type SummaryCardProps = PropsWithChildren<{ report: ReportDetail; now: number }>;

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
function nextOf(report: ReportDetail): string {
  if (isToldByCard(report)) return '';
  const { promised, holderText, nextText } = report;
  return promised.isStopped || promised.isOverdue || !holderText ? nextText : `${holderText}。`;
}

/** Whose it is beside her own: neighbours who wait for the same, or somebody without a phone. */
function sharedText({ households, isJoined, proxyFor, rating, status }: ReportDetail): string {
  if (proxyFor) {
    const whose = `替${proxyFor.name ?? '别人'}反映的`;
    return rating ? `${whose}。` : `${whose}，办好后请打电话或上门告诉本人。`;
  }
  if (households < 2) return isJoined ? '您说过「我也遇到了」。' : '';
  const waits = status === 'closed' ? '反映过这件事' : '都在等这件事';
  return isJoined ? `您也遇到了，一共 ${households} 户${waits}。` : `${households} 户${waits}。`;
}

/** What it is, the promise as the largest thing, and what happens next. */
export function SummaryCard({ report, now, children }: SummaryCardProps) {
  const next = nextOf(report);
  const shared = sharedText(report);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{report.title}</Heading>
        <Pill words={reportStatusWords[report.status]} tone={statusTone(report.status)} />
      </TitleRow>
      <Place words={report.placeText} />
      <Note size="meta">编号 {report.number}</Note>
      <Promised report={report} now={now} />
      {next ? <View className="summary-next">{next}</View> : null}
      {shared ? <Note>{shared}</Note> : null}
      <SourceRow report={report} now={now} />
      {children}
    </Card>
  );
}
