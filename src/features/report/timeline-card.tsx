import { View } from '@tarojs/components';
import type { ReportDetail } from '#contracts/report';
import type { TimelineEntry } from '#contracts/work-order';
import { momentText } from '#domain/day';
import { timelineText } from '#domain/timeline';
import { Card, Heading, PhotoGrid, Timeline } from '../../components';
import { openPhotos } from '../../platform/photos';

function Photos({ photos }: { photos: NonNullable<TimelineEntry['photos']> }) {
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="timeline-photos">
      <PhotoGrid
        words="照片"
        photos={photos.map(({ url, note }, at) => ({ key: url ?? `${at}`, url, note }))}
        onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
      />
    </View>
  );
}

/** Her own photos and the result's stand in cards of their own. */
const hasOwnPhotos = ({ event, photos = [] }: TimelineEntry): boolean =>
  photos.length > 0 && event !== 'report.submitted' && event !== 'work-order.result-submitted';

/** 到哪一步了: newest first, in the words of the person who reads it. */
export function TimelineCard({ report, now }: { report: ReportDetail; now: number }) {
  const newestFirst = [...report.timeline].sort((a, b) => b.at - a.at);
  const reader = report.isJoined ? 'joined' : 'reporter';
  return (
    <Card>
      <Heading>到哪一步了</Heading>
      <View className="course">
        <Timeline
          steps={newestFirst.map((entry) => ({
            key: `${entry.event}-${entry.at}`,
            title: timelineText(entry, reader),
            when: momentText(entry.at, now),
            more: hasOwnPhotos(entry) ? <Photos photos={entry.photos ?? []} /> : undefined,
          }))}
        />
      </View>
    </Card>
  );
}
