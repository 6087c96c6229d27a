import { View } from '@tarojs/components';
import { photoLimit } from '#contracts/file';
import { PhotoGrid, Problem } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { NoticePhotos } from './use-notice-draft';

/** Photos of a draft: added, removed, tried again and looked at. */
export function PhotoPart({ words, photos }: { words: string; photos: NoticePhotos }) {
  const { tiles, note, add, remove, retry } = photos;
  const urls = tiles.flatMap(({ url }) => (url ? [url] : []));
  const show = (key: string) => {
    const url = tiles.find((tile) => tile.key === key)?.url;
    if (url) openPhotos(urls, urls.indexOf(url));
  };
  return (
    <View className="notice-part">
      <PhotoGrid
        words={words}
        photos={tiles}
        limit={photoLimit}
        onAdd={() => void add('both')}
        onRemove={remove}
        onRetry={retry}
        onOpen={show}
      />
      <Problem words={note} />
    </View>
  );
}
