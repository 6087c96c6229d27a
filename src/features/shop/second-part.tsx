import { View } from '@tarojs/components';
import { witnessAbovePoints } from '#contracts/shop-counter';
import { Answers, Heading, Note, PhotoGrid, Problem } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { Second } from './second';
import type { SellingState } from './use-selling';

const ways: readonly { value: Second; words: string }[] = [
  { value: 'slip', words: '拍本人签字的单子' },
  { value: 'witness', words: '请第二个人在手机上确认' },
];

/** A large sale on paper: the slip she signed, or a second person. */
export function SecondPart({ selling }: { selling: SellingState }) {
  const { second, slip, choose } = selling;
  const urls = slip.photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="second">
      <Heading>超过 {witnessAbovePoints} 分，要多一个人看着</Heading>
      <Note>纸质存折没有手机确认，这样您和居民都放心。</Note>
      <Answers label="怎么确认" answers={ways} chosen={second} onChoose={choose} />
      {second === 'slip' ? (
        <>
          <PhotoGrid
            words="签字的单子"
            photos={slip.photos}
            limit={2}
            onAdd={() => void slip.add('both')}
            onRemove={slip.remove}
            onRetry={slip.retry}
            onOpen={() => openPhotos(urls, 0)}
          />
          <Problem words={slip.photoNote} />
        </>
      ) : null}
      {second === 'witness' ? (
        <Note>记下以后先别交货，楼栋长、话事员或社区工作人员点了「是这样」再交。</Note>
      ) : null}
    </View>
  );
}
