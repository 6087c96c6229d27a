import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import type { TimelineEntry, WorkOrderDetail } from '#contracts/work-order';
import { momentText } from '#domain/day';
import { timelineText } from '#domain/timeline';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Kept,
  Note,
  Problem,
  Skeleton,
  Timeline,
  Words,
} from '../../components';
import { now } from '../../platform/clock';
import { canShowPoint, showPoint } from '../../platform/location';
import { openTab } from '../../platform/navigation';
import { scrollToClass } from '../../platform/scroll';
import './order.css';
import { OrderHead } from './order-head';
import { OrderNotes } from './order-notes';
import { OrderResult } from './order-result';
import { OrderUnits } from './order-units';
import { OrderWaits } from './order-waits';
import { ReporterCard } from './reporter-card';
import { Shots } from './shots';
import type { Notice, WorkOrderState } from './use-work-order';

function Told({ order }: { order: WorkOrderDetail }) {
  const { location, photos, text } = order;
  return (
    <Card>
      <Heading>反映的内容</Heading>
      <Words>{text || '只拍了照片，没有写字'}</Words>
      {photos.length > 0 && !order.result?.photos.length ? (
        <Shots photos={photos} words="现场照片" />
      ) : null}
      {location && canShowPoint ? (
        <Button
          icon="map-pin"
          words="在地图上看位置"
          onTap={() => showPoint({ ...location, words: order.placeText })}
        />
      ) : null}
    </Card>
  );
}

/** What was reported and what came of it stand in cards of their own. */
const hasOwnPhotos = ({ event, photos = [] }: TimelineEntry): boolean =>
  photos.length > 0 && event !== 'report.submitted' && event !== 'work-order.result-submitted';

function Course({ order, at }: { order: WorkOrderDetail; at: number }) {
  const newestFirst = order.timeline
    .filter(({ event }) => event !== 'work-order.claimed')
    .sort((a, b) => b.at - a.at);
  return (
    <Card>
      <Heading>经过</Heading>
      <View className="order-part">
        <Timeline
          steps={newestFirst.map((entry) => ({
            key: `${entry.event}-${entry.at}`,
            title: timelineText(entry, 'staff'),
            note: entry.isInternal ? '只有同事看得到' : undefined,
            when: momentText(entry.at, at),
            more: hasOwnPhotos(entry) ? (
              <Shots photos={entry.photos ?? []} words="照片" />
            ) : undefined,
          }))}
        />
      </View>
    </Card>
  );
}

function Said({ notice }: { notice: Notice }) {
  useEffect(() => {
    scrollToClass(notice.kind === 'done' ? 'order-done' : 'order-changed');
  }, [notice]);
  return notice.kind === 'done' ? (
    <Card tone="jade" className="order-done">
      <Heading>{notice.done}</Heading>
      {notice.next ? <Note>{notice.next}</Note> : null}
    </Card>
  ) : (
    <Card tone="amber" className="order-changed">
      <Heading>内容已被他人更新</Heading>
      <Note>{notice.words}</Note>
    </Card>
  );
}

/** What is not hers to see looks like what never was; asking again would not help. */
function Missing({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return error.code === 'not-found' ? (
    <Empty
      icon="circle-alert"
      title="没有找到这件工单"
      note="可能不在您负责的范围里，或者已经转给别人。"
      next={{ words: '回首页', onTap: () => openTab('home') }}
    />
  ) : (
    <ErrorState title={wordsFor(error)} note="工单没有变动。" onRetry={onRetry} />
  );
}

/** Everything there is to read about a work order, on the phone and at the desk alike. */
export function OrderBody({ state }: { state: WorkOrderState }) {
  const { loaded, notice, problems, asked } = state;
  const { data: order, error, keptSince } = loaded;
  const reload = () => void loaded.reload();
  if (!order) return error ? <Missing error={error} onRetry={reload} /> : <Skeleton cards={3} />;
  const at = now();
  return (
    <View>
      {keptSince ? <Kept since={momentText(keptSince, at)} onRetry={reload} /> : null}
      {notice ? <Said notice={notice} /> : null}
      <Problem words={asked ? undefined : problems.words} />
      <OrderHead order={order} now={at} />
      <OrderNotes order={order} state={state} at={at} />
      <OrderWaits order={order} at={at} />
      <OrderResult order={order} at={at} />
      <Told order={order} />
      <ReporterCard order={order} state={state} />
      <OrderUnits order={order} at={at} />
      <Course order={order} at={at} />
    </View>
  );
}
