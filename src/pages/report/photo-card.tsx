import { View } from '@tarojs/components';
import { photoLimit } from '#contracts/file';
import { Card, Heading, Note, PhotoGrid, Problem, Row } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { ReportDraft } from './use-report-draft';

/** 拍一张: takes, shows, retries and removes up to six photos. */
export function PhotoCard({
  report,
  problem,
}: {
  report: ReportDraft;
  problem?: string | undefined;
}) {
  const { photos } = report;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  const show = (key: string) => {
    const url = photos.find((photo) => photo.key === key)?.url;
    if (url) openPhotos(urls, urls.indexOf(url));
  };
  return (
    <Card>
      <Row isSpread>
        <Heading>拍一张</Heading>
        <Note>
          {photos.length} / {photoLimit}
        </Note>
      </Row>
      <View className="report-choices">
        <PhotoGrid
          words="现场照片"
          photos={photos}
          limit={photoLimit}
          onAdd={() => void report.add()}
          onRemove={report.remove}
          onRetry={report.retry}
          onOpen={show}
        />
      </View>
      <Problem words={problem ?? report.photoNote} />
    </Card>
  );
}
