import { View } from '@tarojs/components';
import {
  exclusionReasonWords,
  outcomeWords,
  ratingWords,
  type WorkOrderDetail,
} from '#contracts/work-order';
import { momentText } from '#domain/day';
import { BeforeAfter, Card, Heading, Note, Words } from '../../components';
import { openPhotos } from '../../platform/photos';
import { urlsOf } from './shots';

type Part = { order: WorkOrderDetail };

function Rated({ order }: Part) {
  const { rating, ratingsAlong } = order;
  const joined = ratingsAlong.satisfied + ratingsAlong.unsatisfied;
  if (!rating && joined === 0) return null;
  return (
    <View className="order-rating">
      {rating ? <Words isStrong>反映人：{ratingWords[rating.rating]}</Words> : null}
      {rating?.text ? <Note>{rating.text}</Note> : null}
      {joined > 0 ? (
        <Note>
          也遇到的邻居：{ratingsAlong.satisfied} 人满意，{ratingsAlong.unsatisfied} 人不满意
        </Note>
      ) : null}
    </View>
  );
}

const voteWords = { upheld: '成立，不计入单位的数字', dismissed: '不成立，照常计入' } as const;

/** 下评上, 抽查 and what became of an appeal against the rating. */
function Judged({ order }: Part) {
  const { unitRating, sample, ratingAppeal } = order;
  if (!unitRating && !sample && !ratingAppeal) return null;
  return (
    <View className="order-rating">
      {unitRating ? (
        <Note>
          派单的同事打分：效率 {unitRating.efficiency} 分，结果 {unitRating.quality} 分
        </Note>
      ) : null}
      {sample ? (
        <Note>
          抽查：{sample.isGood ? '确实办好了' : '没有办好'}（{sample.by}）{sample.text}
        </Note>
      ) : null}
      {ratingAppeal ? (
        <>
          <Words isStrong>
            单位对评价申诉：
            {ratingAppeal.verdict
              ? voteWords[ratingAppeal.verdict]
              : `待评议，已有 ${ratingAppeal.votes} 人评议`}
          </Words>
          <Note>
            {exclusionReasonWords[ratingAppeal.reason]}：{ratingAppeal.text}
          </Note>
        </>
      ) : null}
    </View>
  );
}

/** What came of it, how it was and is, and what was said of it. */
export function OrderResult({ order, at }: Part & { at: number }) {
  const { result, photos } = order;
  if (!result) return null;
  const urls = [...urlsOf(photos), ...urlsOf(result.photos)];
  return (
    <Card>
      <Heading>处理结果：{outcomeWords[result.outcome]}</Heading>
      <Words>{result.text}</Words>
      <Note>
        {result.by} · {momentText(result.at, at)}
      </Note>
      {result.photos.length > 0 ? (
        <BeforeAfter
          before={photos}
          after={result.photos}
          onOpen={(url) => openPhotos(urls, urls.indexOf(url))}
        />
      ) : null}
      <Rated order={order} />
      <Judged order={order} />
    </Card>
  );
}
