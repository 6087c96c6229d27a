import { View } from '@tarojs/components';
import { appealReport, type ReportDetail } from '#contracts/report';
import { declineReasonWords } from '#contracts/work-order';
import { beforeText, momentText } from '#domain/day';
import { Card, Heading, Note, Words } from '../../components';
import { limits } from './steps';
import { WordsSheet } from './words-sheet';

type Decided = {
  report: ReportDetail;
  now: number;
  onDone: (words: string) => void;
  onStale: () => void;
};

/** 申诉: once, in words, to somebody else than who decided. */
function Appeal({ report, opener, onDone, onStale }: Omit<Decided, 'now'> & { opener: string }) {
  const { id, version, steps } = report;
  if (!steps.includes('appeal')) return null;
  return (
    <View className="step-part">
      <WordsSheet
        action={appealReport}
        seen={{ id, version }}
        limits={limits.appeal}
        title="您为什么不同意？"
        note="会由另外的同事来看，结果和理由都会告诉您。只能申诉一次，请把话说全。"
        label="您的理由"
        send="提交申诉"
        opener={opener}
        onDone={() => onDone('申诉收到了，结果会告诉您')}
        onStale={onStale}
      />
    </View>
  );
}

/** What became of her appeal. */
export function AppealCard({ report, now }: Pick<Decided, 'report' | 'now'>) {
  const { appeal } = report;
  if (!appeal) return null;
  const verdicts = { upheld: '申诉成立，已经重新办理', dismissed: '申诉看过了，维持原来的决定' };
  return (
    <Card>
      <Heading>{appeal.verdict ? verdicts[appeal.verdict] : '您的申诉正在看'}</Heading>
      {appeal.answer ? <Words>{appeal.answer}</Words> : null}
      <Note>
        您 {momentText(appeal.at, now)} 说：{appeal.text}
      </Note>
    </Card>
  );
}

/** 不予受理: why, where else to go, and until when she can disagree. */
export function DeclineCard({ report, now, onDone, onStale }: Decided) {
  const { decline, appeal, steps } = report;
  if (!decline || report.status !== 'declined') return null;
  return (
    <Card tone="amber">
      <Heading>很抱歉，这件事不能在这里受理</Heading>
      <View>
        <Words>原因：{declineReasonWords[decline.reason]}。</Words>
      </View>
      <View>
        <Words isStrong>您可以找：{decline.channel}</Words>
      </View>
      {appeal || !steps.includes('appeal') ? null : (
        <Note>不同意的话，可以在 {beforeText(decline.appealUntil, now)}申诉。</Note>
      )}
      <Appeal report={report} opener="不同意，申诉" onDone={onDone} onStale={onStale} />
    </Card>
  );
}

/** 已并入同一问题: whose number it has now, and that nothing is lost. */
export function MergedCard({ report, onDone, onStale }: Omit<Decided, 'now'>) {
  const { mergedInto, households } = report;
  if (!mergedInto) return null;
  return (
    <Card tone="blue">
      <Heading>已并入同一问题</Heading>
      <Words>
        {households > 1 ? `${households} 户反映的是同一件事，一起办。` : '和邻居反映的一起办。'}
        下面的进度就是它的。
      </Words>
      <Note>一起办的编号 {mergedInto.number}</Note>
      <Appeal opener="不是同一件，申诉" report={report} onDone={onDone} onStale={onStale} />
    </Card>
  );
}
