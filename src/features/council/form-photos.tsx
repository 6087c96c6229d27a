import { photoLimit } from '#contracts/file';
import { PhotoGrid, Problem } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { DraftForm } from '../../platform/use-draft-form';

/** Photos of a form: added, removed, tried again and looked at. */
export function FormPhotos<F>({ words, form }: { words: string; form: DraftForm<F> }) {
  const { photos } = form;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  const look = (key: string) => {
    const url = photos.find((photo) => photo.key === key)?.url;
    if (url) openPhotos(urls, urls.indexOf(url));
  };
  return (
    <>
      <PhotoGrid
        words={words}
        photos={photos}
        limit={photoLimit}
        onAdd={() => void form.add('both')}
        onRemove={form.remove}
        onRetry={form.retry}
        onOpen={look}
      />
      <Problem words={form.photoNote} />
    </>
  );
}
