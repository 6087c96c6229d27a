import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import { type listReports, reportStatusWords } from '#contracts/report';
import { promiseText } from '#domain/promise-words';
import { Grow, Note, Pill, statusTone, Tap } from '../../components';
import { now } from '../../platform/clock';

type Report = Got<typeof listReports>['items'][number];

/** One open report as a sentence: who has it, and by when. */
export function ReportRow({ report, onOpen }: { report: Report; onOpen: () => void }) {
  const promise = report.promised.isStopped ? '' : promiseText(report.promised, now());
  return (
    <Tap className="card home-report" onTap={onOpen}>
      <Grow>
        <View className="strong">{report.title}</View>
        <Note>{[report.holderText, promise].filter(Boolean).join(' · ')}</Note>
      </Grow>
      <Pill words={reportStatusWords[report.status]} tone={statusTone(report.status)} />
    </Tap>
  );
}
