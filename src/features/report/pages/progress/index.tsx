import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { categoryWords, getReport, type ReportDetail } from '#contracts/report';
import { ratingWords } from '#contracts/work-order';
import { momentText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Kept,
  Note,
  Page,
  PhotoGrid,
  Skeleton,
  Toast,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { openPhotos } from '../../../../platform/photos';
import { type Loaded, useLoaded } from '../../../../platform/use-loaded';
import { mayRate } from '../../rating';
import { RatingCard } from '../../rating-card';
import { ResultCard } from '../../result-card';
import { RevealsCard } from '../../reveals-card';
import { SummaryCard } from '../../summary-card';
import { TimelineCard } from '../../timeline-card';
import { Withdraw } from '../../withdraw';
import './index.css';

/** Her own words and photos, as she sent them. */
function Sent({ report }: { report: ReportDetail }) {
  const urls = report.photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <Card>
      <Heading>您反映的</Heading>
      <Note>{categoryWords(report.category)}</Note>
      <Words>{report.text || '您只拍了照片，没有写字'}</Words>
      {report.photos.length > 0 && !report.result?.photos.length ? (
        <View className="sent-photos">
          <PhotoGrid
            words="您拍的照片"
            photos={report.photos.map(({ url, note }, at) => ({ key: url ?? `${at}`, url, note }))}
            onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
          />
        </View>
      ) : null}
    </Card>
  );
}

function Rated({ report }: { report: ReportDetail }) {
  const { rating } = report;
  if (!rating) return null;
  return (
    <Card>
      <Heading>您的评价：{ratingWords[rating.rating]}</Heading>
      {rating.text ? <Words>{rating.text}</Words> : null}
      {report.furtherText ? <Words>{report.furtherText}</Words> : null}
    </Card>
  );
}

type BodyProps = {
  report: ReportDetail;
  loaded: Loaded<ReportDetail>;
  onSaid: (words: string) => void;
};

function Body({ report, loaded, onSaid }: BodyProps) {
  const at = now();
  const renew = (words: string) => {
    onSaid(words);
    void loaded.reload();
  };
  return (
    <>
      {loaded.keptSince ? (
        <Kept since={momentText(loaded.keptSince, at)} onRetry={() => void loaded.reload()} />
      ) : null}
      <SummaryCard report={report} now={at} />
      <ResultCard report={report} now={at} />
      {mayRate(report.steps) ? (
        <RatingCard
          report={report}
          onRated={() => renew('收到您的评价，谢谢')}
          onStale={() => void loaded.reload()}
        />
      ) : (
        <Rated report={report} />
      )}
      <TimelineCard entries={report.timeline} now={at} />
      <Sent report={report} />
      <RevealsCard reveals={report.reveals} now={at} />
      {report.steps.includes('withdraw') ? (
        <Withdraw report={report} onDone={() => void loaded.reload()} />
      ) : null}
    </>
  );
}

/** Whom to ring about it: who has it, or the desk of the community; nobody once it is over. */
function callFor({ holder, dutyPhone, promised }: ReportDetail) {
  if (holder)
    return (
      <Button
        kind={promised.isStopped ? 'quiet' : 'primary'}
        icon="phone"
        words={`打电话给${holder.name}`}
        label={`打电话给${holder.roleText}${holder.name}`}
        onTap={() => callPhone(holder.phone)}
      />
    );
  return dutyPhone ? (
    <Button icon="phone" words="打社区电话问" onTap={() => callPhone(dutyPhone)} />
  ) : undefined;
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

/** The progress of one's own report: by when, where it is, what came of it, who saw her name. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getReport, { id }), `report/${id}`);
  const [said, setSaid] = useState<string>();
  const report = loaded.data;
  return (
    <Page title="进度" footer={report ? callFor(report) : undefined}>
      {report ? <Body report={report} loaded={loaded} onSaid={setSaid} /> : null}
      {!report && loaded.error ? (
        <Missing error={loaded.error} onRetry={() => void loaded.reload()} />
      ) : null}
      {!report && !loaded.error ? <Skeleton cards={3} /> : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}
