import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { categoryWords, type submitReport } from '#contracts/report';
import { Button, Card, Heading, Note, Row } from '../../components';
import { wakeDrafts } from '../../platform/draft-runner';
import type { Draft } from '../../platform/drafts';
import { open } from '../../platform/navigation';
import type { ReportForm } from './form';
import type { ReportDraft } from './use-report-draft';

/** Why it is not there yet, in one plain sentence. */
export function reasonOf(draft: Draft): string {
  const failed = draft.photos.find((photo) => photo.state === 'failed');
  if (draft.phase === 'refused')
    return draft.problem ? wordsFor(draft.problem) : '有一处要改，请打开看看';
  if (draft.phase === 'editing') return '还没有写完';
  if (failed) return failed.note ?? '有照片没有传上';
  if (draft.phase === 'sending') return '正在提交';
  return '没有网络，连上网后会自动提交';
}

/** What it is about, for somebody who has forgotten. */
export function draftTitle(draft: Draft): string {
  const { text, category } = draft.form as ReportForm;
  return text.trim() || (category ? categoryWords(category) : `${draft.photos.length} 张照片`);
}

function Waiting({ draft, report }: { draft: Draft; report: ReportDraft }) {
  const isMine = draft.phase === 'editing' || draft.phase === 'refused';
  return (
    <View className="queued">
      <View className="queued-title">{draftTitle(draft)}</View>
      <Note>{reasonOf(draft)}</Note>
      <Row wraps>
        {isMine ? (
          <Button kind="soft" words="接着填" onTap={() => report.openDraft(draft)} />
        ) : (
          <Button kind="soft" icon="refresh-cw" words="再试一次" onTap={wakeDrafts} />
        )}
        {draft.mayHaveArrived ? null : (
          <Button icon="trash-2" words="不要了" onTap={() => report.discard(draft)} />
        )}
      </Row>
    </View>
  );
}

function Arrived({ draft, report }: { draft: Draft; report: ReportDraft }) {
  const { id, number } = draft.answer as Got<typeof submitReport>;
  return (
    <View className="queued">
      <View className="queued-title">{draftTitle(draft)}</View>
      <Note>已经交上，编号 {number}</Note>
      <Row wraps>
        <Button
          kind="soft"
          words="看进度"
          onTap={() => {
            report.discard(draft);
            open('report', { id });
          }}
        />
        <Button words="知道了" onTap={() => report.discard(draft)} />
      </Row>
    </View>
  );
}

/** What she told us earlier and what has become of it; nothing where nothing waits. */
export function QueueCard({ report }: { report: ReportDraft }) {
  const { others } = report;
  if (others.length === 0) return null;
  const unsent = others.filter((draft) => draft.phase !== 'done').length;
  return (
    <Card tone={unsent > 0 ? 'amber' : 'jade'}>
      <Heading>{unsent > 0 ? `还有 ${unsent} 件没有交上` : '已经交上了'}</Heading>
      {others.map((draft) =>
        draft.phase === 'done' ? (
          <Arrived key={draft.id} draft={draft} report={report} />
        ) : (
          <Waiting key={draft.id} draft={draft} report={report} />
        ),
      )}
    </Card>
  );
}
