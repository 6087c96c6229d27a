import { useState } from 'react';
import {
  type Candidate,
  judgePointsAppeal,
  rejectCandidate,
  reverseEntry,
} from '#contracts/points-desk';
import { Answers, Note } from '../../../components';
import { call } from '../../../platform/cloud';
import { takenBackText, titleOf } from './candidates';
import { ReasonSheet } from './reason-sheet';

type CandidateSheetProps = {
  candidate: Candidate;
  onClose: () => void;
  onDone: (words: string) => void;
  onRefused: () => void;
};

/** 不同意: the reason is what she reads. */
export function RejectSheet({ candidate, onClose, onDone, onRefused }: CandidateSheetProps) {
  const { id, version, maskedName } = candidate;
  return (
    <ReasonSheet
      title="不同意"
      about={titleOf(candidate)}
      label="原因"
      hint="例如：那天的活动还没有结束"
      common={['没有看到证明', '这件事已经记过分', '还没有做完']}
      note={`${maskedName}会看到这句话，五个工作日内可以请街道再看一次。`}
      words="不同意"
      send={(reason, requestId) => call(rejectCandidate, { id, version, reason }, { requestId })}
      onClose={onClose}
      onDone={() => onDone('记下了，会告诉本人')}
      onRefused={onRefused}
    />
  );
}

type Verdict = 'upheld' | 'dismissed';
const verdicts: readonly { value: Verdict; words: string }[] = [
  { value: 'upheld', words: '申诉有道理，记分' },
  { value: 'dismissed', words: '维持原来的决定' },
];

/** An appeal is answered by the subdistrict, either way with a reason. */
export function JudgeSheet({ candidate, onClose, onDone, onRefused }: CandidateSheetProps) {
  const [verdict, setVerdict] = useState<Verdict>();
  const { id, version, appeal, answer } = candidate;
  return (
    <ReasonSheet
      title="答复申诉"
      about={titleOf(candidate)}
      label="答复"
      hint="怎么看的，为什么"
      common={[]}
      note="本人和原来审核的人都会看到这句话。"
      words="答复"
      isDisabled={verdict === undefined}
      send={(reason, requestId) =>
        call(
          judgePointsAppeal,
          { id, version, isUpheld: verdict === 'upheld', reason },
          { requestId },
        )
      }
      onClose={onClose}
      onDone={() => onDone('答复了，会告诉本人')}
      onRefused={onRefused}
    >
      {answer ? <Note>社区的说法：{answer}</Note> : null}
      {appeal ? <Note>本人说：{appeal}</Note> : null}
      <Answers label="怎么定" answers={verdicts} chosen={verdict} onChoose={setVerdict} />
    </ReasonSheet>
  );
}

/** 收回: points given wrongly, by a counter-entry. */
export function ReverseSheet({ candidate, onClose, onDone, onRefused }: CandidateSheetProps) {
  const { entryId = '', granted = 0, maskedName } = candidate;
  return (
    <ReasonSheet
      title={`收回 ${granted} 分`}
      about={titleOf(candidate)}
      label="为什么收回"
      hint="例如：同一件事记了两次"
      common={['同一件事记了两次', '记错了人']}
      note={`${maskedName}的存折上会多一行「收回」，写明原因，原来那一行不改。已经花掉的记成欠分，以后得的先抵，不用补交。`}
      words={`收回 ${granted} 分`}
      send={(reason, requestId) => call(reverseEntry, { entryId, reason }, { requestId })}
      onClose={onClose}
      onDone={(back) => onDone(takenBackText(back))}
      onRefused={onRefused}
    />
  );
}
