import { View } from '@tarojs/components';
import type { ReportDetail } from '#contracts/report';
import { outcomeWords } from '#contracts/work-order';
import { dateText, dayOf, momentText } from '#domain/day';
import { BeforeAfter, Card, Heading, Note, Words } from '../../components';
import { openPhotos } from '../../platform/photos';

/** What came of it: the handler's words, and how it was beside how it is. */
export function ResultCard({ report, now }: { report: ReportDetail; now: number }) {
  const { result, photos } = report;
  if (!result) return null;
  const urls = [...photos, ...result.photos].flatMap(({ url }) => (url ? [url] : []));
  return (
    <Card>
      <Heading>处理结果：{outcomeWords[result.outcome]}</Heading>
      <View>
        <Words>{result.text}</Words>
      </View>
      {result.reviewOn ? (
        <Words isStrong>{dateText(result.reviewOn, dayOf(now))} 我们再来看，并告诉您。</Words>
      ) : null}
      <Note>
        {result.by} · {momentText(result.at, now)}
      </Note>
      {result.photos.length > 0 ? (
        <BeforeAfter
          before={photos}
          after={result.photos}
          onOpen={(url) => openPhotos(urls, urls.indexOf(url))}
        />
      ) : null}
    </Card>
  );
}
