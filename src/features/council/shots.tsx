import { View } from '@tarojs/components';
import type { PhotoView } from '#contracts/file';
import { PhotoGrid } from '../../components';
import { openPhotos } from '../../platform/photos';

/** Photos to look at; one that is being checked says so in its place. */
export function Shots({ words, photos }: { words: string; photos: readonly PhotoView[] }) {
  if (photos.length === 0) return null;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="council-shots">
      <PhotoGrid
        words={words}
        photos={photos.map((photo, at) => ({ key: `${at}`, ...photo }))}
        onOpen={(key) => {
          const url = photos[Number(key)]?.url;
          if (url) openPhotos(urls, urls.indexOf(url));
        }}
      />
    </View>
  );
}
