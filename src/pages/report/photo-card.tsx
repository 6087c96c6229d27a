import { View } from '@tarojs/components';
import { photoLimit } from '#contracts/file';
import { Button, Card, Heading, Note, PhotoGrid, Problem, Row } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { ReportDraft } from './use-report-draft';

type PhotoCardProps = { report: ReportDraft; problem?: string | undefined; isEasy: boolean };

/** 关怀版: nothing but the shutter, as large as a hand, until there is a photo. */
function Shutter({ report }: { report: ReportDraft }) {
  return <Button kind="soft" isBig icon="camera" words="拍照片" onTap={() => void report.add()} />;
}

/** 拍一张: takes, shows, retries and removes up to six photos. */
export function PhotoCard({ report, problem, isEasy }: PhotoCardProps) {
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
        {isEasy && photos.length === 0 ? (
          <Shutter report={report} />
        ) : (
          <PhotoGrid
            words="现场照片"
            photos={photos}
            limit={photoLimit}
            onAdd={() => void report.add()}
            onRemove={report.remove}
            onRetry={report.retry}
            onOpen={show}
          />
        )}
      </View>
      <Problem words={problem ?? report.photoNote} />
    </Card>
  );
}
