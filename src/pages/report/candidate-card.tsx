import { View } from '@tarojs/components';
import type { Candidate } from '#contracts/report';
import { Button, Card, Heading, Note, Picture, Pill, Problem } from '../../components';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';
import { candidateNote, candidateState, candidateWords } from './candidates';
import type { Candidates } from './use-candidates';

type OneProps = { candidate: Candidate; candidates: Candidates };

function One({ candidate, candidates }: OneProps) {
  const { workOrderId, categoryText, placeText, status, photo, isMine } = candidate;
  const { sending, join } = candidates;
  return (
    <View className="candidate">
      <View className="candidate-head">
        {photo?.url ? (
          <Picture url={photo.url} words={`${categoryText}的照片`} className="candidate-photo" />
        ) : null}
        <View className="grow">
          <View className="candidate-title">
            <View className="strong">{categoryText}</View>
            <Pill {...candidateState(status)} />
          </View>
          <Note>{placeText}</Note>
          <Note>{candidateNote(candidate, now())}</Note>
        </View>
      </View>
      {isMine ? (
        <Button words="这件您已经反映过，看进度" onTap={() => open('reports')} />
      ) : (
        <Button
          kind="soft"
          words="是同一个，我也遇到了"
          label={`是同一个，我也遇到了：${placeText}，${categoryText}`}
          isBusy={sending.isBusy}
          onTap={() => void join(workOrderId)}
        />
      )}
    </View>
  );
}

/** 附近已经有人反映: at most three, each with one tap to join it; she may always go on with her own. */
export function CandidateCard({ candidates }: { candidates: Candidates }) {
  const { items, sending, decline } = candidates;
  if (items.length === 0) return null;
  const words = candidateWords(items);
  return (
    <Card tone="blue">
      <Heading>{words.title}</Heading>
      <Note>{words.note}</Note>
      {items.map((candidate) => (
        <One key={candidate.workOrderId} candidate={candidate} candidates={candidates} />
      ))}
      <Problem words={sending.problem} />
      <Button words="不是，继续提交" onTap={decline} />
    </Card>
  );
}
