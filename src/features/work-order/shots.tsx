import { View } from '@tarojs/components';
import type { WorkOrderDetail } from '#contracts/work-order';
import { PhotoGrid } from '../../components';
import { openPhotos } from '../../platform/photos';

type Photos = WorkOrderDetail['photos'];
export const urlsOf = (photos: Photos) => photos.flatMap(({ url }) => (url ? [url] : []));

/** Photos in threes; each opens large. */
export function Shots({ photos, words }: { photos: Photos; words: string }) {
  const urls = urlsOf(photos);
  return (
    <View className="order-shots">
      <PhotoGrid
        words={words}
        photos={photos.map(({ url, note }, at) => ({ key: url ?? `${at}`, url, note }))}
        onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
      />
    </View>
  );
}
