import { View } from '@tarojs/components';
import { type ReportSummary, reportStatusWords } from '#contracts/report';
import { momentText } from '#domain/day';
import { promiseText } from '#domain/promise-words';
import { Note, Picture, Pill, statusTone, Tap } from '../../components';

/** One report of one's own: what, who has it, by when. */
export function ReportRow(props: { report: ReportSummary; now: number; onOpen: () => void }) {
  const { report, now } = props;
  const { promised, photo } = report;
  const promise = promised.isStopped ? '' : promiseText(promised, now);
  return (
    <Tap className="report-row" onTap={props.onOpen}>
      {photo?.url ? <Picture url={photo.url} words="照片" className="report-row-photo" /> : null}
      <View className="grow">
        <View className="strong">{report.title}</View>
        <Note>{[report.holderText, promise].filter(Boolean).join(' · ')}</Note>
        <View className="report-row-foot">
          <Pill words={reportStatusWords[report.status]} tone={statusTone(report.status)} />
          {report.isJoined ? <Pill words="我也遇到了" /> : null}
          <Note size="meta">
            {momentText(report.submittedAt, now)} {report.isJoined ? '邻居反映' : '反映'}
          </Note>
        </View>
      </View>
    </Tap>
  );
}
