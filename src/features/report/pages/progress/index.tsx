import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { getReport, type ReportDetail } from '#contracts/report';
import { momentText } from '#domain/day';
import { Button, Empty, ErrorState, Kept, Page, Skeleton, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { type Loaded, useLoaded } from '../../../../platform/use-loaded';
import { AppealCard, DeclineCard, MergedCard } from '../../decision-cards';
import { QuestionCard } from '../../question-card';
import { RatedCard } from '../../rated-card';
import { mayRate } from '../../rating';
import { RatingCard } from '../../rating-card';
import { ResultCard } from '../../result-card';
import { RevealsCard } from '../../reveals-card';
import { SentCard } from '../../sent-card';
import { ExplanationCard, ExternalCard, PauseCard, PetitionCard } from '../../standing-cards';
import { asksHer, waysOf } from '../../steps';
import { SummaryCard } from '../../summary-card';
import { TimelineCard } from '../../timeline-card';
import { Again, type Doing, LastWays, Nudge, Say } from '../../ways';
import './index.css';

type BodyProps = {
  doing: Doing;
  loaded: Loaded<ReportDetail>;
};

function Body({ doing, loaded }: BodyProps) {
  const at = now();
  const { report, onDone, onStale } = doing;
  const seen = { report, now: at };
  return (
    <>
      {loaded.keptSince ? (
        <Kept since={momentText(loaded.keptSince, at)} onRetry={() => void loaded.reload()} />
      ) : null}
      <SummaryCard {...seen}>
        <Nudge {...doing} now={at} />
      </SummaryCard>
      <QuestionCard {...seen} onDone={() => onDone('收到您的补充，谢谢')} onStale={onStale} />
      <DeclineCard {...seen} onDone={onDone} onStale={onStale} />
      <PauseCard {...seen} />
      <ExternalCard {...seen} />
      <MergedCard {...doing} />
      <AppealCard {...seen} />
      <PetitionCard {...seen} />
      <ResultCard {...seen} />
      {mayRate(report.steps) ? (
        <RatingCard
          report={report}
          onRated={() => onDone('收到您的评价，谢谢')}
          onStale={onStale}
        />
      ) : (
        <RatedCard report={report} />
      )}
      <ExplanationCard {...seen} />
      <Again {...doing} />
      <TimelineCard {...seen} />
      <SentCard report={report} />
      <RevealsCard reveals={report.reveals} now={at} />
      <LastWays {...doing} />
    </>
  );
}

/** Whom to ring about it: who has it, or the desk of the community; nobody once it is over. */
function CallFor({ report }: { report: ReportDetail }) {
  const { holder, dutyPhone, promised } = report;
  if (holder)
    return (
      <Button
        kind={promised.isStopped || asksHer(report) ? 'quiet' : 'primary'}
        icon="phone"
        words={waysOf(report).includes('say') ? `打给${holder.name}` : `打电话给${holder.name}`}
        label={`打电话给${holder.roleText}${holder.name}`}
        onTap={() => callPhone(holder.phone)}
      />
    );
  return dutyPhone ? (
    <Button icon="phone" words="打社区电话问" onTap={() => callPhone(dutyPhone)} />
  ) : null;
}

/** Somebody else's looks like one that never was; asking again would not help. */
function Missing({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return error.code === 'not-found' ? (
    <Empty
      icon="circle-alert"
      title="没有找到这件反映"
      note="这里只能看您自己反映的。"
      next={{ words: '看我反映的', onTap: () => open('reports') }}
    />
  ) : (
    <ErrorState title={wordsFor(error)} note="您反映的没有丢。" onRetry={onRetry} />
  );
}

const hasFoot = (report: ReportDetail) =>
  waysOf(report).includes('say') || report.holder !== undefined || report.dutyPhone !== undefined;

/** The progress of one's own report: by when, where it is, what came of it, who saw her name. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getReport, { id }), `report/${id}`);
  const [said, setSaid] = useState<string>();
  const report = loaded.data;
  const onStale = () => void loaded.reload();
  const doing = report && {
    report,
    onStale,
    onDone: (words: string) => {
      setSaid(words);
      void loaded.reload();
    },
  };
  const foot =
    doing && hasFoot(doing.report) ? (
      <>
        <Say {...doing} />
        <CallFor report={doing.report} />
      </>
    ) : undefined;
  return (
    <Page title="进度" footer={foot}>
      {doing ? <Body doing={doing} loaded={loaded} /> : null}
      {!report && loaded.error ? <Missing error={loaded.error} onRetry={onStale} /> : null}
      {!report && !loaded.error ? <Skeleton cards={3} /> : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
