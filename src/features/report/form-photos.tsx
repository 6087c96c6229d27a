import { View } from '@tarojs/components';
import { photoLimit } from '#contracts/file';
import { PhotoGrid, Problem } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { StepPhotos } from './use-step-form';

/** Photos of a step: added, retried, removed and looked at. */
export function FormPhotos({ words, photos }: { words: string; photos: StepPhotos }) {
  const { tiles, note } = photos;
  const urls = tiles.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="step-part">
      <PhotoGrid
        words={words}
        photos={tiles}
        limit={photoLimit}
        onAdd={() => void photos.add('both')}
        onRemove={photos.remove}
        onRetry={photos.retry}
        onOpen={(key) => {
          const url = tiles.find((tile) => tile.key === key)?.url;
          if (url) openPhotos(urls, urls.indexOf(url));
        }}
      />
      <Problem words={note} />
    </View>
  );
}
