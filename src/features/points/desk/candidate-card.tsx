import { View } from '@tarojs/components';
import { candidateStatusWords, pointsPathWords } from '#contracts/points';
import type { Candidate } from '#contracts/points-desk';
import { dayOf } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  classes,
  Heading,
  Note,
  PhotoGrid,
  Pill,
  Place,
  Problem,
  Tap,
  TitleRow,
  Words,
} from '../../../components';
import { openPhotos } from '../../../platform/photos';
import { actTones } from '../acts-words';
import { grantedText, titleOf, whenText } from './candidates';

/** What proves it, to look at. */
function Proofs({ photos }: Pick<Candidate, 'photos'>) {
  if (photos.length === 0) return null;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="points-part">
      <PhotoGrid
        words="证明照片"
        photos={photos.map(({ url, note }, at) => ({ key: url ?? String(at), url, note }))}
        onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
      />
    </View>
  );
}

/** Who, what, by which rule, and who named her. */
function CandidateFacts({ candidate, now }: { candidate: Candidate; now: number }) {
  const { maskedName, place, reason, points, path, ruleText, proposerText, note } = candidate;
  return (
    <>
      <TitleRow>
        <Heading size="title">{maskedName}</Heading>
        <Pill words={`${points} 分`} tone="blue" />
      </TitleRow>
      <Place words={place} />
      <View className="points-part">
        <Words isStrong>{reason}</Words>
      </View>
      {note && !reason.endsWith(note) ? <Note>{note}</Note> : null}
      <Note>{whenText(candidate, now, dayOf(now))}</Note>
      <Note>
        {pointsPathWords[path]} · {ruleText}
      </Note>
      <Note>提的人：{proposerText}</Note>
      <Proofs photos={candidate.photos} />
    </>
  );
}

type WaitingCardProps = {
  candidate: Candidate;
  now: number;
  isChosen: boolean;
  /** This one is being approved now. */
  isUnderWay: boolean;
  /** Another one is being approved: nothing else may be pressed. */
  isBusy: boolean;
  problem: string | undefined;
  onChoose: () => void;
  onApprove: () => void;
  onReject: () => void;
  onJudge: () => void;
};

function Steps(props: WaitingCardProps) {
  const { candidate, isChosen, isUnderWay, isBusy } = props;
  const title = titleOf(candidate);
  if (candidate.status === 'appealed')
    return (
      <Button
        kind="soft"
        words="答复申诉"
        label={`答复申诉：${title}`}
        isDisabled={isBusy}
        onTap={props.onJudge}
      />
    );
  return (
    <>
      <Buttons>
        <Button
          words="不同意"
          label={`不同意：${title}`}
          isGrowing
          isDisabled={isBusy}
          onTap={props.onReject}
        />
        <Button
          kind="soft"
          words="同意"
          label={`同意：${title}`}
          isGrowing
          isBusy={isUnderWay}
          busyWords="正在记…"
          isDisabled={isBusy}
          onTap={props.onApprove}
        />
      </Buttons>
      <View className="candidate-pick">
        <Tap
          role="checkbox"
          isOn={isChosen}
          isDisabled={isBusy}
          label={`选上：${title}`}
          className={classes('chip', isChosen && 'chip-on')}
          onTap={props.onChoose}
        >
          {isChosen ? '已选上' : '选上，一起同意'}
        </Tap>
      </View>
    </>
  );
}

/** One act that waits for the caller's decision, or why it is somebody else's to decide. */
export function WaitingCard(props: WaitingCardProps) {
  const { candidate, now, isChosen, problem } = props;
  const { obstacle, appeal, answer, status } = candidate;
  return (
    <Card className={classes('candidate', isChosen && 'candidate-on')}>
      <CandidateFacts candidate={candidate} now={now} />
      {status === 'appealed' ? (
        <View className="points-part">
          <Pill words="申诉" tone="amber" />
          {answer ? <Note>社区的说法：{answer}</Note> : null}
          {appeal ? <Words>本人说：{appeal}</Words> : null}
        </View>
      ) : null}
      <Problem words={problem} />
      <View className="points-part">
        {obstacle ? <View className="candidate-obstacle">{obstacle}</View> : <Steps {...props} />}
      </View>
    </Card>
  );
}

type DecidedCardProps = {
  candidate: Candidate;
  now: number;
  /** Where the caller may take back what was given. */
  onReverse: (() => void) | undefined;
};

/** What was decided, by whom and why. */
export function DecidedCard({ candidate, now, onReverse }: DecidedCardProps) {
  const { status, granted, answer, appeal, decidedText } = candidate;
  return (
    <Card>
      <CandidateFacts candidate={candidate} now={now} />
      <View className="points-part">
        <Pill words={candidateStatusWords[status]} tone={actTones[status]} />
      </View>
      {granted === undefined ? null : <Note>{grantedText(candidate, granted)}</Note>}
      {appeal ? <Note>本人说：{appeal}</Note> : null}
      {answer ? <Note>答复：{answer}</Note> : null}
      {decidedText ? <Note>由 {decidedText} 决定</Note> : null}
      {onReverse ? (
        <View className="points-part">
          <Button words="收回" label={`收回：${titleOf(candidate)}`} onTap={onReverse} />
        </View>
      ) : null}
    </Card>
  );
}
