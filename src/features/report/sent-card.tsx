import { View } from '@tarojs/components';
import { categoryWords, type ReportDetail } from '#contracts/report';
import { Card, Heading, Note, PhotoGrid, Words } from '../../components';
import { openPhotos } from '../../platform/photos';

/** Her own words and photos, as she sent them; of a neighbour's she joined only what she may see. */
export function SentCard({ report }: { report: ReportDetail }) {
  const { photos, text, isJoined, isAnonymous } = report;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  if (isJoined && !text && photos.length === 0) return null;
  return (
    <Card>
      <Heading>{isJoined ? '邻居反映的' : '您反映的'}</Heading>
      <Note>{categoryWords(report.category)}</Note>
      {text || !isJoined ? <Words>{text || '只拍了照片，没有写字'}</Words> : null}
      {isAnonymous ? <Note>处理的人不知道是谁反映的。</Note> : null}
      {photos.length > 0 && !report.result?.photos.length ? (
        <View className="sent-photos">
          <PhotoGrid
            words="现场照片"
            photos={photos.map(({ url, note }, at) => ({ key: url ?? `${at}`, url, note }))}
            onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
          />
        </View>
      ) : null}
    </Card>
  );
}
