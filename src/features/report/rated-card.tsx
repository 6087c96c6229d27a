import { View } from '@tarojs/components';
import type { ReportDetail } from '#contracts/report';
import { ratingWords } from '#contracts/work-order';
import { Card, Heading, Words } from '../../components';

/** What was said of it once it was done, until it is handled again, and where else she may turn. */
export function RatedCard({ report }: { report: ReportDetail }) {
  const { rating, proxyFor, furtherText, status } = report;
  if (!rating || (status !== 'closed' && status !== 'resolved')) return null;
  return (
    <Card>
      <Heading>
        {proxyFor ? '本人的评价' : '您的评价'}：{ratingWords[rating.rating]}
      </Heading>
      {rating.text ? (
        <View>
          <Words>{rating.text}</Words>
        </View>
      ) : null}
      {furtherText ? <Words>{furtherText}</Words> : null}
    </Card>
  );
}
