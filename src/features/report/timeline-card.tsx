import { View } from '@tarojs/components';
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

/** 到哪一步了: newest first, in the words of the person who reported it. */
export function TimelineCard(props: { entries: readonly TimelineEntry[]; now: number }) {
  const newestFirst = [...props.entries].sort((a, b) => b.at - a.at);
  return (
    <Card>
      <Heading>到哪一步了</Heading>
      <View className="course">
        <Timeline
          steps={newestFirst.map((entry) => ({
            key: `${entry.event}-${entry.at}`,
            title: timelineText(entry, 'reporter'),
            when: momentText(entry.at, props.now),
            more: hasOwnPhotos(entry) ? <Photos photos={entry.photos ?? []} /> : undefined,
          }))}
        />
      </View>
    </Card>
  );
}
