import { View } from '@tarojs/components';
import { aria } from './aria';
import { Icon } from './icon';
import { Picture } from './picture';
import { Tap } from './tap';

export type PhotoTile = {
  key: string;
  url?: string | undefined;
  state?: 'waiting' | 'uploading' | 'failed' | 'done';
  /** 0 to 100, while uploading. */
  percent?: number;
  /** Why it failed, or why it is not shown. */
  note?: string | undefined;
};

export type PhotoGridProps = {
  photos: readonly PhotoTile[];
  /** What they are of, for those who do not see them: 「现场照片」. */
  words: string;
  /** Shows the tile to add one; pressed with fewer than `limit`. */
  onAdd?: (() => void) | undefined;
  limit?: number;
  onRemove?: ((key: string) => void) | undefined;
  onRetry?: ((key: string) => void) | undefined;
  onOpen?: ((key: string) => void) | undefined;
};

/** What is being done with the photo, in words. */
function stateWords({ state, percent = 0, note }: PhotoTile): string | undefined {
  if (state === 'waiting') return '等待上传';
  if (state === 'uploading') return `上传 ${Math.round(percent)}%`;
  if (state === 'failed') return note ?? '没有传上';
  return note;
}

function Tile({ photo, at, grid }: { photo: PhotoTile; at: number; grid: PhotoGridProps }) {
  const words = `${grid.words} ${at + 1}`;
  const said = stateWords(photo);
  const isFailed = photo.state === 'failed';
  return (
    <View className="photo">
      <Tap
        className="photo-open"
        label={isFailed ? `${words}，${said ?? ''}，点一下重试` : words}
        isDisabled={!(isFailed ? grid.onRetry : grid.onOpen)}
        onTap={() => (isFailed ? grid.onRetry : grid.onOpen)?.(photo.key)}
      >
        {photo.url ? <Picture url={photo.url} words={words} className="photo-picture" /> : null}
        {said ? (
          <View
            className={isFailed ? 'photo-state photo-failed' : 'photo-state'}
            {...aria({ isLive: true })}
          >
            {said}
            {isFailed && grid.onRetry ? '，点一下重试' : ''}
          </View>
        ) : null}
      </Tap>
      {grid.onRemove ? (
        <Tap
          className="photo-remove"
          label={`去掉${words}`}
          onTap={() => grid.onRemove?.(photo.key)}
        >
          <View className="photo-cross">
            <Icon name="x" size="s" />
          </View>
        </Tap>
      ) : null}
    </View>
  );
}

/** Photos in threes, with what is happening to each; adds, removes, retries and opens where it may. */
export function PhotoGrid(props: PhotoGridProps) {
  const { photos, onAdd, limit = 6 } = props;
  return (
    <View className="photos">
      {photos.map((photo, at) => (
        <Tile key={photo.key} photo={photo} at={at} grid={props} />
      ))}
      {onAdd && photos.length < limit ? (
        <View className="photo">
          <Tap className="photo-add" label="添加照片：拍照或从相册选" onTap={onAdd}>
            <Icon name="camera" size="l" />
            <View>拍照或相册</View>
          </Tap>
        </View>
      ) : null}
    </View>
  );
}
