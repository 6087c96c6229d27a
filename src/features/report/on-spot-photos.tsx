import { View } from '@tarojs/components';
import { Button, Card, Heading, Note, PhotoGrid, Problem } from '../../components';
import { openPhotos } from '../../platform/photos';
import { type OnSpotForm, sidesOf } from './on-spot';
import type { StepPhotos } from './use-step-form';

type OnSpotPhotosProps = {
  fields: OnSpotForm;
  photos: StepPhotos;
  problem?: string | undefined;
  onChange: (next: Partial<OnSpotForm>) => void;
};

type Tile = StepPhotos['tiles'][number];
type SideProps = {
  words: string;
  tile: Tile | undefined;
  photos: StepPhotos;
  onAdd?: (() => void) | undefined;
  onRemove: (key: string) => void;
};

/** One of the two photos, or the place for it. */
function Side({ words, tile, photos, onAdd, onRemove }: SideProps) {
  return (
    <View className="spot-side">
      <View className="spot-words">{words}</View>
      {tile || onAdd ? (
        <PhotoGrid
          words={words}
          photos={tile ? [tile] : []}
          limit={1}
          onAdd={onAdd}
          onRemove={onRemove}
          onRetry={photos.retry}
          onOpen={() => tile?.url && openPhotos([tile.url], 0)}
        />
      ) : (
        <View className="spot-none">
          <View className="spot-later">先拍处理前的</View>
        </View>
      )}
    </View>
  );
}

/** 处理前 and 处理后 side by side; who forgot the first takes only the second. */
export function OnSpotPhotos({ fields, photos, problem, onChange }: OnSpotPhotosProps) {
  const { before, after } = sidesOf(photos.tiles, fields);
  const add = () => void photos.add('both');
  const remove = (key: string) => {
    photos.remove(key);
    if (key === before?.key && after) onChange({ isOnlyAfter: true });
  };
  return (
    <Card>
      <Heading>拍两张</Heading>
      <View className="spot-sides">
        {fields.isOnlyAfter ? null : (
          <Side words="处理前" tile={before} photos={photos} onAdd={add} onRemove={remove} />
        )}
        <Side
          words="处理后"
          tile={after}
          photos={photos}
          onAdd={before || fields.isOnlyAfter ? add : undefined}
          onRemove={remove}
        />
      </View>
      <Problem words={problem ?? photos.note} />
      {before || after ? null : (
        <Button
          words={fields.isOnlyAfter ? '拍两张' : '没拍处理前的，只拍处理后'}
          onTap={() => onChange({ isOnlyAfter: !fields.isOnlyAfter })}
        />
      )}
      {fields.isOnlyAfter ? <Note>只交处理后的一张。</Note> : null}
    </Card>
  );
}
