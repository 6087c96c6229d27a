import { View } from '@tarojs/components';
import { useRef } from 'react';
import {
  leaveReport,
  nudgeReport,
  petitionReport,
  type ReportDetail,
  sayToReport,
  withdrawReport,
} from '#contracts/report';
import { momentText } from '#domain/day';
import { Button, Note, Problem } from '../../components';
import { call } from '../../platform/cloud';
import { leaveWish } from '../../platform/intent';
import { goBack, open, openTab } from '../../platform/navigation';
import { newRequestId } from '../../platform/request-id';
import { useSending } from '../../platform/use-sending';
import { AgainSheet } from './again-sheet';
import { ConfirmStep } from './confirm-step';
import { followingForm, limits, type Way, waysOf } from './steps';
import { WordsSheet } from './words-sheet';

export type Doing = {
  report: ReportDetail;
  /** It was done: said in words, and the page is read again. */
  onDone: (words: string) => void;
  onStale: () => void;
};

/** 催一催: one tap; what was answered is told in words. */
export function Nudge({ report, now, onDone, onStale }: Doing & { now: number }) {
  const sending = useSending();
  const wish = useRef(newRequestId());
  const { id, version, nudge } = report;
  const mayNudge = waysOf(report).includes('nudge');
  if (!nudge && !mayNudge) return null;
  const ask = async () => {
    const requestId = `${wish.current}-${version}`;
    const isDone = await sending.send(() => call(nudgeReport, { id, version }, { requestId }));
    if (isDone) onDone('催过了，会有人用文字答复您');
    else onStale();
  };
  return (
    <View className="step-part">
      {nudge ? (
        <Note>
          您{momentText(nudge.at, now)} 催过，
          {nudge.answeredAt
            ? `${momentText(nudge.answeredAt, now)} 已经答复，写在下面`
            : '会有人用文字答复您'}
          。
        </Note>
      ) : null}
      {mayNudge ? (
        <Button
          kind="soft"
          icon="bell"
          words="催一催"
          isBusy={sending.isBusy}
          onTap={() => void ask()}
        />
      ) : null}
      <Problem words={sending.problem} />
    </View>
  );
}

/** 说一句: a further word to those who handle it. */
export function Say({ report, onDone, onStale }: Doing) {
  return waysOf(report).includes('say') ? (
    <WordsSheet
      action={sayToReport}
      seen={{ id: report.id }}
      limits={limits.say}
      title="说一句"
      note="处理的人会看到，也会写在「到哪一步了」里。"
      label="想说什么"
      hint="例如：今天下午我在家，可以来看"
      send="告诉处理的人"
      opener="说一句"
      onDone={() => onDone('已经告诉处理的人')}
      onStale={onStale}
    />
  ) : null;
}

/** It is there once more: the same one within 30 days, a new one that goes on from it later. */
export function Again({ report, onDone, onStale }: Doing) {
  const ways = waysOf(report);
  if (ways.includes('recur'))
    return (
      <AgainSheet
        report={report}
        onDone={() => onDone('收到，我们再处理，新的时限写在上面')}
        onStale={onStale}
      />
    );
  return ways.includes('again') ? (
    <Button
      words={report.result ? '又出现了，重新反映' : '重新反映'}
      onTap={() => {
        leaveWish('report', 'again', followingForm(report));
        openTab('report');
      }}
    />
  ) : null;
}

type Ending = {
  words: { opener: string; title: string; explains: string; confirm: string; cancel: string };
  said: string;
  action: typeof withdrawReport | typeof leaveReport | typeof petitionReport;
};

const endings: Partial<Record<Way, Ending>> = {
  petition: {
    words: {
      opener: '和邻居联名，请书面答复',
      title: '和邻居联名？',
      explains: '遇到这件事的邻居算作联名，两个工作日内会书面答复是否办理。只能联名一次。',
      confirm: '联名',
      cancel: '先不联名',
    },
    said: '已经联名，会书面答复',
    action: petitionReport,
  },
  leave: {
    words: {
      opener: '我这边好了，退出',
      title: '退出这件事？',
      explains: '退出以后，不再算您这一户，也不再告诉您进展。邻居反映的照常办理。',
      confirm: '退出',
      cancel: '不退出',
    },
    said: '已经退出',
    action: leaveReport,
  },
  withdraw: {
    words: {
      opener: '不用办了，撤回',
      title: '撤回这件反映？',
      explains: '撤回以后，工作人员不再处理。以后再有问题，可以重新反映。',
      confirm: '撤回',
      cancel: '不撤回',
    },
    said: '已经撤回',
    action: withdrawReport,
  },
};

/** At the end of the page: what is seldom needed and cannot be taken back, and the paper for somebody without a phone. */
export function LastWays({ report, onDone, onStale }: Doing) {
  const { id, version } = report;
  return (
    <>
      {waysOf(report).map((way) => {
        const ending = endings[way];
        if (way === 'slip')
          return <Button key={way} words="打印回执" onTap={() => open('slip', { id })} />;
        return ending ? (
          <ConfirmStep
            key={way}
            {...ending.words}
            run={(requestId) =>
              call(ending.action, { id, version }, { requestId: `${requestId}-${version}` })
            }
            onEnd={(isDone) => {
              if (!isDone) onStale();
              else if (way === 'leave') goBack();
              else onDone(ending.said);
            }}
          />
        ) : null;
      })}
    </>
  );
}
